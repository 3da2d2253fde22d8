"""Amounts of an English text: numerals with what they are in, ordinals among them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from briefings.language.numbers.matches import matches_at
from briefings.language.numbers.numerals import (
    BEGUN,
    NUMERAL,
    ORDINAL,
    SHORT_SCALE,
    ordinal_of,
    value_of,
)

AmountKind: TypeAlias = Literal["number", "money", "percent", "duration", "ordinal"]


class Amount(NamedTuple):
    """An amount as it stands in a text.

    Attributes:
        start: where its words begin.
        end: where they end.
        kind: what sort of amount it is.
        value: in units of `unit`.
        unit: "USD", "%", "m³", …, or "" for a bare number; "hour" of a duration up to weeks,
            "month" of a longer one.
    """

    start: int
    end: int
    kind: AmountKind
    value: float
    unit: str


_CURRENCY: Final = {
    "us$": "USD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "dollar": "USD",
    "dlr": "USD",
    "euro": "EUR",
    "pounds sterling": "GBP",
    "stg": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "ruble": "RUB",
    "rouble": "RUB",
    "rupee": "INR",
    "cent": "cent",  # small coin is told of other things than dollars: a unit of its own
    "ct": "cent",
    "pence": "penny",
}
_LENGTH: Final = {
    "second": (1 / 3600, "hour"),
    "minute": (1 / 60, "hour"),
    "hour": (1, "hour"),
    "day": (24, "hour"),
    "week": (168, "hour"),
    "month": (1, "month"),
    "year": (12, "month"),
    "decade": (120, "month"),
    "century": (1200, "month"),
    "centurie": (1200, "month"),
}
_MEASURE: Final = {
    "cubic meter": "m³",
    "cubic metre": "m³",
    "kilometer": "km",
    "kilometre": "km",
    "km": "km",
    "mile": "mile",
    "mph": "mph",
    "ton": "ton",
    "tonne": "tonne",
    "barrel": "barrel",
    "acre": "acre",
    "feet": "foot",
    "foot": "foot",
    "degree": "degree",
    "horsepower": "horsepower",
    "hp": "horsepower",
    "lb-ft": "lb-ft",
    "percentage point": "percentage point",
    "year-old": "year of age",
    "year old": "year of age",
    "years old": "year of age",
}


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SIGNS: Final = _any([sign for sign in _CURRENCY if not sign.isalpha() and " " not in sign])
_COINS: Final = _any([name for name in _CURRENCY if name[0].isalpha() and name != "us$"])
_AMOUNT: Final = re.compile(
    rf"""(?<![\w.,:/$€£¥₹₽'’-])(?:
      (?P<ordinal>{ORDINAL})(?!\s(?-i:[A-Z]))
    | (?:(?P<sign>{_SIGNS})\s?)?(?P<numeral>{NUMERAL}(?(sign){SHORT_SCALE}?))(?(sign)(?![-–]?\d)|(?:
        \s?(?P<percent>%|percent(?!age)\b|per\scent\b|pct\b)
      | [\s-](?P<coin>{_COINS})s?\b
      | (?P<pence>p)\b(?!\.)
      | [\s-](?P<measure>{_any(list(_MEASURE))})s?\b
      | [\s-](?P<length>{_any(list(_LENGTH))})s?\b(?!-old)
      | (?P<bare>)(?![\w%:/]|[.,–-]\d|[-–]?{BEGUN}|\sof\s(?:a|the)\sdozen)
      ))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_FRACTION: Final = re.compile(r"[\s-](?:thirds?|quarters?|fifths?|hal(?:f|ves))\b")
_NAMED: Final = re.compile(r"[\w’'.]*[A-Z][\w’'.]*\s$")


def amounts(text: str, begins: Iterable[int]) -> Iterator[Amount]:
    """Yield the amounts of `text` that begin at one of the places `begins`, in order."""
    for found in matches_at(begins, _AMOUNT, text):
        kind, value, unit = _read(found)
        if kind == "number" and not unit and (value < 1 or _is_no_count(text, found)):
            continue
        yield Amount(found.start(), found.end(), kind, value, unit)


def _read(found: re.Match[str]) -> tuple[AmountKind, float, str]:
    """Return kind, value and unit of one match."""
    ordinal, sign, numeral, percent, coin, pence, measure, length, _ = found.groups()
    if ordinal:
        return "ordinal", ordinal_of(ordinal), ""
    value = value_of(numeral)
    if currency := sign or coin:
        return "money", value, _CURRENCY[currency.casefold()]
    if pence:
        return "money", value, "penny"
    if length:
        size, unit = _LENGTH[length.casefold()]
        return "duration", round(value * size, 6), unit
    if percent:
        return "percent", value, "%"
    return "number", value, _MEASURE[re.sub(r"\s", " ", measure).casefold()] if measure else ""


def _is_no_count(text: str, found: re.Match[str]) -> bool:
    """Tell a count from "one" the pronoun, a fraction, and the name of a thing ("Boeing 737")."""
    words = found.group().casefold()
    if words in ("one", "zero") or _FRACTION.match(text, found.end()):
        return True
    if "," in words or " " in words:
        return False
    start = found.start()
    named = _NAMED.search(text, max(text.rfind(sign, 0, start - 1) for sign in " \n") + 1, start)
    return named is not None and named.start() > 0
