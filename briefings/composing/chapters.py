"""What stories tell, and what was told of each on one day: what overviews are made of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from briefings.agreement.compare import Same, compare
from briefings.agreement.copies import near_copies
from briefings.composing.pipeline import compose
from briefings.composing.points import points_of
from briefings.composing.recipe import Recipe
from briefings.language.candidates import Candidate, known_sentences
from briefings.model import Article, Excerpt, Point
from briefings.published import day_of, instant_of
from briefings.ranking.budget import Budget
from briefings.ranking.engines import engine_named
from briefings.ranking.pool import Pool
from briefings.stories.grouping.whole import group_articles

Articles: TypeAlias = tuple[Article, ...]


def tell(story: Sequence[Article], recipe: Recipe) -> tuple[Point, ...]:
    """Return the points of a story, whatever it is about, the most important first."""
    by_article = [known_sentences(article) for article in story]
    pool = Pool(
        [each for of_one in by_article for each in of_one],
        copies=near_copies(by_article),
        meaning=recipe.meaning,
    )
    budget = Budget(words=recipe.words, points=recipe.points)
    composed = compose(pool, engine_named(recipe.engine), budget)
    return points_of(composed, {id(one.statement.lead): () for one in composed}, recipe.order)


def chapters_in(
    articles: Iterable[Article], most: int, stories: Mapping[str, str] | None = None
) -> list[Articles]:
    """Return what was told of each story on each day, in order of days; what is undated comes last.

    Args:
        articles: any.
        most: how many, those that most voices tell; the newest of equals.
        stories: by an article's id, the story that it tells; None where that isn't known.
    """
    days: list[Articles] = []
    for story in group_articles(articles) if stories is None else _grouped(articles, stories):
        of_day: dict[date | None, list[Article]] = defaultdict(list)
        for article in story:
            of_day[day_of(article.published) if article.published else None].append(article)
        days += map(tuple, of_day.values())
    return sorted(sorted(days, key=_importance)[:most], key=_time)


def _grouped(articles: Iterable[Article], stories: Mapping[str, str]) -> Iterable[Articles]:
    """Return the articles of each story, in an order that depends on nothing else."""
    found: dict[str, list[Article]] = defaultdict(list)
    for article in sorted(articles, key=lambda each: (instant_of(each.published), each.id)):
        found[stories[article.id]].append(article)
    return map(tuple, found.values())


def find_untold(lead: Excerpt, article: Article, told: Sequence[Candidate]) -> Candidate | None:
    """Return the sentence that `lead` of `article` is, unless what it states was told already."""
    place = lead.citation.start, lead.citation.end
    found = (each for each in known_sentences(article) if (each.span.start, each.span.end) == place)
    sentence = next(found, None)
    if sentence is None or any(isinstance(compare(each, sentence), Same) for each in told):
        return None
    return sentence


def _importance(story: Sequence[Article]) -> tuple[int, float, str]:
    newest = max(instant_of(article.published).timestamp() for article in story)
    return -len({article.voice for article in story}), -newest, story[0].id


def _time(chapter: Sequence[Article]) -> tuple[bool, float, str]:
    first = min(chapter, key=lambda each: (instant_of(each.published), each.id))
    return first.published is None, instant_of(first.published).timestamp(), first.id
