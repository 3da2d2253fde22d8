"""What is asked to subscribe: on what, when, and where that is local; by buttons or as a form."""

from collections.abc import Sequence

from bot.chat.message import Button, Field, Form, Message, Paragraph, with_buttons
from bot.wording.buttons import in_rows
from bot.wording.chat import save
from bot.wording.language.catalogue import _, pgettext
from bot.wording.language.isolates import command_text
from bot.wording.language.zones import city
from bot.wording.parts import for_example, says, similar, unclear
from bot.wording.results import counts_as
from briefings.model import Topic

_MOST_TOPICS = 11


def ask_topics(topics: Sequence[Topic], said: str, form: Form) -> Message:
    """Ask on what."""
    each = [(topic.title, topic.name) for topic in topics[:_MOST_TOPICS]]
    # NOTE: The first question of /subscribe, above buttons.
    asked = _("What should your digests be about?")
    return _question(asked, [(_all_topics(), "all"), *each], said, form)


def ask_times(said: str, form: Form) -> Message:
    """Ask when."""
    # NOTE: The second question of /subscribe, above buttons such as "Every morning".
    return _question(_("When should they arrive?"), _presets(), said, form)


def ask_zone(zones: Sequence[str], said: str, form: Form) -> Message:
    """Ask where times are local."""
    # NOTE: The last question of /subscribe, above buttons with cities. {command}: /subscribe.
    asked = _(
        "Which time zone are you in? You can also write {command} with a city.",
        command=command_text("subscribe"),
    )
    return _question(asked, [(city(zone), zone) for zone in zones], said, form)


def form(topics: Sequence[Topic], zone: str, said: Sequence[str]) -> Form:
    """Return all that can be chosen as one form; `said` are the topics named so far."""
    names = tuple((topic.name, topic.title) for topic in topics)
    times = tuple((words, label) for label, words in _presets())
    # NOTE: A field of the form to subscribe: the topics of the digest.
    topics_label = pgettext("setting", "Topics")
    # NOTE: A field of the form to subscribe: when digests come.
    times_label = pgettext("setting", "Times")
    # NOTE: A field of the form to subscribe, for what no choice above it has.
    further_label = pgettext("setting", "Other times, such as 06:45 12:30")
    # NOTE: A field of the form to subscribe.
    zone_label = pgettext("setting", "Time zone")
    return Form(
        # NOTE: The title of the form to subscribe.
        title=pgettext("heading", "Subscribe"),
        ask="/subscribe",
        submit=save(),
        fields=(
            Field(
                name="topics",
                label=topics_label,
                options=(("all", _all_topics()), *names),
                chosen=tuple(said) or ("all",),
                many=True,
            ),
            Field(name="times", label=times_label, options=times, chosen=(times[0][0],)),
            Field(name="further", label=further_label),
            Field(name="zone", label=zone_label, chosen=(zone,)),
        ),
    )


@counts_as("bad_arguments")
def not_understood(words: str, nearest: Sequence[str]) -> Message:
    """Say which word means nothing here, and what would."""
    near = similar(nearest) if nearest else ""
    example = for_example("/subscribe trade 07:30 Europe/Berlin weekdays")
    return says(unclear(words), near, example)


def _all_topics() -> str:
    # NOTE: A choice when subscribing.
    return pgettext("choice", "All topics")


def _presets() -> list[tuple[str, str]]:
    return [
        # NOTE: A choice when subscribing: at 07:30 every day.
        (pgettext("choice", "Every morning"), "morning daily"),
        # NOTE: A choice when subscribing: at 07:30 and 18:00 every day.
        (pgettext("choice", "Morning and evening"), "morning evening daily"),
        # NOTE: A choice when subscribing: at 07:30 from Monday to Friday.
        (pgettext("choice", "Weekday mornings"), "morning weekdays"),
        # NOTE: A choice when subscribing: at 07:30.
        (pgettext("choice", "Weekly, on Mondays"), "weekly"),
        # NOTE: A choice when subscribing: at 09:00, 13:00 and 17:00 from Monday to Friday.
        (pgettext("choice", "Office hours"), "office"),
    ]


def _question(asked: str, choices: Sequence[tuple[str, str]], said: str, form: Form) -> Message:
    buttons = tuple(
        Button(label=label, ask=" ".join(f"/subscribe {said} {words}".split()))
        for label, words in choices
    )
    parts = (Paragraph(text=asked), form)
    return with_buttons(Message(parts=parts, in_place=bool(said)), in_rows(buttons))
