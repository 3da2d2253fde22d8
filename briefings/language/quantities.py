"""Quantities of an English text in one form: "72-hour" is "three days", "$245bn" is 245e9 USD.

Rules of our own, as they must be exact: docs/decisions/0006-agreement-precision-first.md names the
libraries that were tried.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final, Literal, NamedTuple, TypeAlias

from briefings.language import terms
from briefings.language.dates_in_text import DATE_WORDS, dates, matches_at
from briefings.language.numerals import (
    NUMBER_WORDS,
    NUMERAL,
    ORDINAL,
    SHORT_SCALE,
    ordinal_of,
    value_of,
)
from briefings.language.terms import Token, Word

QuantityKind: TypeAlias = Literal["number", "money", "percent", "duration", "date", "ordinal"]
Bound: TypeAlias = Literal["", "about", "at least", "at most"]


class Quantity(NamedTuple):
    """A quantity as it stands in a text.

    Attributes:
        start: where its words begin, with "more than" or "by" before the numeral.
        end: where they end.
        kind: what sort of quantity it is; only those of one kind and unit compare.
        value: in units of `unit`.
        unit: "USD", "%", "m³", …, or "" for a bare number; "hour" of a duration up to weeks,
            "month" of a longer one; a date's `Precision`.
        bound: how the value is qualified.
        of: stems of the thing that is counted or qualified, in text order; may be empty.
    """

    start: int
    end: int
    kind: QuantityKind
    value: float
    unit: str
    bound: Bound
    of: tuple[str, ...]


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
}
_HUNDREDTH: Final = {"cent": "cent", "ct": "cent", "pence": "penny"}
"""Small coin: told of other things than dollars, so a unit of its own."""
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
    "percentage point": "percentage point",
    "year-old": "year of age",
    "year old": "year of age",
    "years old": "year of age",
}


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SIGNS: Final = _any([sign for sign in _CURRENCY if not sign.isalpha() and " " not in sign])
_COINS: Final = _any([*_HUNDREDTH, *(n for n in _CURRENCY if n[0].isalpha() and n != "us$")])
_QUANTITY: Final = re.compile(
    rf"""(?<![\w.,:/$€£¥₹₽'’-])(?:
      (?P<sign>{_SIGNS})\s?(?P<amount>{NUMERAL}{SHORT_SCALE}?)(?![-–]?\d)
    | (?P<ordinal>{ORDINAL})(?!\s(?-i:[A-Z]))
    | (?P<numeral>{NUMERAL})(?:
        \s?(?P<percent>%|percent(?!age)\b|per\scent\b|pct\b)
      | [\s-](?P<coin>{_COINS})s?\b
      | (?P<pence>p)\b(?!\.)
      | [\s-](?P<measure>{_any(list(_MEASURE))})s?\b
      | [\s-](?P<length>{_any(list(_LENGTH))})s?\b(?!-old)
      | (?P<bare>)(?![\w%:/]|[.,–-]\d|[-–]?{NUMERAL}|\sof\s(?:a|the)\sdozen)
      )
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_BOUNDS: Final[dict[str, Bound]] = {
    "more than": "at least",
    "greater than": "at least",
    "over": "at least",
    "at least": "at least",
    "above": "at least",
    "exceeding": "at least",
    "upwards of": "at least",
    "no fewer than": "at least",
    "no less than": "at least",
    "up to": "at most",
    "at most": "at most",
    "less than": "at most",
    "fewer than": "at most",
    "under": "at most",
    "below": "at most",
    "no more than": "at most",
    "as many as": "at most",
    "as much as": "at most",
    "about": "about",
    "around": "about",
    "roughly": "about",
    "nearly": "about",
    "almost": "about",
    "approximately": "about",
    "some": "about",
    "an estimated": "about",
    "close to": "about",
    "just over": "about",
    "just under": "about",
    "slightly more than": "about",
    "slightly less than": "about",
    "by": "at most",
    "until": "at most",
    "before": "at most",
    "since": "at least",
    "after": "at least",
}
_OF_TIME: Final = frozenset({"by", "until", "before", "since", "after"})
_BOUND: Final = re.compile(rf"\b({_any(list(_BOUNDS))})\s(?:an?\s)?$", re.IGNORECASE)


class _Telling(dict[str, bool]):
    """Whether a word can be of a quantity, as each of them has one that does."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_WORDS:
            self.clear()
        parts = word.replace("’", "'").split("'")
        counts = any(part.casefold() in NUMBER_WORDS or part in DATE_WORDS for part in parts)
        self[word] = tells = counts or any(map(str.isnumeric, word))
        return tells


_TELLING: Final = _Telling()
_LEADING: Final = frozenset(["a", "an", "half", "last", "next", "past", "this", "us"])
"""What may begin a quantity before the word that tells of it: "half a dozen", "US$5"."""
_MOST_WORDS: Final = 50_000
"""Distinct words remembered, some 5 MB at most."""
_FRACTION: Final = re.compile(r"[\s-](?:thirds?|quarters?|fifths?|hal(?:f|ves))\b")
_NAMED: Final = re.compile(r"[\w’'.]*[A-Z][\w’'.]*\s$")
_LONGEST_BOUND: Final = max(map(len, _BOUNDS)) + len(" an ")
_LONGEST_NAME: Final = 40
_RANGE: Final = re.compile(r"\s?(?:to|–|—|-|or)\s?")
_GAP: Final = re.compile(r"[\s’'-]*(?:s\b)?[\s’'-]*")
_OF_WINDOW: Final = 3


def quantities(
    text: str,
    published: date | datetime | None = None,
    words: Sequence[Word] | None = None,
) -> tuple[Quantity, ...]:
    """Return the quantities of `text`, in order, none overlapping another.

    Args:
        text: a sentence.
        published: when its article was published; it tells the year of "May 8" and the day that
            "Thursday" was.
        words: the words of the sentence, where they are known already.
    """
    told = terms.words_of(text) if words is None else words
    telling = [place for place, (word, _, _) in enumerate(told) if _TELLING[word]]
    if not telling:
        return ()
    starts = terms.starts_of(told, text)
    begins = _begins(text, told, starts, telling)
    day = published.date() if isinstance(published, datetime) else published
    found: list[Quantity] = [
        _bounded(text, Quantity(at.start, at.end, "date", at.value, at.precision, "", ()))
        for at in dates(text, day, begins)
    ]
    taken = [(quantity.start, quantity.end) for quantity in found]
    found += [
        _bounded(text, quantity)
        for quantity in _counted(text, begins)
        if not any(quantity.start < end and start < quantity.end for start, end in taken)
    ]
    if not found:
        return ()
    placed = [
        Token(start, start + len(word), stem, stop)
        for start, (word, stem, stop) in zip(starts, told, strict=True)
    ]
    others = [word for word in placed if not _inside(word, found)]
    found.sort()
    return tuple(
        quantity if quantity.kind == "date" else quantity._replace(of=_of(text, quantity, others))
        for quantity in _ranges(text, found)
    )


def _begins(
    text: str, words: Sequence[Word], starts: Sequence[int], telling: Iterable[int]
) -> list[int]:
    """Return where a quantity may begin: at a word that tells of it, or at what leads up to that.

    Args:
        text: the sentence.
        words: its words, in order.
        starts: where they begin.
        telling: which of them tell of a quantity.
    """
    begins = set()
    for place in telling:
        begins.add(starts[place])
        before = place - 1
        while before >= 0 and words[before].text.casefold() in _LEADING:
            begins.add(starts[before])
            before -= 1
        sign = text[max(0, starts[place] - 2) : starts[place]].rstrip()
        if sign and sign[-1] in "$€£¥₹₽":
            begins.add(text.rindex(sign[-1], 0, starts[place]))
    return sorted(begins)


def _counted(text: str, begins: Iterable[int]) -> Iterator[Quantity]:
    for found in matches_at(begins, _QUANTITY, text):
        kind, value, unit = _read(found)
        if kind == "number" and not unit and (value < 1 or _is_no_count(text, found)):
            continue
        yield Quantity(found.start(), found.end(), kind, value, unit, "", ())


def _read(found: re.Match[str]) -> tuple[QuantityKind, float, str]:
    """Return kind, value and unit of one match."""
    parts = found.groupdict()
    if parts["ordinal"]:
        return "ordinal", ordinal_of(parts["ordinal"]), ""
    value = value_of(parts["amount"] or parts["numeral"])
    if currency := parts["sign"] or parts["coin"]:
        return "money", value, (_CURRENCY | _HUNDREDTH)[currency.casefold()]
    if parts["pence"]:
        return "money", value, "penny"
    if parts["length"]:
        size, unit = _LENGTH[parts["length"].casefold()]
        return "duration", round(value * size, 6), unit
    if parts["percent"]:
        return "percent", value, "%"
    measure = re.sub(r"\s", " ", parts["measure"] or "").casefold()
    return "number", value, _MEASURE.get(measure, "")


def _is_no_count(text: str, found: re.Match[str]) -> bool:
    """Tell a count from "one" the pronoun, a fraction, and the name of a thing ("Boeing 737")."""
    words = found.group().casefold()
    if words in ("one", "zero") or _FRACTION.match(text, found.end()):
        return True
    named = _NAMED.search(text, max(0, found.start() - _LONGEST_NAME), found.start())
    return named is not None and named.start() > 0 and "," not in words and " " not in words


def _bounded(text: str, quantity: Quantity) -> Quantity:
    """Take "more than" before a numeral, and "by" before a date, into the quantity."""
    found = _BOUND.search(text, max(0, quantity.start - _LONGEST_BOUND), quantity.start)
    if found is None or (found[1].casefold() in _OF_TIME) is not (quantity.kind == "date"):
        return quantity
    return quantity._replace(start=found.start(), bound=_BOUNDS[found[1].casefold()])


def _ranges(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Make both ends of a range ("10 to 15", "two or three") approximate."""
    for index, quantity in enumerate(found):
        before = text[found[index - 1].end : quantity.start] if index else " "
        after = text[quantity.end : found[index + 1].start] if index + 1 < len(found) else " "
        ranged = _RANGE.fullmatch(before) or _RANGE.fullmatch(after)
        yield quantity._replace(bound="about") if ranged else quantity


def _inside(word: Token, found: Sequence[Quantity]) -> bool:
    return any(quantity.start <= word.start < quantity.end for quantity in found)


def _of(text: str, quantity: Quantity, words: Sequence[Token]) -> tuple[str, ...]:
    """Return the stems of the thing counted: right after the quantity, else right before it."""
    following = [word for word in words if word.start >= quantity.end]
    return _run(text, quantity.end, following) or _run_back(text, quantity.start, words)


def _run(text: str, end: int, following: Sequence[Token]) -> tuple[str, ...]:
    stems: list[str] = []
    for word in following:
        leads = not stems and text[word.start : word.end].casefold() in ("of", "the", "his", "its")
        if not _GAP.fullmatch(text, end, word.start) or (word.stop and not leads):
            break
        end = word.end
        if not word.stop:
            stems.append(word.stem)
        if len(stems) == _OF_WINDOW:
            break
    return tuple(stems)


def _run_back(text: str, start: int, words: Sequence[Token]) -> tuple[str, ...]:
    stems: list[str] = []
    for word in reversed([word for word in words if word.end <= start]):
        if not _GAP.fullmatch(text, word.end, start) or len(stems) == _OF_WINDOW:
            break
        start = word.start
        if not word.stop:
            stems.append(word.stem)
    return tuple(reversed(stems))
