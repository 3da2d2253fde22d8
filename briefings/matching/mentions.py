"""How much of an article tells of a topic, judged by itself: one sentence in passing is little."""

from collections.abc import Sequence
from typing import Final

from briefings.language.terms import words_of
from briefings.matching.relevance import Match, excluded_for, find_matches, terms_for
from briefings.matching.term import Words, places
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


def _is_titled(topic: Topic, article: Article) -> bool:
    """Tell whether the title has a term, and none that rules it out."""
    title = Words(words_of(article.title or "", article.language))
    if not len(title):
        return False
    terms, excluded = terms_for(topic, article.language), excluded_for(topic, article.language)
    has, ruled_out = (
        any(places(parts, title) for parts in some.values()) for some in (terms, excluded)
    )
    return has and not ruled_out
