"""The page of an entry, as its server sends it: the whole text of one article, where that is free.

A page that somebody saved is read as it is (`briefings.reading.pages.page`): who saved it had seen
it. Of one that we fetch, what its publisher reserves or sells is not taken.
"""

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from briefings.addresses import canonical_address, page_of
from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.feeds.entry import SourcePlace
from briefings.reading.feeds.values import is_same_site
from briefings.reading.metadata import Metadata, Place
from briefings.reading.pages.entries import is_live
from briefings.reading.pages.hidden import drop_hidden
from briefings.reading.pages.linked_data import Node, article_nodes, read_nodes
from briefings.reading.pages.markup import parse_page
from briefings.reading.pages.metadata import find_metadata, is_one
from briefings.reading.pages.page import body_of
from briefings.reading.pages.reservations import drop_reserved, is_free, reservation
from briefings.reading.pages.several import check_one_article
from briefings.reading.text import article

_KEPT = "its feed's text is kept"


def read_page_of(raw: bytes, place: SourcePlace) -> Iterator[Article | ReadingError]:
    """Yield the article of a page, or why it isn't taken.

    Args:
        raw: what its server sent, unpacked.
        place: where that was found, and what its server reserves.
    """
    try:
        tree = parse_page(raw, place.url, place.charset)
        if reason := reservation(tree, place.robots):
            raise ReadingError(place.url, None, reason, _KEPT)  # noqa: TRY301 - one way to refuse
        yield _article(tree, place)
    except ReadingError as error:
        yield error


def _article(tree: Element, place: SourcePlace) -> Article:
    metadata, nodes = find_metadata(tree), read_nodes(tree)
    live = "live" in metadata.labels or is_live(tree, metadata.title, nodes)
    one = is_one(tree, nodes)
    _drop_sold(tree, article_nodes(nodes), place)
    drop_hidden(tree)
    body = body_of(tree, place.url)
    if not live and not one:
        check_one_article(tree, body, metadata.url or place.url, place.url)
    url = _canonical(metadata, place)
    own = replace(
        metadata,
        url=url,
        origin=page_of(url),
        labels=metadata.labels.union(["live"] if live else []),
        language=metadata.language or place.language,
    )
    found = article(body, own, Place(file=place.url, origin=url, at=place.at))
    return replace(found, file=None)


def _drop_sold(tree: Element, articles: list[Node], place: SourcePlace) -> None:
    """Take out of a page what only subscribers see, though it is sent.

    Raises:
        ReadingError: that is the article, or nobody says which part of it.
    """
    has_parts = drop_reserved(tree, articles)
    if not has_parts and not all(map(is_free, articles)):
        raise ReadingError(place.url, None, "its whole text is for subscribers", _KEPT)


def _canonical(metadata: Metadata, place: SourcePlace) -> str:
    """Return the address that a page states for itself, if it is one of the same site.

    Many a page states another one's: the site's front page, or that of whom it copies.
    """
    stated, fetched = metadata.url, canonical_address(place.url)
    is_own = stated and page_of(stated) and is_same_site(stated, place.url)
    return canonical_address(stated) if stated and is_own else fetched
