"""Which days a brief shall cover, and how many points it shall have, as people write it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.commands.parsing import ParsedCommand, parse_number
from bot.library.library import Library
from bot.subscriptions.times.folding import fold
from bot.subscriptions.times.periods import read_period, split_period
from bot.wording.vocabulary.phrases import words
from briefings.published import instant_of
from briefings.window import Window

MOST_POINTS: Final = 20
"""Of a brief that is asked for by a number: more fill several screens."""
_ANY_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)
_COUNTED_BY: Final = frozenset({"last", "past", "this"})
"""Words that a number before them doesn't count: "5 last week" is five points."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a brief.

    Attributes:
        days: the days it shall cover, where any were named.
        points: how many points it shall have, where a number was written.
        said: the words that say so.
        rest: the other words.
    """

    days: Window | None
    points: int | None
    said: str
    rest: str


def local_time(library: Library, command: ParsedCommand) -> datetime:
    """Return when a command was given, in its channel's time; by the library's clock without it."""
    now = command.now or library.clock() or instant_of(library.store.count_current().newest)
    zone = library.store.channel(command.home).zone or command.zone or library.zone
    return max(now, _ANY_DAY).astimezone(ZoneInfo(zone))


def read_wanted(text: str, now: datetime) -> Wanted:
    """Read what stands after a topic: days and a number of points, in any order, and the rest."""
    first, _, after = text.strip().partition(" ")
    number = _points(first)
    is_apart = bool(number and after and fold(after).split()[0] in _COUNTED_BY)
    if not is_apart and (found := _read_beginning(text, now)):
        return found
    if number is None:
        return Wanted(None, None, "", text.strip())
    found = _read_beginning(after, now) or Wanted(None, None, "", after.strip())
    return replace(found, points=number, said=f"{first} {found.said}".strip())


def _read_beginning(text: str, now: datetime) -> Wanted | None:
    """Read the longest beginning that says days, and a number that follows; None without days."""
    found = words(text)
    ends = [*(word.start for word in found[1:]), len(text)]
    for end in reversed(ends if found else []):
        if days := read_period(text[:end].strip(), now):
            rest = text[end:].strip()
            points = _points(rest)
            said = text[:end].strip()
            return Wanted(
                days, points, f"{said} {rest}" if points else said, "" if points else rest
            )
    return None


def split_days(text: str, now: datetime) -> tuple[str, str]:
    """Return a text without the days that stand at one of its ends, and the words for them."""
    rest, days = split_period(text, now)
    if days is None:
        return text, ""
    at = text.find(rest) if rest else -1
    return rest, (text[:at] + text[at + len(rest) :]).strip(" ,;:–—-?!.") if at >= 0 else text


def _points(text: str) -> int | None:
    number = parse_number(text)
    return number if number and number <= MOST_POINTS else None
