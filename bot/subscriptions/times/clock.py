"""Reads times of day as people write them: ``7 a.m.``, ``halb acht``, ``19h30``, ``8 вечера``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from typing import Final

from bot.subscriptions.times.folding import arabic_hours, fold
from bot.subscriptions.times.vocabulary import (
    day_names,
    numbers,
    parts_of_day,
    units,
    word_set,
)

_NOON, _HOURS, _MINUTES = 12, 24, 60
_PREPOSITIONS: Final = (
    r"(?P<prepositions>(?:(?:at|around|um|ab|gegen|kl|a|à|las|los|la|el|l'|em|as|aos|ao|en|vers|в|во|к|о|об|на|saat"
    r"|الساعة|في|عند|在|于) ){0,3})"
)
_HALF_TO: Final = re.compile(r"(?P<what>halb|viertel vor|viertel nach|dreiviertel) (?P<hour>\S+)")
_PAST: Final = re.compile(
    r"(?P<what>half past|quarter past|quarter to|a quarter past|a quarter to"
    r"|(?:five|ten|twenty[ -]five|twenty|\d{1,2}(?= minutes?|\s?past))(?: minutes?)? (?:past|to))"
    r" (?P<hour>\S+)"
)
_SPELT_MINUTES: Final[Mapping[str, int]] = {"five": 5, "ten": 10, "twenty": 20, "twenty five": 25}
_PLUS: Final = (
    r"(?: (?:heures?|h|horas?)?\s?(?:[ye] )?(?P<plus>y media|y cuarto|e meia|et demie|et quart"
    r"|menos cuarto|moins le quart|bucuk|с половинои|fifteen|thirty|forty[ -]five|funfzehn|dreissig"
    r"|funfundvierzig|quinze|trente|quarante-cinq|quince|treinta|trinta|пятнадцать|тридцать"
    r"|сорок пять|п'ятнадцять|тридцять|сорок п'ять|on bes|otuz|kirk bes))"
)
_MINUTES_OF: Final[Mapping[str, int]] = {
    "halb": -30, "viertel vor": -15, "viertel nach": 15, "dreiviertel": -15, "half past": 30,
    "quarter past": 15, "quarter to": -15, "a quarter past": 15, "a quarter to": -15,
    "y media": 30, "y cuarto": 15, "e meia": 30, "et demie": 30, "et quart": 15, "bucuk": 30,
    "с половинои": 30, "半": 30, "一刻": 15, "三刻": 45, "menos cuarto": -15, "moins le quart": -15,
    **dict.fromkeys(("fifteen", "funfzehn", "quinze", "quince", "пятнадцать", "п'ятнадцять"), 15),
    **dict.fromkeys(("thirty", "dreissig", "trente", "treinta", "trinta", "тридцать"), 30),
    **dict.fromkeys(("forty five", "forty-five", "funfundvierzig", "quarante-cinq"), 45),
    "тридцять": 30, "otuz": 30, "on bes": 15, "kirk bes": 45, "сорок пять": 45, "сорок п'ять": 45,
}  # fmt: skip
_UNIT: Final = r"(?:uhr|o'?clock|hrs?|heures?|horas?|h|час(?:ов|а)?|ч|годин[аиуі]?|год|點|点|時|时)"


_STARTS: Final[Mapping[str, int]] = {
    "am": 0, "morning": 0, "noon": 10, "pm": 12, "afternoon": 12, "evening": 12, "night": 18,
    "midnight": 24,
}  # fmt: skip
"""The hour from which the twelve hours of a part of the day count."""
_HALVES: Final = frozenset({"am", "pm"})
_NOT_AT_TWELVE: Final = frozenset({"morning", "evening"})
_INTERVAL: Final = re.compile(
    r"(?:every|each|in|alle|jede|aller|toutes les|tous les|cada|a cada|каждые|кожні|her|كل|每) ?"
    r"\d{1,4} ?(?P<unit>\w+)"
)
_ARTICLES: Final = word_set(
    "one a an un une uno una um uma ein eine einen einer один одна одну одно on bir 一"
)
"""Words for one (and Turkish for ten) that mean no hour where nothing else says so."""
_NO_HOURS: Final = frozenset({"a", "an"})
"""Words for one that are never an hour: "a noon"."""
_LEAD_TO_TEN: Final = frozenset({"on"})
"""Turkish for ten, which leads to a part of the day in English: "on mornings"."""
_LONGEST_PART: Final = 4
_ROUND: Final = 15
"""Minutes of which a time's are a multiple where its four digits may be a year: 2030, not 2026."""
_YEARS: Final = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Clock:
    """What was read, and how many words it takes.

    Attributes:
        at: the time; None for what looks like one and is none, such as 25:00.
        length: the words.
    """

    at: time | None
    length: int


def read_clock(words: str) -> Clock | None:
    """Return the time with which `words` begin, and how many words it takes; None for no time.

    A number alone is an hour of the day where it can be one and no unit follows it.
    """
    folded = fold(arabic_hours(words))
    for pattern in _patterns():
        if match := pattern.match(folded):
            said = match.groupdict()
            if _is_no_time(said, folded[match.end() :]):
                continue
            return Clock(_time(said), len(match[0].split()))
    return None


def read_interval(words: str) -> int:
    """Return how many words an interval such as "every 5 minutes" takes; 0 for none."""
    match = _INTERVAL.match(fold(words))
    return len(match[0].split()) if match and match["unit"] in units() else 0


def read_part(words: str) -> tuple[str, int]:
    """Return the part of the day with which `words` begin, and its length in words; 0: none."""
    tokens = fold(words).split()
    for length in range(min(_LONGEST_PART, len(tokens)), 0, -1):
        if part := parts_of_day().get(" ".join(tokens[:length])):
            return part, length
    return "", 0


def parse_time(words: str) -> time | None:
    """Return the time that all of `words` say, such as ``7:30``, ``7am``, ``noon``; or None."""
    clock = read_clock(words)
    return clock.at if clock and clock.length == len(fold(arabic_hours(words)).split()) else None


def _is_no_time(said: Mapping[str, str | None], rest: str) -> bool:
    """Whether it is a number that counts something, a word for a number, or a part of the day."""
    if alone := said.get("alone"):
        return parts_of_day()[alone] not in {"noon", "midnight"}
    spelt = said.get("hour") or ""
    if spelt in _LEAD_TO_TEN and not said.get("before"):
        return "saat" not in (said.get("prepositions") or "")
    if any(said.get(name) for name in ("minute", "more", "unit", "part", "before", "what", "plus")):
        return False
    following = rest.split()[:1]
    if following and following[0] in units() and following[0] not in day_names():
        return True
    is_word = bool(spelt) and not spelt.isdecimal()
    return is_word and (spelt in _ARTICLES or not said.get("prepositions"))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    parts = "|".join(map(re.escape, sorted(parts_of_day(), key=len, reverse=True)))
    halves = "|".join(re.escape(name) for name, part in parts_of_day().items() if part in _HALVES)
    hours = "|".join(map(re.escape, sorted(numbers().keys() - _NO_HOURS, key=len, reverse=True)))
    end = r"(?=\s|$)"
    hour = rf"(?P<hour>\d{{1,2}}|(?:{hours})(?!(?!'?[dt][ea]{end})\w))"
    said = rf"(?:(?P<before>{parts}) ?)?{_PREPOSITIONS}"
    part = rf"(?: (?P<part>{parts}))?{end}"
    clock = (
        rf"{said}{hour}"
        rf"(?: ?[:.：h] ?(?P<minute>\d{{2}})(?: ?(?:uhr|h|min))?"
        rf"| ?(?P<unit>{_UNIT})(?: ?(?P<more>\d{{1,2}}|半|一刻|三刻) ?(?:分|min|мин)?)?)?"
        rf"(?:{_PLUS})?(?:'?[dt][ea])?(?: ?(?P<part>{parts}))?{end}"
    )
    return (
        re.compile(
            rf"{_PREPOSITIONS}(?P<hour>\d{{1,2}})(?P<minute>[0-5]\d) ?(?P<part>{halves}){end}"
        ),
        re.compile(rf"{_PREPOSITIONS}(?P<digits>\d{{4}})(?P<unit> ?(?:h|uhr|hrs|hours))?{end}"),
        re.compile(rf"{said}{_HALF_TO.pattern}{part}"),
        re.compile(rf"{said}{_PAST.pattern}{part}"),
        re.compile(clock),
        re.compile(rf"{_PREPOSITIONS}(?P<alone>{parts}){end}"),
    )


def _time(said: Mapping[str, str | None]) -> time | None:
    """Return the time of a match's groups."""
    parts = parts_of_day()
    if alone := said.get("alone"):
        return {"noon": time(12), "midnight": time(0)}.get(parts[alone])
    if digits := said.get("digits"):
        is_year = int(digits) in _YEARS and not (said["unit"] or said["prepositions"])
        minute = int(digits[2:])
        return None if is_year and minute % _ROUND else _checked(int(digits[:2]), minute)
    spelt = str(said["hour"])
    hour = int(spelt) if spelt.isdecimal() else numbers().get(spelt, _HOURS + 1)
    minutes = _minutes(said.get("what") or said.get("plus") or said.get("more") or "")
    minutes += int(said.get("minute") or 0)
    part = said.get("part") or said.get("before")
    known = _in_part(hour, parts[part]) if part else hour
    if known is None or minutes >= _MINUTES or (known == 1 and minutes < 0):
        return None
    return _checked(*divmod(known * _MINUTES + minutes, _MINUTES))


def _minutes(words: str) -> int:
    """Return how many minutes after the hour some words are; before it, less than 0."""
    count, _, side = words.rpartition(" ")
    if words in _MINUTES_OF or side not in {"past", "to"}:
        return int(words) if words.isdecimal() else _MINUTES_OF.get(words, 0)
    spelt = re.sub(r" minutes?$", "", count).replace("-", " ")
    number = int(spelt) if spelt.isdecimal() else _SPELT_MINUTES[spelt]
    return number if side == "past" else -number


def _checked(hour: int, minute: int) -> time | None:
    if (hour, minute) == (_HOURS, 0):
        return time(0)
    return time(hour, minute) if 0 <= hour < _HOURS and minute < _MINUTES else None


def _in_part(hour: int, part: str) -> int | None:
    """Return the hour of the day that `hour` is in a part of it; None where it can't be."""
    by_halves = part in _HALVES
    if (by_halves and not 1 <= hour <= _NOON) or (hour == _NOON and part in _NOT_AT_TWELVE):
        return None
    if part == "morning" and hour > _NOON:
        return None
    start = _STARTS[part]
    return hour if hour > _NOON else (start + (hour - start) % _NOON) % _HOURS
