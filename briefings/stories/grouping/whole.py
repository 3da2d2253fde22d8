"""All of some articles grouped at once: day by day, whatever came in which order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from briefings.model import Article
from briefings.published import instant_of
from briefings.stories.grouping.background import Background, count_day, days_before
from briefings.stories.grouping.features import Features, read_features
from briefings.stories.grouping.neighbours import APART, DAY
from briefings.stories.grouping.vectors import weigh
from briefings.stories.grouping.window import Entry, Window

UNDATED_ALIKE: Final = 0.2
"""Mean likeness from which on undated articles are of one story."""


def group_articles(articles: Iterable[Article]) -> list[tuple[Article, ...]]:
    """Return the stories that articles tell, each in order of publishing, and so are the stories.

    The articles of a day are grouped with those of the six days before. What has no date is grouped
    among itself, and only if it is very much alike. The order of `articles` doesn't matter.
    """
    known = {article.id: article for article in articles}
    stories: dict[str, list[Article]] = defaultdict(list)
    named = {**_dated(known), **_undated(known)}
    for article in sorted(known.values(), key=lambda each: (instant_of(each.published), each.id)):
        stories[named[article.id]].append(article)
    return [tuple(story) for story in stories.values()]


def day_of(article: Article) -> int:
    """Return the day on which an article was published, in UTC, as days since 1970."""
    return int(seconds_of(article) // DAY)


def seconds_of(article: Article) -> float:
    """Return when an article was published, in seconds since 1970."""
    return instant_of(article.published).timestamp()


def _dated(known: Mapping[str, Article]) -> dict[str, str]:
    """Return the story of each dated article."""
    days: dict[int, dict[str, Features]] = defaultdict(dict)
    for article in known.values():
        if article.published:
            days[day_of(article)][article.id] = read_features(article)
    order = sorted(days)
    counts = {day: count_day(days[day].values()) for day in order}
    sizes = {day: count.articles for day, count in counts.items()}
    background, window = Background(counts), Window()
    found: dict[str, str] = {}
    for day in order:
        background.move(days_before(day, order, sizes))
        window.close((day - APART) * DAY)
        window.add(
            Entry(seconds_of(known[article]), article, weigh(features, background))
            for article, features in days[day].items()
        )
        found |= {article: each.story for article, each in window.open.items()}
    return {article: _final(story, window.absorbed) for article, story in found.items()}


def _final(story: str, absorbed: Mapping[str, str]) -> str:
    while story in absorbed:
        story = absorbed[story]
    return story


def _undated(known: Mapping[str, Article]) -> dict[str, str]:
    """Return the story of each article without a date."""
    features = {each.id: read_features(each) for each in known.values() if not each.published}
    background = Background({0: count_day(features.values())})
    background.move([0])
    window = Window(UNDATED_ALIKE, fading=None)
    window.add(Entry(0.0, article, weigh(each, background)) for article, each in features.items())
    return {article: each.story for article, each in window.open.items()}
