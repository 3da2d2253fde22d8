"""Two sentences that are alike and not the same: both are shown, and which is right is not said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final, Literal

from briefings.agreement.figures import unmatched
from briefings.agreement.measured import Measured
from briefings.agreement.pair import Contrast, Pair
from briefings.language.candidates import Candidate
from briefings.model import DifferenceKind

WEEKDAY: Final = "day of a week"
"""The unit of a date of which the week is in doubt."""
_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """The sentences put one thing otherwise; `reason` is what holds them apart.

    Attributes:
        reason: the kind of contrast.
        what: the kind of what is put otherwise: "claim" for who did what.
        ours: the words of the one that the other lacks, with a word they share where it lacks none.
        theirs: those of the other.
    """

    reason: Contrast
    what: DifferenceKind
    ours: str
    theirs: str
    relation: Literal["side-by-side"] = field(default="side-by-side", init=False)


def side_by_side(
    a: Candidate,
    b: Candidate,
    pair: Pair,
    reason: Contrast,
    contrary: Sequence[tuple[Measured, Measured]],
) -> SideBySide | None:
    """Return how `a` and `b` put one thing otherwise; None where they may be on two after all.

    Args:
        a: a sentence.
        b: another one.
        pair: what they claim, side by side.
        reason: what holds them apart.
        contrary: their figures that can't both be true.
    """
    if reason in ("names", "mood", "word"):
        return None  # two things, one that is no longer planned, or two words for one thing
    if not contrary:
        if reason == "figure" and pair.one.stems != pair.other.stems:
            return None
        ours, theirs = words_apart(a.text, b.text)
        return SideBySide(reason=reason, what="claim", ours=ours, theirs=theirs)
    one, other = (each.quantity for each in contrary[0])
    if reason != "figure" or WEEKDAY in (one.unit, other.unit) or not _is_of_one_day(pair):
        return None
    return SideBySide(
        reason=reason,
        what=one.kind if one.kind in ("date", "duration") else "number",
        ours=a.text[one.start : one.end],
        theirs=b.text[other.start : other.end],
    )


def _is_of_one_day(pair: Pair) -> bool:
    """Tell whether one pair of figures alone is unequal, in the same words and on one day."""
    one, other = pair.one, pair.other
    return (
        one.stems == other.stems
        and unmatched(one.measured, other.measured) == len(("ours", "theirs"))
        and one.occasions == other.occasions
        and one.day == other.day
    )


def words_apart(ours: str, theirs: str) -> tuple[str, str]:
    """Return the words of each text from the first to the last that the other hasn't there.

    Where one has none, both are given with the word that follows: "not over" and "over".
    """
    mine, yours = _WORD.findall(ours), _WORD.findall(theirs)
    least = min(len(mine), len(yours)) - 1
    begin = min(least, _alike(mine, yours))
    end = min(least - begin, _alike(reversed(mine), reversed(yours)))
    return _stretch(ours, begin, end), _stretch(theirs, begin, end)


def _alike(mine: Iterable[str], yours: Iterable[str]) -> int:
    """Return how many words are the same up to the first that isn't."""
    return sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(mine, yours, strict=False))
    )


def _stretch(text: str, before: int, after: int) -> str:
    """Return `text` without so many words before and after, nor the mark at its end."""
    words = list(_WORD.finditer(text))
    return text[words[before].start() : words[-1 - after].end()].rstrip(".,;:")
