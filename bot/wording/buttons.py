"""What can be pressed under what the bot says: each button asks what a person could type."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.chat.message import Button, Buttons
from bot.wording.language.catalogue import pgettext
from bot.wording.language.isolates import command_text
from bot.wording.language.languages import LANGUAGES
from briefings.model import Brief, Topic

_IN_A_ROW = 3
_NUMBERS_IN_A_ROW = 5
_MOST_TOPICS = 12
"""More would fill a phone's screen; /topics lists them all."""


def welcome() -> Buttons:
    """Return the two things to begin with."""
    return Buttons(rows=((_today(), subscribe()),))


def subscribe(*topics: str) -> Button:
    """Return what begins to subscribe: to those topics, or to whatever is chosen then."""
    # NOTE: A button: begins to subscribe.
    return Button(label=pgettext("button", "Subscribe"), ask=" ".join(("/subscribe", *topics)))


def _today() -> Button:
    # NOTE: A button under the welcome: shows one point of each topic.
    return Button(label=pgettext("button", "Show today's brief"), ask="/today")


def under_brief(brief: Brief, *, kept: bool, votes: bool = False) -> Buttons:
    """Return what can be done with a brief; what belongs to topics only where it is of one.

    All of it means this very brief, whatever is shown later.

    Args:
        brief: the brief that is shown.
        kept: whether it is of a topic, rather than of words that someone wrote.
        votes: whether votes change briefs, so that they are worth a button.
    """
    this = f"in {brief.id}"
    shared = brief.topic.name if kept else brief.topic.title
    # NOTE: A button under a brief: shows further points.
    more = Button(label=pgettext("button", "More"), ask=f"/more {this}")
    # NOTE: A button under a brief: sends it to another chat, or shows it to all.
    share = Button(label=pgettext("button", "Share"), ask=shared, shares=True)
    if not kept:
        return Buttons(rows=((more, _context(this), _why(this), share),))
    # NOTE: A button under a brief: shows who published articles on its topic.
    sources = Button(label=pgettext("button", "Sources"), ask=f"/sources {brief.topic.name}")
    # NOTE: A button under a brief: leaves its topic out of digests from now on.
    mute = Button(label=pgettext("button", "Mute topic"), ask=f"/mute {brief.topic.name}")
    return Buttons(
        rows=(
            (more, subscribe(brief.topic.name), share),
            (_context(this), _why(this)),
            (sources, *(_votes(this) if votes else ()), mute),
        )
    )


def _votes(this: str) -> tuple[Button, Button]:
    return (
        # NOTE: A button under a brief: votes a sentence up.
        Button(label=pgettext("button", "👍 More like this"), ask=f"/good {this}"),
        # NOTE: A button under a brief: votes a sentence down.
        Button(label=pgettext("button", "👎 Less like this"), ask=f"/bad {this}"),
    )


def _context(this: str) -> Button:
    # NOTE: A button under a brief: shows a quotation with the text around it.
    return Button(label=pgettext("button", "Context"), ask=f"/context {this}")


def _why(this: str) -> Button:
    # NOTE: A button under a brief: says why these sentences were chosen.
    return Button(label=pgettext("button", "Why these?"), ask=f"/why {this}")


def under_digest(brief: Brief, shown: Sequence[Brief]) -> Buttons:
    """Return the whole briefs of a digest's topics, and what can be done with it."""
    this = f"in {brief.id}"
    # NOTE: A button under a digest: lists this chat's subscriptions.
    mine = Button(label=pgettext("button", "Subscriptions"), ask="/subscriptions")
    whole = (
        Button(label=each.topic.title, ask=f"/show {each.id}") for each in shown[:_MOST_TOPICS]
    )
    return Buttons(rows=((_context(this), _why(this), mine), *_rows(whole, _IN_A_ROW)))


def under_timeline(brief: Brief, topic: Topic | None) -> Buttons:
    """Return what can be done with a timeline, and the brief of the topic that it is on."""
    this = f"in {brief.id}"
    whole = [Button(label=topic.title, ask=f"/{topic.name}")] if topic else []
    return Buttons(rows=((*whole, _context(this), _why(this)),))


def numbers(command: str, brief: Brief) -> Buttons:
    """Return a button for each quotation of a brief."""
    shown = range(1, len(brief.excerpts) + 1)
    one_each = (Button(label=str(n), ask=f"/{command} {n} in {brief.id}") for n in shown)
    return Buttons(rows=_rows(one_each, _NUMBERS_IN_A_ROW))


def commands(names: Iterable[str]) -> Buttons:
    """Return a button for each command."""
    return Buttons(rows=_rows((Button(label=f"/{name}", ask=f"/{name}") for name in names), 3))


def under_today(these: Sequence[Topic]) -> Buttons:
    """Return the whole briefs of what is shown of today, and the way to get it every day."""
    return Buttons(rows=((subscribe(),), *topics(these).rows))


def topics(these: Sequence[Topic]) -> Buttons:
    """Return a button for each topic, as many as are seen at a glance."""
    shown = these[:_MOST_TOPICS]
    one_each = (Button(label=topic.title, ask=f"/{topic.name}") for topic in shown)
    return Buttons(rows=_rows(one_each, _IN_A_ROW))


def home(these: Sequence[Topic]) -> Buttons:
    """Return the ways on from the bot's own page."""
    ways = (
        _today(),
        subscribe(),
        # NOTE: A button on the bot's own page.
        Button(label=pgettext("button", "Settings"), ask="/settings"),
        # NOTE: A button on the bot's own page: lists all commands.
        Button(label=pgettext("button", "Help"), ask="/help"),
    )
    return Buttons(rows=(ways, *topics(these).rows))


def languages() -> Buttons:
    """Return a button for each language, by its own name, and one for the platform's."""
    each = [Button(label=name, ask=f"/language {code}") for code, name in LANGUAGES.items()]
    # NOTE: A button beside the names of languages: the bot uses the language of Telegram or Slack.
    auto = Button(label=pgettext("button", "Same as my app"), ask="/language auto")
    return Buttons(rows=_rows([*each, auto], _IN_A_ROW))


def unmute(names: Iterable[str]) -> Buttons:
    """Return a button for each muted topic, to take it in again."""
    # NOTE: A button. {topic}: the command of a topic that is muted, e.g. /trade.
    labels = (
        (name, pgettext("button", "Unmute {topic}", topic=command_text(name))) for name in names
    )
    one_each = (Button(label=label, ask=f"/unmute {name}") for name, label in labels)
    return Buttons(rows=_rows(one_each, 2))


def choose() -> str:
    """Return the name of a menu whose options are one choice, such as of a language."""
    # NOTE: Stands on a menu in Slack until something is chosen: a language, a number, a time.
    return pgettext("menu", "Choose")


def more_options() -> str:
    """Return the name of a menu of further buttons."""
    # NOTE: Stands on a menu in Slack, beside the most important buttons: it has all others.
    return pgettext("menu", "More options")


def previous_page(page: int, pages: int) -> str:
    """Return what turns back to a page."""
    # NOTE: A button under a long list: turns back. {page}: the page it shows, of so many {pages}.
    return pgettext("button", "‹ Back ({page}/{pages})", page=page, pages=pages)


def next_page(page: int, pages: int) -> str:
    """Return what turns to the page after."""
    # NOTE: A button under a long list: turns over. {page}: the page it shows, of so many {pages}.
    return pgettext("button", "Next ({page}/{pages}) ›", page=page, pages=pages)


def again(ask: str) -> Buttons:
    """Return a button that asks the same once more."""
    # NOTE: A button where an answer may have been lost: the question is answered once more.
    return Buttons(rows=((Button(label=pgettext("button", "Answer again"), ask=ask),),))


def in_rows(buttons: Iterable[Button], most: int = _IN_A_ROW) -> Buttons:
    """Return buttons, some abreast, `most` at most."""
    return Buttons(rows=_rows(buttons, most))


def _rows(buttons: Iterable[Button], most: int) -> tuple[tuple[Button, ...], ...]:
    """Return buttons in rows of like length: what is left alone in one would stand out."""
    every = tuple(buttons)
    lines = -(-len(every) // most)
    ends = [len(every) * line // max(lines, 1) for line in range(lines + 1)]
    return tuple(every[start:end] for start, end in pairwise(ends))
