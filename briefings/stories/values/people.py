"""Nouns of people: whom one article calls gunmen, and another attackers or only people."""

from typing import Final

from briefings.language.synonyms import one_form
from briefings.language.terms import tokens


def _stems(words: str) -> frozenset[str]:
    return frozenset(one_form(tokens(word)[0].stem) for word in words.split())


DOERS: Final = _stems("gunman gunmen shooter attacker assailant suspect bomber hijacker killer")
"""Who did it."""
_KINDS: Final = (
    DOERS | _stems("militant terrorist rebel fighter"),
    _stems("child children boy girl student kid"),
    _stems("officer soldier trooper"),
    _stems("member supporter protester demonstrator"),
)
_ANYBODY: Final = _stems("people person victim other man men civilian")
PEOPLE: Final = _ANYBODY.union(
    _stems("woman women passenger worker resident official migrant patient juror"), *_KINDS
)
"""The stems of all of them, each in its one form."""


def are_one_kind(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether two sets of stems may mean the same people."""
    if not (_ANYBODY.isdisjoint(ours) and _ANYBODY.isdisjoint(theirs)):
        return True
    return any(not (kind.isdisjoint(ours) or kind.isdisjoint(theirs)) for kind in _KINDS)
