"""Words that bound a quantity: "more than", "about", and "by" before a date."""

import re
from typing import Final

from briefings.language.alternatives import alternatives
from briefings.language.numbers.quantity import Bound

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
_BOUND: Final = re.compile(rf"\b({alternatives(_BOUNDS, ' ')})\s(?:an?\s)?$", re.IGNORECASE)
_BOUND_ENDS: Final = frozenset(words.split()[-1] for words in _BOUNDS)
_APART: Final = str.maketrans(dict.fromkeys("([{<“‘\"'—–-/", " "))
"""What may stand right before a word."""
_LONGEST_BOUND: Final = max(map(len, _BOUNDS)) + len(" an ")


def bound_before(text: str, start: int, *, of_time: bool) -> tuple[int, Bound] | None:
    """Return where the words that bound a quantity begin, and how they do; None for none.

    Args:
        text: the sentence.
        start: where the quantity begins.
        of_time: whether it is a date, which other words bound.
    """
    begin = max(0, start - _LONGEST_BOUND)
    before = text[begin:start].casefold().translate(_APART).split()
    if _BOUND_ENDS.isdisjoint(before[-2:]):  # the last may be "a"
        return None
    found = _BOUND.search(text, begin, start)
    if found is None or (found[1].casefold() in _OF_TIME) is not of_time:
        return None
    return found.start(), _BOUNDS[found[1].casefold()]
