"""How much an article as a whole is about a topic, against those that are most about it.

A word in passing makes no subject. First the terms count where they stand, the title and the
opening for most (BM25F: Robertson, Zaragoza & Taylor, *Simple BM25 extension to multiple weighted
fields*, 2004). The articles that come out strongest then tell which other words belong to the
topic, without anybody's labels (Rocchio, *Relevance feedback in information retrieval*, 1971).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from math import log, log1p
from statistics import fmean
from typing import Final

from briefings.language.candidates import known_sentences, length_of
from briefings.language.remembering import remembered
from briefings.language.terms import words_of
from briefings.matching.relevance import excluded_for, terms_for
from briefings.matching.term import Words, all_places, places
from briefings.matching.terms import Terms
from briefings.matching.vectors import Vector, product, unit
from briefings.model import Article, Topic

ABOUT: Final = 1 / 3
"""From here on an article is about the topic; below, it mentions the topic in passing."""
FEWEST: Final = 30
"""Articles in one language with a term in them; fewer tell nothing of each other."""

TITLE: Final = 3.0
"""What a term counts in the title, against the opening …"""
OPENING: Final = 50
"""… which is so many words long …"""
LATER: Final = 0.3
"""… and what it counts after that."""
SATURATION: Final = 1.2
LENGTH: Final = 0.75
"""BM25's usual parameters k1 and b."""

STRONGEST: Final = 0.1
"""Share of the articles that tell which other words belong to the topic …"""
FEWEST_STRONGEST: Final = 10
"""… at least so many."""
WIDER: Final = 100
"""Words that they tell."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """The words of an article, made once and looked at for every topic.

    Attributes:
        article: whose words these are.
        title: the words of its title.
        body: the words of its body.
        counts: how often each stem that carries meaning stands in either.
    """

    article: Article
    title: Words
    body: Words
    counts: Mapping[str, int]


@remembered(length_of)
def read_article(article: Article) -> Reading:
    """Return the words of `article`."""
    title = words_of(article.title or "", article.language)
    body = [word for sentence in known_sentences(article) for word in sentence.words]
    return Reading(
        article=article,
        title=Words(title),
        body=Words(body),
        counts=Counter([stem for _, stem, stop in (*title, *body) if not stop]),
    )


def aboutness(topic: Topic, readings: Iterable[Reading], considered: int = 0) -> dict[str, float]:
    """Return how much each article is about `topic`, by its id; those without a term are left out.

    1 is as much as the strongest tenth on average, or more; from `ABOUT` on, an article is about
    the topic. Half is where and how often the terms stand, half how near all its words are to those
    of the strongest. Languages are looked at apart; where fewer than `FEWEST` articles have a term,
    every one of them gets 1.

    Args:
        topic: what they may be about.
        readings: the articles that may have something on it; others do no harm.
        considered: how many articles were looked at, those not among `readings` included: the rarer
            a term is among them, the more it tells.
    """
    by_language: dict[str | None, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_language[reading.article.language].append(reading)
    found: dict[str, float] = {}
    for language, alike in by_language.items():
        terms, excluded = terms_for(topic, language), excluded_for(topic, language)
        mentions = [_mentions(terms, excluded, reading) for reading in alike]
        found |= _in_one_language(mentions, alike, considered)
    return found


def _in_one_language(
    mentions: Sequence[Mapping[str, float]], readings: Sequence[Reading], considered: int
) -> dict[str, float]:
    pool = [n for n, counted in enumerate(mentions) if counted]
    having = [readings[n] for n in pool]
    if len(having) < FEWEST:
        return {reading.article.id: 1.0 for reading in having}
    standing = _standing(
        [mentions[n] for n in pool],
        [len(reading.title) + len(reading.body) for reading in having],
        max(considered, len(readings)),
    )
    count = max(FEWEST_STRONGEST, round(STRONGEST * len(having)))
    strongest = nlargest(count, range(len(having)), key=standing.__getitem__)
    nearness = _nearness([reading.counts for reading in having], standing, strongest)
    typical = [fmean(values[n] for n in strongest) or 1.0 for values in (standing, nearness)]
    return {
        reading.article.id: round(min(1.0, (stands / typical[0] + near / typical[1]) / 2), 6)
        for reading, stands, near in zip(having, standing, nearness, strict=True)
    }


def _mentions(terms: Terms, excluded: Terms, reading: Reading) -> dict[str, float]:
    """Return how often each term stands in the article outside excluded phrases, by where."""
    no_title, no_body = _taken(excluded, reading.title), _taken(excluded, reading.body)
    found = {}
    stands = {*terms.found_in(reading.title), *terms.found_in(reading.body)}
    for term, parts in terms.items():
        if term not in stands:
            continue
        titled = sum(place not in no_title for place in places(parts, reading.title))
        told = [place for place in places(parts, reading.body) if place not in no_body]
        opening = sum(place < OPENING for place in told)
        if counted := TITLE * titled + opening + LATER * (len(told) - opening):
            found[term] = counted
    return found


def _taken(excluded: Terms, words: Words) -> set[int]:
    found = excluded.found_in(words)
    return {place for term in found for place in all_places(excluded[term], words)}


def _standing(
    mentions: Sequence[Mapping[str, float]], lengths: Sequence[int], considered: int
) -> list[float]:
    """Return BM25F's score of each article."""
    having = Counter(term for counted in mentions for term in counted)
    rarity = {term: log1p(considered / count) for term, count in having.items()}
    usual = fmean(lengths)
    scores = []
    for counted, length in zip(mentions, lengths, strict=True):
        slow = SATURATION * (1 - LENGTH + LENGTH * length / usual)
        scores.append(sum(rarity[term] * n / (n + slow) for term, n in counted.items()))
    return scores


def _nearness(
    counts: Sequence[Mapping[str, int]], standing: Sequence[float], strongest: Sequence[int]
) -> list[float]:
    """Return the cosine of each article with the words that tell the strongest from the others."""
    having = Counter(chain.from_iterable(counts))
    rarity = {stem: log1p(len(counts) / n) for stem, n in having.items()}
    vectors = [unit(_weighted(counted, rarity)) for counted in counts]
    total: dict[str, float] = defaultdict(float)
    for n in strongest:
        for stem, weight in vectors[n].items():
            total[stem] += standing[n] * weight
    telling = unit(dict(nlargest(WIDER, total.items(), key=lambda item: (item[1], item[0]))))
    return [product(telling, vector) for vector in vectors]


def _weighted(counted: Mapping[str, int], rarity: Vector) -> dict[str, float]:
    return {
        stem: rarity[stem] if n == 1 else (1 + log(n)) * rarity[stem] for stem, n in counted.items()
    }
