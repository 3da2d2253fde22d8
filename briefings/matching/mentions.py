"""How much of an article tells of a topic, and which of its sentences belong to it.

One sentence in passing is little. Where an article tells of the topic, a sentence that goes on from
a matched one ("However, …") tells of the same thing in other words; so does the first sentence of
an article that soon comes to the topic, as news puts the most important thing first. All others may
only support what is said, or disagree.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from briefings.language.candidates import Candidate, known_sentences
from briefings.language.clauses.asides import asides
from briefings.language.clauses.commentary import is_commentary
from briefings.language.month_names import month_of
from briefings.language.terms import starts_of
from briefings.matching.relevance import (
    LAST,
    Match,
    excluded_for,
    find_matches,
    terms_for,
    told_words,
)
from briefings.matching.term import Part, Words, all_places, places, without_doubt
from briefings.model import Article, Topic
from briefings.spans import Span

TITLE: Final = 1.0
"""What a term counts in the title, …"""
OPENED: Final = (0.6, 0.5)
"""… in the first sentence, the second …"""
LATER: Final = 0.2
"""… and in those after …"""
OFTEN: Final = 0.15
"""… if so large a share of all have one: in a long article three are few."""
FURTHER: Final = 0.3
"""What each further term of a sentence adds to it."""
ABOUT: Final = 0.6
"""From here on an article tells of the topic: its first sentence does, or three later ones."""
ASIDE: Final = 0.3
"""What a term counts that only says who, where or by whose name, against another …"""
TRAILING: Final = 0.7
"""… and one at the end of an opening sentence, which tells why or when something else happened."""

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
"""… a matched one that is the first to have a measured one: money, a share, millions …"""
SUBJECT_MEASURED: Final = 4.0
"""… and one that has it beside a term …"""
BESIDE: Final = 6
"""… at most so many words from it."""

COMMENTARY: Final = 0.05
"""What a sentence is worth that weighs what happened instead of telling it."""

_MEASURED: Final = re.compile(
    r"[$€£¥₽₴₺]\s?\d[\d.,]*"
    r"|\d[\d.,]*\s?(?:%|percent|per cent|million|billion|trillion|Mio|Mrd|млн|млрд)"
)
_PARTIES: Final = re.compile(r"(?:He|She|They|Both|The\s(?:two|three|four))\b")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class Mentions(NamedTuple):
    """What an article has on a topic.

    Attributes:
        matches: its sentences that have terms of the topic outside asides.
        tells: how much of it tells of the topic: from `ABOUT` on it is what it is about.
    """

    matches: Sequence[Match]
    tells: float


def mentions_in(topic: Topic, article: Article) -> Mentions:
    """Return what an article has on a topic: nothing if no sentence has a term, only the title."""
    terms, told = terms_for(topic, article.language), told_words(article)[1:]
    asked = {without_doubt(term): parts for term, parts in terms.items()}
    found = [
        (
            match,
            _outside_asides(
                [asked[hit] for hit in match.hits],
                told[match.sentence.position],
                match.sentence.text,
                article.language,
            ),
        )
        for match in find_matches(topic, article)
    ]
    if not found:
        return Mentions([], 0.0)
    often = min(1.0, len(found) / (OFTEN * max(1, len(known_sentences(article)))))
    tells = sum(_told(match.sentence, standing, often) for match, standing in found)
    return Mentions(
        [
            replace(match, places=frozenset[int]().union(*standing))
            for match, standing in found
            if standing
        ],
        round(tells + TITLE * _is_titled(topic, article), 6),
    )


def is_subject(topic: Topic, article: Article) -> bool:
    """Tell whether an article is about the topic, and doesn't only mention it."""
    return mentions_in(topic, article).tells >= ABOUT


def is_mentioned(topic: Topic, article: Article) -> bool:
    """Tell whether an article mentions the topic beyond doubt."""
    return any(match.is_certain for match in mentions_in(topic, article).matches)


def nearness_in(
    sentences: Sequence[Candidate],
    matches: Sequence[Match],
    relevance: Sequence[float],
    tells: float,
) -> list[float]:
    """Return how near each sentence of an article is to the topic, against others of any article.

    0 for what may not lead. It may be above 1.

    Args:
        sentences: all of the article, in order.
        matches: those that have terms of the topic.
        relevance: how relevant each of these is.
        tells: how much of the article tells of the topic.
    """
    matched: dict[Span | None, float] = {
        one.sentence.span: value for one, value in zip(matches, relevance, strict=True)
    }
    near = [
        matched.get(one.span, CONTINUED * matched.get(_gone_on_from(one), 0.0)) for one in sentences
    ]
    soon = any(one.span in matched for one in sentences[:SOON])
    if soon and tells >= SUBJECT and _is_of_it(sentences[0], matches):
        near[0] = max(near[0], FIRST * max(relevance))
    measured = _newly_measured(sentences, matches)
    return [
        round(value * measured.get(one.span, _worth(one)), 6) if value else 0.0
        for value, one in zip(near, sentences, strict=True)
    ]


def _gone_on_from(sentence: Candidate) -> Span | None:
    """Return the sentence that one goes on from; none where it only names the same people."""
    return None if _PARTIES.match(sentence.text) else sentence.before


def _newly_measured(sentences: Iterable[Candidate], matches: Iterable[Match]) -> dict[Span, float]:
    """Return which matched sentences first have a measured amount, and what they are worth."""
    places = {one.sentence.span: one.places for one in matches}
    told: set[str] = set()
    found = {}
    for sentence in sentences:
        amounts = {each[0]: each.start() for each in _MEASURED.finditer(sentence.text)}
        new = [start for amount, start in amounts.items() if amount not in told]
        told |= amounts.keys()
        if new and (terms := places.get(sentence.span)) is not None:
            beside = any(_is_beside(start, terms, sentence) for start in new)
            found[sentence.span] = SUBJECT_MEASURED if beside else MEASURED
    return found


def _is_beside(start: int, terms: Iterable[int], sentence: Candidate) -> bool:
    """Tell whether one of some words stands beside what begins at `start` of their sentence."""
    at = bisect_left(starts_of(sentence.words, sentence.text), start)
    return any(abs(at - place) <= BESIDE for place in terms)


def _worth(sentence: Candidate) -> float:
    """Return what a sentence is worth for what it tells."""
    if is_commentary(sentence.text, sentence.article.language):
        return COMMENTARY
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


def _told(sentence: Candidate, standing: Sequence[frozenset[int]], often: float) -> float:
    """Return how much a matched sentence tells of the topic.

    Args:
        sentence: the sentence.
        standing: where terms stand in it outside asides.
        often: how often the article has such sentences, 0 to 1.
    """
    opens = sentence.position < len(OPENED)
    base = OPENED[sentence.position] if opens else LATER * often
    if not standing:
        return base * ASIDE
    if opens and len(standing) == 1 and min(standing[0]) >= LAST * len(sentence.words):
        base *= TRAILING
    return base * (1 + FURTHER * (len(standing) - 1))


def _outside_asides(
    terms: Iterable[Sequence[Part]], words: Words, text: str, language: str | None
) -> list[frozenset[int]]:
    """Return where terms stand in a text outside asides; of two in the same words only one.

    A phrase that takes in the last word of an aside asks for just that ("trade adviser").
    """
    beside = asides(text, language)
    starts = words.starts(text) if beside else []
    within = [{n for n, at in enumerate(starts) if s.start <= at < s.end} for s in beside]
    found: list[frozenset[int]] = []
    for parts in terms:
        every = frozenset(all_places(parts, words) or places(parts, words))
        asked = every if len(every) > 1 else frozenset[int]()
        hidden = {n for some in within if some and max(some) not in asked for n in some}
        if (here := every - hidden) and not any(here & other for other in found):
            found.append(here)
    return found


def _is_titled(topic: Topic, article: Article) -> float:
    """Return how much the title tells, 0 to 1: nothing if it has a term that rules it out."""
    title, *_ = told_words(article)
    if not len(title):
        return 0.0
    terms, excluded = terms_for(topic, article.language), excluded_for(topic, article.language)
    found = [terms[term] for term in terms.found_in(title)]
    if not found or excluded.found_in(title):
        return 0.0
    standing = _outside_asides(found, title, article.title or "", article.language)
    return 1.0 if standing else ASIDE


def _is_of_it(first: Candidate, matches: Sequence[Match]) -> bool:
    """Tell whether the first sentence speaks of what the matched ones do, not only sets a scene."""
    told = frozenset[str]().union(*(match.sentence.content for match in matches))
    return len(first.content & told) >= SHARED
