"""RTF files: their text, and what they state."""

from datetime import UTC, date, datetime

import pytest

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place

AT = datetime(2025, 6, 10, 6, tzinfo=UTC)
INFO = (
    r"{\info{\title Die F\'e4hre}{\author Anna Kowalska}{\creatim\yr2025\mo6\dy3\hr8\min0}"
    r"{\revtim\yr2025\mo6\dy5}}"
)
HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}"


def read(markup: str, file: str = "a.rtf") -> list[Article | ReadingError]:
    """Return what is found in a file of that name."""
    return list(read_bytes(markup.encode("cp1252"), Place(file=file, origin=f"/{file}", at=AT)))


@pytest.mark.parametrize("file", ["a.rtf", "a.doc", "a", "a.txt"])
def test_its_paragraphs_are_read(file: str) -> None:
    """With the title, author and date that it states; headers and footers are left out."""
    header = r"{\header\pard Harbour News\par}{\footer\pard 1\par}"
    (found,) = read(
        rf"{HEAD}{INFO}{header}\pard Ferries sailed {{\b again}}.\par Fares rose.\par}}", file
    )
    assert isinstance(found, Article)
    assert found.body == "Ferries sailed again.\n\nFares rose."
    assert (found.title, found.published) == ("Die Fähre", date(2025, 6, 3))
    assert found.source is not None
    assert found.source.title == "Anna Kowalska"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (r"F\'e4hre, \u8364?5 \u-10179?\u-8704?.", "Fähre, €5 😀."),
        (r"Co\-oper{\v unseen }ation.", "Cooperation."),
        (r"He did {\deleted not }agree.", "He did agree."),
        (r"He said {\v0 so}.", "He said so."),
        (
            r'See {\field{\*\fldinst{HYPERLINK "https://post.example"}}{\fldrslt{the page}}}.',
            "See the page.",
        ),
        (r"{\footnote A note.}One.", "One."),
        (r"{\pict\pngblip 89504e47}One.", "One."),
    ],
)
def test_what_a_reader_sees_is_read(inner: str, text: str) -> None:
    """Letters of any page and beyond it; no hidden words, deletions, addresses and notes."""
    (found,) = read(f"{HEAD}{inner}\\par}}")
    assert isinstance(found, Article)
    assert found.body == text


@pytest.mark.parametrize("markup", [r"{\rtf1}", r"{\rtf1" + r"{\b" * 9_999, r"{\rtf1\u99999999?}"])
def test_a_broken_file_is_refused_in_a_line(markup: str) -> None:
    """Or one without text."""
    (refused,) = read(markup)
    assert isinstance(refused, ReadingError)
    assert refused.reason in {"a broken RTF file", "a document without text"}


def test_a_date_that_is_no_day_is_none() -> None:
    """Programs write zeros."""
    (found,) = read(rf"{HEAD}{{\info{{\creatim\yr0000\mo0\dy0}}}}Ferries sailed.\par}}")
    assert isinstance(found, Article)
    assert found.published is None
