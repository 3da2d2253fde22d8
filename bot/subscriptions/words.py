"""Parses what someone writes to subscribe: topics, times, days, a zone, in any order. Pure.

As in ``trade ceasefire 07:30 Europe/Berlin weekdays``; what is left out is empty, to be asked for.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Final

from bot.subscriptions.places.phrases import own_time
from bot.subscriptions.slots import EVERY_DAY
from bot.subscriptions.subscription import Subscription
from bot.subscriptions.times.clock import read_clock, read_interval, read_part
from bot.subscriptions.times.exceptions import leaves_out, read_exception
from bot.subscriptions.times.folding import fold
from bot.subscriptions.times.ordinary import is_ordinary
from bot.subscriptions.times.vocabulary import separate, word_set
from bot.subscriptions.times.weekdays import read_days
from bot.subscriptions.zones import find_zone, is_abbreviation

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WORKDAYS: Final = frozenset(range(5))
_ANY: Final[frozenset[int]] = frozenset()
_MORNING, _NOON, _EVENING = time(7, 30), time(12), time(18)
_PRESETS: Final[Mapping[str, tuple[frozenset[time], frozenset[int]]]] = {
    "morning": (frozenset({_MORNING}), _ANY),
    "evening": (frozenset({_EVENING}), _ANY),
    "weekly": (frozenset({_MORNING}), frozenset({0})),
    "office": (frozenset({time(9), time(13), time(17)}), _WORKDAYS),
}
"""Words for times and days at once; together they add up: "morning evening".

A time of the same half of the day says more exactly when: "in the morning at 8". So do days.
"""
_ALL, _SILENT, _NO_REPEAT = "all", "silent", "norepeat"
_EVERYTHING: Final = word_set(
    "all everything alles todo tudo tout всё все усе усі hepsi hepsini tümü tümünü الكل 全部 所有"
)
_LENGTHS: Final[Mapping[str, int]] = {"short": 1, "long": 6}
"""Words for the number of points on each topic."""
_FILLERS: Final = word_set(
    "and & at on in every each the for time please пожалуйста lütfen 请 bitte und um am an jeden "
    "jede et à a le la "
    "les chaque tous y e el los cada por favor todos as às em no na и в во каждый каждое каждую по "
    "topics themen temas sujets thèmes assuntos tópicos темы темам теми konular konuları المواضيع "
    "主题 та у о за щодня кожен кожного ve her saat و في كل الساعة 和 与 每 在 点"
)
"""Words between the others that say nothing more."""
_RECURRING: Final = word_set(
    "every each daily weekly jeden jede jedes täglich chaque cada todos todas каждый каждое каждую "
    "каждые ежедневно щодня щоранку кожен кожного кожну her كل 每"
)
"""Words by which something comes again and again."""
_BREAKS = re.compile(r"[\s,;،؛，；、]+")
_LONGEST_NAME = 4
_LONGEST_PHRASE = 8
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
        preset_times: those of words such as "morning", for want of a time in that half of the day.
        preset_days: those of words such as "weekly", for want of days.
        excluded: weekdays that are left out, as in "daily except Sunday".
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
    preset_times: set[time] = field(default_factory=set)
    preset_days: set[int] = field(default_factory=set)
    excluded: set[int] = field(default_factory=set)
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
    rest = [word for word in _BREAKS.split(separate(text)) if word]
    while rest:
        rest = rest[_consume(parsed, rest, find_topic) :]
    halves = {at < _NOON for at in parsed.times}
    parsed.times |= {at for at in parsed.preset_times if (at < _NOON) not in halves}
    if parsed.preset_days and not parsed.times:
        parsed.times = {_MORNING}
    parsed.weekdays = parsed.weekdays or parsed.preset_days
    if parsed.excluded:
        parsed.weekdays = (parsed.weekdays or set(EVERY_DAY)) - parsed.excluded
    return parsed


def means_everything(text: str) -> bool:
    """Whether `text` is a word for everything."""
    return fold(text) in _EVERYTHING


def is_plan(text: str, find_topic: Callable[[str], str | None]) -> bool:
    """Whether `text` says nothing but which topics shall come, at what time, again and again."""
    return may_be_plan(text) and bool(
        (parsed := parse_words(text, find_topic)).times
        and not parsed.unknown
        and (parsed.topics or parsed.everything)
    )


def may_be_plan(text: str) -> bool:
    """Whether something in `text` comes again and again."""
    found = [fold(word) for word in _BREAKS.split(separate(text))]
    phrases = (" ".join(found[at:]) for at in range(len(found)))
    return not _RECURRING.isdisjoint(found) or any(map(_begins_with_days, phrases))


def _begins_with_days(text: str) -> bool:
    days = read_days(text)
    return days is not None and len(days.days) > 1


def _consume(
    parsed: SubscriptionWords, rest: Sequence[str], find_topic: Callable[[str], str | None]
) -> int:
    """Add what the first words of `rest` say to `parsed`; return how many they were."""
    for length in range(min(_LONGEST_NAME, len(rest)), 0, -1):
        if name := find_topic(" ".join(rest[:length])):
            parsed.topics += [name] if name not in parsed.topics else []
            return length
    phrase = " ".join(rest[:_LONGEST_PHRASE])
    if read_days(phrase) is None and _add_option(parsed, rest[0].casefold()):
        return 1
    if length := _add_abbreviation(parsed, rest[0]) or _exclude_days(parsed, rest):
        return length
    if length := _add_days(parsed, phrase) or _add_time(parsed, phrase):
        return length
    if length := _add_zone(parsed, rest):
        return length
    if fold(rest[0]) not in _FILLERS:
        parsed.unknown.append(rest[0])
    return 1


def _add_abbreviation(parsed: SubscriptionWords, word: str) -> int:
    """Return 1 for a zone's abbreviation in capitals, which means a day in small letters: PT."""
    if not (word.isascii() and word.isalpha() and word.isupper() and len(word) > 1):
        return 0
    return _add_zone(parsed, [word]) if is_abbreviation(word) else 0


def _exclude_days(parsed: SubscriptionWords, rest: Sequence[str]) -> int:
    """Return how many words left days out."""
    if found := read_exception(rest):
        parsed.excluded |= found.days
        return found.length
    found = read_days(" ".join(rest[:_LONGEST_PHRASE]))
    if found and leaves_out("".join(rest[found.length : found.length + 1])):
        parsed.excluded |= found.days
        return found.length + 1
    return 0


def _add_zone(parsed: SubscriptionWords, rest: Sequence[str]) -> int:
    """Return how many words named a zone; one that differs from another's is not understood."""
    if length := own_time(rest):
        return length
    if fold(rest[0]) in _FILLERS and not is_abbreviation(rest[0]):
        return 0
    for length in range(min(_LONGEST_NAME, len(rest)), 0, -1):
        written = " ".join(rest[:length])
        if is_ordinary(written) and not is_abbreviation(written.upper()):
            continue
        if zone := find_zone(written):
            if parsed.zone not in {None, zone}:
                return 0
            parsed.zone, parsed.zone_words = zone, written
            return length
    return 0


def _add_option(parsed: SubscriptionWords, word: str) -> bool:
    """Return whether the word was an option."""
    if means_everything(word):
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


def _add_time(parsed: SubscriptionWords, phrase: str) -> int:
    """Return how many words were a time, a preset, or what only looks like a time."""
    words = phrase.split()
    if length := read_interval(phrase):
        parsed.unknown.append(" ".join(words[:length]))
        return length
    if clock := read_clock(phrase):
        if clock.at is None:
            parsed.unknown.append(" ".join(words[: clock.length]))
        else:
            parsed.times.add(clock.at)
        return clock.length
    part, length = read_part(phrase)
    preset = _PRESETS.get(words[0].casefold()) or _PRESETS.get(part)
    if preset is None:
        return 0
    if len(preset[0]) > 1:
        parsed.times |= preset[0]
    elif not preset[1]:
        parsed.preset_times |= preset[0]
    parsed.preset_days |= preset[1]
    return length or 1


def _add_days(parsed: SubscriptionWords, phrase: str) -> int:
    """Return how many words named days."""
    found = read_days(phrase)
    if found is None:
        return 0
    parsed.weekdays |= found.days
    return found.length
