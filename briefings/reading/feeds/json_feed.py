"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

from briefings.errors import ReadingError
from briefings.reading.feeds.entry import LinkKind
from briefings.reading.feeds.stated import StatedEntry, StatedFeed, Text
from briefings.reading.feeds.vocabulary import join

_VERSION: Final = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/(\d{1,2}(?:\.\d{1,2})?)/?")
_REMEDY: Final = "fetch it again"


def read_json_feed(text: str, url: str, file: str) -> StatedFeed:
    """Return what a feed states; what has another type than it may have counts as not stated.

    Raises:
        ReadingError: it is no JSON, or no feed.
    """
    try:
        found = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise ReadingError(file, None, f"malformed JSON: {error}", _REMEDY) from error
    version = _VERSION.fullmatch(_string(found, "version")) if isinstance(found, dict) else None
    if not version:
        raise ReadingError(file, None, "JSON that is no feed", "give the address of a feed")
    named: list[tuple[LinkKind, str]] = [
        ("hub", _string(hub, "url")) for hub in _objects(found, "hubs")
    ]
    named += [("self", _string(found, "feed_url")), ("next", _string(found, "next_url"))]
    return StatedFeed(
        kind=f"JSON Feed {version[1]}" if "." in version[1] else f"JSON Feed {version[1]}.0",
        title=_text(found, "title", is_html=False),
        home=_address(found, url, "home_page_url"),
        language=_string(found, "language"),
        links=tuple((kind, join(url, address)) for kind, address in named if address),
        entries=[_entry(item, found, url) for item in _objects(found, "items")],
    )


def _entry(item: Mapping[str, object], feed: Mapping[str, object], url: str) -> StatedEntry:
    texts = (
        _text(item, "content_html", is_html=True, is_whole=True),
        _text(item, "content_text", is_html=False, is_whole=True),
        _text(item, "summary", is_html=False),
    )
    number = item.get("id")
    links = (_address(item, url, "url"), _address(item, url, "external_url"), _string(item, "id"))
    tags = item.get("tags")
    return StatedEntry(
        id=str(number) if isinstance(number, int | float) else _string(item, "id"),
        links=[link for link in links if link],
        title=_text(item, "title", is_html=False),
        texts=[text for text in texts if text],
        published=[date for date in [_string(item, "date_published")] if date],
        updated=[date for date in [_string(item, "date_modified")] if date],
        authors=_authors(item) or _authors(feed),
        language=_string(item, "language"),
        sections=[tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else [],
    )


def _authors(holder: Mapping[str, object]) -> Sequence[str]:
    """Return the authors of 1.1, or the one of 1.0."""
    one = holder.get("author")
    people = _objects(holder, "authors") or ([one] if isinstance(one, dict) else [])
    names = (_string(person, "name") or _string(person, "url") for person in people)
    return [name for name in names if name]


def _text(
    holder: Mapping[str, object], name: str, *, is_html: bool, is_whole: bool = False
) -> Text | None:
    value = _string(holder, name)
    return Text(value, "html" if is_html else "text", is_whole) if value else None


def _address(holder: Mapping[str, object], url: str, name: str) -> str:
    value = _string(holder, name)
    return join(url, value) if value else ""


def _string(holder: Mapping[str, object], name: str) -> str:
    value = holder.get(name)
    return value.strip() if isinstance(value, str) else ""


def _objects(holder: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    value = holder.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
