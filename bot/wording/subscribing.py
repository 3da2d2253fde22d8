"""What is asked to subscribe: on what, when, and where that is local; by buttons or as a form."""

from collections.abc import Sequence

from bot.chat.message import Button, Field, Form, Message, Paragraph, with_buttons
from bot.wording.buttons import in_rows
from bot.wording.catalogue import _
from bot.wording.phrases import any_of
from briefings.model import Topic

_MOST_TOPICS = 11


def topics_wanted(topics: Sequence[Topic], said: str, form: Form) -> Message:
    """Ask on what."""
    each = [(topic.title, topic.name) for topic in topics[:_MOST_TOPICS]]
    choices = [(_("All topics"), "all"), *each]
    return _question(_("What should your briefings be about?"), choices, said, form)


def times_wanted(said: str, form: Form) -> Message:
    """Ask when."""
    return _question(_("When should they come?"), _presets(), said, form)


def zone_wanted(zones: Sequence[str], said: str, form: Form) -> Message:
    """Ask where times are local."""
    asked = _("In which time zone? You can also write {command} with a city.", command="/subscribe")
    return _question(asked, [(zone, zone) for zone in zones], said, form)


def form(topics: Sequence[Topic], zone: str, said: Sequence[str]) -> Form:
    """Return all that can be chosen as one form; `said` are the topics named so far."""
    names = tuple((topic.name, topic.title) for topic in topics)
    times = tuple((words, label) for label, words in _presets())
    return Form(
        title=_("Subscribe"),
        ask="/subscribe",
        fields=(
            Field(
                name="topics",
                label=_("Topics"),
                options=(("all", _("All topics")), *names),
                chosen=tuple(said) or ("all",),
                many=True,
            ),
            Field(name="times", label=_("Times"), options=times, chosen=(times[0][0],)),
            Field(name="further", label=_("Other times, such as 06:45 12:30")),
            Field(name="zone", label=_("Time zone"), chosen=(zone,)),
        ),
    )


def not_understood(words: str, nearest: Sequence[str]) -> Message:
    """Say which word means nothing here, and what would."""
    example = "/subscribe trade 07:30 Europe/Berlin weekdays"
    said = _(
        "I don't understand “{words}”. Write for example: {command}", words=words, command=example
    )
    near = [_("Near to it: {commands}.", commands=any_of(list(nearest)))] if nearest else []
    return Message(parts=(Paragraph(text=" ".join((said, *near))),))


def _presets() -> list[tuple[str, str]]:
    return [
        (_("Every morning"), "morning daily"),
        (_("Morning and evening"), "morning evening daily"),
        (_("Weekday mornings"), "morning weekdays"),
        (_("Weekly, on Mondays"), "weekly"),
        (_("Office hours"), "office"),
    ]


def _question(asked: str, choices: Sequence[tuple[str, str]], said: str, form: Form) -> Message:
    buttons = tuple(
        Button(label=label, ask=" ".join(f"/subscribe {said} {words}".split()))
        for label, words in choices
    )
    parts = (Paragraph(text=asked), form)
    return with_buttons(Message(parts=parts, in_place=bool(said)), in_rows(buttons))
