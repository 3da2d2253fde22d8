"""All of some articles grouped at once: day by day, whatever came in which order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from briefings.model import Article
from briefings.published import instant_of
from briefings.stories.grouping.background import Background, count_day, days_before
from briefings.stories.grouping.days import day_of, is_dated, seconds_of
from briefings.stories.grouping.features import Features, read_features
from briefings.stories.grouping.neighbours import APART, DAY
from briefings.stories.grouping.vectors import weigh
from briefings.stories.grouping.window import Entry, Window

UNDATED_ALIKE: Final = 0.2
"""Mean likeness from which on undated articles are of one story."""


def group_articles(articles: Iterable[Article]) -> list[tuple[Article, ...]]:
    """Return the stories that articles tell, each in order of publishing, and so are the stories.

    The articles of a day are grouped with those of the six days before. What has no date is grouped
    among what was read on the same day, and only if it is very much alike. The order of `articles`
    doesn't matter.
    """
    known = {article.id: article for article in articles}
    stories: dict[str, list[Article]] = defaultdict(list)
    named = name_stories(known.values())
    for article in sorted(known.values(), key=lambda each: (instant_of(each.published), each.id)):
        stories[named[article.id]].append(article)
    return [tuple(story) for story in stories.values()]


def name_stories(articles: Iterable[Article]) -> dict[str, str]:
    """Return for each article the id of its story: that of the story's first article."""
    known = {article.id: article for article in articles}
    days: dict[int, dict[str, Features]] = defaultdict(dict)
    for article in known.values():
        days[day_of(article.published, article.retrieved_at)][article.id] = read_features(article)
    dated = {day: days[day] for day in sorted(days) if is_dated(day)}
    found = _dated(known, dated)
    for day in days.keys() - dated.keys():
        found |= _undated(days[day])
    return found


def _dated(
    known: Mapping[str, Article], days: Mapping[int, Mapping[str, Features]]
) -> dict[str, str]:
    counts = {day: count_day(each.values()) for day, each in days.items()}
    sizes = {day: count.articles for day, count in counts.items()}
    background, window = Background(counts.__getitem__), Window()
    found: dict[str, str] = {}
    order = list(days)
    for day in order:
        background.move(days_before(day, order, sizes))
        window.close((day - APART) * DAY)
        window.add(
            Entry(_seconds(known[article]), article, weigh(features, background))
            for article, features in days[day].items()
        )
        found |= {article: each.story for article, each in window.open.items()}
    return found


def _undated(articles: Mapping[str, Features]) -> dict[str, str]:
    background = Background(lambda _: count_day(articles.values()))
    background.move([0])
    window = Window(UNDATED_ALIKE, fading=None)
    window.add(Entry(0.0, article, weigh(each, background)) for article, each in articles.items())
    return {article: each.story for article, each in window.open.items()}


def _seconds(article: Article) -> float:
    return seconds_of(article.published, article.retrieved_at)
