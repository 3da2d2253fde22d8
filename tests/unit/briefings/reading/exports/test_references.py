"""References of RIS and CSL JSON, and other records that programs export."""

from datetime import UTC, date, datetime

import pytest

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place

AT = datetime(2025, 6, 10, 6, tzinfo=UTC)
TEXT = "Ferries sailed again on Monday."


def read(text: str, file: str) -> list[Article | ReadingError]:
    """Return what is found in a file of that name."""
    return list(read_bytes(text.encode(), Place(file=file, origin=f"/{file}", at=AT)))


@pytest.mark.parametrize("file", ["refs.ris", "refs.txt"])
def test_an_abstract_in_ris_is_an_article(file: str) -> None:
    """With its paper, date and address; an entry without one is refused by itself."""
    text = (
        "TY  - NEWS\nTI  - Sailing\nT2  - Evening Post\nDA  - 2025/06/03/\n"
        "UR  - https://post.example/1\nAB  - Ferries sailed\n  again on Monday.\nER  - \n\n"
        "TY  - NEWS\nTI  - Fares\nER  - \n"
    )
    found, refused = read(text, file)
    assert isinstance(found, Article)
    assert (found.body, found.title) == (TEXT, "Sailing")
    assert (found.url, found.published) == ("https://post.example/1", date(2025, 6, 3))
    assert found.source is not None
    assert found.source.title == "Evening Post"
    assert isinstance(refused, ReadingError)


@pytest.mark.parametrize(
    "text",
    [
        (
            '[{"type": "article", "title": "Sailing", "container-title": "Evening Post", '
            '"publisher": "A House", "abstract": "%s", "issued": {"date-parts": [[2025, 6, 3]]}}]'
        ),
        (
            '{"version": "https://jsonfeed.org/version/1", "title": "Evening Post", "items": '
            '[{"title": "Sailing", "content_html": "<p>%s</p>", "pub_date": "2025-06-03"}]}'
        ),
        (
            '{"db": [{"meta": {}, "data": {"posts": [{"title": "Sailing", "html": "<p>%s</p>", '
            '"status": "published", "source": "Evening Post", "date": "2025-06-03"}]}}]}'
        ),
        (
            '[{"date": "2025-06-03", "site": "Evening Post", "title": {"rendered": "Sailing"}, '
            '"content": {"rendered": "<p>%s</p>"}}]'
        ),
    ],
    ids=["CSL", "JSON Feed", "Ghost", "WordPress"],
)
def test_records_of_other_programs(text: str) -> None:
    """Each has its own names for the text, the date and who publishes."""
    (found,) = read(text % TEXT, "export.json")
    assert isinstance(found, Article)
    assert (found.body, found.title, found.published) == (TEXT, "Sailing", date(2025, 6, 3))
    assert found.source is not None
    assert found.source.title == "Evening Post"


def test_a_selection_is_a_text_and_a_list_of_links_is_none() -> None:
    """Read-later programs export either."""
    head = "URL,Title,{}\nhttps://post.example/1,Ferries sail,{}\n"
    (found,) = read(head.format("Selection", TEXT), "later.csv")
    assert isinstance(found, Article)
    assert found.body == TEXT
    (refused,) = read(head.format("tags", "sea"), "later.csv")
    assert isinstance(refused, ReadingError)
    assert refused.reason == "it holds addresses, and no text of its own"
