"""Small words of which one excludes the other in the same place: "before" and "after"."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import Final, TypeAlias

from briefings.agreement.claims import Claim
from briefings.language.synonyms import form_of
from briefings.language.terms import words_of

Edit: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]

_EXCLUDING: Final = (
    "before after",
    "while before",
    "while after",
    "when before",
    "until after",
    "since before",
    "with without",
    "more less",
    "more fewer",
    "most few",
    "most some",
    "most none",
    "many few",
    "all some",
    "all few",
    "all none",
    "all no",
    "all only",
    "some no",
    "some none",
    "both neither",
    "everyone nobody",
    "always never",
    "above below",
    "over under",
    "up down",
    "inside outside",
    "for against",
    "first last",
    "first second",
    "first third",
    "second third",
    "earlier later",
    "until since",
    "may must",
    "could must",
    "might must",
    "may will",
    "might will",
    "could will",
    "must will",
    "can cannot",
    "may cannot",
)
"""Words of which one excludes the other in the same place; none is anything but a contrast."""


def excludes(one: Claim, other: Claim, edits: Iterable[Edit]) -> bool:
    """Tell whether in one place each has a word that excludes the other's.

    Args:
        one: a claim.
        other: another one.
        edits: what stands in one in place of what in the other.
    """
    pairs = _excluding()
    if any(
        (ours, theirs) in pairs for mine, yours in edits for ours, theirs in product(mine, yours)
    ):
        return True
    mine, yours = set(_before_content(one)), set(_before_content(other))
    return any(
        (ours, theirs) in pairs
        for ours, ours_before in mine - yours
        for theirs, theirs_before in yours - mine
        if ours_before == theirs_before
    )


def _before_content(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield each word of a contrast with the word with a meaning that it stands before."""
    contrasting = _contrasting()
    held: list[str] = []
    for form in claim.forms:
        if form in claim.content:
            yield from ((word, form) for word in held)
            held = []
        if form in contrasting:
            held.append(form)


@cache
def _excluding() -> frozenset[tuple[str, str]]:
    pairs = [[form_of(word) for word in words_of(line)] for line in _EXCLUDING]
    return frozenset((one, other) for pair in pairs for one, other in (pair, pair[::-1]))


@cache
def _contrasting() -> frozenset[str]:
    return frozenset(word for pair in _excluding() for word in pair)
