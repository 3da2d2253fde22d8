"""From a topic and its articles to a Brief: what leads, who supports it, who differs."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from briefings.choosing.aboutness import ABOUT, FEWEST, aboutness, read
from briefings.choosing.budget import Budget
from briefings.choosing.candidate import Candidate
from briefings.choosing.coverage import Coverage
from briefings.choosing.drafts import Draft, drafted
from briefings.choosing.duplicates import near_copies
from briefings.choosing.engines import COVERAGE
from briefings.choosing.feedback import refined
from briefings.choosing.ranking import centrality, limit_of
from briefings.choosing.reasons import gains
from briefings.choosing.recipe import Order, Recipe
from briefings.choosing.relevance import matching
from briefings.choosing.votes import Leanings
from briefings.model import Article, Brief, Point, Published, Topic, instant_of

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
    candidates = _weighed(topic, found, considered, leanings)
    copies = near_copies([matches[0].article for matches in found])
    coverage = Coverage(candidates, nearness=_relevance, copies=copies)
    drafts = drafted(*_by_importance(candidates, recipe.engine, coverage), recipe, copies)
    return Brief(
        topic=topic,
        as_of=as_of,
        points=_points(drafts, coverage, recipe.order),
        method=recipe.method,
        considered=considered,
        matched=len(found),
    )


def _newest_first(article: Article) -> tuple[float, str]:
    return -instant_of(article.published).timestamp(), article.id


def _by_importance(
    candidates: Sequence[Candidate], engine: str, coverage: Coverage
) -> tuple[Iterable[Candidate], Sequence[Candidate]]:
    """Return what may lead, most important first, and what may support it or differ, best first.

    Feature coverage gives an order itself, as far as it is asked for; what it leaves out follows.
    By the other engines importance is half how much the sentence is about the topic, half how
    central it is among the sentences about the topic; a sentence that can't stand alone is worth
    less. Ties keep the order given.
    """
    most_relevant = sorted(candidates, key=lambda candidate: -candidate.relevance)
    if engine == COVERAGE:
        chosen = coverage.choose(Budget(points=MOST_CHOSEN), nearness=_relevance)
        return chain(chosen, most_relevant), most_relevant
    kept = {id(candidate) for candidate in most_relevant[: limit_of(engine)]}
    pool = [candidate for candidate in candidates if id(candidate) in kept]
    importance = {
        id(candidate): _importance(candidate, central)
        for candidate, central in zip(pool, centrality(pool, engine), strict=True)
    }
    ranked = sorted(pool, key=lambda candidate: -importance[id(candidate)])
    return ranked, ranked


def _importance(candidate: Candidate, central: float) -> float:
    worth = (candidate.relevance + central) / 2
    return worth if candidate.leads_well else worth * DANGLING


def _weighed(
    topic: Topic,
    found: Iterable[Sequence[Candidate]],
    considered: int,
    leanings: Leanings | None,
) -> list[Candidate]:
    """Return the candidates as relevant as their articles are on topic, and as votes have it.

    Args:
        topic: what they are about.
        found: the candidates of each article.
        considered: how many articles were looked at.
        leanings: how votes lean, if they count.
    """
    by_article = list(found)
    enough = len(by_article) >= FEWEST  # fewer all get 1, unread
    readings = [read(matches[0].article) for matches in by_article] if enough else []
    about = aboutness(topic, readings, considered)
    unread = ABOUT if enough else 1.0
    candidates = [match for matches in by_article for match in matches]
    weighed = []
    for candidate, relevance in zip(candidates, refined(candidates), strict=True):
        voted = leanings.factor(candidate) if leanings else 1.0
        factor = voted * about.get(candidate.article.id, unread)
        weighed.append(candidate.about(candidate.hits, min(1.0, relevance * factor)))
    return weighed


def _relevance(candidate: Candidate) -> float:
    return candidate.relevance


def _points(drafts: Sequence[Draft], coverage: Coverage, order: Order) -> tuple[Point, ...]:
    """Return the points in reading order, each with why it was chosen."""
    gained = gains([draft.lead for draft in drafts], coverage)
    gain_of = {id(draft): gain for draft, gain in zip(drafts, gained, strict=True)}
    shown = _in_reading_order(drafts, order)
    above = [None, *(draft.lead for draft in shown)]
    return tuple(
        draft.point(gain_of[id(draft)], previous)
        for draft, previous in zip(shown, above, strict=False)
    )


def _in_reading_order(drafts: Iterable[Draft], order: Order) -> list[Draft]:
    """Keep the most important first, or put the newest day first and the undated last."""
    if order == "importance":
        return list(drafts)
    return sorted(drafts, key=lambda draft: -_day(draft.lead.article))


def _day(article: Article) -> int:
    return instant_of(article.published).date().toordinal()
