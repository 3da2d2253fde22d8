"""Quantities of an English text in one form: "72-hour" is "three days", "$245bn" is 245e9 USD.

Rules of our own, as they must be exact: docs/decisions/0006-agreement-precision-first.md names the
libraries that were tried.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final, Literal, NamedTuple, TypeAlias

from briefings.language.numbers.amounts import AmountKind, amounts
from briefings.language.numbers.dates_in_text import DATE_WORDS, dates
from briefings.language.numbers.numerals import NUMBER_WORDS
from briefings.language.terms import Word, starts_of, words_of

QuantityKind: TypeAlias = AmountKind | Literal["date"]
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
_BOUND: Final = re.compile(
    rf"\b({'|'.join(sorted(_BOUNDS, key=len, reverse=True))})\s(?:an?\s)?$", re.IGNORECASE
)
_BOUND_ENDS: Final = frozenset(words.split()[-1] for words in _BOUNDS)
_APART: Final = str.maketrans(dict.fromkeys("([{<“‘\"'—–-/", " "))
"""What may stand right before a word."""
_LONGEST_BOUND: Final = max(map(len, _BOUNDS)) + len(" an ")


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
_RANGE: Final = re.compile(r"\s?(?:to|–|—|-|or)\s?")
_GAP: Final = re.compile(r"[\s’'-]*(?:s\b)?[\s’'-]*")
_OF_WINDOW: Final = 3
_LEADING_ON: Final = frozenset(["of", "the", "his", "its"])
_SIGNS: Final = frozenset("$€£¥₹₽")


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


class _Placed(NamedTuple):
    """The words of a text, and where each begins."""

    text: str
    words: Sequence[Word]
    starts: Sequence[int]


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
    said = words_of(text) if words is None else words
    telling = figures(said)
    if not telling:
        return NOTHING
    placed = _Placed(text, said, starts_of(said, text))
    begins = _begins(placed, telling)
    day = published.date() if isinstance(published, datetime) else published
    found = [
        _bounded(text, Quantity(at.start, at.end, "date", at.value, at.precision, "", ()))
        for at in dates(text, day, begins)
    ]
    taken = [(quantity.start, quantity.end) for quantity in found]
    found += [
        _bounded(text, Quantity(*amount, "", ()))
        for amount in amounts(text, begins)
        if not any(amount.start < end and start < amount.end for start, end in taken)
    ]
    found.sort()
    read = tuple(
        quantity if quantity.kind == "date" else quantity._replace(of=_of(placed, quantity, found))
        for quantity in _ranges(text, found)
    )
    return Reading(read, _unread(placed, telling, found))


def _unread(
    placed: _Placed, telling: Iterable[int], found: Sequence[Quantity]
) -> tuple[tuple[int, int], ...]:
    """Return where figures stand that no quantity covers; "one" is a pronoun mostly."""
    spans = (
        (start, start + len(word.text))
        for place in telling
        if (word := placed.words[place]).text.casefold() != "one"
        if not _is_inside(start := placed.starts[place], found)
    )
    return tuple(spans)


def figures(words: Sequence[Word]) -> list[int]:
    """Return the places of the words of which every quantity has one, as it tells of it."""
    return [place for place, (word, _, _) in enumerate(words) if _TELLING[word]]


def _begins(placed: _Placed, telling: Iterable[int]) -> list[int]:
    """Return where a quantity may begin: at a word that tells of it, or at what leads up to that.

    Args:
        placed: the words of the sentence.
        telling: which of them tell of a quantity.
    """
    text, words, starts = placed
    begins = set()
    for place in telling:
        begins.add(starts[place])
        before = place - 1
        while before >= 0 and words[before].text.casefold() in _LEADING:
            begins.add(starts[before])
            before -= 1
        sign = text[max(0, starts[place] - 2) : starts[place]].rstrip()
        if sign and sign[-1] in _SIGNS:
            begins.add(text.rindex(sign[-1], 0, starts[place]))
    return sorted(begins)


def _bounded(text: str, quantity: Quantity) -> Quantity:
    """Take "more than" before a numeral, and "by" before a date, into the quantity."""
    begin = max(0, quantity.start - _LONGEST_BOUND)
    before = text[begin : quantity.start].casefold().translate(_APART).split()
    if _BOUND_ENDS.isdisjoint(before[-2:]):  # the last may be "a"
        return quantity
    found = _BOUND.search(text, begin, quantity.start)
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


def _of(placed: _Placed, quantity: Quantity, found: Sequence[Quantity]) -> tuple[str, ...]:
    """Return the stems of the thing counted: right after the quantity, else right before it."""
    place = bisect_left(placed.starts, quantity.end)
    following = range(place, len(placed.words))
    before = range(bisect_left(placed.starts, quantity.start) - 1, -1, -1)
    after = _run(placed, quantity.end, following, found)
    return after or tuple(reversed(_run_back(placed, quantity.start, before, found)))


def _run(
    placed: _Placed, end: int, following: Iterable[int], found: Sequence[Quantity]
) -> tuple[str, ...]:
    """Return the stems of up to `_OF_WINDOW` words that follow each other, and no quantity."""
    stems: list[str] = []
    for place in following:
        start, (text, stem, stop) = placed.starts[place], placed.words[place]
        leads = not stems and text.casefold() in _LEADING_ON
        adjoins = _GAP.fullmatch(placed.text, end, start) and not _is_inside(start, found)
        if not adjoins or (stop and not leads):
            break
        end = start + len(text)
        if not stop:
            stems.append(stem)
        if len(stems) == _OF_WINDOW:
            break
    return tuple(stems)


def _run_back(
    placed: _Placed, start: int, before: Iterable[int], found: Sequence[Quantity]
) -> list[str]:
    stems: list[str] = []
    for place in before:
        begin, (text, stem, stop) = placed.starts[place], placed.words[place]
        adjoins = _GAP.fullmatch(placed.text, begin + len(text), start)
        if not adjoins or _is_inside(begin, found) or len(stems) == _OF_WINDOW:
            break
        start = begin
        if not stop:
            stems.append(stem)
    return stems


def _is_inside(at: int, found: Iterable[Quantity]) -> bool:
    return any(quantity.start <= at < quantity.end for quantity in found)
