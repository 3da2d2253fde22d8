"""Which figures measure nothing that could be told otherwise: pages, "several", grades."""

import re
from typing import Final

from briefings.agreement.measured import Measured, growing
from briefings.stories.values.people import PEOPLE

_NUMBERED: Final = re.compile(
    r"(?:\b(?:pp?\.|page|[Nn]o\.|chapter|section|[Aa]rticle|ages?|aged)|#) ?\Z"
)
"""What before a number makes it the name of a page, and no count."""
_LOOSE: Final = 10
_ROUGH: Final = ("trillion", "billion", "million")
_THROUGH: Final = re.compile(r" (?:grade )?(?:through|to)\b")
_TO: Final = re.compile(r" (?:through|to) (?:the )?\Z")
"""What makes a rank the end of a range: "seventh through 12th grades"."""
_FOOTNOTE: Final = re.compile(r"\d{1,3} [A-Z]")
_BARE: Final = re.compile(r"\b(?:was|is|were|are|be|been|turned|aged?) \Z")
"""What stands before an age that doesn't say so: "when she was 29"."""
_CLOSED: Final = re.compile(r"\s*(?:[.,;:?!)”\"]|\Z)")
_BEFORE: Final = 14
"""Characters before a figure in which these words are looked for."""


def is_no_measure(text: str, measured: Measured) -> bool:
    """Tell whether a figure of a text measures nothing, or too loosely.

    It numbers a page or a note, is an age without a word for it, "several", "trillion-dollar", the
    end of a range of ranks, or the "one" that only means "a".
    """
    quantity = measured.quantity
    start, end = quantity.start, quantity.end
    begin = max(0, start - _BEFORE)
    if quantity.high is not None and quantity.bound and quantity.value < _LOOSE:
        return True
    if _NUMBERED.search(text, begin, start) or text.startswith(_ROUGH, start):
        return True
    if quantity.kind == "ordinal":
        return bool(_THROUGH.match(text, end) or _TO.search(text, begin, start))
    return (quantity.kind, quantity.unit) == ("number", "") and _is_no_count(text, measured)


def _is_no_count(text: str, measured: Measured) -> bool:
    """Tell whether a bare number is a note's, an age, or the "one" that only means "a"."""
    start, end = measured.quantity.start, measured.quantity.end
    if measured.quantity.value == 1 and text[start:end].isalpha():
        return measured.of.isdisjoint(growing() | PEOPLE)
    if start == 0 and not measured.of and _FOOTNOTE.match(text):
        return True
    is_bare = _BARE.search(text, max(0, start - _BEFORE), start) is not None
    return is_bare and _CLOSED.match(text, end) is not None
