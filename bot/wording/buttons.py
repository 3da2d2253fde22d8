"""What can be pressed under what the bot says: each button asks what a person could type."""

from collections.abc import Iterable, Sequence

from bot.chat.message import Button, Buttons
from bot.wording.catalogue import LANGUAGES, _
from briefings.model import Brief, Topic

_IN_A_ROW = 3
_NUMBERS_IN_A_ROW = 5
_MOST_TOPICS = 12
"""More would fill a phone's screen; /topics lists them all."""


def welcome() -> Buttons:
    """Return the one thing to begin with."""
    return Buttons(rows=((Button(label=_("Show me today's brief"), ask="/today"),),))


def under_brief(brief: Brief, *, kept: bool) -> Buttons:
    """Return what can be done with a brief; what belongs to topics only where it is of one.

    All of it means this very brief, whatever is shown later.
    """
    this = f"in {brief.id}"
    first = [
        Button(label=_("More"), ask=f"/more {this}"),
        Button(label=_("Context"), ask=f"/context {this}"),
        Button(label=_("Why these"), ask=f"/why {this}"),
        Button(label=_("Share"), ask=brief.topic.name if kept else brief.topic.title, shares=True),
    ]
    if not kept:
        return Buttons(rows=(tuple(first),))
    second = (
        Button(label=_("Sources"), ask=f"/sources {brief.topic.name}"),
        Button(label="👍 " + _("Good"), ask=f"/good {this}"),
        Button(label="👎 " + _("Less of this"), ask=f"/bad {this}"),
        Button(label=_("Mute topic"), ask=f"/mute {brief.topic.name}"),
    )
    return Buttons(rows=(tuple(first), second))


def under_digest(brief: Brief, shown: Sequence[Brief]) -> Buttons:
    """Return the whole briefs of a digest's topics, and what can be done with it."""
    this = f"in {brief.id}"
    ways = (
        Button(label=_("Context"), ask=f"/context {this}"),
        Button(label=_("Why these"), ask=f"/why {this}"),
        Button(label=_("Subscriptions"), ask="/subscriptions"),
    )
    whole = (
        Button(label=each.topic.title, ask=f"/show {each.id}") for each in shown[:_MOST_TOPICS]
    )
    return Buttons(rows=(ways, *_rows(whole, _IN_A_ROW)))


def numbers(command: str, brief: Brief) -> Buttons:
    """Return a button for each quotation of a brief."""
    shown = range(1, len(brief.excerpts) + 1)
    one_each = (Button(label=str(n), ask=f"/{command} {n} in {brief.id}") for n in shown)
    return Buttons(rows=_rows(one_each, _NUMBERS_IN_A_ROW))


def commands(names: Iterable[str]) -> Buttons:
    """Return a button for each command."""
    return Buttons(rows=_rows((Button(label=f"/{name}", ask=f"/{name}") for name in names), 3))


def topics(these: Sequence[Topic]) -> Buttons:
    """Return a button for each topic, as many as are seen at a glance."""
    shown = these[:_MOST_TOPICS]
    one_each = (Button(label=topic.title, ask=f"/{topic.name}") for topic in shown)
    return Buttons(rows=_rows(one_each, _IN_A_ROW))


def home(these: Sequence[Topic]) -> Buttons:
    """Return the ways on from the bot's own page."""
    ways = (
        Button(label=_("Show me today's brief"), ask="/today"),
        Button(label=_("Settings"), ask="/settings"),
        Button(label=_("Help"), ask="/help"),
    )
    return Buttons(rows=(ways, *topics(these).rows))


def languages() -> Buttons:
    """Return a button for each language, by its own name, and one for the platform's."""
    each = [Button(label=name, ask=f"/language {code}") for code, name in LANGUAGES.items()]
    auto = Button(label=_("As my app does"), ask="/language auto")
    return Buttons(rows=_rows([*each, auto], _IN_A_ROW))


def unmute(names: Iterable[str]) -> Buttons:
    """Return a button for each muted topic, to take it in again."""
    said = ((name, _("Unmute {topic}", topic=f"/{name}")) for name in names)
    one_each = (Button(label=label, ask=f"/unmute {name}") for name, label in said)
    return Buttons(rows=_rows(one_each, 2))


def again(ask: str) -> Buttons:
    """Return a button that asks the same once more."""
    return Buttons(rows=((Button(label=_("Answer again"), ask=ask),),))


def in_rows(buttons: Iterable[Button]) -> Buttons:
    """Return buttons, some abreast."""
    return Buttons(rows=_rows(buttons, _IN_A_ROW))


def _rows(buttons: Iterable[Button], most: int) -> tuple[tuple[Button, ...], ...]:
    every = tuple(buttons)
    return tuple(every[start : start + most] for start in range(0, len(every), most))
