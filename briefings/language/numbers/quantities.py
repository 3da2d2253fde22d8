"""Quantities of an English text in one form: "72-hour" is "three days", "$245bn" is 245e9 USD.

A grammar of our own, as it must be exact and know what it could not read:
docs/decisions/0025-a-grammar-of-figures.md names the libraries that were tried.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from briefings.language.numbers.amounts import AMOUNT_WORDS, LENGTH_WORDS, read_amounts
from briefings.language.numbers.bounds import bound_before
from briefings.language.numbers.counted import Placed, counted_thing, is_inside, is_year
from briefings.language.numbers.dates_in_text import DATE_WORDS, DateInText, dates
from briefings.language.numbers.quantity import Quantity
from briefings.language.terms import Word, starts_of, words_of


class Reading(NamedTuple):
    """What was read of the figures of a text.

    Attributes:
        quantities: in order, none overlapping another.
        unread: where that which looks like a figure was not understood: start and end of each.
    """

    quantities: tuple[Quantity, ...]
    unread: tuple[tuple[int, int], ...]


NOTHING: Final = Reading((), ())
"""Of a text without figures."""

_OF_AMOUNT: Final = 1
_OF_DATE: Final = 2
_OF_LENGTH: Final = 4
_PERIODS: Final = frozenset({"quarter", "weekend"})
"""What "last" makes a date of, besides lengths of time."""


class _Telling(dict[str, int]):
    """Of what a word may be: the sum of these."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        tells = 0
        for part in word.replace("’", "'").split("'"):
            low = part.casefold()
            if any(map(str.isnumeric, part)):
                tells |= _OF_AMOUNT | _OF_DATE
            elif low in AMOUNT_WORDS:
                tells |= _OF_AMOUNT
            elif low in LENGTH_WORDS or low in _PERIODS:
                tells |= _OF_LENGTH
            if part in DATE_WORDS:
                tells |= _OF_DATE
        self[word] = tells
        return tells


_TELLING: Final = _Telling()
_LEADING: Final = frozenset(["a", "an", "half", "last", "next", "past", "this", "us"])
"""What may begin a date before the word that tells of it: "next Friday"."""
_ARTICLES: Final = frozenset({"a", "an", "another"})
_BEFORE: Final = 6
"""Words that may matter before the first word of an amount …"""
_AFTER: Final = 10
"""… and after the last."""
_MOST_FIGURES: Final = 60
"""Figures of a sentence; a table has more. It agrees with nothing, so that none is compared."""
_MOST_WORDS: Final = 50_000
"""Distinct words remembered, some 5 MB at most."""


def quantities(
    text: str,
    published: date | datetime | None = None,
    words: Sequence[Word] | None = None,
) -> tuple[Quantity, ...]:
    """Return the quantities of `text`, as `read_quantities` does."""
    return read_quantities(text, published, words).quantities


def read_quantities(
    text: str,
    published: date | datetime | None = None,
    words: Sequence[Word] | None = None,
) -> Reading:
    """Return the quantities of `text`, and where it has figures that were not understood.

    Args:
        text: a sentence.
        published: when its article was published; it tells the year of "May 8" and the day that
            "Thursday" was.
        words: the words of the sentence, where they are known already.
    """
    known = words_of(text) if words is None else words
    telling = [place for place, (word, _, _) in enumerate(known) if _TELLING[word]]
    if not telling and not _has_sign(text):
        return NOTHING
    placed = Placed(text, known, starts_of(known, text))
    at = _dates(placed, telling, published)
    span = _span_of_amounts(placed, telling)
    taken = [(one.start, one.end) for one in at]
    amounts, unread = read_amounts(text, taken, span) if span else ([], [])
    found = [
        _bounded(text, Quantity(one.start, one.end, "date", one.value, one.precision, "", ()))
        for one in at
    ]
    found += [
        _bounded(text, Quantity(*one[:5], "about" if one.loose else "", (), one.high))
        for one in amounts
    ]
    if len(found) > _MOST_FIGURES:
        return Reading((), ((0, len(text)),))
    found.sort(key=lambda quantity: quantity.start)
    taken = [(quantity.start, quantity.end) for quantity in found]
    unread += _unread_dates(placed, telling, taken)
    return Reading(tuple(_counting(placed, found, taken)), tuple(sorted(unread)))


def _counting(
    placed: Placed, found: Iterable[Quantity], taken: Sequence[tuple[int, int]]
) -> Iterator[Quantity]:
    """Yield the quantities with what each counts; a date counts nothing."""
    for quantity in found:
        is_date = quantity.kind == "date"
        of = () if is_date else counted_thing(placed, quantity[:2], taken)
        yield quantity._replace(of=of)


def _dates(
    placed: Placed, telling: Sequence[int], published: date | datetime | None
) -> list[DateInText]:
    """Return the dates of a sentence; a year that may be a count is none."""
    day = published.date() if isinstance(published, datetime) else published
    starts = _begins(placed, telling)
    return [
        one
        for one in (dates(placed.text, day, starts) if starts else ())
        if one.precision != "year" or is_year(placed, one.start, one.end)
    ]


def _span_of_amounts(placed: Placed, telling: Sequence[int]) -> tuple[int, int] | None:
    """Return the part of a text to look for amounts in; None for none."""
    text, words, starts = placed
    if _has_sign(text):
        return 0, len(text)
    amounts = [
        place
        for place in telling
        if (tells := _TELLING[words[place].text]) & _OF_AMOUNT
        or (tells & _OF_LENGTH and place and words[place - 1].text.casefold() in _ARTICLES)
    ]
    if not amounts:
        return None
    first, last = amounts[0] - _BEFORE, amounts[-1] + _AFTER
    return (
        starts[first] if first > 0 else 0,
        starts[last] if last < len(starts) else len(text),
    )


def figures(words: Sequence[Word]) -> list[int]:
    """Return the places of the words of which every quantity that can tie sentences has one."""
    return [place for place, (word, _, _) in enumerate(words) if _TELLING[word] & ~_OF_LENGTH]


def _has_sign(text: str) -> bool:
    return "$" in text or "%" in text


def _unread_dates(
    placed: Placed, telling: Iterable[int], taken: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return where words of dates stand that no date covers."""
    return [
        (start, start + len(word.text))
        for place in telling
        if (word := placed.words[place]).text in DATE_WORDS
        if not is_inside(start := placed.starts[place], taken)
    ]


def _begins(placed: Placed, telling: Iterable[int]) -> list[int]:
    """Return where a date may begin: at a word that tells of it, or at what leads up to that.

    Args:
        placed: the words of the sentence.
        telling: which of them tell of a quantity.
    """
    _, words, starts = placed
    begins = set()
    for place in telling:
        if _TELLING[words[place].text] != _OF_LENGTH:
            begins.add(starts[place])
        before = place - 1
        while before >= 0 and words[before].text.casefold() in _LEADING:
            begins.add(starts[before])
            before -= 1
    return sorted(begins)


def _bounded(text: str, quantity: Quantity) -> Quantity:
    """Take "more than" before a numeral, and "by" before a date, into the quantity."""
    found = bound_before(text, quantity.start, of_time=quantity.kind == "date")
    return quantity._replace(start=found[0], bound=found[1]) if found else quantity
