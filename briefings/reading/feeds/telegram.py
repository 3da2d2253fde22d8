"""The public web preview of a Telegram channel (``t.me/s/NAME``): its last posts.

Telegram shows it to everyone; whether a reader may keep its posts is between them and Telegram's
terms, so no channel is followed unless somebody adds it by its address (docs/sources.md).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from xml.etree.ElementTree import Element

from briefings.addresses import split_address
from briefings.errors import ReadingError
from briefings.model import digest
from briefings.publisher import Publisher
from briefings.reading.feeds.entry import Entry, SourceHead, SourcePlace
from briefings.reading.feeds.values import clean, first_date
from briefings.reading.fields import source_titled
from briefings.reading.metadata import Metadata, Place
from briefings.reading.pages.markup import all_text, parse_page
from briefings.reading.pages.metadata import read_meta
from briefings.reading.text import article

_PREVIEW: Final = re.compile(r"/s/\w{4,64}/?")
_POST: Final = re.compile(r"\w{1,64}/\d{1,12}")
_HOSTS: Final = frozenset({"t.me", "telegram.me"})
_NO_PREVIEW: Final = "it shows no posts of a public channel"


def is_preview(url: str) -> bool:
    """Say whether an address is that of a channel's preview."""
    parts = split_address(url)
    return bool(parts and parts.hostname in _HOSTS and _PREVIEW.fullmatch(parts.path))


def read_preview(raw: bytes, place: SourcePlace) -> Iterator[SourceHead | Entry | ReadingError]:
    """Yield what a channel says of itself, and its posts as entries, in order."""
    try:
        tree = parse_page(raw, place.url, place.charset)
    except ReadingError as error:
        yield error
        return
    posts = [each for each in tree.iter() if _POST.fullmatch(each.get("data-post") or "")]
    if not posts:
        remedy = "give the address https://t.me/s/NAME of a public channel"
        yield ReadingError(place.url, None, _NO_PREVIEW, remedy)
        return
    title = " ".join(clean(read_meta(tree).get("og:title", "")).split()) or None
    channel = source_titled(title) if title else None
    yield SourceHead(kind="Telegram channel", title=title, publisher=channel)
    for post in posts:
        if entry := _entry(post, channel, place):
            yield entry


def _entry(post: Element, channel: Publisher | None, place: SourcePlace) -> Entry | None:
    """Return a post as an entry; None where it has no text, but a picture alone."""
    named = post.get("data-post") or ""
    url = f"https://t.me/{named}"
    text = _text_of(post)
    if not text:
        return None
    times = (each.get("datetime") or "" for link in _of(post, "date") for each in link.iter("time"))
    published = first_date(times)
    forwarded = next((all_text(each) for each in _of(post, "forwarded_from_name")), "")
    source = source_titled(clean(forwarded)) or channel
    metadata = Metadata(source=source, url=url, published=published, language=place.language)
    found = article(text, metadata, Place(file=url, origin=url, at=place.at))
    return Entry(
        key=named,
        article=replace(found, title=None, file=None),
        url=url,
        digest=digest(text, published, forwarded),
        summary_only=False,
        published=published,
    )


def _text_of(post: Element) -> str:
    """Return what a post says, without what it answers to."""
    answered = {each for reply in _of(post, "reply") for each in reply.iter()}
    own = (each for each in _of(post, "text") if each not in answered)
    return "\n\n".join(filter(None, (clean(all_text(each)) for each in own)))


def _of(post: Element, part: str) -> list[Element]:
    """Return the parts of a post that are so called."""
    name = f"tgme_widget_message_{part}"
    return [each for each in post.iter() if name in (each.get("class") or "").split()]
