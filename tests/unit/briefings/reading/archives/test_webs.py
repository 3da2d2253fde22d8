"""Web archives: the pages in them, each at its address."""

import gzip
from datetime import UTC, date, datetime

import pytest

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place

AT = datetime(2025, 6, 10, 6, tzinfo=UTC)
PROSE = "Ferries sailed again on Monday after a strike of two weeks, the harbour master said. " * 3
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>{}</title>'
    '<meta property="og:type" content="article">'
    '<meta property="article:published_time" content="2025-06-03"></head>'
    "<body><article><h1>{}</h1><p>" + PROSE + "</p></article></body></html>"
)


def crawled(*pages: tuple[str, str, bytes], status: str = "200 OK", packed: bool = True) -> bytes:
    """Return a web archive of responses: their address, their type and their content."""
    raw = b""
    for url, media, content in pages:
        response = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + content
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(response)}\r\n\r\n"
        )
        record = head.encode() + response + b"\r\n\r\n"
        raw += gzip.compress(record) if packed else record
    return raw


def read(raw: bytes, file: str = "crawl.warc.gz") -> list[Article | ReadingError]:
    """Return what is found in a file of that name."""
    return list(read_bytes(raw, Place(file=file, origin=f"/in/{file}", at=AT)))


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("file", ["crawl.warc.gz", "crawl.warc", "crawl.txt", "crawl"])
def test_a_page_has_the_address_that_it_was_fetched_from(file: str, *, packed: bool) -> None:
    """Pictures are passed over, and what the page states of itself is read."""
    raw = crawled(
        ("https://post.example/a.png", "image/png", b"\x89PNG"),
        ("https://post.example/1", "text/html", PAGE.format("Sailing", "Sailing").encode()),
        packed=packed,
    )
    (found,) = read(raw, file)
    assert isinstance(found, Article)
    assert (found.title, found.published) == ("Sailing", date(2025, 6, 3))
    assert (found.url, found.origin) == ("https://post.example/1", "https://post.example/1")
    assert found.body.endswith(PROSE.strip())
    assert found.file == f"{file}#1"


def test_the_charset_of_the_response_counts() -> None:
    """It says more than the page, which may say nothing."""
    page = PAGE.format("Fähre", "Fähre").encode("cp1252")
    (found,) = read(crawled(("https://post.example/1", "text/html; charset=cp1252", page)))
    assert isinstance(found, Article)
    assert found.title == "Fähre"


def test_what_was_not_found_is_passed_over() -> None:
    """An archive of errors holds no article, and that is said."""
    page = PAGE.format("Gone", "Gone").encode()
    (refused,) = read(crawled(("https://a.example/", "text/html", page), status="404 Not Found"))
    assert "it holds no article" in str(refused)


def test_the_content_is_unpacked_as_the_response_says() -> None:
    """Servers pack what they send, and send it in chunks."""
    page = gzip.compress(PAGE.format("Packed", "Packed").encode())
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    media = "text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked"
    (found,) = read(crawled(("https://post.example/1", media, chunked)))
    assert isinstance(found, Article)
    assert found.title == "Packed"


def test_one_page_that_cannot_be_read_leaves_the_others() -> None:
    """It is refused by its number in the archive."""
    pages = [
        ("https://a.example/1", "text/html", b"<html><div>" * 9_000),
        ("https://a.example/2", "text/html", PAGE.format("Two", "Two").encode()),
    ]
    refused, found = read(crawled(*pages))
    assert isinstance(refused, ReadingError)
    assert refused.path == "crawl.warc.gz#1"
    assert isinstance(found, Article)


@pytest.mark.parametrize(
    "raw",
    [
        b"WARC/1.1\r\nWARC-Type: response\r\n",
        b"WARC/1.0\r\nContent-Length: x\r\n\r\n",
        b"WARC/9" + bytes(range(256)),
    ],
)
def test_a_broken_archive_is_refused_in_a_line(raw: bytes) -> None:
    """Whatever the library makes of it."""
    (refused,) = read(raw, "a.warc")
    assert isinstance(refused, ReadingError)
    assert refused.reason in {"a broken web archive (WARC)", "it holds no article"}
