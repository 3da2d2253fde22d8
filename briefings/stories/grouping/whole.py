"""All of some articles grouped at once: day by day, whatever came in which order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from briefings.model import Article
from briefings.stories.grouping.background import Background, count_day, days_before
from briefings.stories.grouping.days import day_of, is_dated, seconds_of, undated_day
from briefings.stories.grouping.features import Features, read_features
from briefings.stories.grouping.neighbours import APART, DAY
from briefings.stories.grouping.undated import name_undated
from briefings.stories.grouping.vectors import weigh
from briefings.stories.grouping.window import Entry, Window


def group_articles(articles: Iterable[Article]) -> list[tuple[Article, ...]]:
    """Return the stories that articles tell, each in order of publishing, and so are the stories.

    The articles of a day are grouped with those of the six days before. What has no date is put
    into a story of what was read on the same day if it is very much alike, and comes last in it.
    The order of `articles` doesn't matter.
    """
    known = {article.id: article for article in articles}
    stories: dict[str, list[Article]] = defaultdict(list)
    named = name_stories(known.values())
    for article in sorted(known.values(), key=_place):
        stories[named[article.id]].append(article)
    return [tuple(story) for story in stories.values()]


def name_stories(articles: Iterable[Article]) -> dict[str, str]:
    """Return for each article the id of its story: that of the story's first article."""
    known = {article.id: article for article in articles}
    days: dict[int, dict[str, Features]] = defaultdict(dict)
    read: dict[int, set[str]] = defaultdict(set)
    for article in known.values():
        day = day_of(article.published, article.retrieved_at)
        days[day][article.id] = read_features(article)
        if is_dated(day):
            read[undated_day(article.retrieved_at)].add(article.id)
    dated = {day: days[day] for day in sorted(days) if is_dated(day)}
    entries, found = _dated(known, dated)
    for day in days.keys() - dated.keys():
        with_date = [(entries[article], found[article]) for article in read[day]]
        found |= name_undated(_undated(days[day]), with_date)
    return found


def _dated(
    known: Mapping[str, Article], days: Mapping[int, Mapping[str, Features]]
) -> tuple[dict[str, Entry], dict[str, str]]:
    """Return the dated articles as they are grouped, and the story of each."""
    counts = {day: count_day(each.values()) for day, each in days.items()}
    sizes = {day: count.articles for day, count in counts.items()}
    background, window = Background(counts.__getitem__), Window()
    entries: dict[str, Entry] = {}
    found: dict[str, str] = {}
    order = list(days)
    for day in order:
        background.move(days_before(day, order, sizes))
        window.close((day - APART) * DAY)
        new = {
            article: Entry(_seconds(known[article]), article, weigh(features, background))
            for article, features in days[day].items()
        }
        window.add(new.values())
        entries |= new
        found |= {article: each.story for article, each in window.open.items()}
    return entries, found


def _undated(articles: Mapping[str, Features]) -> list[Entry]:
    background = Background(lambda _: count_day(articles.values()))
    background.move([0])
    return [Entry(0.0, one, weigh(each, background)) for one, each in sorted(articles.items())]


def _seconds(article: Article) -> float:
    return seconds_of(article.published, article.retrieved_at)


def _place(article: Article) -> tuple[bool, float, str]:
    """Return what articles are ordered by: what has no date comes last."""
    day = day_of(article.published, article.retrieved_at)
    return not is_dated(day), _seconds(article), article.id
