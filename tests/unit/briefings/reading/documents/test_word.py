"""Word files: what a reader sees of the text, and what the file states."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import parse_xml

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place

AT = datetime(2025, 6, 10, 6, tzinfo=UTC)
ONE, TWO = "Ferries sailed again on Monday.", "Fares rose by a tenth, the company said."
_XMLNS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(fill: Callable[[DocumentType], object]) -> bytes:
    """Return a Word file that was filled so."""
    document, raw = Document(), BytesIO()
    fill(document)
    document.save(raw)
    return raw.getvalue()


def read(raw: bytes, file: str = "a.docx") -> list[Article | ReadingError]:
    """Return what is found in a file of that name."""
    return list(read_bytes(raw, Place(file=file, origin=f"/in/{file}", at=AT)))


def article_of(fill: Callable[[DocumentType], object], file: str = "a.docx") -> Article:
    """Return the article that a Word file is."""
    (found,) = read(word(fill), file)
    assert isinstance(found, Article)
    return found


def whole(document: DocumentType) -> None:
    """Fill in all that a document may state."""
    document.core_properties.title = "Sailing again"
    document.core_properties.author = "Anna Kowalska"
    document.core_properties.created = datetime(2025, 6, 3, 8, tzinfo=UTC)
    document.sections[0].header.paragraphs[0].text = "CONFIDENTIAL – Page 1."
    document.sections[0].footer.paragraphs[0].text = "Printed on paper."
    document.add_heading("The harbour", 1)
    document.add_paragraph(ONE)
    document.add_table(1, 2).rows[0].cells[1].text = TWO


@pytest.mark.parametrize("file", ["a.docx", "a.DOCX", "a.dat", "a", "a.txt", "a.doc"])
def test_its_paragraphs_are_read_in_order(file: str) -> None:
    """Whatever its name: title, author and date as stated, tables too, no header and footer."""
    found = article_of(whole, file)
    assert found.body == f"The harbour\n\n{ONE}\n\n{TWO}"
    assert (found.title, found.published) == ("Sailing again", datetime(2025, 6, 3, 8, tzinfo=UTC))
    assert found.source is not None
    assert found.source.title == "Anna Kowalska"
    assert "its date is the one on which the file was made" in found.notes
    assert [found.body[mark.start : mark.end] for mark in found.marks] == ["The harbour"]


def test_what_the_text_says_of_itself_counts_before_the_program() -> None:
    """The file's own record is of a user's account, and of the day when it was made."""

    def fill(document: DocumentType) -> None:
        whole(document)
        head = document.paragraphs[0].insert_paragraph_before
        head("Source: Harbour Office")
        head("Published: 5 June 2025")

    found = article_of(fill)
    assert found.published == date(2025, 6, 5)
    assert found.source is not None
    assert found.source.title == "Harbour Office"


def test_a_paragraph_in_the_style_of_a_title_is_the_title() -> None:
    """Programs give titles like “Microsoft Word - a.doc”, which nobody wrote."""

    def fill(document: DocumentType) -> None:
        document.core_properties.title = "Microsoft Word - a.doc"
        document.add_paragraph("Sailing  again", style="Title")
        document.add_paragraph(ONE)

    assert article_of(fill).title == "Sailing again"


def test_what_programs_fill_in_is_not_stated() -> None:
    """The library's template has an author and a date of its own."""
    found = article_of(lambda document: document.add_paragraph(ONE))
    assert (found.source, found.published, found.title) == (None, None, None)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>He </w:t></w:r><w:del><w:r><w:t>never </w:t></w:r></w:del>", "He"),
        ("<w:ins><w:r><w:t>He agreed.</w:t></w:r></w:ins>", "He agreed."),
        ("<w:r><w:t>In</w:t><w:tab/><w:t>out</w:t><w:noBreakHyphen/><w:t>off.</w:t></w:r>",
         "In out-off."),
        ("<w:sdt><w:sdtContent><w:r><w:t>In a field.</w:t></w:r></w:sdtContent></w:sdt>",
         "In a field."),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Unseen.</w:t></w:r><w:r><w:t>Seen.</w:t></w:r>",
         "Seen."),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Seen.</w:t></w:r>', "Seen."),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>One.</w:t></w:r>", "One."),
        ("<w:r><w:t>One</w:t><w:br/><w:t>line.</w:t></w:r>", "One\nline."),
    ],
    ids=["deletion", "insertion", "signs", "field", "hidden", "not hidden", "instruction", "break"],
)  # fmt: skip
def test_a_paragraph_is_what_a_reader_sees_of_it(inner: str, text: str) -> None:
    """Insertions, fields and links are text; deletions, instructions and hidden words are not."""

    def fill(document: DocumentType) -> None:
        document.element.body.insert(0, parse_xml(f"<w:p {_XMLNS}>{inner}</w:p>"))

    assert article_of(fill).body == text


def repacked(change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a Word file of which some parts were changed."""
    raw = BytesIO()
    with ZipFile(BytesIO(word(whole))) as old, ZipFile(raw, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return raw.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("word/document.xml", b"", "a broken Word file"),
        ("word/document.xml", b"<a><b></a>", "a broken Word file"),
        ("[Content_Types].xml", b"<Types/>", "a broken Word file"),
        ("word/document.xml", b" " * 110_000_000, "it unpacks to more than 100,000,000 bytes"),
    ],
)
def test_a_broken_file_is_refused_in_a_line(name: str, content: bytes, reason: str) -> None:
    """With what to do about it."""
    (refused,) = read(repacked(lambda own, old: content if own == name else old))
    assert isinstance(refused, ReadingError)
    assert refused.reason == reason


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY b "{}">]>'.format("ha" * 9),
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_no_entity_is_followed(declared: str) -> None:
    """Neither one of the file's own, nor one that leads to another file."""

    def change(name: str, old: bytes) -> bytes:
        if name != "word/document.xml":
            return old
        head, body = old.split(b"?>", 1)
        return head + b"?>" + declared.encode() + body.replace(ONE.encode(), b"Ferries &b; sail.")

    (refused,) = read(repacked(change))
    assert isinstance(refused, ReadingError)
    assert refused.reason == "XML with declarations of its own"


def test_a_document_without_text_is_refused() -> None:
    """As one of pictures is."""
    (refused,) = read(word(lambda _: None))
    assert isinstance(refused, ReadingError)
    assert refused.reason == "a document without text"
