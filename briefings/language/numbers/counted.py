"""What a quantity counts: the words right after it, or else right before it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeAlias

from briefings.language.numbers.units.coins import COINS
from briefings.language.numbers.units.lookup import LENGTHS
from briefings.language.numbers.units.measures import ABBREVIATIONS, MEASURES
from briefings.language.terms import Word

Spans: TypeAlias = Sequence[tuple[int, int]]

_GAP: Final = re.compile(r"[\s’'-]*+(?:s\b[\s’'-]*+)?")
_OF_WINDOW: Final = 3
_MEASURES: Final = frozenset({*MEASURES, *COINS, *LENGTHS, "percent"}) - {"turn", "cup", "second"}
_EARLY: Final = "early mid late fiscal year spring summer autumn fall winter season circa around"
_SEASONS: Final = frozenset(_EARLY.split())
_LEADING_ON: Final = frozenset(["of", "the", "his", "its"])


class Placed(NamedTuple):
    """The words of a text, and where each begins."""

    text: str
    words: Sequence[Word]
    starts: Sequence[int]


def counted_thing(placed: Placed, span: tuple[int, int], taken: Spans) -> tuple[str, ...]:
    """Return the stems of the thing counted: right after the quantity, else right before it.

    Args:
        placed: the words of the sentence.
        span: where the quantity stands.
        taken: where the quantities of the sentence stand.
    """
    start, end = span
    place = bisect_left(placed.starts, end)
    following = range(place, len(placed.words))
    before = range(bisect_left(placed.starts, start) - 1, -1, -1)
    after = _run(placed, end, following, taken)
    return after or tuple(reversed(_run_back(placed, start, before, taken)))


def is_year(placed: Placed, start: int, end: int) -> bool:
    """Tell a year from a count that has four digits: "in 2018", not "1980 square metres".

    A word with a meaning right before it is one of a season, or begins with a capital.
    """
    text, words, starts = placed
    place = bisect_left(starts, end)
    follows = words[place] if place < len(words) and not text[end : starts[place]].strip() else None
    if follows and (follows.text in ABBREVIATIONS or _is_measure(follows.text.casefold())):
        return False
    place = bisect_left(starts, start) - 1
    if place < 0 or text[starts[place] + len(words[place].text) : start].strip():
        return True
    before = words[place]
    leads = before.stop or not before.text.islower() or before.text in _SEASONS
    return leads or (follows is not None and not follows.stop)


def _is_measure(word: str) -> bool:
    single = word.removesuffix("s")
    return bool({word, single} & _MEASURES) or word in ("square", "cubic")


def _run(placed: Placed, end: int, following: Iterable[int], taken: Spans) -> tuple[str, ...]:
    """Return the stems of up to `_OF_WINDOW` words that follow each other, and no quantity."""
    stems: list[str] = []
    for place in following:
        start, (text, stem, stop) = placed.starts[place], placed.words[place]
        leads = not stems and text.casefold() in _LEADING_ON
        adjoins = _GAP.fullmatch(placed.text, end, start) and not is_inside(start, taken)
        if not adjoins or (stop and not leads):
            break
        end = start + len(text)
        if not stop:
            stems.append(stem)
        if len(stems) == _OF_WINDOW:
            break
    return tuple(stems)


def _run_back(placed: Placed, start: int, before: Iterable[int], taken: Spans) -> list[str]:
    stems: list[str] = []
    for place in before:
        begin, (text, stem, stop) = placed.starts[place], placed.words[place]
        adjoins = _GAP.fullmatch(placed.text, begin + len(text), start)
        if not adjoins or is_inside(begin, taken) or len(stems) == _OF_WINDOW:
            break
        start = begin
        if not stop:
            stems.append(stem)
    return stems


def is_inside(at: int, taken: Spans) -> bool:
    """Tell whether a place in a text lies in one of some stretches of it."""
    return any(start <= at < end for start, end in taken)
