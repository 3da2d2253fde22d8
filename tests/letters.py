"""Messages to read in tests, and what is read in them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.mail.message import read_mail
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


def read_everything(letter: EmailMessage) -> Sequence[Article]:
    """Return the articles that a message holds."""
    findings = list(read_mail(letter.as_bytes(), PLACE))
    assert [str(found) for found in findings if isinstance(found, ReadingError)] == []
    return [found for found in findings if isinstance(found, Article)]


def quotable(found: Article) -> str:
    """Return all of the body that no mark covers."""
    starts = [0, *(mark.end for mark in found.marks)]
    ends = [*(mark.start for mark in found.marks), len(found.body)]
    return "".join(found.body[a:b] for a, b in zip(starts, ends, strict=True))
