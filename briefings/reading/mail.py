"""E-mail and mailboxes: newsletters, one article a message."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from typing import Literal

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.decoding import decode
from briefings.reading.fields import is_address, read_metadata
from briefings.reading.metadata import Metadata, Place
from briefings.reading.pages.markup import all_text, main_text, parse
from briefings.reading.text import article

_FROM_LINE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n(?=[!-9;-~]+:)")
"""What divides the messages of a mailbox (RFC 4155), told from prose by the header after it."""

_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)

_FAULTS = (MessageError, ValueError, LookupError, TypeError, AttributeError, OverflowError)
"""What the standard library's parser raises at malformed headers and parts."""


def read_mail(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Read one message (RFC 5322, MIME)."""
    yield _read_message(raw, place)


def read_mbox(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Read a mailbox, undoing the ``>From`` of its mboxrd form.

    `mailbox.mbox` reads files only, and splits a message wherever a line begins with "From ".
    """
    messages = (part for part in _FROM_LINE.split(raw) if part.strip())
    for number, message in enumerate(messages, 1):
        yield _read_message(_QUOTED_FROM.sub(rb"\1", message), place, number)


def _read_message(raw: bytes, place: Place, number: int | None = None) -> Article | ReadingError:
    """Read one message; `number` tells which of a mailbox it is."""
    where = f"message {number}" if number else None
    try:
        message = message_from_bytes(raw, policy=policy.default)
        metadata = _metadata(message, place.file)
        own = replace(place, origin=_origin(message, place, number))
        if number:
            own = replace(own, file=f"{place.file}#{number}")
        return article(_text(message, place.file), metadata, own)
    except ReadingError as error:
        return ReadingError(error.path, where, error.reason, error.remedy)
    except _FAULTS as error:
        return ReadingError(place.file, where, f"malformed message: {error}", "export it again")


def _metadata(message: EmailMessage, file: str) -> Metadata:
    """Return what the headers state: the sender by display name, never by address.

    Raises:
        ReadingError: there are no headers.
    """
    if not message.keys():
        raise ReadingError(file, None, "it has no mail headers", "export it again")
    sender = message["From"]
    names = [_sound(address.display_name) for address in getattr(sender, "addresses", ())]
    headers = {
        "title": message["Subject"],
        "source": next(filter(None, names), None),
        "url": _web_address(message, "Archived-At") or _web_address(message, "List-Post"),
        "published": _sent(message),
    }
    return read_metadata(headers)


def _sent(message: EmailMessage) -> datetime | str | None:
    """Return when the message was sent, or what its header says where that is no such time."""
    try:
        header = message["Date"]
    except _FAULTS:  # the parser's own, at an offset beyond all bounds
        raw = (value for name, value in message.raw_items() if name.casefold() == "date")
        return next(raw, None)
    sent = getattr(header, "datetime", None)
    return sent if isinstance(sent, datetime) else header and str(header)


def _sound(name: str) -> str:
    """Return a name whose bytes the header parser left as they came."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _web_address(message: EmailMessage, header: str) -> str | None:
    """Return the web address in a header that holds that alone (RFC 2369, RFC 5064).

    Newsletters name a text's own page under List-Post; lists put a mail address there, too.
    """
    address = str(message[header] or "").strip().removeprefix("<").removesuffix(">")
    return address if is_address(address) else None


def _origin(message: EmailMessage, place: Place, number: int | None) -> str | None:
    """Return where this message would be found again; a place in a mailbox is no such thing."""
    if archived := _web_address(message, "Archived-At"):
        return archived
    identity = message["Message-ID"]
    if number is None or place.origin is None:
        return place.origin
    return f"{place.origin}#{identity.strip()}" if identity else None


def _text(message: EmailMessage, file: str) -> str:
    """Return the text meant to be read: plain where there is one, or else that of the HTML."""
    if plain := _content(message, "plain", file):
        return plain
    if markup := _content(message, "html", file):
        tree = parse(markup, file)
        if text := main_text(tree) or all_text(tree):
            return text
    raise ReadingError(file, None, "a message without text", "leave it out")


def _content(message: EmailMessage, kind: Literal["plain", "html"], file: str) -> str:
    part = message.get_body((kind,))
    raw = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(raw, bytes) or not raw.strip():
        return ""
    return decode(raw, file=file, declared=part.get_content_charset()).strip()
