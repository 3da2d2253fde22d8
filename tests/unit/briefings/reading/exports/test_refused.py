"""Formats that are refused by their names."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest

from briefings.errors import ReadingError
from briefings.reading.exports.refused import refusal_of
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place

AT = datetime(2025, 6, 10, 6, tzinfo=UTC)


def _zipped(*names: str) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "application/epub+zip" if name == "mimetype" else "<a/>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (_zipped("[Content_Types].xml", "xl/workbook.xml"), "Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "old Word"),
        (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
        (b"[Script Info]\nTitle: A", "subtitles"),
        (b"%0 Newspaper Article\n%T Ferries\n", "EndNote"),
        (b"PMID- 123\nTI  - Ferries\n", "PubMed"),
        (b"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>", "links"),
        (b'<?xml version="1.0"?>\n<opml version="2.0">', "OPML"),
        (b"BEGIN:VCALENDAR\nVERSION:2.0", "calendar"),
    ],
)
def test_a_format_that_is_not_read_is_named(raw: bytes, name: str) -> None:
    """With whatever ending it comes, and with what to do about it."""
    for file in ("a.txt", "a.dat", "a"):
        (refused,) = read_bytes(raw, Place(file=file, origin=None, at=AT))
        assert isinstance(refused, ReadingError)
        assert name in refused.reason
        assert refused.remedy


@pytest.mark.parametrize(
    "raw",
    [
        b"Ferries sailed.",
        b"@lee said it {twice}, and left.",
        b"% of voters, by town",
        b"[Script] Ferries sail.",
        _zipped("a.txt", "passwords/b.txt"),
        b"PDF files are popular.",
    ],
)
def test_prose_is_not_refused(raw: bytes) -> None:
    """What merely begins alike is left to the readers."""
    assert refusal_of(raw, "a.txt") is None
