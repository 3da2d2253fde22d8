"""Nouns of people: whom one article calls gunmen, and another attackers or only people."""

from typing import Final

from briefings.language.synonyms import forms_in

DOERS: Final = forms_in("gunman gunmen shooter attacker assailant suspect bomber hijacker killer")
"""Who did it."""
_KINDS: Final = (
    DOERS | forms_in("militant terrorist rebel fighter"),
    forms_in("child children boy girl student kid"),
    forms_in("officer soldier trooper"),
    forms_in("member supporter protester demonstrator"),
)
_ANYBODY: Final = forms_in("people person victim other man men civilian")
PEOPLE: Final = _ANYBODY.union(
    forms_in("woman women passenger worker resident official migrant patient juror"), *_KINDS
)
"""The stems of all of them, each in its one form."""


def are_one_kind(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether two sets of stems may mean the same people."""
    if not (_ANYBODY.isdisjoint(ours) and _ANYBODY.isdisjoint(theirs)):
        return True
    return any(not (kind.isdisjoint(ours) or kind.isdisjoint(theirs)) for kind in _KINDS)
