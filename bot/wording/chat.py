"""What the bot says about the conversation itself: settings, rights, interruptions."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.message import Button, Buttons, Field, Form, Heading, Message, Paragraph, with_buttons
from bot.wording import buttons
from bot.wording.language.catalogue import _, full_stop, pgettext
from bot.wording.language.dates import day
from bot.wording.language.isolates import command_text
from bot.wording.language.languages import LANGUAGES
from bot.wording.language.lists import join_and
from bot.wording.language.numbers import number
from bot.wording.parts import bullets, for_example, says, unclear
from bot.wording.results import counts_as
from briefings.model import Topic
from storage.ports.conversations.channels import Managers

_AS_THE_APP = "auto"


def how_to_leave() -> str:
    """Say how to end a chat in the terminal."""
    # NOTE: Shown in the terminal for Ctrl-C on an empty line. {key}: Ctrl-D. {word}: quit.
    return str(_("To leave, press {key} or write “{word}”.", key="Ctrl-D", word="quit"))


def language_menu(current: str | None) -> Message:
    """Offer the languages."""
    if current and current in LANGUAGES:
        # NOTE: The answer to /language. {language}: its own name, e.g. Deutsch, in any grammar.
        text = _(
            "Language: {language}. Quotations stay in the language they were written in.",
            language=LANGUAGES[current],
        )
    else:
        # NOTE: The answer to /language, where none was chosen.
        text = _(
            "I follow your app's language. Quotations stay in the language they were written in."
        )
    return with_buttons(says(text), buttons.languages())


def language_set(chosen: str | None) -> Message:
    """Confirm the language, in that language."""
    if chosen is None:
        # NOTE: Confirms that the bot uses the language of Telegram or Slack from now on.
        return says(_("I'll follow your app's language where I can."))
    # NOTE: Confirms the language, in that language. {language}: its own name, e.g. Deutsch.
    return says(_("Language set: {language}.", language=LANGUAGES[chosen]))


@counts_as("bad_arguments")
def language_unknown(wanted: str) -> Message:
    """Say that there is no such language, and offer those that there are."""
    # NOTE: The answer to /language with an unknown one, above buttons. {language}: e.g. Klingon.
    text = _("I don't speak “{language}”. I speak these languages:", language=wanted)
    return with_buttons(says(text), buttons.languages())


def confirm_mute(topic: Topic, until: datetime | None) -> Message:
    """Confirm that a topic is left out."""
    name = command_text(topic.name)
    if until is None:
        # NOTE: Confirms /mute. {topic}: the topic's command, e.g. /trade.
        text = _("{topic} is muted here until you unmute it.", topic=name)
    else:
        # NOTE: Confirms /mute for some days. {topic}: the topic's command, e.g. /trade.
        # {day}: a date, e.g. 9 May 2025. No full stop at the end: the date may have one.
        until_day = _("{topic} is muted here until {day}", topic=name, day=day(until.date()))
        text = full_stop(until_day)
    return with_buttons(says(text), buttons.unmute([topic.name]))


@counts_as("bad_arguments")
def mute_unclear(topic: Topic, words: str) -> Message:
    """Say how long a topic can be left out, where that was not understood."""
    name = topic.name
    return says(unclear(words), for_example(f"/mute {name} 7d", f"/mute {name} until Monday"))


def confirm_unmute(topic: Topic) -> Message:
    """Confirm that a topic is taken in again."""
    # NOTE: Confirms /unmute. {topic}: the topic's command, e.g. /trade.
    return says(_("{topic} is no longer muted.", topic=command_text(topic.name)))


def settings_message(
    language: str | None,
    muted_topics: Sequence[str],
    topics: Sequence[Topic],
    managers: Managers | None = None,
) -> Message:
    """Show the settings of a channel, with a form to change them where a place has forms.

    `managers` are who may change its digests; None where one person is alone with the bot.
    """
    form = _settings_form(language, muted_topics, topics, managers)
    chosen, muted = form.fields[:2]
    if muted_topics:
        left_out = join_and(command_text(name) for name in muted_topics)
    else:
        # NOTE: In the settings, after "Muted topics".
        left_out = pgettext("muted topics", "None")
    rows = [(chosen.label, dict(chosen.options)[chosen.chosen[0]]), (muted.label, left_out)]
    if managers:
        rows.append((_managers_label(), _managers(managers)))
    # NOTE: In /settings.
    how = _("/language changes the language, /mute and /unmute the topics.")
    parts = (Heading(text=form.title), bullets(rows), Paragraph(text=how), form)
    ways = buttons.unmute(muted_topics).rows
    if managers:
        ways = (*ways, (_change_managers(managers),))
    return with_buttons(Message(parts=parts), Buttons(rows=ways))


def _managers_label() -> str:
    # NOTE: The label of a setting of a group: its members, or its admins alone.
    return pgettext("setting", "Who may change digests here")


def _managers(managers: Managers) -> str:
    if managers == "members":
        # NOTE: In the settings, after "Who may change digests here".
        return pgettext("managers", "All members")
    # NOTE: In the settings, after "Who may change digests here".
    return pgettext("managers", "Admins only")


def _change_managers(managers: Managers) -> Button:
    if managers == "members":
        # NOTE: A button in the settings of a group.
        label = pgettext("button", "Let only admins change digests")
        return Button(label=label, ask="/settings managers=admins")
    # NOTE: A button in the settings of a group.
    label = pgettext("button", "Let members change digests")
    return Button(label=label, ask="/settings managers=members")


def _settings_form(
    language: str | None,
    muted_topics: Sequence[str],
    topics: Sequence[Topic],
    managers: Managers | None,
) -> Form:
    # NOTE: In the settings, where no language was chosen: that of Telegram or Slack is used.
    app = pgettext("language", "Same as your app")
    language_field = Field(
        name="language",
        # NOTE: The label of a setting.
        label=pgettext("setting", "Language"),
        options=((_AS_THE_APP, app), *LANGUAGES.items()),
        chosen=(language if language and language in LANGUAGES else _AS_THE_APP,),
    )
    muted_field = Field(
        name="muted",
        # NOTE: The label of a setting: topics that digests leave out.
        label=pgettext("setting", "Muted topics"),
        options=tuple((topic.name, topic.title) for topic in topics),
        chosen=tuple(muted_topics),
        many=True,
    )
    # NOTE: The heading of /settings.
    title = pgettext("heading", "Settings")
    fields = (language_field, muted_field, *((_managers_field(managers),) if managers else ()))
    return Form(title=title, ask="/settings", fields=fields, submit=save())


def _managers_field(managers: Managers) -> Field:
    """Return a field whose name says what is so now: only what differs is a change."""
    choices: tuple[Managers, ...] = ("members", "admins")
    return Field(
        name=f"managers-{managers}",
        label=_managers_label(),
        options=tuple((each, _managers(each)) for each in choices),
        chosen=(managers,),
    )


def save() -> str:
    """Return what the button of a form says."""
    # NOTE: The button that sends a form (settings or a subscription) in Slack.
    return pgettext("button", "Save")


@counts_as("bad_arguments")
def ask_feedback() -> Message:
    """Ask for the words."""
    # NOTE: The answer to /feedback without words. Translate the example after /feedback.
    text = _("What should I tell the operator? For example: /feedback The quotes are too long")
    return says(text)


@counts_as("not_available")
def feedback_too_long(most: int) -> Message:
    """Say how long it may be."""
    # NOTE: The answer to /feedback with a very long text. {number}: of characters, e.g. 2,000.
    return says(
        _("That is too long. Please keep it under {number} characters.", number=number(most))
    )


@counts_as("not_available")
def feedback_enough() -> Message:
    """Say that no more is kept today."""
    # NOTE: The answer to /feedback where this chat has sent very many today.
    return says(_("That's all the feedback I can take from this chat today. Please try tomorrow."))


@counts_as("not_available")
def too_many_waiting() -> Message:
    """Say that no more is taken until what waits is answered."""
    # NOTE: Said once to someone who sends very many commands at once: the rest is not answered.
    text = _(
        "Too many of your requests are waiting here. I'll answer those first; please send any "
        "others again afterwards."
    )
    return says(text)


def feedback_thanks() -> Message:
    """Say that it was kept, and for whom."""
    # NOTE: The answer to /feedback.
    return says(_("Thank you. The operator will read it."))


@counts_as("expired")
def expired_button() -> Message:
    """Say that a button is too old."""
    # NOTE: Said when someone presses an old button; buttons follow.
    return says(_("That button has expired. Here's a fresh start:"))


@counts_as("no_rights")
def not_here(channel: str) -> Message:
    """Say that the bot is private, and who can open it."""
    # NOTE: Said to someone who may not use the bot. {channel}: a technical name, e.g. telegram:42.
    text = _(
        "This bot is private. To use it, ask its operator to allow “{channel}”.", channel=channel
    )
    return says(text)


@counts_as("no_rights")
def admins_only() -> Message:
    """Say who may do that."""
    # NOTE: Said in a group to someone who is no admin.
    return says(_("Only admins can do that here. In a private chat with me, you can do it too."))


@counts_as("no_rights")
def owners_only() -> Message:
    """Say that only an owner of the bot may do that."""
    # NOTE: Said to someone who may not change the topics or the sources of the bot.
    return says(_("Only an owner of this bot can do that."))


def back_again(since: datetime) -> str:
    """Say that the channel could not be reached for a while."""
    # NOTE: Said once a chat can be reached again. {day}: a date, e.g. 9 May 2025.
    return _("I'm back. Between {day} and now I couldn't reach you here.", day=day(since.date()))


def again_note() -> str:
    """Say that this may be a repeat."""
    # NOTE: Above an answer that may have been sent before.
    return _("I was interrupted, so you may be seeing this twice.")


def interrupted_answer(ask: str) -> Message:
    """Say that an answer may not have come, and offer it again."""
    # NOTE: Said where an answer may have been lost, with a button. {ask}: what someone wrote.
    text = _(
        "I was interrupted while answering “{ask}” and don't know whether my answer reached you.",
        ask=ask,
    )
    return with_buttons(says(text), buttons.again(ask))


def continuation() -> str:
    """Say that a message goes on in the thread under it."""
    # NOTE: Under the first part of a long answer in Slack.
    return _("Continued in the thread.")


@counts_as("failed")
def something_failed(reference: str) -> Message:
    """Say that something went wrong, what to do, and what to name when telling of it."""
    # NOTE: The answer where there is none. {reference}: eight letters and digits, e.g. 1f0c9a2b.
    text = _(
        "Something went wrong. Please try again. If it keeps happening, give the operator "
        "reference {reference}.",
        reference=reference,
    )
    return says(text)
