"""Files with the same two articles in many layouts, and what is read in them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.metadata import Place
from briefings.reading.text import read_text
from tests.letters import quotable

PLACE = Place(file="news.txt", origin="/n/news.txt", at=datetime(2025, 5, 10, tzinfo=UTC))
HARBOUR = (
    "The harbour of Eastmere reopened on Monday after nine weeks. Pilots called the channel clear."
)
RYE = "Rye exports rose by 4 percent in April, the ministry said. Traders expect more in May."
BOTH = [
    ("Harbour reopens after storm", "Eastmere Gazette", "2025-05-05", HARBOUR),
    ("Rye exports rise", "The Vale Courier", "2025-05-07", RYE),
]
"""Title, publisher, day and quotable text of each."""

Reader = Callable[[bytes, Place], Iterator[Article | ReadingError]]


def articles_in(text: str, reader: Reader = read_text, place: Place = PLACE) -> list[Article]:
    """Return the articles of a file, none of it refused."""
    found = list(reader(text.encode(), place))
    assert [str(each) for each in found if isinstance(each, ReadingError)] == []
    return [each for each in found if isinstance(each, Article)]


def read_as(text: str, reader: Reader = read_text) -> list[tuple[str | None, ...]]:
    """Return title, publisher, day and quotable text of each article of a file."""
    return [
        (
            each.title,
            each.source.title if each.source else None,
            each.published.isoformat() if each.published else None,
            " ".join(quotable(each).split()),
        )
        for each in articles_in(text, reader)
    ]
