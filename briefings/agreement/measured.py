"""A quantity in its clause: what it counts, and what is said of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from briefings.agreement.names import with_states
from briefings.language.before import end_of_last
from briefings.language.numbers.quantity import Quantity
from briefings.language.synonyms import one_form

WINDOW: Final = 6
"""Content words on either side that tell what a quantity is about."""

_CLAUSE: Final = re.compile(r"[;:()—–“”\"]|,(?!\d)|\s-\s|\b(?:while|although|though|but)\b")
NO: Final = re.compile(
    r"\b(?:not?(?! (?:only|just|matter|longer))|nobody|nothing|never|none|neither|nor|without|"
    r"cannot|fail\w*|den(?:y|ie[sd])|refus\w+|reject\w+|rul(?:ed?|ing) out|declin\w+|"
    r"unlikely|false\w*|contrary|yet to|"
    r"(?:nearly|almost)(?= (?!doubled|tripled|halved)(?:\w+ed|sank|fell|lost|won|broke|ran|hit)\b)"
    r")\b|n['’]t\b",
    re.IGNORECASE,
)
"""What is denied, or has not come about: "has yet to find", "nearly sank"."""
AHEAD: Final = re.compile(
    r"\b(?:will|would|shall|plan(?:s|ned|ning)?|expect\w*|schedul\w+|set to|aim\w*|goals?|"
    r"targets?|propos\w+|threat\w*|consider\w*|intend\w*|going to|gonna|to be|if)\b|['’]ll\b",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(
    r"\b(?:after|which|who|whose|whom|that (?:left|killed|injured|caused|allowed|covers)|when|"
    r"where|because|following|despite|amid|involving)\b"
)

_GROWING: Final = (
    "kill die dead death injur wound casualti victim fatal case infect hospit arrest detain miss "
    "displac evacu rescu surviv vaccin vote strand toll"
)
"""Stems of what is counted again every few hours."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity in its clause.

    Attributes:
        quantity: as it stands in the text.
        of: the stems of what it counts or qualifies, each in its one form.
        words: the stems near it in its clause.
        near: the same, and the states that leaders among them speak for.
        verb: the stem right before it, or "": what happened on a date.
        negated: whether the clause denies something.
        ahead: whether the clause speaks of what may or will be.
        aside: whether it only tells which thing is meant ("a raid in which 50 died").
    """

    quantity: Quantity
    of: frozenset[str]
    words: frozenset[str]
    near: frozenset[str]
    verb: str
    negated: bool
    ahead: bool
    aside: bool


def measure(
    text: str,
    quantity: Quantity,
    words: Sequence[tuple[int, str]],
    leaders: Mapping[str, str],
) -> Measured:
    """Relate a quantity to the words around it, up to where its clause ends.

    Args:
        text: the sentence.
        quantity: one of its quantities.
        words: where its other words stand that carry meaning, each with the form of its stem.
        leaders: by the names of leaders, the states that they speak for.
    """
    begin = end_of_last(_CLAUSE, text, 0, quantity.start)
    following = _CLAUSE.search(text, quantity.end)
    end = following.start() if following else len(text)
    before = [stem for at, stem in words if begin <= at < quantity.start][-WINDOW:]
    after = [stem for at, stem in words if quantity.end <= at < end][:WINDOW]
    stems = frozenset((*before, *after))
    return Measured(
        quantity=quantity,
        of=frozenset(one_form(stem) for stem in quantity.of),
        words=stems,
        near=with_states(stems, leaders),
        verb=before[-1] if before else "",
        negated=NO.search(text, begin, end) is not None,
        ahead=AHEAD.search(text, begin, end) is not None,
        aside=_ASIDE.search(text, 0, quantity.start) is not None,
    )


@cache
def growing() -> frozenset[str]:
    """Return the stems of what is counted again every few hours, each in its one form."""
    return frozenset(one_form(stem) for stem in _GROWING.split())
