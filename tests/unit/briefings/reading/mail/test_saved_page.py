"""Pages that browsers save whole, as MHTML."""

from datetime import UTC, date, datetime

import pytest

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place

AT = datetime(2025, 6, 10, 6, tzinfo=UTC)
PROSE = "Ferries sailed again on Monday after a strike of two weeks, the harbour master said. " * 3
PAGE = (
    '<!DOCTYPE html><html lang=3D"en"><head><title>F=E4hre</title><meta property=3D"og:type"'
    ' content=3D"article"><meta property=3D"article:published_time" content=3D"2025-06-03">'
    f"</head><body><article><h1>F=E4hre</h1><p>{PROSE}</p></article></body></html>"
)
SAVED = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/1\r\n"
    "Subject: Sailing\r\nDate: Thu, 5 Jun 2025 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n\r\n'
    "--b\r\nContent-Type: text/html; charset=windows-1252\r\nContent-ID: <f@mhtml.blink>\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    f"Content-Location: https://post.example/1\r\n\r\n{PAGE}\r\n"
    "--b\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/\r\n\r\n"
    "<p>Buy this now, it is cheap.</p>\r\n--b--\r\n"
)


def read(raw: bytes, file: str) -> list[Article | ReadingError]:
    """Return what is found in a file of that name."""
    return list(read_bytes(raw, Place(file=file, origin=f"/in/{file}", at=AT)))


@pytest.mark.parametrize("file", ["a.mhtml", "a.MHT", "a.txt", "a"])
def test_the_page_is_read_at_its_address(file: str) -> None:
    """Not as a mail of the browser's, nor with what its frames show, nor by the day of saving."""
    (found,) = read(SAVED.encode(), file)
    assert isinstance(found, Article)
    assert (found.title, found.published) == ("Fähre", date(2025, 6, 3))
    assert (found.url, found.origin) == ("https://post.example/1", "https://post.example/1")
    assert found.body.endswith(PROSE.strip())
    assert "cheap" not in found.body


@pytest.mark.parametrize(
    "raw", [b"", b"\n", b"Subject: A\n\nText.", b"Content-Type: multipart/related\n\n" * 99]
)
def test_what_holds_no_page_is_refused_in_a_line(raw: bytes) -> None:
    """With what to do about it."""
    (refused,) = read(raw, "a.mhtml")
    assert isinstance(refused, ReadingError)
    assert refused.reason == "a saved page (MHTML) without a page"
