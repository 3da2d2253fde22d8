"""What someone writes to subscribe, taken apart: topics, times, days, a zone, in any order. Pure.

As in ``trade ceasefire 07:30 Europe/Berlin weekdays``; what is left out is empty, to be asked for.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Final

from bot.subscriptions.slots import EVERY_DAY
from bot.subscriptions.zones import zone_named

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT: Final = 3
_OFFICE: Final = frozenset(range(5))
_DAY_WORDS: Final[Mapping[str, frozenset[int]]] = {
    "daily": EVERY_DAY,
    "everyday": EVERY_DAY,
    "weekdays": _OFFICE,
    "workdays": _OFFICE,
    "weekends": EVERY_DAY - _OFFICE,
}
_ANY: Final[frozenset[int]] = frozenset()
_MORNING, _EVENING = time(7, 30), time(18)
_PRESETS: Final[Mapping[str, tuple[frozenset[time], frozenset[int]]]] = {
    "morning": (frozenset({_MORNING}), _ANY),
    "evening": (frozenset({_EVENING}), _ANY),
    "weekly": (frozenset({_MORNING}), frozenset({0})),
    "office": (frozenset({time(9), time(13), time(17)}), _OFFICE),
}
"""Words for times and days at once; together they add up: "morning evening"."""
_ALL, _SILENT, _NO_REPEAT = "all", "silent", "norepeat"
_LENGTHS: Final[Mapping[str, int]] = {"short": 1, "long": 6}
"""Words for how many points on each topic there are to be."""
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s*(?P<half>am|pm)?", re.IGNORECASE
)
_NOON = 12
_LONGEST_NAME = 4
"""Words of a topic's or a city's name that are looked at together, the longest first."""


@dataclass(slots=True, kw_only=True)
class Wanted:
    """What was said, and what was not.

    Attributes:
        topics: names of topics, in the order in which they were said.
        times: local times; empty where none was said.
        weekdays: Monday is 0; empty where none was said.
        zone: an IANA name, or None.
        everything: whether all topics were said to be wanted.
        points: how many points on each topic, or None.
        silent: whether to keep silent where there is nothing new.
        repeats: whether what may have arrived is to be sent again, marked.
        unknown: words that are none of all that.
    """

    topics: list[str] = field(default_factory=list)
    times: set[time] = field(default_factory=set)
    weekdays: set[int] = field(default_factory=set)
    zone: str | None = None
    everything: bool = False
    points: int | None = None
    silent: bool = False
    repeats: bool = True
    unknown: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Words that say the same."""
        lengths = {points: word for word, points in _LENGTHS.items()}
        said = [
            _ALL if self.everything else "",
            *self.topics,
            *(f"{at:%H:%M}" for at in sorted(self.times)),
            *(() if self.weekdays == EVERY_DAY else (DAYS[n][:3] for n in sorted(self.weekdays))),
            self.zone or "",
            lengths.get(self.points or 0, ""),
            _SILENT if self.silent else "",
            "" if self.repeats else _NO_REPEAT,
        ]
        return " ".join(filter(None, said))


def wanted(words: str, topic_named: Callable[[str], str | None]) -> Wanted:
    """Return what `words` say; `topic_named` gives the name of the topic that some mean."""
    found = Wanted()
    left = [word for word in re.split(r"[\s,;]+", words) if word]
    while left:
        left = left[_taken(found, left, topic_named) :]
    return found


def _taken(found: Wanted, left: Sequence[str], topic_named: Callable[[str], str | None]) -> int:
    """Take the first words of `left` in; return how many they were."""
    first = left[0].casefold()
    for length in range(min(_LONGEST_NAME, len(left)), 0, -1):
        if name := topic_named(" ".join(left[:length])):
            found.topics += [name] if name not in found.topics else []
            return length
    if (
        _is_wish_taken(found, first)
        or _is_time_taken(found, first)
        or _are_days_taken(found, first)
    ):
        return 1
    for length in range(min(_LONGEST_NAME, len(left)), 0, -1):
        if zone := zone_named(" ".join(left[:length])):
            found.zone = zone
            return length
    found.unknown.append(left[0])
    return 1


def _is_wish_taken(found: Wanted, word: str) -> bool:
    if word == _ALL:
        found.everything = True
    elif word == _SILENT:
        found.silent = True
    elif word == _NO_REPEAT:
        found.repeats = False
    elif word in _LENGTHS:
        found.points = _LENGTHS[word]
    else:
        return False
    return True


def _is_time_taken(found: Wanted, word: str) -> bool:
    if preset := _PRESETS.get(word):
        found.times |= preset[0]
        found.weekdays |= preset[1]
        return True
    said = time_of(word)
    if said is not None:
        found.times.add(said)
    return said is not None


def time_of(word: str) -> time | None:
    """Return the time of day that a word says, such as ``7:30``, ``18.00`` or ``7am``; or None."""
    said = _TIME.fullmatch(word)
    if said is None or not (said["minute"] or said["half"]):
        return None
    hour, minute, half = (
        int(said["hour"]),
        int(said["minute"] or 0),
        (said["half"] or "").casefold(),
    )
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    return time(hour, minute) if hour <= time.max.hour and minute <= time.max.minute else None


def _are_days_taken(found: Wanted, word: str) -> bool:
    days = _DAY_WORDS.get(word) or _range_of(word)
    found.weekdays |= days
    return bool(days)


def weekdays_of(words: Sequence[str]) -> frozenset[int]:
    """Return the days that all of `words` name; none where one of them names none."""
    ranges = [_range_of(str(word).casefold()) for word in words]
    return frozenset().union(*ranges) if all(ranges) else frozenset()


def _range_of(word: str) -> frozenset[int]:
    """Return the days of ``mon``, ``mondays`` or ``mon-fri``; none where it is no day."""
    first, dash, last = word.partition("-")
    begin, end = _day_of(first), _day_of(last if dash else first)
    if begin is None or end is None:
        return frozenset()
    return frozenset((begin + n) % 7 for n in range((end - begin) % 7 + 1))


def _day_of(word: str) -> int | None:
    bare = word.removesuffix("s") if len(word) > _SHORT else word
    if len(bare) < _SHORT:
        return None
    return next((n for n, name in enumerate(DAYS) if name.startswith(bare)), None)
