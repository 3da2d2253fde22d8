"""A topic's door to the pipeline: from a topic and its articles to a Brief."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from briefings.agreement.copies import near_copies
from briefings.composing.gathering import Gathered, gather
from briefings.composing.material import COMMON, Told
from briefings.composing.pipeline import compose
from briefings.composing.points import points_of
from briefings.composing.recipe import Recipe
from briefings.matching.aboutness import ABOUT, FEWEST, aboutness, read_article
from briefings.matching.feedback import refine
from briefings.matching.mentions import nearness_in
from briefings.matching.votes import Leanings
from briefings.meaning.port import Meaning
from briefings.model import Article, Brief, Point, Topic
from briefings.published import Published
from briefings.ranking.budget import Budget
from briefings.ranking.engines import engine_named
from briefings.ranking.pool import Pool
from briefings.window import Window


def build_brief(  # noqa: PLR0913 - what it is about, what is looked at, and how
    topic: Topic,
    articles: Iterable[Article],
    recipe: Recipe,
    *,
    considered: int,
    as_of: Published | None,
    leanings: Leanings | None = None,
    stories: Mapping[str, str] | None = None,
    window: Window | None = None,
    in_passing: bool = True,
) -> Brief:
    """Choose what `articles` say about `topic`; the same in gives the same out, in any order.

    Args:
        topic: what the brief is about.
        articles: those that may have something on it; others do no harm.
        recipe: what chooses, how long it gets, what comes first.
        considered: how many articles were looked at, those that the index ruled out included.
        as_of: when the newest of them was published.
        leanings: how votes on the topic's sentences lean, where the recipe minds them.
        stories: by an article's id, the story that it tells; None where that isn't known.
        window: the days wanted, if not all; widened if they have nothing on it.
        in_passing: whether articles that only mention it are better than nothing.

    Raises:
        EngineError: the recipe names no engine.
    """
    found = gather(topic, articles, stories, window, considered=considered, in_passing=in_passing)
    relevance = _relevance(topic, found.told, considered, leanings)
    pool = _pool(found, relevance, considered, recipe.meaning)
    return Brief(
        topic=topic,
        as_of=as_of,
        points=_points(pool, recipe, found.told),
        method=recipe.method,
        considered=considered,
        matched=found.matched,
        window=found.window,
    )


def _points(pool: Pool, recipe: Recipe, chosen: Iterable[Told]) -> tuple[Point, ...]:
    terms = {id(match.sentence): match.hits for one in chosen for match in one.matches}
    budget = Budget(words=recipe.words, points=recipe.points)
    return points_of(compose(pool, engine_named(recipe.engine), budget), terms, recipe.order)


def _pool(
    found: Gathered, relevance: Iterable[float], considered: int, meaning: Meaning | None
) -> Pool:
    """Return all sentences of what was gathered, as near to the topic as they are.

    They are news among others unless a `COMMON` share of all that there is tells of the topic.

    Args:
        found: what the brief is made of.
        relevance: that of each of its matches, in order.
        considered: how many articles were looked at.
        meaning: what compares meanings, if anything does.
    """
    chosen, values = found.told, iter(relevance)
    near = [
        value * one.weight
        for one in chosen
        for value in nearness_in(
            one.sentences, one.matches, list(islice(values, len(one.matches))), one.tells
        )
    ]
    return Pool(
        [sentence for one in chosen for sentence in one.sentences],
        nearness=[round(value, 6) for value in near],
        copies=near_copies([one.sentences for one in chosen]),
        stories=found.stories,
        is_news=found.matched < COMMON * considered,
        meaning=meaning,
    )


def _relevance(
    topic: Topic, chosen: Sequence[Told], considered: int, leanings: Leanings | None
) -> list[float]:
    """Return how relevant the matches are as their articles are on topic, and as votes have it.

    Args:
        topic: what they are about.
        chosen: what articles have on it.
        considered: how many articles were looked at.
        leanings: how votes lean, if they count.
    """
    enough = len(chosen) >= FEWEST  # fewer all get 1, unread
    readings = [read_article(one.article) for one in chosen] if enough else []
    about = aboutness(topic, readings, considered)
    unread = ABOUT if enough else 1.0
    matches = [match for one in chosen for match in one.matches]
    weighed = []
    for match, relevance in zip(matches, refine(matches), strict=True):
        voted = leanings.factor(match) if leanings else 1.0
        factor = voted * about.get(match.sentence.article.id, unread)
        weighed.append(min(1.0, relevance * factor))
    return weighed
