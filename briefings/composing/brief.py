"""A topic's door to the pipeline: from a topic and its articles to a Brief."""

from collections.abc import Iterable, Sequence

from briefings.agreement.copies import near_copies
from briefings.composing.pipeline import compose
from briefings.composing.points import points_of
from briefings.composing.recipe import Recipe
from briefings.language.candidates import known_sentences
from briefings.matching.aboutness import ABOUT, FEWEST, aboutness, read_article
from briefings.matching.feedback import refine
from briefings.matching.relevance import Match, find_matches
from briefings.matching.votes import Leanings
from briefings.model import Article, Brief, Topic
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
