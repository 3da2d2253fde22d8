"""Who published the articles, one line a publisher."""

from datetime import UTC, date, datetime

from bot.library.publishers import by_family, count_publishers
from storage.ports.corpus import PublisherCount
from tests.builders import a_source, an_article


def test_all_names_and_sites_of_a_publisher_are_one_line() -> None:
    """With its usual name, all its articles, and the newest of them."""
    first, last = date(2025, 5, 8), datetime(2025, 5, 9, 6, tzinfo=UTC)
    counted = [
        PublisherCount(title="NYT > World", articles=2, newest=last),
        PublisherCount(title="Kyiv Post - World", articles=3, newest=None),
        PublisherCount(title="nytimes.com", articles=2, newest=first),
        PublisherCount(title=None, articles=9, newest=None),
    ]

    assert [
        PublisherCount(title=None, articles=9, newest=None),
        PublisherCount(title="The New York Times", articles=4, newest=last),
        PublisherCount(title="Kyiv Post - World", articles=3, newest=None),
    ] == by_family(counted)


def test_those_of_some_articles_are_counted_alike() -> None:
    """Such as the articles about a topic."""
    sources = (a_source("AFP"), a_source("Agence France-Presse"), None)

    assert [("AFP", 2), (None, 1)] == [
        (each.title, each.articles)
        for each in count_publishers(an_article(source=source) for source in sources)
    ]
