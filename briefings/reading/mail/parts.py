"""The parts of a message: the text meant to be read, and the messages attached."""

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element

from briefings.reading.containers.part import Part
from briefings.reading.decoding import decode
from briefings.reading.mail.conversation import has_attribution
from briefings.reading.mail.furniture import is_stub, may_be_stub
from briefings.reading.mail.markup import has_quotation, marked_text
from briefings.reading.pages.hidden import drop_hidden
from briefings.reading.pages.markup import all_text, main_text, parse
from briefings.reading.pages.stories import find_linked_stories

_LINKED = re.compile(
    r"<h[1-4]\b[^<>]*>(?:\s*<[^<>]*>){0,3}\s*<a\b|<a\b[^<>]*>\s*<(?:b|strong)\b"
    r"|<(?:b|strong)\b[^<>]*>\s*<a\b",
    re.IGNORECASE,
)
"""A heading that is a link, as digests have them."""

MOST_ATTACHED = 1000
"""Messages attached to one; the digest of a mailing list has some dozens."""

_DEEPEST_PART = 20
"""Levels of multipart; mail programs make three or four."""


class MailText(NamedTuple):
    """The text of a message, and the stories that stand in it below headings of their own."""

    text: str
    stories: Sequence[Part] = ()


def message_text(message: EmailMessage, file: str, *, is_reply: bool) -> MailText:
    """Return the text meant to be read: plain where that is more than a stub, or else the HTML's.

    Empty if the message has none. Quoted lines begin with ``>``. The stories of a digest are read
    from its HTML, as plain text shows no headings.

    Raises:
        ReadingError: the text can't be decoded, or the HTML is too large or nested too deep.
    """
    plain, markup = _content(message, "plain", file), _content(message, "html", file)
    if not markup or (plain and not may_be_stub(plain, markup) and not _LINKED.search(markup)):
        return MailText(plain)
    tree = parse(markup, file)
    drop_hidden(tree)
    if not is_reply and (found := find_linked_stories(tree)):
        return MailText(found.rest, found.parts)
    text = _html_text(tree, is_reply=is_reply)
    return MailText(plain if plain and not is_stub(plain, text) else text)


def _html_text(tree: Element, *, is_reply: bool) -> str:
    """Return the text of HTML: all of it, quotations marked, where it is a conversation."""
    whole = all_text(tree)
    if has_quotation(tree) or is_reply or has_attribution(whole):
        return marked_text(tree)
    return main_text(tree) or whole


def _content(message: EmailMessage, kind: Literal["plain", "html"], file: str) -> str:
    part = message.get_body((kind,))
    raw = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(raw, bytes) or not raw.strip():
        return ""
    return decode(raw, file=file, declared=part.get_content_charset()).strip()


def attached_messages(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the messages attached to one, at most `MOST_ATTACHED`; not those attached to them."""
    waiting: list[tuple[Message, int]] = [(message, 0)]
    found = 0
    while waiting and found < MOST_ATTACHED:
        part, depth = waiting.pop(0)
        if isinstance(inner := _attached_message(part), EmailMessage):
            found += 1
            yield inner
        elif part.is_multipart() and depth < _DEEPEST_PART:
            inside = part.get_payload()
            waiting += [(each, depth + 1) for each in inside if isinstance(each, Message)]


def _attached_message(part: Message) -> Message | None:
    """Return the message that a part is, by its type or by the name of its file."""
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        return next(iter(part.get_payload()), None)
    raw = part.get_payload(decode=True)
    if isinstance(raw, bytes) and (part.get_filename() or "").lower().endswith(".eml"):
        return message_from_bytes(raw, policy=policy.default)
    return None
