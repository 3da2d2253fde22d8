"""HTML pages: the text of the article, and what the page states about it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from briefings.addresses import page_of
from briefings.errors import ReadingError
from briefings.kinds import Label
from briefings.model import Article
from briefings.reading.containers.part import Part
from briefings.reading.metadata import Metadata, Place
from briefings.reading.notes.notices import is_wall
from briefings.reading.pages.entries import Entry, find_entries, is_live
from briefings.reading.pages.hidden import drop_hidden
from briefings.reading.pages.linked_data import read_nodes
from briefings.reading.pages.markup import main_text, parse_page
from briefings.reading.pages.metadata import find_metadata, is_one
from briefings.reading.pages.several import check_one_article
from briefings.reading.pages.stories import find_page_stories
from briefings.reading.text import article, read_parts

_LIVE: tuple[Label, ...] = ("live",)

_STATED = re.compile(r"""charset\s*+=\s*+["']?([\w.:-]{1,40})""", re.IGNORECASE)


def read_page(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Read one HTML page: one article, or the entries of a live page, or its several stories."""
    try:
        yield from _articles(parse_page(raw, place.file, _stated(place)), place)
    except ReadingError as error:
        yield error


def _stated(place: Place) -> str | None:
    """Return the charset that was stated with a page."""
    stated = _STATED.search(place.media) if place.media else None
    return stated[1] if stated else None


def body_of(tree: Element, file: str) -> str:
    """Return the text of a page's article.

    Raises:
        ReadingError: there is none, or a notice to readers in its place.
    """
    if not (body := main_text(tree)):
        remedy = "save the page with its text, or its text as .txt"
        raise ReadingError(file, None, "no article was found in the page", remedy)
    if is_wall(body):
        reason = "it holds a notice to readers (cookies, scripts or a subscription), and no article"
        raise ReadingError(file, None, reason, "save the page as you see it when it is open")
    return body


def _articles(tree: Element, place: Place) -> Iterator[Article | ReadingError]:
    metadata, nodes = _metadata(tree, place), read_nodes(tree)
    live = "live" in metadata.labels or is_live(tree, metadata.title, nodes)
    drop_hidden(tree)
    one = is_one(tree, nodes)
    own = replace(place, origin=metadata.origin or place.origin)
    if not live and not one and (stories := find_page_stories(tree)):
        yield from read_parts(_from_page(stories.parts, metadata), own)
        return
    if entries := find_entries(tree, nodes, live=live, is_one=one):
        yield from read_parts(_parts(entries, metadata), own)
        return
    body = body_of(tree, place.file)
    if not live and not one:
        check_one_article(tree, body, metadata.url, place.file)
    if live:
        metadata = replace(metadata, labels=metadata.labels.union(_LIVE))
    yield article(body, metadata, place)


def _metadata(tree: Element, place: Place) -> Metadata:
    """Return what a page states; where it names no address, it has that from which it came."""
    stated = find_metadata(tree)
    if stated.url or not place.url:
        return stated
    return replace(stated, url=place.url, origin=page_of(place.url))


def _from_page(stories: Sequence[Part], page: Metadata) -> Iterator[Part]:
    """Yield the stories of a page: who published one that names nobody, the page says."""
    for story in stories:
        source = story.metadata.source or page.source
        yield replace(story, metadata=replace(story.metadata, source=source))


def _parts(entries: Sequence[Entry], metadata: Metadata) -> Iterator[Part]:
    """Yield entries as parts: each has the page's publisher, and its own title, date and place."""
    for entry in entries:
        own = replace(
            metadata,
            title=entry.title or metadata.title,
            source=entry.source or metadata.source,
            published=entry.published,
            url=entry.url or _at(metadata.url, entry.anchor),
            labels=metadata.labels.difference(_LIVE),
            origin=None,
        )
        yield Part(text=entry.text, metadata=own, identity=entry.anchor)


def _at(url: str | None, anchor: str | None) -> str | None:
    return f"{url}#{anchor}" if url and anchor else url
