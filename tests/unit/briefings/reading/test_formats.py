import io
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import Article
from briefings.reading.formats import READERS, read_bytes
from briefings.reading.metadata import Place

AT = datetime(2025, 5, 10, 6, tzinfo=UTC)
PROSE = "Trade grew by a tenth, the ministry said. "


def zipped(**members: bytes) -> bytes:
    """Return an archive; a double underscore stands for a full stop."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return raw.getvalue()


def test_archives_one_in_another() -> None:
    """An archive is read like a folder, with one inside of it, and no deeper."""
    inner = zipped(c__jsonl=b'{"text": "C."}', d__zip=zipped(e__txt=b"E."))
    raw = zipped(a__txt=b"A.", b__zip=inner, x__png=b"\x89PNG\0")
    place = Place(file="n.zip", origin="/in/n.zip", at=AT)
    article, record, deep, picture = read_bytes(raw, place)
    assert isinstance(article, Article)
    assert (article.file, article.origin) == ("n.zip/a.txt", "/in/n.zip/a.txt")
    assert isinstance(record, Article)
    assert (record.file, record.origin) == ("n.zip/b.zip/c.jsonl#1", None)
    assert "n.zip/b.zip/d.zip: an archive inside of an archive's archive" in str(deep)
    assert "n.zip/x.png: binary" in str(picture)


LETTER = b"Message-ID: <1@a>\nSubject: Trade grows\n\n"


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        (PROSE.encode(), ["input"]),
        (b'{"text": "A."}\n{"text": "B."}\n', ["input#1", "input#2"]),
        (b' [\n{"text": "A."}]', ["input#1"]),
        (b"[Source: Reuters] Trade grew.", ["input"]),
        (b"<!DOCTYPE html><html><p>" + PROSE.encode() * 9, ["input"]),
        (LETTER + PROSE.encode(), ["input"]),
        (b"From a@b May\n" + LETTER + PROSE.encode(), ["input#1"]),
        (zipped(a__txt=b"A."), ["input/a.txt"]),
    ],
    ids=["text", "jsonl", "json", "bracket", "html", "mail", "mbox", "zip"],
)
def test_nameless_bytes_are_known_by_their_beginning(raw: bytes, names: list[str]) -> None:
    """Where no name says the format, the content does; no markup or header is left in a body."""
    findings = list(read_bytes(raw, Place(file="input", origin=None, at=AT)))
    articles = [finding for finding in findings if isinstance(finding, Article)]
    assert [article.file for article in articles] == names
    assert not any("<" in article.body or "{" in article.body for article in articles)


@pytest.mark.parametrize(
    ("name", "raw", "readable"),
    [
        ("a.v2", PROSE.encode(), True),
        ("README", PROSE.encode(), True),
        ("page.txt", b"<html><head></head><body><p>" + PROSE.encode() * 9, True),
        ("a.JSON", b'{"text": "A."}', True),
        ("a.svg", b"<?xml version='1.0'?><svg><text>A.</text></svg>", False),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", False),
        ("a.xyz", zipped(a__txt=b"A."), False),
    ],
)
def test_other_names_are_judged_by_content(name: str, raw: bytes, readable: object) -> None:
    """Text is read under any name; what else is in no known format is told what the formats are."""
    (finding,) = read_bytes(raw, Place(file=name, origin=None, at=AT))
    if readable:
        assert isinstance(finding, Article)
        assert "<" not in finding.body
    else:
        assert "use one of the formats .txt, .text, .md" in str(finding)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.json", b'{"articles": []}'),
        ("a.csv", b"title,text\n"),
        ("a.mbox", b"\n"),
        ("a.zip", zipped(__hidden=b"A.")),
    ],
)
def test_a_container_of_nothing(name: str, raw: bytes) -> None:
    """A list, table, mailbox or archive without an article is not passed over in silence."""
    (finding,) = read_bytes(raw, Place(file=name, origin=None, at=AT))
    assert str(finding).startswith(f"refused: {name}: it holds no article")


@pytest.mark.parametrize("text", ["A \\ud83d", "A \\u0000", "B"])
def test_escapes_that_are_no_character(text: str) -> None:
    """A record with half a character or a null, which no database takes, is refused."""
    raw = f'{{"id": "\\ud83d", "text": "{text}"}}'.encode()
    (finding,) = read_bytes(raw, Place(file="a.json", origin="/a.json", at=AT))
    assert "stands for no character" in str(finding)


ENDINGS = st.sampled_from(
    [*(ending for ending in READERS if "htm" not in ending), ".zip", "", ".x"]
)


@given(ENDINGS, st.binary() | st.text().map(str.encode))
def test_any_bytes_are_read_or_refused(ending: str, raw: bytes) -> None:
    """Whatever the bytes and the name, there are articles that a database takes, or refusals."""
    findings = list(read_bytes(raw, Place(file=f"a{ending}", origin="/a", at=AT)))
    for finding in findings:
        if isinstance(finding, Article):
            assert finding.body.encode().strip()
