"""Pages as browsers save them whole (MHTML): the page itself, at its address."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Final

from briefings.addresses import is_address
from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.metadata import Place
from briefings.reading.pages.page import read_page

_ADDRESSES: Final = ("Snapshot-Content-Location", "Content-Location")
_CHARSET: Final = re.compile(r"[\w.:-]{1,40}")


def read_saved_page(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Read the page that a browser has saved with its pictures and frames.

    The page is the first HTML of the message (RFC 2557); what a frame shows is no part of it.
    """
    try:
        message = message_from_bytes(raw, policy=policy.default)
        found = _page(message)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - the parser of headers promises no errors of its own
        found = None
    if found is None:
        remedy = "open it in a browser, and save the page as .html"
        yield ReadingError(place.file, None, "a saved page (MHTML) without a page", remedy)
        return
    content, charset, url = found
    media = f"text/html; charset={charset}" if charset else "text/html"
    yield from read_page(content, replace(place, url=url, media=media))


def _page(message: EmailMessage) -> tuple[bytes, str | None, str | None] | None:
    """Return the page, its charset and its address; None where there is none."""
    for part in message.walk():
        if part.get_content_type() not in {"text/html", "application/xhtml+xml"}:
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content.strip():
            continue
        stated = (message[_ADDRESSES[0]], part[_ADDRESSES[1]], message[_ADDRESSES[1]])
        addresses = ("".join(str(each).split()) for each in stated if each)
        charset = part.get_content_charset()
        is_named = charset is not None and _CHARSET.fullmatch(charset)
        return content, charset if is_named else None, next(filter(is_address, addresses), None)
    return None
