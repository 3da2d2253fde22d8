"""What shows at a glance that two sentences can't say the same, before their claims are read."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from briefings.choosing.candidate import Candidate
from briefings.choosing.claims import KEPT, SAYING, weight
from briefings.language.quantities import figures
from briefings.language.synonyms import one_form, states

FAR: Final = 0.15
"""Dice coefficient of stems as written below which synonyms and figures can't make two alike."""
OF_A_FIGURE: Final = range(-4, 4)
"""Which words can belong to a figure, from "slightly less than a" before to its unit behind."""


@dataclass(frozen=True, slots=True)
class Glance:
    """A sentence at a glance, with bounds to what its claim will be.

    Attributes:
        forms: its content stems, each in its one form: all that its claim can have.
        sure: those that its claim has, as they belong to no figure and no dateline.
        names: those of them that are names.
        perhaps: the same, with what may be one.
        figures: whether it may have a figure.
        quotes: whether it quotes somebody.
    """

    forms: frozenset[str]
    sure: frozenset[str]
    names: frozenset[str]
    perhaps: frozenset[str]
    figures: bool
    quotes: bool


def far_apart(a: Candidate, b: Candidate, *, quoted: int, told: float, counted: float) -> bool:
    """Tell whether two sentences share too little for any rule of agreement.

    Args:
        a: a sentence.
        b: another one.
        quoted: how many words two quotations must share to be one.
        told: how alike two sentences must be (`pair.Pair.likeness`) to be one by their wording …
        counted: … and by a figure that both have.
    """
    met = len(a.content & b.content)
    if met < quoted and 2 * met < FAR * (len(a.content) + len(b.content)):
        return True
    one, other = _glance(a), _glance(b)
    shared = one.forms & other.forms
    if len(shared) >= quoted and one.quotes and other.quotes:
        return False
    perhaps = one.perhaps | other.perhaps
    least = weight(one.sure, perhaps) + weight(other.sure, perhaps)
    most = weight(shared, one.names | other.names)
    return 2 * most < least * (counted if one.figures and other.figures else told)


@lru_cache(maxsize=KEPT)
def _glance(candidate: Candidate) -> Glance:
    words = candidate.words
    telling = [
        (place, one_form(stem))
        for place, (_, stem, stop) in enumerate(words)
        if not stop and stem not in SAYING
    ]
    counting = figures(words)
    figured = {place + apart for place in counting for apart in OF_A_FIGURE}
    is_dated = candidate.text[:2].isupper()
    sure = () if is_dated else [each for each in telling if each[0] not in figured]
    capitals = [(place, form) for place, form in sure if words[place].text[0].isupper()]
    known = frozenset([form for _, form in sure])
    return Glance(
        forms=frozenset([form for _, form in telling]),
        sure=known,
        names=(known & states()).union([form for place, form in capitals if place > 0]),
        perhaps=(known & states()).union([form for _, form in capitals]),
        figures=bool(counting),
        quotes='"' in candidate.text or "“" in candidate.text,
    )
