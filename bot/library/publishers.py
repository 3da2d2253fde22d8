"""Counts who published the articles."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from briefings.families.family import family_of, usual_name
from briefings.model import Article
from briefings.published import Published, instant_of
from briefings.publisher import Publisher
from storage.ports.corpus import PublisherCount


def count_publishers(newest_first: Iterable[Article]) -> list[PublisherCount]:
    """Return the publishers of the articles: most articles first, then by title."""
    counts: Counter[str | None] = Counter()
    newest: dict[str | None, Published | None] = {}
    for article in newest_first:
        title = article.source.title if article.source else None
        counts[title] += 1
        newest.setdefault(title, article.published)
    return by_family(
        PublisherCount(title=title, articles=number, newest=newest[title])
        for title, number in counts.items()
    )


def by_family(counts: Iterable[PublisherCount]) -> list[PublisherCount]:
    """Return one count for all names and sites of a publisher, most articles first, then by title.

    It goes by the family's usual name; by the one name that it has, if it has but one.
    """
    families: dict[str | None, list[PublisherCount]] = defaultdict(list)
    for each in counts:
        title = each.title
        families[family_of(Publisher(name=title, title=title)) if title else None].append(each)
    joined = [_joined(family, some) for family, some in families.items()]
    return sorted(joined, key=lambda count: (-count.articles, count.title or ""))


def _joined(family: str | None, some: list[PublisherCount]) -> PublisherCount:
    if family is None or len(some) == 1:
        return some[0]
    titles = sorted(each.title for each in some if each.title)
    return PublisherCount(
        title=usual_name(family, titles),
        articles=sum(each.articles for each in some),
        newest=max((each.newest for each in some), key=instant_of),
    )
