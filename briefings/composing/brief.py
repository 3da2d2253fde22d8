"""A topic's door to the pipeline: from a topic and its articles to a Brief."""

from collections.abc import Iterable, Mapping, Sequence

from briefings.agreement.copies import near_copies
from briefings.composing.pipeline import Composed, compose
from briefings.composing.recipe import Order, Recipe
from briefings.composing.support import Disagreement
from briefings.language.candidates import Candidate, known_sentences
from briefings.matching.aboutness import ABOUT, FEWEST, aboutness, read_article
from briefings.matching.feedback import refine
from briefings.matching.relevance import Match, find_matches
from briefings.matching.votes import Leanings
from briefings.model import Article, Brief, Difference, Excerpt, Point, Reason, Topic
from briefings.published import Published, instant_of
from briefings.ranking.budget import Budget
from briefings.ranking.engines import engine_named
from briefings.ranking.pool import Pool


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
    engine, budget = engine_named(recipe.engine), Budget(words=recipe.words, points=recipe.points)
    ordered = sorted({article.id: article for article in articles}.values(), key=_newest_first)
    found = [matches for article in ordered if (matches := find_matches(topic, article))]
    matches = [match for of_one in found for match in of_one]
    pool = Pool(
        [match.sentence for match in matches],
        nearness=_relevance(topic, found, considered, leanings),
        copies=near_copies([known_sentences(of_one[0].sentence.article) for of_one in found]),
    )
    terms = {id(match.sentence): match.hits for match in matches}
    return Brief(
        topic=topic,
        as_of=as_of,
        points=points_of(compose(pool, engine, budget), terms, recipe.order),
        method=recipe.method,
        considered=considered,
        matched=len(found),
    )


def _newest_first(article: Article) -> tuple[float, str]:
    return -instant_of(article.published).timestamp(), article.id


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
    readings = [read_article(of_one[0].sentence.article) for of_one in found] if enough else []
    about = aboutness(topic, readings, considered)
    unread = ABOUT if enough else 1.0
    matches = [match for of_one in found for match in of_one]
    weighed = []
    for match, relevance in zip(matches, refine(matches), strict=True):
        voted = leanings.factor(match) if leanings else 1.0
        factor = voted * about.get(match.sentence.article.id, unread)
        weighed.append(min(1.0, relevance * factor))
    return weighed


def points_of(
    composed: Iterable[Composed], terms: Mapping[int, tuple[str, ...]], order: Order
) -> tuple[Point, ...]:
    """Return the points in reading order.

    Args:
        composed: what is said, most important first.
        terms: by a sentence's identity, the topic's terms that it matches.
        order: what comes first.
    """
    shown = list(composed)
    if order == "time":
        shown.sort(key=lambda one: -_day(one.statement.lead.article))
    above = [None, *(one.statement.lead for one in shown)]
    return tuple(
        _point(one, terms[id(one.statement.lead)], previous)
        for one, previous in zip(shown, above, strict=False)
    )


def _day(article: Article) -> int:
    return instant_of(article.published).date().toordinal()


def _point(one: Composed, terms: tuple[str, ...], previous: Candidate | None) -> Point:
    said = one.statement
    return Point(
        lead=said.lead.excerpt(),
        support=tuple(other.excerpt() for other in said.support),
        differs=_differences(said.differs),
        updates=_differences(said.updates),
        before=_leading_up_to(said.lead, previous),
        why=Reason(terms=terms, words=one.gain.words, weight=one.gain.weight),
    )


def _differences(found: Iterable[tuple[Candidate, Disagreement]]) -> tuple[Difference, ...]:
    return tuple(
        Difference(
            what=how.what,
            ours=how.ours,
            theirs=how.theirs,
            excerpt=other.excerpt(),
            relation=how.relation,
        )
        for other, how in found
    )


def _leading_up_to(lead: Candidate, previous: Candidate | None) -> Excerpt | None:
    """Return the sentence that the lead leans on, unless that has just been read."""
    if lead.before is None:
        return None
    if previous and (previous.article.id, previous.span) == (lead.article.id, lead.before):
        return None
    return lead.article.quote(*lead.before)
