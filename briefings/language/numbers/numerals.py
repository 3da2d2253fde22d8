"""Numerals of a text, in digits or in English words, and the value they stand for."""

import re
from typing import Final
from unicodedata import numeric

_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS: Final = (
    "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_SCALES: Final = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bln": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "k": 1e3,
}
_VALUES: Final = (
    {word: float(value) for value, word in enumerate(_UNITS.split())}
    | {word: 10.0 * value for value, word in enumerate(_TENS.split(), start=2)}
    | {"a": 1.0, "an": 1.0, "half": 0.5}
)

_LONG: Final = "dozen|hundred|thousand|million|billion|trillion"
_SHORT: Final = "bln|mln|bn|mn|tn"
_WORD: Final = "|".join(sorted(f"{_UNITS} {_TENS}".split(), key=len, reverse=True))
_BELOW_ONE: Final = r"(?:[1-9]\d?/(?:[23458]|16|32|64)(?![\d/])|[½⅓⅔¼¾⅛⅜⅝⅞])"
_FRACTION: Final = rf"(?:[-\s]{_BELOW_ONE}|[½⅓⅔¼¾⅛⅜⅝⅞])"
DIGITS: Final = rf"(?:{_BELOW_ONE}|(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+|{_FRACTION})?)"
NUMERAL: Final = (
    rf"(?:{DIGITS}(?:[\s-]?(?:{_LONG}|{_SHORT})\b)?"
    rf"|(?:half\s)?\b(?:a|an|{_WORD})\s(?:{_LONG})\b(?:\s(?:and\s)?(?:{_WORD}|{_LONG})\b)*"
    rf"|\b(?:{_WORD})\b(?:[\s-](?:and\s)?(?:{_WORD}|{_LONG}|{_SHORT})\b)*)"
)
"""Source of a pattern for one numeral: "2,500", "1.2 million", "8-1/2", "two dozen"."""

BEGUN: Final = rf"(?:[\d½⅓⅔¼¾⅛⅜⅝⅞]|\b(?:{_WORD})\b)"
"""Source of a pattern for what a numeral begins with."""

SHORT_SCALE: Final = r"(?:[mbk]\b)"
"""Scales that only money takes: "$5m"."""

ORDINAL: Final = rf"(?:\d+(?:st|nd|rd|th)\b|\b(?:{_ORDINALS.replace(' ', '|')})\b)"
"""Source of a pattern for one ordinal; "first" to "third" are left out: mostly they don't count."""

NUMBER_WORDS: Final = frozenset(f"{_UNITS} {_TENS} {_ORDINALS} {_LONG}".replace("|", " ").split())
"""In small letters, one of which every numeral or ordinal in words has."""

_PARTS: Final = re.compile(rf"{DIGITS}|[a-z]+", re.IGNORECASE)
_WITH_FRACTION: Final = re.compile(rf"([\d,.]+(?=[-\s½⅓⅔¼¾⅛⅜⅝⅞]))?({_FRACTION}|{_BELOW_ONE})")


def value_of(numeral: str) -> float:
    """Return what `numeral`, as `NUMERAL` matches it, stands for.

    Examples:
        >>> value_of("two hundred and fifty thousand")
        250000.0
        >>> value_of("half a dozen")
        6.0
    """
    total, current = 0.0, 0.0
    for part in _PARTS.findall(numeral.casefold()):
        if part[0].isnumeric():
            current = _in_digits(part)
        elif part in _SCALES:
            current = (current or 1.0) * _SCALES[part]
            if _SCALES[part] >= 1e3:  # noqa: PLR2004 - "two hundred thousand" goes on multiplying
                total, current = total + current, 0.0
        elif part in ("a", "an") and current:
            continue  # the article of "half a dozen"
        else:
            current += _VALUES.get(part, 0.0)
    return total + current


def _in_digits(written: str) -> float:
    whole = _WITH_FRACTION.fullmatch(written)
    if whole is None:
        return float(written.replace(",", ""))
    above, _, below = whole[2].lstrip("- ").partition("/")
    fraction = float(above) / float(below) if below else numeric(above)
    return float((whole[1] or "0").replace(",", "")) + fraction


def ordinal_of(ordinal: str) -> float:
    """Return the rank that `ordinal`, as `ORDINAL` matches it, stands for."""
    digits = ordinal.rstrip("stndrhSTNDRH")
    if digits.isdigit():
        return float(digits)
    return float(_ORDINALS.split().index(ordinal.casefold()) + 4)
