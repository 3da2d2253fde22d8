from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.mail import read_mail, read_mbox
from briefings.reading.metadata import Place

PLACE = Place(file="letter", origin="/news/letter", at=datetime(2025, 5, 10, 6, tzinfo=UTC))
TEXT = "Trade grew by a tenth, and the café’s owners met.\n"


def a_letter(text: str | None = TEXT, html: str | None = None, **headers: str) -> EmailMessage:
    """Return a message with the usual headers; an underscore stands for a hyphen."""
    letter = EmailMessage()
    usual = {
        "From": '"The Post, daily" <news@post.example>',
        "Subject": "Trade grows – a lot",
        "Date": "Thu, 08 May 2025 10:00:00 +0200",
    }
    for name, value in (usual | headers).items():
        letter[name.replace("_", "-")] = value
    if text is not None:
        letter.set_content(text, cte="quoted-printable")
    if html is not None:
        letter.add_alternative(html, subtype="html", charset="iso-8859-1")
    return letter


def read(letter: EmailMessage) -> Article:
    """Return the article that a message is."""
    (found,) = read_mail(letter.as_bytes(), PLACE)
    assert isinstance(found, Article)
    return found


def read_all(raw: bytes) -> Sequence[Article]:
    """Return the articles of a mailbox."""
    findings = list(read_mbox(raw, PLACE))
    assert [str(found) for found in findings if isinstance(found, ReadingError)] == []
    return [found for found in findings if isinstance(found, Article)]


def test_headers_state() -> None:
    """The subject is the title, the sender's name the source, and the instant has its zone."""
    found = read(a_letter())
    assert found.title == "Trade grows – a lot"
    assert found.source is not None
    assert found.source.title == "The Post, daily"
    assert found.published == datetime(2025, 5, 8, 8, tzinfo=UTC)
    assert found.published.isoformat() == "2025-05-08T10:00:00+02:00"
    assert found.body == TEXT.strip()
    assert (found.url, found.origin) == (None, "/news/letter")


def test_an_address_is_no_source() -> None:
    """A sender without a name leaves the source unknown."""
    assert read(a_letter(From="news@post.example")).source is None


def test_a_raw_name_is_read() -> None:
    """A sender's name in bare UTF-8, which no standard allowed for long, is read as meant."""
    raw = b"From: Caf\xc3\xa9 Post <a@b.example>\nSubject: T\n\nTrade grew.\n"
    (found,) = read_mail(raw, PLACE)
    assert isinstance(found, Article)
    assert found.source is not None
    assert found.source.title == "Café Post"


@pytest.mark.parametrize(
    ("header", "url", "origin"),
    [
        ("Archived_At", "https://a.example/1", "https://a.example/1"),
        ("List_Post", "https://a.example/1", "/news/letter"),
        ("List_URL", None, "/news/letter"),
    ],
)
def test_the_address_of_a_letter(header: str, url: str | None, origin: str) -> None:
    """A letter's own page is its address; only its archive says that no other letter is there."""
    found = read(a_letter(**{header: "<https://a.example/1>"}))
    assert (found.url, found.origin) == (url, origin)


def test_a_list_address_is_none() -> None:
    """A header that names a mail address beside a page is a mailing list's own."""
    list_post = "<https://groups.example/post>, <mailto:list@groups.example>"
    assert read(a_letter(List_Post=list_post)).url is None


def test_plain_text_is_preferred() -> None:
    """Of two versions the plain one is read, unless it is empty."""
    html = "<html><body><p>Prices fell; the café closed.</p><p>So it ends.</p></body></html>"
    assert read(a_letter(html=html)).body == TEXT.strip()
    assert read(a_letter(" \n", html)).body == "Prices fell; the café closed.\n\nSo it ends."


def test_attachments_are_no_text() -> None:
    """What is attached is not read, even if it is text."""
    letter = a_letter()
    letter.add_attachment("Not this.", filename="a.txt")
    assert read(letter).body == TEXT.strip()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (a_letter(" ").as_bytes(), "a message without text"),
        (a_letter(None, "<html><body> </body></html>").as_bytes(), "a message without text"),
        (b"From: a@\n\nTrade grew.\n", "malformed message"),
        (b"Just a text.\n", "it has no mail headers"),
        (b"", "it has no mail headers"),
    ],
)
def test_refused_letters(raw: bytes, reason: str) -> None:
    """A message without text, headers or a true date is refused in one line."""
    (found,) = read_mail(raw, PLACE)
    assert isinstance(found, ReadingError)
    assert reason in str(found)


@pytest.mark.parametrize("date", ["soon", "Thu, 8 May 2025 10:00:00 +999999999999999"])
def test_a_letter_with_an_unreadable_date_is_undated(date: str) -> None:
    """The date is lost, the message isn't."""
    (found,) = read_mail(f"Date: {date}\n\nTrade grew.\n".encode(), PLACE)
    assert isinstance(found, Article)
    assert (found.body, found.published, len(found.notes)) == ("Trade grew.", None, 1)


def test_a_date_with_a_foreign_month_is_read() -> None:
    """Some programs name the month in their user's language."""
    (found,) = read_mail(b"Date: 8. Mai 2025 10:00:00 +0000 (UTC)\n\nTrade.\n", PLACE)
    assert isinstance(found, Article)
    assert found.published == datetime(2025, 5, 8, 10, tzinfo=UTC)


def test_a_mailbox_is_divided() -> None:
    """Each message is an article; a quoted or unquoted "From" inside of a text divides nothing."""
    letters = [
        a_letter(
            "Trade grew.\nFrom here on it fell.\n\nFrom Rome they wrote.\n", Message_ID="<1@a>"
        ),
        a_letter("From afar.\n"),
    ]
    raw = b"".join(
        b"From a@b.example Thu May  8 10:00:00 2025\n" + letter.as_bytes() + b"\n"
        for letter in letters
    )
    first, second = read_all(raw.replace(b"\nFrom afar", b"\n>From afar"))
    assert first.body == "Trade grew.\nFrom here on it fell.\n\nFrom Rome they wrote."
    assert second.body == "From afar."
    assert [first.file, second.file] == ["letter#1", "letter#2"]
    assert [first.origin, second.origin] == ["/news/letter#<1@a>", None]


def test_a_mailbox_with_a_bad_message() -> None:
    """A message that can't be read is refused by its number, and the others are read."""
    begin = b"From a@b.example Thu May  8 10:00:00 2025\n"
    raw = b"\n\n".join(begin + letter.as_bytes() for letter in (a_letter(" "), a_letter()))
    refused, found = read_mbox(raw, PLACE)
    assert str(refused).startswith("refused: letter, message 1: a message without text")
    assert isinstance(found, Article)


HEADER = st.sampled_from(["From", "Date", "Subject", "List-Post", "Content-Type", "Message-ID"])


@given(st.lists(st.tuples(HEADER, st.binary())), st.binary())
def test_any_bytes_are_read_or_refused(headers: list[tuple[str, bytes]], text: bytes) -> None:
    """Whatever the bytes, each reader gives articles or refusals."""
    raw = b"".join(name.encode() + b": " + value + b"\n" for name, value in headers)
    for reader in (read_mail, read_mbox):
        for found in reader(raw + b"\n" + text, PLACE):
            assert isinstance(found, Article | ReadingError)
