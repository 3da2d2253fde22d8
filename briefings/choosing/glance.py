"""What shows at a glance that two sentences can't say the same, before their claims are read."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from briefings.choosing.candidate import Candidate
from briefings.language.quantities import figures
from briefings.language.synonyms import one_form

FAR: Final = 0.15
"""Dice coefficient of stems as written below which synonyms and figures can't make two alike."""
OF_A_FIGURE: Final = 5
"""Words that belong to one figure at most, with its unit and "slightly less than" before it."""
KEPT: Final = 4096
"""Sentences that are remembered."""


@dataclass(frozen=True, slots=True)
class Glance:
    """A sentence at a glance.

    Attributes:
        forms: its content stems, each in its one form.
        figures: how many of its words tell of a figure.
        capitals: how many of its words may be names.
        quotes: whether it quotes somebody.
    """

    forms: frozenset[str]
    figures: int
    capitals: int
    quotes: bool


def far_apart(a: Candidate, b: Candidate, *, quoted: int, alike: float) -> bool:
    """Tell whether two sentences share too little for any rule of agreement.

    Args:
        a: a sentence.
        b: another one.
        quoted: how many words two quotations must share to be one.
        alike: likeness (`pair.Pair.likeness`) that it takes where not both have a figure.
    """
    shared = len(a.content & b.content)
    if shared < quoted and 2 * shared < FAR * (len(a.content) + len(b.content)):
        return True
    one, other = _glance(a), _glance(b)
    if (one.quotes and other.quotes) or (one.figures and other.figures):
        return False
    words = len(one.forms) + len(other.forms) - OF_A_FIGURE * (one.figures + other.figures)
    # A name weighs half, in both sentences if it is one in either.
    return 2 * len(one.forms & other.forms) < alike * (words - one.capitals - other.capitals)


@lru_cache(maxsize=KEPT)
def _glance(candidate: Candidate) -> Glance:
    telling = [(text, stem) for text, stem, stop in candidate.words if not stop]
    return Glance(
        forms=frozenset([one_form(stem) for _, stem in telling]),
        figures=len(figures(candidate.words)),
        capitals=sum([text[0].isupper() for text, _ in telling]),
        quotes='"' in candidate.text or "“" in candidate.text,
    )
