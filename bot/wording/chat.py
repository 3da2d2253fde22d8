"""What the bot says about the conversation itself: settings, rights, interruptions."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.message import Bullets, Field, Form, Heading, Message, Paragraph, with_buttons
from bot.wording import buttons
from bot.wording.catalogue import LANGUAGES, _, joined
from bot.wording.phrases import day
from briefings.model import Topic


def language_menu(current: str | None) -> Message:
    """Offer the languages."""
    now = LANGUAGES.get(current or "", _("as your app does"))
    said = _(
        "I speak {language}. Quotations stay in the language they were written in.", language=now
    )
    return with_buttons(_says(said), buttons.languages())


def language_set(chosen: str | None) -> Message:
    """Confirm the language, in that language."""
    if chosen is None:
        return _says(_("I now speak what your app speaks, as far as I can."))
    return _says(_("I now speak {language}.", language=LANGUAGES[chosen]))


def language_unknown(wanted: str) -> Message:
    """Say that there is no such language, and offer those that there are."""
    said = _("I don't speak “{language}”. These I do:", language=wanted)
    return with_buttons(_says(said), buttons.languages())


def muted(topic: Topic, until: datetime | None) -> Message:
    """Confirm that a topic is left out."""
    name = f"/{topic.name}"
    if until is None:
        said = _("{topic} is muted here until you unmute it.", topic=name)
    else:
        said = _("{topic} is muted here until {day}.", topic=name, day=day(until.date()))
    return with_buttons(_says(said), buttons.unmute([topic.name]))


def unmuted(topic: Topic) -> Message:
    """Confirm that a topic is taken in again."""
    return _says(_("{topic} is back.", topic=f"/{topic.name}"))


def settings_message(
    language: str | None, muted_topics: Sequence[str], topics: Sequence[Topic]
) -> Message:
    """Show the settings of a channel, with a form to change them where a place has forms."""
    spoken = LANGUAGES.get(language or "", _("as your app does"))
    left_out = joined(_(", "), (f"/{name}" for name in muted_topics)) or _("none")
    rows = ((_("Language"), spoken), (_("Muted topics"), left_out))
    form = Form(
        title=_("Settings"),
        ask="/settings",
        fields=(
            Field(
                name="language",
                label=_("Language"),
                options=(("auto", _("as your app does")), *LANGUAGES.items()),
                chosen=(language or "auto",),
            ),
            Field(
                name="muted",
                label=_("Muted topics"),
                options=tuple((topic.name, topic.title) for topic in topics),
                chosen=tuple(muted_topics),
                many=True,
            ),
        ),
    )
    how = _("/language changes the language, /mute and /unmute the topics.")
    said = (Heading(text=_("Settings")), Bullets(rows=rows), Paragraph(text=how), form)
    return with_buttons(Message(parts=said), buttons.unmute(muted_topics))


def feedback_wanted() -> Message:
    """Ask for the words."""
    return _says(_("What should I pass on? Write for example: /feedback the quotes are too long."))


def feedback_thanks() -> Message:
    """Say that it was kept, and for whom."""
    return _says(_("Thank you. The people who run me will read it."))


def expired() -> Message:
    """Say that a button is too old."""
    return _says(_("That button is too old. Here is a fresh start:"))


def not_here(channel: str) -> Message:
    """Say that the bot is private, and who can open it."""
    said = _(
        "This bot is private. Its owner can let you in by allowing {channel}.", channel=channel
    )
    return _says(said)


def admins_only() -> Message:
    """Say who may do that."""
    return _says(_("Only admins of this group can do that. In a chat with me alone, you can."))


def back_again(since: datetime, reason: str) -> str:
    """Say that the channel could not be reached for a while."""
    return _(
        "Welcome back. Since {day} I could not reach you here ({reason}).",
        day=day(since.date()),
        reason=reason,
    )


def again_note() -> str:
    """Say that this may be a repeat."""
    return _("Sent again after an interruption; you may have had it already.")


def interrupted(ask: str) -> Message:
    """Say that an answer may not have come, and offer it again."""
    said = _(
        "I was interrupted while answering “{ask}”, and can't tell whether you got it.", ask=ask
    )
    return with_buttons(_says(said), buttons.again(ask))


def continued() -> str:
    """Say that a message goes on in the thread under it."""
    return _("Continued in the thread.")


def something_failed(reference: str) -> Message:
    """Say that something went wrong, what still works, and what to name when telling of it."""
    said = _("Something went wrong with this answer; all else works. Please try again.")
    named = _(
        "If it stays so, tell the people who run me, with the reference {reference}.",
        reference=reference,
    )
    return _says(said, named)


def _says(*sentences: str) -> Message:
    return Message(parts=(Paragraph(text=" ".join(sentences)),))
