"""Feeds that are broken, by chance or on purpose: none ends a worker, none takes too much."""

import time
from dataclasses import replace

import pytest

from briefings.errors import ReadingError
from briefings.reading.feeds.entry import Entry, SourceHead
from briefings.reading.workers.calls import READ_SOURCE
from briefings.reading.workers.pool import call
from tests.broken_feeds import broken_feeds
from tests.feeds import PLACE

ITEM = "<item><title>A</title><description>{}</description></item>"
MANY = 32_000
IDS = """style mail comments declarations marked cdata instructions opened attributes deep
deep-html html-comments brackets bases"""
ENGLISH = replace(PLACE, language="en")
"""Where no language is to be found out, which takes longer than all the rest."""


def feed(items: str, *, is_broken: bool) -> bytes:
    """Return a feed that holds these, well-formed but for what they are themselves, or not."""
    whole = f"<rss version='2.0'><channel><title>T</title>{items}{ITEM.format('Ferries sailed.')}"
    return (f"{whole}&x;" if is_broken else f"{whole}</channel></rss>").encode()


@pytest.mark.parametrize("seed", range(6))
def test_feeds_broken_by_chance_are_read_or_refused(seed: int) -> None:
    """Three thousand of them: whatever is found has texts that every database takes."""
    for raw in broken_feeds(seed, 500):
        found = list(call(READ_SOURCE, raw, ENGLISH))
        assert found, raw
        for each in found:
            assert isinstance(each, SourceHead | Entry | ReadingError)
            if isinstance(each, Entry):
                texts = (each.key, each.title or "", each.url or "", *each.authors)
                "".join((*texts, each.article.body if each.article else "")).encode()
                assert not any("\0" in text for text in texts)


@pytest.mark.parametrize("is_broken", [False, True])
@pytest.mark.parametrize(
    "items",
    [
        ITEM.format(f'&lt;p style="{" " * MANY}"&gt;x'),
        f"<item><author>{'a' * MANY}@</author><description>x</description></item>",
        "<!--" * MANY,
        "<!x " * MANY,
        "<![x " * MANY,
        "<![CDATA[" * MANY,
        "<?x " * MANY,
        "<" * MANY * 4,
        "<item " + 'a="' * MANY,
        "<a>" * MANY + "</a>" * MANY,
        ITEM.format("&lt;div&gt;" * 50_000),
        ITEM.format("&lt;!--" * MANY),
        f"<item><author>{'(' * MANY}</author><description>x</description></item>",
        f"<item xml:base='{'a/' * MANY}'><link>{'../' * MANY}</link></item>",
    ],
    ids=str.split(IDS),
)
def test_what_takes_parsers_long_is_refused_or_read_at_once(items: str, is_broken: bool) -> None:  # noqa: FBT001 - one of two cases
    """Each was measured to take feedparser, or a parser below it, up to 36 seconds."""
    began = time.monotonic()
    found = list(call(READ_SOURCE, feed(items, is_broken=is_broken), PLACE))
    assert found
    assert time.monotonic() - began < 10


def test_entities_that_grow_are_refused() -> None:
    """Before anything is made of them."""
    entities = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 20))
    text = f"<!DOCTYPE rss [<!ENTITY a0 'ha'>{entities}]><rss><title>&a19;</title></rss>"
    (refusal,) = call(READ_SOURCE, text.encode(), PLACE)
    assert isinstance(refusal, ReadingError)
    assert refusal.reason == "XML with entities of its own"
