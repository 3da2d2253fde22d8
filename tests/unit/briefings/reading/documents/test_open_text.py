"""OpenDocument texts: what a reader sees, and what the file states."""

from datetime import UTC, date, datetime

import pytest

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place
from tests.packages import open_text, packed

AT = datetime(2025, 6, 10, 6, tzinfo=UTC)
META = (
    "<dc:title>Sailing again</dc:title><meta:initial-creator>Anna Kowalska</meta:initial-creator>"
    "<meta:creation-date>2025-06-03T08:00:00.123</meta:creation-date>"
)
BODY = (
    '<text:h text:outline-level="1">The harbour.</text:h><text:p>Ferries<text:s/>sailed'
    "\n   <text:span>again</text:span>.</text:p>"
)


def read(raw: bytes, file: str = "a.odt") -> list[Article | ReadingError]:
    """Return what is found in a file of that name."""
    return list(read_bytes(raw, Place(file=file, origin=f"/in/{file}", at=AT)))


def article_of(body: str, styles: str = "", meta: str = META) -> Article:
    """Return the article that a text is."""
    (found,) = read(open_text(body, meta, styles))
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("file", ["a.odt", "a.dat", "a", "a.txt"])
def test_its_paragraphs_are_read(file: str) -> None:
    """With the title, author and date that it states; a heading is no sentence."""
    (found,) = read(open_text(BODY, META), file)
    assert isinstance(found, Article)
    assert found.body == "The harbour.\n\nFerries sailed again."
    assert (found.title, found.published) == ("Sailing again", date(2025, 6, 3))
    assert found.source is not None
    assert found.source.title == "Anna Kowalska"
    assert [found.body[mark.start : mark.end] for mark in found.marks] == ["The harbour."]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("One<text:note><text:note-citation>1</text:note-citation></text:note>.", "One."),
        ("One<office:annotation><text:p>Really?</text:p></office:annotation>.", "One."),
        ("One<text:line-break/>line<text:tab/>long.", "One\nline long."),
        ("<text:hidden-text>Unseen.</text:hidden-text>Seen.", "Seen."),
    ],
)
def test_a_paragraph_is_what_a_reader_sees_of_it(inner: str, text: str) -> None:
    """Notes, comments and hidden words are no part of the sentence around them."""
    assert article_of(f"<text:p>{inner}</text:p>").body == text


def test_what_was_deleted_or_only_lists_the_text_is_left_out() -> None:
    """Changes are kept in a list of their own, before the text."""
    apart = (
        "<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes>"
        "<text:table-of-content><text:p>The harbour 1.</text:p></text:table-of-content>"
    )
    assert article_of(f"{apart}<text:p>Seen.</text:p>").body == "Seen."


def test_a_paragraph_in_the_style_of_a_title_is_one() -> None:
    """Also in a style of the document's own that is based on it."""
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    found = article_of(
        '<text:p text:style-name="P1">Sailing.</text:p><text:p>Off.</text:p>', styles, ""
    )
    assert found.title == "Sailing."


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"content.xml": "<a><b></a>"}, "malformed XML"),
        ({}, "a document without content.xml"),
        ({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "XML with entities"),
        ({"content.xml": "<a>" * 300 + "</a>" * 300}, "XML nested more than 250 levels deep"),
        ({"content.xml": " " * 40_000_000}, "it unpacks to more than 200 bytes for one packed"),
        (
            {"content.xml": "x", "META-INF/manifest.xml": "<manifest:encryption-data/>"},
            "a document with a password",
        ),
    ],
)
def test_a_broken_file_is_refused_in_a_line(parts: dict[str, str], reason: str) -> None:
    """As is one that is locked, or unpacks to too much."""
    (refused,) = read(packed({"mimetype": "application/vnd.oasis.opendocument.text", **parts}))
    assert isinstance(refused, ReadingError)
    assert reason in refused.reason
