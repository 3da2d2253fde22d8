"""Counts who published the articles."""

from collections import Counter
from collections.abc import Iterable

from briefings.model import Article
from briefings.published import Published
from storage.ports.corpus import PublisherCount


def count_publishers(newest_first: Iterable[Article]) -> list[PublisherCount]:
    """Return the sources of the articles: most articles first, then by title."""
    counts: Counter[str | None] = Counter()
    newest: dict[str | None, Published | None] = {}
    for article in newest_first:
        title = article.source.title if article.source else None
        counts[title] += 1
        newest.setdefault(title, article.published)
    sources = [
        PublisherCount(title=title, articles=number, newest=newest[title])
        for title, number in counts.items()
    ]
    return sorted(sources, key=lambda source: (-source.articles, source.title or ""))
