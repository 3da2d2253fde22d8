"""E-books: an article a chapter."""

from datetime import UTC, date, datetime

import pytest

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place
from tests.packages import book

AT = datetime(2025, 6, 10, 6, tzinfo=UTC)
STATED = (
    "<dc:title>A year at sea</dc:title><dc:creator>Anna Kowalska</dc:creator>"
    "<dc:publisher>Harbour Press</dc:publisher><dc:date>2025-06-03</dc:date>"
    "<dc:language>en-GB</dc:language>"
)
ONE = '<body><a id="x"/><h1>Sailing</h1><p>Ferries sailed<br/>again.</p></body>'
TWO = "<body><p>Fares rose by a tenth.</p></body>"


def read(raw: bytes, file: str = "a.epub") -> list[Article | ReadingError]:
    """Return what is found in a file of that name."""
    return list(read_bytes(raw, Place(file=file, origin=f"/in/{file}", at=AT)))


@pytest.mark.parametrize("file", ["a.epub", "a.dat", "a", "a.zip"])
def test_each_chapter_is_an_article(file: str) -> None:
    """By its own heading, or else the book's title; who publishes it, and when, the book says."""
    one, two = read(book([ONE, TWO], STATED), file)
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert (one.title, one.body) == ("Sailing", "Sailing\n\nFerries sailed\nagain.")
    assert (two.title, two.body) == ("A year at sea", "Fares rose by a tenth.")
    assert (one.published, one.language) == (date(2025, 6, 3), "en")
    assert one.source is not None
    assert one.source.title == "Harbour Press"
    assert (one.file, one.origin) == (f"{file}#1", f"/in/{file}#OEBPS/1.xhtml")


def test_covers_and_tables_of_contents_are_no_articles() -> None:
    """Nor is a page without a sentence."""
    items = '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    contents = '<body><nav epub:type="toc"><p>Sailing is told of on page 1.</p></nav></body>'
    raw = book(["<body><h1>A year at sea</h1></body>", contents, TWO], STATED, items)
    (found,) = read(raw)
    assert isinstance(found, Article)
    assert found.body == "Fares rose by a tenth."


def test_a_paper_that_a_program_made_a_book_of_keeps_its_name() -> None:
    """The program names itself as the publisher, and the paper and the day as the title."""
    stated = (
        "<dc:title>Evening Post [Tue, 03 Jun 2025]</dc:title><dc:creator>calibre</dc:creator>"
        "<dc:publisher>calibre</dc:publisher>"
    )
    (found,) = read(book([TWO], stated))
    assert isinstance(found, Article)
    assert found.source is not None
    assert found.source.title == "Evening Post"


@pytest.mark.parametrize(
    ("method", "is_read"),
    [
        ("http://www.idpf.org/2008/embedding", True),
        ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", False),
    ],
)
def test_a_protected_book_is_refused(method: str, *, is_read: bool) -> None:
    """One whose fonts are made unreadable is not."""
    part = f'<e xmlns:enc="a"><enc:EncryptionMethod Algorithm="{method}"/></e>'
    (found,) = read(book([TWO], STATED, parts={"META-INF/encryption.xml": part}))
    assert isinstance(found, Article) == is_read
    assert is_read or "copy protection" in str(found)


def test_a_chapter_that_cannot_be_read_leaves_the_others() -> None:
    """It is refused by its number."""
    deep = "".join(f"<div id='{number}'>" for number in range(900))
    refused, found = read(book([deep, TWO], STATED))
    assert isinstance(refused, ReadingError)
    assert refused.path == "a.epub#1"
    assert isinstance(found, Article)


@pytest.mark.parametrize(
    "parts",
    [
        {"META-INF/container.xml": "<a>"},
        {"META-INF/container.xml": "<container/>"},
        {"OEBPS/content.opf": ""},
        {"OEBPS/content.opf": "<package/>"},
        {"OEBPS/1.xhtml": ""},
    ],
)
def test_a_broken_book_is_refused_in_a_line(parts: dict[str, str]) -> None:
    """Whatever of it is broken."""
    (refused,) = read(book([TWO], STATED, parts=parts))
    assert isinstance(refused, ReadingError)
    assert "its reader failed" not in refused.reason
