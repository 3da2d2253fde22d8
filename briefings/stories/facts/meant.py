"""What a model of meaning proposes: that two sentences with few words in common state the same.

Only pairs that words leave open are put to it, and what it proposes still has to pass every veto. A
model hardly hears a "not", a "may" or who did it to whom, so both must deny, expect or ask the same
number of times. And as a sentence is near to many of its story, it must be nearer to this one than
to any other of the same article that might be meant.
"""

from typing import Final

from briefings.agreement.claims import claim_of
from briefings.agreement.contrast import contrast
from briefings.agreement.pair import Pair
from briefings.language.candidates import Candidate
from briefings.language.languages import code_of
from briefings.meaning.port import Meaning
from briefings.stories.facts.likeness import Likeness

NEAR: Final = 0.65
"""Nearness from which two sentences are proposed …"""
AHEAD: Final = 0.1
"""… if the next nearest in either article is so far behind …"""
RIVAL: Final = -2.0
"""… of those that score so much."""


def are_meant_alike(one: Candidate, other: Candidate, likeness: Likeness, meaning: Meaning) -> bool:
    """Tell whether two sentences of different articles are proposed as stating the same.

    Args:
        one: a sentence of the story.
        other: another one.
        likeness: how alike the story's sentences are by their words.
        meaning: what compares them.

    Raises:
        MeaningError: it can't be used.
    """
    if not (_reads(one, meaning) and _reads(other, meaning) and _are_of_one_mood(one, other)):
        return False
    near = meaning.nearness(one.text, other.text)
    if near < NEAR:
        return False
    rivals = (
        meaning.nearness(mine.text, rival.text)
        for mine, theirs in ((one, other), (other, one))
        for _, rival in likeness.like(mine, RIVAL)
        if rival.article.id == theirs.article.id and rival is not theirs
    )
    return all(near - rival >= AHEAD for rival in rivals)


def _are_of_one_mood(one: Candidate, other: Candidate) -> bool:
    """Tell whether neither denies, expects or asks what the other tells, nor turns it round."""
    ours, theirs = claim_of(one), claim_of(other)
    mood = (ours.denials, ours.ahead, ours.asks), (theirs.denials, theirs.ahead, theirs.asks)
    return mood[0] == mood[1] and contrast(Pair(ours, theirs)) is None


def _reads(sentence: Candidate, meaning: Meaning) -> bool:
    return meaning.reads(code_of(sentence.article.language))
