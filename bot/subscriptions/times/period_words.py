"""Reads the words of a stretch of time in any of the bot's languages as signs of one grammar.

"seit letzter Woche" and "上周以来" are the same signs: `since`, `last` and the unit week. What each
phrase means is in `period_phrases.txt`.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from bot.subscriptions.times.folding import fold
from bot.subscriptions.times.vocabulary import numbers, units
from briefings.language.month_names import foreign_months, month_of


class Sign(NamedTuple):
    """What a word means: its kind, and which number, unit, month, weekday or date it is."""

    kind: str
    value: int | str = 0


_NOTHING: Final = "nothing"
"""Means nothing beside other words."""
_LONGEST: Final = 4
"""Words of a phrase."""
_DASH: Final = re.compile(r"(?<=\d)\s?(?:\.\.|…|[-–—~])\s?(?=\d)|\s[-–—~]\s|…|\.\.")
_ISO: Final = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_COMPACT: Final = re.compile(r"(\d{1,4})([^\W\d]{1,12})")
_ORDINAL: Final = frozenset({"st", "nd", "rd", "th", "er", "e", "o", "a", "º", "го", "е", "числа"})
_SHORT_UNITS: Final = {
    "d": "day",
    "w": "week",
    "m": "month",
    "y": "year",
    "h": "hour",
    "mo": "month",
}
_DOTTED: Final = re.compile(r"(\d{1,2})([./])(\d{1,2})(?:[./](\d{4})?)?")
_HAN: Final = re.compile(
    r"\d{4}年|\d{1,2}月|\d{1,2}[日号號]?|[一二三四五六七八九十]{1,2}|(?:周|星期|礼拜|週)[一二三四五六日天]"
    r"|最近|过去|過去|以来|以前|之前|自从|截至|昨天|昨日|今天|今日|前天|去年|今年|周末|週末|上个|上個|这个|這個"
    r"|小时|小時|星期|礼拜|[上本这近自从到至和前天日周週月年个個的在几]|[^\u3400-\u9fff]+"
)
_FIGURES: Final = (
    (re.compile(r"(\d{1,4})"), "number"),
    (re.compile(r"(\d{4})年"), "number"),
    (re.compile(r"(\d{1,2})月"), "month"),
    (re.compile(r"(\d{1,2})[日号號]"), "number"),
)
_TWO_OF: Final = {"fortnight": "week", "يومين": "day", "اسبوعين": "week", "شهرين": "month"}
"""Two of a unit in one word."""
_MONTHS: Final = 12
_SHORTEST_NAME: Final = 3
_TURKISH_CASE: Final = re.compile(r"'[^\W\ds]{1,4}$")


def read_signs(text: str) -> list[Sign]:
    """Return what the words of `text` mean; nothing where one of them is surely no word of time.

    What may be the name of a weekday is a sign of the kind `name`.
    """
    found: list[Sign] = []
    words = _split(text)
    at = 0
    while at < len(words):
        signs, length = _read_phrase(words, at)
        if not length:
            signs, length = _read_word(words, at), 1
        if signs is None:
            return []
        found += signs
        at += length
    return found


def _split(text: str) -> list[str]:
    """Return the words, spelled as they are compared; Chinese ones apart."""
    dated = _ISO.sub(r" \1年\2月\3日 ", fold(text).replace(",", " "))
    ranged = _DASH.sub(" to ", dated)
    words: list[str] = []
    for word in ranged.split():
        if word.isascii() or not re.search(r"[\u3400-\u9fff]", word):
            words.append(word)
            continue
        parts = _HAN.findall(word)
        words += parts if "".join(parts) == word else [word]
    return words


def _read_phrase(words: Sequence[str], at: int) -> tuple[list[Sign] | None, int]:
    """Return what the longest known phrase at a place means, and its length in words; 0: none."""
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        phrase = " ".join(words[at : at + length])
        kind = _phrases().get(phrase)
        if kind is None or (length == 1 and _is_number(words, at)):
            continue
        if kind in {"last year", "this year"}:
            return [Sign(kind.split()[0]), Sign("unit", "year")], length
        return [Sign(kind)] if kind != _NOTHING else [], length
    return None, 0


def _is_number(words: Sequence[str], at: int) -> bool:
    """Whether a small word is a number here: "a week", "son on gün", but not "on Monday"."""
    is_counting = at + 1 < len(words) and words[at + 1] in units()
    return words[at] in numbers() and is_counting and words[at + 1] not in _phrases()


def _read_word(words: Sequence[str], at: int) -> list[Sign] | None:
    """Return what a word means by itself, or None."""
    word = _TURKISH_CASE.sub("", words[at]).removesuffix("-ci")  # "ce mois-ci"
    bare = word.removesuffix(".")
    for pattern, kind in _FIGURES:
        if match := pattern.fullmatch(bare):
            return [Sign(kind, int(match[1]))]
    if match := _DOTTED.fullmatch(word):
        return _date(*match.groups())
    if match := _COMPACT.fullmatch(bare):
        return _compact(int(match[1]), match[2])
    return _names().get(bare) or _of_calendar(bare)


def _of_calendar(word: str) -> list[Sign] | None:
    """Return the month that a word names, or the word as what may be a weekday's name."""
    if len(word) < _SHORTEST_NAME and word.isascii():
        return None
    if month := month_of(word) or _months().get(word):
        return [Sign("month", month)]
    return [Sign("name", word)]


def _compact(number: int, ending: str) -> list[Sign] | None:
    if ending in _ORDINAL:
        return [Sign("number", number)]
    unit = _SHORT_UNITS.get(ending) or units().get(ending)
    return [Sign("number", number), Sign("unit", unit)] if unit else None


def _date(first: str, mark: str, second: str, year: str | None) -> list[Sign] | None:
    """Return the signs of 7.5.2025 or 7/5; none where either of the two may be the month."""
    day, month = int(first), int(second)
    if mark == "/" and day <= _MONTHS and day != month:
        if month <= _MONTHS:
            return None
        day, month = month, day
    if mark == "/" and month > _MONTHS:
        day, month = month, day
    if not 1 <= month <= _MONTHS:
        return None
    return [
        Sign("number", day),
        Sign("month", month),
        *([Sign("number", int(year))] if year else []),
    ]


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, str]:
    found: dict[str, str] = {}
    text = files(__package__).joinpath("period_phrases.txt").read_text("utf-8")
    for line in text.splitlines():
        kind, _, phrases = line.partition("=")
        for phrase in phrases.split("/") if not line.startswith("#") else ():
            found.setdefault(fold(phrase), kind)
    return found


@lru_cache(maxsize=1)
def _names() -> Mapping[str, list[Sign]]:
    """Return what words for numbers and units mean, those for two of a unit among them."""
    named = {word: [Sign("number", number)] for word, number in numbers().items()}
    named |= {word: [Sign("number", 2), Sign("unit", unit)] for word, unit in _TWO_OF.items()}
    of_unit = {
        word: [Sign("unit", unit)]
        for word, unit in units().items()
        if unit not in {"minute", "second"} and word not in named
    }
    return named | of_unit


@lru_cache(maxsize=1)
def _months() -> Mapping[str, int]:
    """Return the months by their names without accents."""
    return {fold(name): number for name, number in foreign_months().items()}
