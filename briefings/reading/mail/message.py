"""E-mail and mailboxes: an article for each message, and for each that it quotes or passes on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import partial

from briefings.addresses import is_address, page_of
from briefings.errors import ReadingError, failed_reading
from briefings.model import Article, digest
from briefings.reading.containers.part import Part
from briefings.reading.containers.split import find_parts
from briefings.reading.fields import read_metadata, source_titled
from briefings.reading.mail.conversation import Conversation, Quoted, split_conversation
from briefings.reading.mail.furniture import furniture_marks
from briefings.reading.mail.headers import (
    HEADER_FAULTS,
    empty_broken_headers,
    refuse_long_headers,
)
from briefings.reading.mail.labels import FORWARDS, REPLIES, alternatives
from briefings.reading.mail.parts import attached_messages, message_text
from briefings.reading.metadata import Metadata, Place
from briefings.reading.text import article, read_parts

_FROM_LINE = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From (?=[^\n]*(?:@|\d:\d\d))[^\n]*\n(?=[!-9;-~]+:)"
)
"""What divides the messages of a mailbox (RFC 4155), told from prose by its address or its clock,
and by the header after it."""

_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_REPLY = re.compile(
    rf"(?<!\s)\s*+(?:(?:{alternatives(REPLIES)})(?:\[\d+\])?\s?[:：]\s*+)+", re.IGNORECASE
)
_FORWARD = re.compile(rf"\s*(?:{alternatives(FORWARDS)})\s?[:：]", re.IGNORECASE)

DEEPEST = 3
"""Levels of messages attached to messages that are read."""


def read_mail(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Read one message (RFC 5322, MIME)."""
    yield from _read_message(raw, place)


def read_mbox(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Read a mailbox, undoing the ``>From`` of its mboxrd form.

    `mailbox.mbox` reads files only, and splits a message wherever a line begins with "From ".
    """
    messages = (part for part in _FROM_LINE.split(raw) if part.strip())
    for number, message in enumerate(messages, 1):
        yield from _read_message(_QUOTED_FROM.sub(rb"\1", message), place, number)


def _read_message(
    raw: bytes, place: Place, number: int | None = None
) -> Sequence[Article | ReadingError]:
    """Read one message; `number` tells which of a mailbox it is."""
    where = f"message {number}" if number else None
    try:
        message = message_from_bytes(raw, policy=policy.default)
        refuse_long_headers(message, place.file)
        findings = _found(message, place, number)
    except MemoryError:
        raise
    except ReadingError as refused:
        findings = [refused]
    except HEADER_FAULTS:
        return [ReadingError(place.file, where, "malformed message", "export it again")]
    except Exception as error:  # noqa: BLE001 - one message is not to stop those after it
        return [failed_reading(error, place.file, where)]
    return [_placed(finding, place.file, where) for finding in findings]


def _found(
    message: EmailMessage, place: Place, number: int | None
) -> Sequence[Article | ReadingError]:
    """Return what a message holds; a header that can't be read costs that header alone."""
    try:
        return _all_articles(message, place, number)
    except HEADER_FAULTS:
        if not (emptied := empty_broken_headers(message)):
            raise
        notes = tuple(f"a header of the mail, {name}, can't be read" for name in emptied)
        return [
            replace(found, notes=(*found.notes, *notes)) if isinstance(found, Article) else found
            for found in _all_articles(message, place, number)
        ]


def _all_articles(
    message: EmailMessage, place: Place, number: int | None
) -> Sequence[Article | ReadingError]:
    own = replace(place, origin=_origin(message, place, number))
    if number:
        own = replace(own, file=f"{place.file}#{number}")
    return list(_articles(message, own, 0))


def _placed(
    finding: Article | ReadingError, file: str, where: str | None
) -> Article | ReadingError:
    """Let a refusal name the mailbox, and which message of it was refused."""
    if where is None or isinstance(finding, Article):
        return finding
    return ReadingError(file, where, finding.reason, finding.remedy)


def _articles(message: EmailMessage, place: Place, depth: int) -> Iterator[Article | ReadingError]:
    """Yield what a message holds, then what the messages attached to it hold."""
    attached = list(attached_messages(message))
    try:
        yield from _own_and_quoted(message, place, is_alone=not attached)
    except ReadingError as error:
        yield error
    for number, inner in enumerate(attached, 1):
        file = f"{place.file}#attached-{number}"
        if depth >= DEEPEST:
            reason = f"messages attached to one another more than {DEEPEST} levels deep"
            yield ReadingError(file, None, reason, "save the attached message by itself")
            return
        try:
            refuse_long_headers(inner, file)  # a file attached as such was not looked into so far
        except ReadingError as error:
            yield error
            continue
        stated = [str(inner[name] or "") for name in ("From", "Date", "Subject")]
        key = str(inner["Message-ID"] or "").strip() or digest(*stated)
        origin = f"{place.origin}#attached-{key}" if place.origin else None
        yield from _articles(inner, replace(place, file=file, origin=origin), depth + 1)


def _own_and_quoted(
    message: EmailMessage, place: Place, *, is_alone: bool
) -> Iterator[Article | ReadingError]:
    """Yield the article of the sender's own words, then those of whom they quote or forward.

    Raises:
        ReadingError: there is no text, or it isn't clear whose words it has.
    """
    metadata = _metadata(message, place.file)
    title = metadata.title or ""
    is_forward = bool(_FORWARD.match(title))
    is_reply = _is_reply(message, title) or is_forward
    text, stories = message_text(message, place.file, is_reply=is_reply)
    if not text and not stories:
        if is_alone:
            raise ReadingError(place.file, None, "a message without text", "leave it out")
        return
    conversation = split_conversation(text)
    if not stories:
        _refuse_unclear(conversation, place.file, is_forward=is_forward and is_alone)
    yield from _own(conversation.own, metadata, place)
    yield from read_parts(_from_sender(metadata, stories), place, "story", furniture_marks)
    parts = map(partial(_part, title=title), conversation.quoted)
    yield from read_parts(parts, place, "quoted", furniture_marks)


def _own(text: str, metadata: Metadata, place: Place) -> Iterator[Article]:
    """Yield what the sender's own words are: mostly one article, of a digest its stories."""
    if stories := find_parts(text):
        yield from read_parts(_from_sender(metadata, stories), place, "story", furniture_marks)
    elif text:
        yield article(text, metadata, place, marks=tuple(furniture_marks(text)))


def _from_sender(sender: Metadata, stories: Sequence[Part]) -> Iterator[Part]:
    """Yield the stories of a digest: what one doesn't state, date and publisher, is the mail's."""
    for story in stories:
        stated = story.metadata
        filled = replace(
            stated,
            source=stated.source or sender.source,
            published=stated.published or sender.published,
        )
        yield replace(story, metadata=filled)


def _is_reply(message: EmailMessage, title: str) -> bool:
    return bool(message["In-Reply-To"] or _REPLY.match(title))


def _refuse_unclear(conversation: Conversation, file: str, *, is_forward: bool) -> None:
    """Refuse words that would be cited to somebody who only passed them on.

    Raises:
        ReadingError: it is not clear whose words they are.
    """
    remedy = "save the original message"
    if is_forward and not conversation.is_split:
        raise ReadingError(file, None, "it isn't clear where the forwarded part begins", remedy)
    if not conversation.own and not conversation.quoted:
        raise ReadingError(file, None, "it only quotes others, and doesn't say whom", remedy)


def _part(quoted: Quoted, title: str) -> Part:
    """Return quoted words as an article: a reply's subject is that of what it answers."""
    subject = quoted.subject or (_REPLY.sub("", title) if _REPLY.match(title) else None)
    source = source_titled(quoted.writer) if quoted.writer else None
    stated = Metadata(title=subject, source=source, published=quoted.published)
    return Part(text=quoted.text, metadata=stated)


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
    except HEADER_FAULTS:  # the parser's own, at an offset beyond all bounds
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
    if archived := page_of(_web_address(message, "Archived-At")):
        return archived
    identity = message["Message-ID"]
    if number is None or place.origin is None:
        return place.origin
    return f"{place.origin}#{identity.strip()}" if identity else None
