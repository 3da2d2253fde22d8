"""Feeds of every format, made up: what they state is read as it is written."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings

from briefings.reading.feeds.articles import entries_of, head_of_feed
from briefings.reading.feeds.broken import read_broken
from briefings.reading.feeds.entry import Entry, SourcePlace
from briefings.reading.feeds.read import read_source
from briefings.reading.feeds.stated import StatedFeed
from briefings.reading.feeds.xml import read_xml
from tests.feeds import AT
from tests.made_feeds import FACTS, SITE, WAYS, XML_FORMATS, Facts, Way, json_feed, written

PLACE = SourcePlace(url=f"{SITE}feed", at=AT)
Read = list[tuple[str | None, str | None, object, tuple[str, ...], str]]


def facts_of(entries: Sequence[object]) -> Read:
    """Return what was read of each entry: title, address, instant, authors, text."""
    return [
        (each.title, each.url, each.published, each.authors, each.article.body)
        for each in entries
        if isinstance(each, Entry) and each.article
    ]


def meant(entries: Sequence[Facts]) -> Read:
    """Return what is to be read of them."""
    return [
        (
            " ".join(each.title.split()),
            f"{SITE}{each.path}",
            each.published,
            (each.author,),
            "\n\n".join(re.sub(r"[ \t]+", " ", text).strip() for text in each.paragraphs),
        )
        for each in entries
    ]


def is_taken_for_utf_8(text: str) -> bool:
    """Say whether feedparser takes a text for bytes of UTF-8 that were read as Latin-1."""
    try:
        return text.encode("iso-8859-1").decode("utf-8") != text
    except UnicodeError:
        return False


def read_stated(feed: StatedFeed) -> Read:
    """Return what was read of each entry of a feed, by what it states."""
    return facts_of(list(entries_of(feed, head_of_feed(feed, PLACE), PLACE)))


@pytest.mark.parametrize("name", XML_FORMATS)
@given(entries=FACTS, way=WAYS)
@settings(max_examples=25)
def test_a_feed_in_xml_is_read_as_it_is_written(name: str, entries: list[Facts], way: Way) -> None:
    """Title, link, date, author and text, whatever its encoding."""
    head, *found = read_source(written(XML_FORMATS[name](entries, way), way), PLACE)
    assert head.kind == name  # type: ignore[union-attr]
    assert facts_of(found) == meant(entries)


@pytest.mark.parametrize("version", ["1", "1.1"])
@given(entries=FACTS, way=WAYS)
@settings(max_examples=25)
def test_a_feed_in_json_is_read_as_it_is_written(
    version: str, entries: list[Facts], way: Way
) -> None:
    """Title, link, date, author and text."""
    _, *found = read_source(json_feed(entries, way, version), PLACE)
    assert facts_of(found) == meant(entries)


@pytest.mark.parametrize("name", XML_FORMATS)
@given(entries=FACTS, way=WAYS)
@settings(max_examples=15)
def test_both_readers_agree_on_what_is_well_formed(
    name: str, entries: list[Facts], way: Way
) -> None:
    """Ours gives what feedparser gives, which reads the feeds that are broken."""
    texts = [text for each in entries for text in (each.title, each.author, *each.paragraphs)]
    assume(not any(map(is_taken_for_utf_8, texts)))
    text = XML_FORMATS[name](entries, way)
    ours = read_xml(text, PLACE.url, "feed")
    theirs = read_broken(text, PLACE.url, "feed", "made up")
    assert ours.kind == theirs.kind
    assert read_stated(ours) == read_stated(theirs)
