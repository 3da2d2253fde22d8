"""Whether one of two sentences tells of what only belongs to, or is part of, what the other does.

"The teacher was honoured" and "The teacher's son was honoured" share all words but one, and are on
two people. So are a chief and a deputy chief, a law and a section of it.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from briefings.agreement.claims import SAYING, Claim
from briefings.agreement.pair import Pair
from briefings.language.synonyms import form_of, one_form, states
from briefings.language.terms import words_of

_NEAR: Final = 3
"""Words after a modifier among which its noun's own name stands: "former mayor Ed Koch"."""
_OTHERS: Final = (
    "deputy vice acting ex former assistant interim outgoing retired aspiring draft proposed half "
    "partial rejected"
)
"""Before a noun these make somebody or something else of it."""
_BEING: Final = frozenset({"is", "are", "was", "were", "be", "been", "has", "have", "had"}) | {
    *("will", "would", "can", "could", "may", "might", "must", "shall", "should")
}
_NAMED_BY: Final = (
    "city town village state province region district republic kingdom island port capital month "
    "year day night morning week people number group"
)
"""Of these it may be said or not: "the city of Porto"."""


def is_another_head(pair: Pair) -> bool:
    """Tell whether what one tells of only belongs to what the other tells of, or is not it yet.

    Of two claims that are one but for a few words, or of which one holds the other.
    """
    one, other = pair.one, pair.other
    return (
        any(_has_owned(a, b) or _has_modified(a, b, pair) for a, b in ((one, other), (other, one)))
        or _heads_differ(one, other)
        or any(_is_part(edit, pair) for edit in pair.edits)
    )


def _has_owned(one: Claim, other: Claim) -> bool:
    """Tell whether one tells of what somebody's is, and the other of that somebody alone."""
    theirs = dict(_owned(other))
    return any(
        owner in other.content
        and owner not in theirs
        and owner not in states()
        and owned not in other.content
        and not _is_after_of(other, owner)
        for owner, owned in _owned(one)
    )


def _owned(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield each owner with what follows "'s" as one word that has a meaning."""
    words = claim.words
    for word, following in pairwise(words):
        if word.text[-2:] in ("'s", "’s") and not following.stop and following.stem not in SAYING:
            yield one_form(word.stem), one_form(following.stem)


def _is_after_of(claim: Claim, owner: str) -> bool:
    forms = claim.forms
    return any(
        form == "of" and owner in forms[at + 1 : at + 1 + _NEAR] for at, form in enumerate(forms)
    )


def _has_modified(one: Claim, other: Claim, pair: Pair) -> bool:
    """Tell whether one has "deputy" before a noun of the other, and no name tells who it is."""
    forms, shared_names = one.forms, pair.names & pair.shared
    return any(
        form in _others()
        and form not in other.forms
        and forms[at + 1] in other.content
        and shared_names.isdisjoint(forms[at + 1 : at + 1 + _NEAR])
        for at, form in enumerate(forms[:-1])
    )


def _heads_differ(one: Claim, other: Claim) -> bool:
    """Tell whether one's subject is another noun that the other's subject stands before."""
    ours, theirs = _subject(one), _subject(other)
    if not ours or not theirs or ours[-1] == theirs[-1]:
        return False
    return ours[-1] in theirs or theirs[-1] in ours


def _subject(claim: Claim) -> tuple[str, ...]:
    """Return the words with a meaning that a sentence opens with, up to "was", "has" or "will"."""
    words: list[str] = []
    for form in claim.forms:
        if form in claim.content:
            words.append(form)
        elif words:
            return tuple(words) if form in _BEING else ()
    return ()


def _is_part(edit: tuple[tuple[str, ...], tuple[str, ...]], pair: Pair) -> bool:
    """Tell whether words that one alone has name a part ("a section of"), or a kind of subject."""
    if edit[0] and edit[1]:
        return False
    added = edit[0] or edit[1]
    telling = [form for form in added if form in pair.content]
    if not telling or not (pair.names | pair.shared).isdisjoint(telling):
        return False
    if "of" in added[added.index(telling[-1]) :]:
        return _named_by().isdisjoint(telling)
    return any(
        added == claim.stems[:1] and not claim.text.split()[0].endswith("ly")
        for claim in (pair.one, pair.other)
    )


@cache
def _others() -> frozenset[str]:
    return _forms(_OTHERS)


@cache
def _named_by() -> frozenset[str]:
    return _forms(_NAMED_BY)


def _forms(text: str) -> frozenset[str]:
    return frozenset(form_of(word) for word in words_of(text))
