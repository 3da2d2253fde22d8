"""From a topic and its articles to a Brief: what leads, who supports it, who differs."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

from briefings.agreement.copies import near_copies
from briefings.composing.drafts import Draft, Pool, drafted
from briefings.composing.reasons import gains
from briefings.composing.recipe import Order, Recipe
from briefings.language.candidates import Candidate, known_sentences
from briefings.matching.aboutness import ABOUT, FEWEST, aboutness, read
from briefings.matching.feedback import refined
from briefings.matching.relevance import Match, matching
from briefings.matching.votes import Leanings
from briefings.model import Article, Brief, Point, Published, Topic, instant_of
from briefings.ranking.budget import Budget
from briefings.ranking.coverage import Coverage, Nearness
from briefings.ranking.engines import COVERAGE
from briefings.ranking.sumy_engines import centrality, limit_of

MOST_CHOSEN: Final = 200
"""Sentences put in order by what they add at most: four times the points of the longest brief."""
DANGLING: Final = 0.6
"""What a sentence is worth that needs the one before it."""


def build_brief(  # noqa: PLR0913 - what it is about, what is looked at, and how
    topic: Topic,
    articles: Iterable[Article],
    recipe: Recipe,
    *,
    considered: int,
    as_of: Published | None,
    leanings: Leanings | None = None,
) -> Brief:
    """Choose what `articles` say about `topic`; the same in gives the same out, in any order.

    Args:
        topic: what the brief is about.
        articles: those that may have something on it; others do no harm.
        recipe: what chooses, how long it gets, what comes first.
        considered: how many articles were looked at, those that the index ruled out included.
        as_of: when the newest article considered was published, where known.
        leanings: how votes on the topic's sentences lean, where the recipe minds them.

    Raises:
        EngineError: the recipe names no engine.
    """
    ordered = sorted({article.id: article for article in articles}.values(), key=_newest_first)
    found = [matches for article in ordered if (matches := matching(topic, article))]
    relevance = _relevance(topic, found, considered, leanings)
    return Brief(
        topic=topic,
        as_of=as_of,
        points=_points(found, relevance, recipe),
        method=recipe.method,
        considered=considered,
        matched=len(found),
    )


def _newest_first(article: Article) -> tuple[float, str]:
    return -instant_of(article.published).timestamp(), article.id


def _points(
    found: Sequence[Sequence[Match]], relevance: Sequence[float], recipe: Recipe
) -> tuple[Point, ...]:
    """Return the points that the sentences make, in reading order.

    Args:
        found: the sentences about the topic, article by article.
        relevance: how relevant each of them is, in order.
        recipe: what chooses, how long it gets, what comes first.
    """
    matches = [match for of_one in found for match in of_one]
    sentences = [match.sentence for match in matches]
    near = dict(zip(map(id, sentences), relevance, strict=True))

    def nearness(sentence: Candidate) -> float:
        return near[id(sentence)]

    copies = near_copies([known_sentences(of_one[0].sentence.article) for of_one in found])
    coverage = Coverage(sentences, nearness=nearness, copies=copies)
    leads, others = _by_importance(sentences, nearness, recipe.engine, coverage)
    drafts = drafted(leads, Pool(others, copies), recipe)
    hits = {id(match.sentence): match.hits for match in matches}
    return _explained(drafts, coverage, hits, recipe.order)


def _by_importance(
    sentences: Sequence[Candidate], nearness: Nearness, engine: str, coverage: Coverage
) -> tuple[Iterable[Candidate], Sequence[Candidate]]:
    """Return what may lead, most important first, and what may support it or differ, best first.

    Feature coverage gives an order itself, as far as it is asked for; what it leaves out follows.
    By the other engines importance is half how much the sentence is about the topic, half how
    central it is among the sentences about the topic; a sentence that can't stand alone is worth
    less. Ties keep the order given.
    """
    most_relevant = sorted(sentences, key=nearness, reverse=True)
    if engine == COVERAGE:
        chosen = coverage.choose(Budget(points=MOST_CHOSEN), nearness=nearness)
        return chain(chosen, most_relevant), most_relevant
    kept = {id(candidate) for candidate in most_relevant[: limit_of(engine)]}
    rated = [candidate for candidate in sentences if id(candidate) in kept]
    importance = {
        id(candidate): _importance(candidate, (nearness(candidate) + central) / 2)
        for candidate, central in zip(rated, centrality(rated, engine), strict=True)
    }
    ranked = sorted(rated, key=lambda candidate: importance[id(candidate)], reverse=True)
    return ranked, ranked


def _importance(candidate: Candidate, worth: float) -> float:
    return worth if candidate.leads_well else worth * DANGLING


def _relevance(
    topic: Topic,
    found: Sequence[Sequence[Match]],
    considered: int,
    leanings: Leanings | None,
) -> list[float]:
    """Return how relevant the sentences are as their articles are on topic, and as votes have it.

    Args:
        topic: what they are about.
        found: those of each article.
        considered: how many articles were looked at.
        leanings: how votes lean, if they count.
    """
    enough = len(found) >= FEWEST  # fewer all get 1, unread
    readings = [read(of_one[0].sentence.article) for of_one in found] if enough else []
    about = aboutness(topic, readings, considered)
    unread = ABOUT if enough else 1.0
    matches = [match for of_one in found for match in of_one]
    weighed = []
    for match, relevance in zip(matches, refined(matches), strict=True):
        voted = leanings.factor(match) if leanings else 1.0
        factor = voted * about.get(match.sentence.article.id, unread)
        weighed.append(min(1.0, relevance * factor))
    return weighed


def _explained(
    drafts: Sequence[Draft],
    coverage: Coverage,
    hits: Mapping[int, tuple[str, ...]],
    order: Order,
) -> tuple[Point, ...]:
    """Return the points in reading order, each with why it was chosen.

    Args:
        drafts: the points in the making, most important first.
        coverage: what all the sentences cover.
        hits: by a sentence's identity, the terms that it matches.
        order: what comes first.
    """
    gained = gains([draft.lead for draft in drafts], coverage)
    gain_of = {id(draft): gain for draft, gain in zip(drafts, gained, strict=True)}
    shown = _in_reading_order(drafts, order)
    above = [None, *(draft.lead for draft in shown)]
    return tuple(
        draft.point(hits[id(draft.lead)], gain_of[id(draft)], previous)
        for draft, previous in zip(shown, above, strict=False)
    )


def _in_reading_order(drafts: Iterable[Draft], order: Order) -> list[Draft]:
    """Keep the most important first, or put the newest day first and the undated last."""
    if order == "importance":
        return list(drafts)
    return sorted(drafts, key=lambda draft: -_day(draft.lead.article))


def _day(article: Article) -> int:
    return instant_of(article.published).date().toordinal()
