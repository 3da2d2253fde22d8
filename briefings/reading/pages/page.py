"""HTML pages: the text of the article, and what the page states about it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.decoding import decode
from briefings.reading.fields import read_metadata
from briefings.reading.metadata import Place
from briefings.reading.notes.notices import is_wall
from briefings.reading.pages.markup import main_text, parse
from briefings.reading.pages.metadata import find_metadata, find_published
from briefings.reading.text import article

PRESCAN = 4096
"""Bytes in which a page may name its encoding; the standard allows 1024, and pages take more."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)


def read_page(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Read one HTML page."""
    try:
        yield _page(raw, place)
    except ReadingError as error:
        yield error


def _page(raw: bytes, place: Place) -> Article:
    charset = _CHARSET.search(raw, 0, PRESCAN)
    declared = charset[1].decode("ascii") if charset else None
    tree = parse(decode(raw, file=place.file, declared=declared), place.file)
    if not (body := main_text(tree)):
        remedy = "save the page with its text, or its text as .txt"
        raise ReadingError(place.file, None, "no article was found in the page", remedy)
    if is_wall(body):
        reason = "it holds a notice to readers (cookies, scripts or a subscription), and no article"
        raise ReadingError(place.file, None, reason, "save the page as you see it when it is open")
    metadata = read_metadata(find_metadata(tree))
    metadata = replace(metadata, published=find_published(tree), origin=metadata.url)
    return article(body, metadata, place)
