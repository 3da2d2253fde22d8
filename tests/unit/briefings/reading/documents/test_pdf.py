"""PDF files: their text layer, as paragraphs, and what they state."""

import zlib
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.constants import UserAccessPermissions

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place
from tests.printing import Printed, assembled, column, printed

AT = datetime(2025, 6, 10, 6, tzinfo=UTC)
INFO = {
    "Title": "Sailing again",
    "Author": "Harbour Office",
    "CreationDate": "D:20250603080000+02'00'",
}
ONE = ["Ferries sailed again on Monday after a strike of two", "weeks, the harbour master said."]
TWO = ["Fares will rise by a tenth in the autumn, as the com-", "pany has lost a year of income."]


def read(raw: bytes, file: str = "a.pdf") -> list[Article | ReadingError]:
    """Return what is found in a file of that name."""
    return list(read_bytes(raw, Place(file=file, origin=f"/in/{file}", at=AT)))


def article_of(*pages: Sequence[Printed]) -> Article:
    """Return the article that pages are."""
    (found,) = read(printed(pages, INFO))
    assert isinstance(found, Article)
    return found


def refusal(raw: bytes) -> str:
    """Return why a file is refused."""
    (refused,) = read(raw)
    assert isinstance(refused, ReadingError)
    return refused.reason


@pytest.mark.parametrize("file", ["a.pdf", "a.PDF", "a.dat", "a", "a.txt"])
def test_its_lines_are_paragraphs_again(file: str) -> None:
    """Whatever its name; its title, author and date are those that it states."""
    (found,) = read(printed([column([*ONE, "", *TWO])], INFO), file)
    assert isinstance(found, Article)
    assert found.body == f"{' '.join(ONE)}\n\n{TWO[0][:-1]}{TWO[1]}"
    assert found.title == "Sailing again"
    assert found.published == datetime(2025, 6, 3, 6, tzinfo=UTC)
    assert found.source is not None
    assert found.source.title == "Harbour Office"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["The long-term plan is for the long term; a plan of long-", "term loans."], "long-term"),
        (["The economy shrank, and with it the hopes of the eco-", "nomy."], "economy"),
        (["They met in the north of the country, in the town of Baden-", "Baden."], "Baden-Baden"),
        (["They met for a summit of heads of state and govern\u00ad", "ment."], "government"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line(lines: list[str], text: str) -> None:
    """It is put together as the document writes it elsewhere, or else as a word of one piece."""
    assert article_of(column(lines)).body.endswith(
        f" {text} loans." if "long" in text else f" {text}."
    )


def test_headers_footers_and_numbers_of_pages_are_left_out() -> None:
    """What comes again on other pages, whatever number it has, and a sentence goes on below it."""
    pages = [
        [
            (72.0, 760.0, 9.0, f"Harbour News No. 7 page {number}"),
            *column(lines),
            (300.0, 30.0, 9.0, str(number)),
        ]
        for number, lines in enumerate(([*ONE[:1]], [*ONE[1:], "", *TWO], TWO), 1)
    ]
    found = article_of(*pages)
    assert found.body.startswith(" ".join(ONE) + "\n\n")
    assert "Harbour News" not in found.body
    assert "\n\n1" not in found.body


def test_a_number_alone_in_a_text_stays() -> None:
    """Only what stands outermost on a page is the number of that page."""
    assert "\n\n2024\n\n" in article_of(column([*ONE, "", "2024", "", *TWO])).body


def test_headings_and_footnotes_are_not_quotable() -> None:
    """A footnote comes behind the text, which goes on above it on the next page."""
    first = [
        *column(["The harbour is open."], 740, 16),
        *column(ONE[:1]),
        *column(["1 By ship."], 60, 7),
    ]
    found = article_of(first, column([*ONE[1:], "", *TWO]))
    assert found.body.startswith("The harbour is open.\n\n" + " ".join(ONE))
    assert found.body.endswith("1 By ship.")
    assert [found.body[mark.start : mark.end] for mark in found.marks] == [
        "The harbour is open.",
        "1 By ship.",
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    """As they are drawn; a sentence goes on at the top of the second."""
    left, right = column([*TWO, "", *ONE[:1]]), column([*ONE[1:], "", *TWO], x=320)
    assert " ".join(ONE) in article_of([*left, *right]).body


def test_words_drawn_twice_are_one() -> None:
    """Bold letters are made so, and shadows."""
    lines = column([" ".join(ONE)])
    x, y, size, text = lines[0]
    assert article_of([*lines, (x + 0.3, y, size, text)]).body == " ".join(ONE)


def test_a_title_that_a_program_made_up_is_none() -> None:
    """The largest words at the top of the first page are."""
    raw = printed([[*column(["Ferries sail"], 740, 20), *column(ONE)]], {"Title": "a.indd"})
    (found,) = read(raw)
    assert isinstance(found, Article)
    assert (found.title, found.published) == ("Ferries sail", None)


def test_a_scan_is_refused_with_what_to_do() -> None:
    """Pages of pictures have no text to quote."""
    (refused,) = read(printed([[]]))
    assert isinstance(refused, ReadingError)
    assert refused.reason == "a PDF of pictures, without text: a scan, perhaps"
    assert "OCR" in refused.remedy


def locked(password: str, allowed: UserAccessPermissions) -> bytes:
    """Return an encrypted PDF."""
    raw = BytesIO()
    writer = PdfWriter(clone_from=PdfReader(BytesIO(printed([column(ONE)], INFO))))
    writer.encrypt(password, "owner", permissions_flag=allowed, algorithm="AES-256")
    writer.write(raw)
    return raw.getvalue()


def test_a_password_is_not_guessed() -> None:
    """Nor is text taken out where that isn't allowed; what anybody may open and copy is read."""
    every = UserAccessPermissions.all()
    assert refusal(locked("secret", every)) == "a PDF with a password"
    assert "doesn't allow copying" in refusal(locked("", UserAccessPermissions.PRINT))
    (found,) = read(locked("", every))
    assert isinstance(found, Article)
    assert found.body == " ".join(ONE)


def test_fonts_that_hide_their_letters_are_refused() -> None:
    """What is shown as words would be stored as signs of nothing."""
    signs = b"".join(b"\\%03o" % number for number in range(1, 30) if number not in {9, 10, 12, 13})
    raw = printed([column(["SIGNS" * 9])], INFO).replace(b"SIGNS" * 9, signs)
    assert refusal(raw) == "a PDF whose fonts don't say which letters they show"


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.7\n%\xe2\xe3",
        printed([column(ONE)])[:300],
        b"%PDF-1.7\n" + b"1 0 obj\n" * 999,
        assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[2 0 R]>>"]),
        assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"]),
        assembled([b"<</Type/Catalog/Pages 1 0 R>>"]),
        assembled([b"<</Type/Catalog/Pages " + b"[" * 9_999 + b">>"]),
        assembled([b"<<" * 9_999]),
    ],
    ids=["head", "cut", "objects", "loop", "loops", "itself", "arrays", "dictionaries"],
)
def test_a_broken_file_is_refused_in_a_line(raw: bytes) -> None:
    """A tree of pages that leads to itself, too."""
    assert refusal(raw) in {"a broken PDF file", "a PDF of pictures, without text: a scan, perhaps"}


def test_a_page_that_cannot_be_read_is_noted() -> None:
    """The others are read: a text with a hole says that it has one."""
    bomb = zlib.compress(zlib.compress(bytes(300_000_000), 9), 9)
    filters = b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream"
    pages = b"<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>"
    fonts = b"/Resources<</Font<</F1 7 0 R>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]" + fonts + b"/Contents %d 0 R>>"
    text = b"BT /F1 10 Tf 72 700 Td (%s) Tj ET" % " ".join(ONE).encode()
    raw = assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            pages,
            page % 5,
            page % 6,
            filters % (len(bomb), bomb),
            b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        ]
    )
    (found,) = read(raw)
    assert isinstance(found, Article)
    assert found.body == " ".join(ONE)
    assert "its page 1 can't be read" in found.notes
