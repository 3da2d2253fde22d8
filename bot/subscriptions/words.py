"""Parses what someone writes to subscribe: topics, times, days, a zone, in any order. Pure.

As in ``trade ceasefire 07:30 Europe/Berlin weekdays``; what is left out is empty, to be asked for.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Final

from bot.subscriptions.slots import EVERY_DAY
from bot.subscriptions.subscription import Subscription
from bot.subscriptions.zones import find_zone

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ABBREVIATION: Final = 3
_WORKDAYS: Final = frozenset(range(5))
_DAY_WORDS: Final[Mapping[str, frozenset[int]]] = {
    "daily": EVERY_DAY,
    "everyday": EVERY_DAY,
    "weekdays": _WORKDAYS,
    "workdays": _WORKDAYS,
    "weekends": EVERY_DAY - _WORKDAYS,
}
_ANY: Final[frozenset[int]] = frozenset()
_MORNING, _EVENING = time(7, 30), time(18)
_PRESETS: Final[Mapping[str, tuple[frozenset[time], frozenset[int]]]] = {
    "morning": (frozenset({_MORNING}), _ANY),
    "evening": (frozenset({_EVENING}), _ANY),
    "weekly": (frozenset({_MORNING}), frozenset({0})),
    "office": (frozenset({time(9), time(13), time(17)}), _WORKDAYS),
}
"""Words for times and days at once; together they add up: "morning evening"."""
_ALL, _SILENT, _NO_REPEAT = "all", "silent", "norepeat"
_LENGTHS: Final[Mapping[str, int]] = {"short": 1, "long": 6}
"""Words for the number of points on each topic."""
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s*(?P<half>am|pm)?", re.IGNORECASE
)
_NOON = 12
_LONGEST_NAME = 4
"""Words of a topic's or a city's name that are tried together, the longest first."""


@dataclass(slots=True, kw_only=True)
class SubscriptionWords:
    """What the words of a subscription say; what they leave out is empty.

    Attributes:
        topics: names of topics, in the order in which they were written.
        times: local times.
        weekdays: Monday is 0.
        zone: an IANA name, or None.
        zone_words: what was written for it.
        everything: whether all topics are wanted.
        points: how many points on each topic, or None.
        silent: whether nothing is to be sent where there is nothing new.
        repeats: whether what may have arrived is to be sent again, marked.
        unknown: words that mean none of all that.
    """

    topics: list[str] = field(default_factory=list)
    times: set[time] = field(default_factory=set)
    weekdays: set[int] = field(default_factory=set)
    zone: str | None = None
    zone_words: str = ""
    everything: bool = False
    points: int | None = None
    silent: bool = False
    repeats: bool = True
    unknown: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Words that say the same."""
        lengths = {points: word for word, points in _LENGTHS.items()}
        words = [
            _ALL if self.everything else "",
            *self.topics,
            *(f"{at:%H:%M}" for at in sorted(self.times)),
            *(() if self.weekdays == EVERY_DAY else (DAYS[n][:3] for n in sorted(self.weekdays))),
            self.zone or "",
            lengths.get(self.points or 0, ""),
            _SILENT if self.silent else "",
            "" if self.repeats else _NO_REPEAT,
        ]
        return " ".join(filter(None, words))


def words_of(subscription: Subscription) -> SubscriptionWords:
    """Return the words that ask for `subscription`."""
    plan = subscription.plan
    return SubscriptionWords(
        topics=list(subscription.topics),
        times=set(plan.times),
        weekdays=set(plan.weekdays),
        zone=plan.zone.key,
        everything=not subscription.topics,
        points=subscription.points,
        silent=subscription.silent,
        repeats=subscription.repeats,
    )


def parse_words(text: str, find_topic: Callable[[str], str | None]) -> SubscriptionWords:
    """Return what `text` says; `find_topic` gives the name of the topic that some words mean."""
    parsed = SubscriptionWords()
    rest = [word for word in re.split(r"[\s,;]+", text) if word]
    while rest:
        rest = rest[_consume(parsed, rest, find_topic) :]
    return parsed


def _consume(
    parsed: SubscriptionWords, rest: Sequence[str], find_topic: Callable[[str], str | None]
) -> int:
    """Add what the first words of `rest` say to `parsed`; return how many they were."""
    first = rest[0].casefold()
    for length in range(min(_LONGEST_NAME, len(rest)), 0, -1):
        if name := find_topic(" ".join(rest[:length])):
            parsed.topics += [name] if name not in parsed.topics else []
            return length
    if _add_option(parsed, first) or _add_time(parsed, first) or _add_days(parsed, first):
        return 1
    for length in range(min(_LONGEST_NAME, len(rest)), 0, -1):
        written = " ".join(rest[:length])
        if zone := find_zone(written):
            if parsed.zone not in {None, zone}:
                break
            parsed.zone, parsed.zone_words = zone, written
            return length
    parsed.unknown.append(rest[0])
    return 1


def _add_option(parsed: SubscriptionWords, word: str) -> bool:
    """Return whether the word was an option."""
    if word == _ALL:
        parsed.everything = True
    elif word == _SILENT:
        parsed.silent = True
    elif word == _NO_REPEAT:
        parsed.repeats = False
    elif word in _LENGTHS:
        parsed.points = _LENGTHS[word]
    else:
        return False
    return True


def _add_time(parsed: SubscriptionWords, word: str) -> bool:
    """Return whether the word was a time, or a preset of times and days."""
    if preset := _PRESETS.get(word):
        parsed.times |= preset[0]
        parsed.weekdays |= preset[1]
        return True
    at = parse_time(word)
    if at is not None:
        parsed.times.add(at)
    return at is not None


def parse_time(word: str) -> time | None:
    """Return the time of day of a word such as ``7:30``, ``18.00`` or ``7am``; or None."""
    match = _TIME.fullmatch(word)
    if match is None or not (match["minute"] or match["half"]):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").casefold()
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    return time(hour, minute) if hour <= time.max.hour and minute <= time.max.minute else None


def _add_days(parsed: SubscriptionWords, word: str) -> bool:
    """Return whether the word named days."""
    days = _DAY_WORDS.get(word) or _parse_days(word)
    parsed.weekdays |= days
    return bool(days)


def parse_weekdays(words: Sequence[str]) -> frozenset[int]:
    """Return the days that all of `words` name; none where one of them names none."""
    ranges = [_parse_days(str(word).casefold()) for word in words]
    return frozenset().union(*ranges) if all(ranges) else frozenset()


def _parse_days(word: str) -> frozenset[int]:
    """Return the days of ``mon``, ``mondays`` or ``mon-fri``; none where it is no day."""
    first, dash, last = word.partition("-")
    begin, end = _parse_day(first), _parse_day(last if dash else first)
    if begin is None or end is None:
        return frozenset()
    return frozenset((begin + n) % 7 for n in range((end - begin) % 7 + 1))


def _parse_day(word: str) -> int | None:
    bare = word.removesuffix("s") if len(word) > _ABBREVIATION else word
    if len(bare) < _ABBREVIATION:
        return None
    return next((n for n, name in enumerate(DAYS) if name.startswith(bare)), None)
