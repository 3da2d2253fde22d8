"""How much of an article tells of a topic, and which of its sentences belong to it.

One sentence in passing is little. Where an article tells of the topic, a sentence that goes on from
a matched one ("However, …") tells of the same thing in other words; so does the first sentence of
an article that soon comes to the topic, as news puts the most important thing first. All others may
only support what is said, or disagree.
"""

import re
from collections.abc import Sequence
from typing import Final

from briefings.language.candidates import Candidate
from briefings.language.month_names import month_of
from briefings.matching.relevance import (
    Match,
    excluded_for,
    find_matches,
    terms_for,
    told_words,
)
from briefings.model import Article, Topic

TITLE: Final = 1.0
"""What a term counts in the title, …"""
OPENING: Final = 2
"""… in one of so many first sentences …"""
OPENED: Final = 0.6
LATER: Final = 0.2
"""… and after those."""
FURTHER: Final = 0.3
"""What each further term of a sentence adds to it."""
ABOUT: Final = 0.6
"""From here on an article tells of the topic: a sentence that opens it, or three later ones."""

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
AMOUNT: Final = 1.2
"""What a sentence with an amount is worth against one that says it in general …"""
MEASURED: Final = 2.4
"""… and a matched one with a measured one: money, a share, millions."""

_MEASURED: Final = re.compile(
    r"[$€£¥₽₴₺]\s?\d|\d\s?(?:%|percent|per cent|million|billion|trillion|Mio|Mrd|млн|млрд)"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def telling(topic: Topic, article: Article, matches: Sequence[Match]) -> float:
    """Return how much of an article tells of the topic: from `ABOUT` on it is what it is about.

    Args:
        topic: the topic.
        article: the article.
        matches: its sentences that have terms of the topic.
    """
    told = sum(
        (OPENED if match.sentence.position < OPENING else LATER)
        * (1 + FURTHER * (len(match.hits) - 1))
        for match in matches
    )
    return round(told + (TITLE if _is_titled(topic, article) else 0.0), 6)


def is_subject(topic: Topic, article: Article) -> bool:
    """Tell whether an article is about the topic, and doesn't only mention it."""
    return telling(topic, article, find_matches(topic, article)) >= ABOUT


def is_mentioned(topic: Topic, article: Article) -> bool:
    """Tell whether an article mentions the topic beyond doubt."""
    return any(match.is_certain for match in find_matches(topic, article))


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
        round(min(1.0, value * _amount(one, is_matched=one.span in matched)), 6) if value else 0.0
        for value, one in zip(near, sentences, strict=True)
    ]


def _amount(sentence: Candidate, *, is_matched: bool) -> float:
    """Return what a sentence is worth for the amounts that it has."""
    if is_matched and _MEASURED.search(sentence.text):
        return MEASURED
    return AMOUNT if has_amount(sentence) else 1.0


def has_amount(sentence: Candidate) -> bool:
    """Tell whether a sentence has a figure that is neither a year nor a day of a month."""
    words = [word.text for word in sentence.words]
    return any(
        word[0].isdigit()
        and not _YEAR.fullmatch(word)
        and not any(month_of(beside.lower()) for beside in words[max(0, at - 1) : at + 2])
        for at, word in enumerate(words)
    )


def _is_titled(topic: Topic, article: Article) -> bool:
    """Tell whether the title has a term, and none that rules it out."""
    title, *_ = told_words(article)
    if not len(title):
        return False
    terms, excluded = terms_for(topic, article.language), excluded_for(topic, article.language)
    return bool(terms.found_in(title)) and not excluded.found_in(title)


def _is_of_it(first: Candidate, matches: Sequence[Match]) -> bool:
    """Tell whether the first sentence speaks of what the matched ones do, not only sets a scene."""
    told = frozenset[str]().union(*(match.sentence.content for match in matches))
    return len(first.content & told) >= SHARED
