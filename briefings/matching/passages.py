"""What an article tells with the sentences that have a topic's terms: what belongs to them.

A sentence that goes on from a matched one ("However, …") tells of the same thing in other words; so
does the first sentence of an article that soon comes to the topic, as news puts the most important
thing first. All others may only support what is said, or disagree.
"""

import re
from collections.abc import Sequence
from typing import Final

from briefings.language.candidates import Candidate
from briefings.language.month_names import month_of
from briefings.matching.mentions import ABOUT
from briefings.matching.relevance import Match

CONTINUED: Final = 0.4
"""What a sentence that goes on from a matched one has of its relevance …"""
FIRST: Final = 0.7
"""… and what the first one of an article that is about the topic has of its most relevant one."""
SUBJECT: Final = 2 * ABOUT
"""How much of an article must tell of the topic for its first sentence to do so, too."""

SOON: Final = 3
"""Sentences within which the article must come to it …"""
SHARED: Final = 2
"""… and stems that it shares with the matched ones."""
AMOUNT: Final = 1.4
"""What a sentence with an amount is worth against one that says it in general."""

_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def nearness_in(
    sentences: Sequence[Candidate],
    matches: Sequence[Match],
    relevance: Sequence[float],
    tells: float,
) -> list[float]:
    """Return how near each sentence of an article is to the topic; 0 for what may not lead.

    Args:
        sentences: all of the article, in order.
        matches: those that have terms of the topic.
        relevance: how relevant each of these is.
        tells: how much of the article tells of the topic.
    """
    matched = {one.sentence.span: value for one, value in zip(matches, relevance, strict=True)}
    near = [
        matched.get(one.span, CONTINUED * (matched.get(one.before, 0.0) if one.before else 0.0))
        for one in sentences
    ]
    soon = any(one.span in matched for one in sentences[:SOON])
    if soon and tells >= SUBJECT and _is_of_it(sentences[0], matches):
        near[0] = max(near[0], FIRST * max(relevance))
    return [
        round(min(1.0, value * (AMOUNT if value and has_amount(one) else 1.0)), 6)
        for value, one in zip(near, sentences, strict=True)
    ]


def has_amount(sentence: Candidate) -> bool:
    """Tell whether a sentence has a figure that is neither a year nor a day of a month."""
    words = [word.text for word in sentence.words]
    return any(
        word[0].isdigit()
        and not _YEAR.fullmatch(word)
        and not any(month_of(beside.lower()) for beside in words[max(0, at - 1) : at + 2])
        for at, word in enumerate(words)
    )


def _is_of_it(first: Candidate, matches: Sequence[Match]) -> bool:
    """Tell whether the first sentence speaks of what the matched ones do, not only sets a scene."""
    told = frozenset[str]().union(*(match.sentence.content for match in matches))
    return len(first.content & told) >= SHARED
