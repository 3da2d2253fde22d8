"""A question's door to the pipeline: from what was asked and the nearest articles to a Brief."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from briefings.agreement.copies import near_copies
from briefings.composing.pipeline import compose
from briefings.composing.points import points_of
from briefings.composing.recipe import Recipe
from briefings.language.candidates import Candidate, known_sentences
from briefings.matching.asked import Asked
from briefings.matching.nearest import Near
from briefings.matching.questions import relevance
from briefings.meaning.port import Meaning
from briefings.model import Brief, Found, Point, Topic
from briefings.published import Published
from briefings.ranking.budget import Budget
from briefings.ranking.engines import engine_named
from briefings.ranking.pool import Pool
from briefings.window import Window

NEAR_BEST: Final = 0.6
"""Share of the best article's score from which another one of a story is quoted, too …"""
OF_STORY: Final = 0.4
"""… and one of the best one's own story."""
AS_NEAR: Final = 0.95
"""Share of that score from which another story is taken to be asked for, too …"""
BESIDE_ONE: Final = 0.85
"""… and where a single article tells the nearest one."""
MOST_ARTICLES: Final = 12
"""Articles that are quoted at most."""
MOST_SENTENCES: Final = 100
"""Sentences that are compared with each other: what is further from the question hardly leads."""
FEW_POINTS: Final = 3
"""Points of a brief that only comes near what was asked."""


def build_answer(  # noqa: PLR0913 - what was asked, what came of it, and how it is told
    topic: Topic,
    asked: Asked,
    nearest: Sequence[Near],
    recipe: Recipe,
    *,
    match: Found,
    considered: int,
    as_of: Published | None,
    stories: Mapping[str, str],
    window: Window | None = None,
) -> Brief:
    """Choose what the nearest articles say about what was asked.

    Args:
        topic: what was asked, as it is shown.
        asked: its words.
        nearest: the articles, in order.
        recipe: what chooses, how long it gets, what comes first.
        match: how far the articles answer.
        considered: how many articles were looked at.
        as_of: when the newest of those was published, where known.
        stories: by an article's id, the story that it tells; one that is missing stands alone.
        window: the days that the articles are of.

    Raises:
        EngineError: the recipe names no engine.
    """
    quoted = _quoted(nearest, stories) if match != "nothing" else []
    return Brief(
        topic=topic,
        as_of=as_of,
        points=_points(asked, _pool(asked, quoted, stories, recipe.meaning), recipe, match),
        method=recipe.method,
        considered=considered,
        matched=len(quoted),
        match=match,
        window=window,
    )


def _points(asked: Asked, pool: Pool, recipe: Recipe, match: Found) -> tuple[Point, ...]:
    engine = engine_named(recipe.engine, for_question=True)
    composed = compose(pool, engine, _budget(recipe, match))
    has = {id(one.statement.lead): _has(asked, one.statement.lead) for one in composed}
    return points_of(composed, has, recipe.order)


def _budget(recipe: Recipe, match: Found) -> Budget:
    points = min(recipe.points, FEW_POINTS) if match == "nearest" else recipe.points
    return Budget(words=recipe.words, points=points)


def _pool(
    asked: Asked, quoted: Sequence[Near], stories: Mapping[str, str], meaning: Meaning | None
) -> Pool:
    """Return the nearest sentences of the articles, as near as they and their articles are."""
    by_article = [known_sentences(near.article) for near in quoted]
    sentences = [sentence for of_one in by_article for sentence in of_one]
    worth = {near.article.id: (near.score / quoted[0].score) ** 2 for near in quoted}
    nearness = [
        round(value * worth[sentence.article.id], 6)
        for sentence, value in zip(
            sentences, relevance(" ".join(asked.words), sentences), strict=True
        )
    ]
    by_nearness = sorted(range(len(sentences)), key=lambda place: -nearness[place])
    kept = sorted(by_nearness[:MOST_SENTENCES])
    return Pool(
        [sentences[place] for place in kept],
        nearness=[nearness[place] for place in kept],
        copies=near_copies(by_article),
        stories=stories,
        meaning=meaning,
    )


def may_be_quoted(near: Near, nearest: Sequence[Near]) -> bool:
    """Tell whether one of the nearest articles comes near enough to be quoted at all."""
    return near.score >= OF_STORY * nearest[0].score


def _quoted(nearest: Sequence[Near], stories: Mapping[str, str]) -> list[Near]:
    """Return the articles that are quoted: those of the nearest story, and of others as near.

    What has the same words in another story tells of another event.
    """
    most = nearest[0].score
    told: dict[str, list[Near]] = defaultdict(list)
    for near in nearest:
        told[stories.get(near.article.id, near.article.id)].append(near)
    first, *others = told.values()
    kept = {id(near) for near in first if may_be_quoted(near, nearest)}
    least = AS_NEAR if len(kept) > 1 else BESIDE_ONE
    for story in others:
        if story[0].score >= least * most:
            kept |= {id(near) for near in story if near.score >= NEAR_BEST * most}
    return [near for near in nearest if id(near) in kept][:MOST_ARTICLES]


def _has(asked: Asked, sentence: Candidate) -> tuple[str, ...]:
    """Return which of the words asked a sentence has."""
    stems = asked.stems_in(sentence.article.language)
    return tuple(
        word
        for word, forms in zip(asked.words, stems, strict=True)
        if not sentence.content.isdisjoint(forms)
    )
