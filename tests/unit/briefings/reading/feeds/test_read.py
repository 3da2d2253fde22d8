"""Sources read as their servers send them: what a feed says of itself, and its entries."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from briefings.errors import ReadingError
from briefings.reading.feeds.entry import Entry, SourceHead, SourcePlace
from briefings.reading.feeds.read import read_source
from briefings.reading.workers.calls import READ_SOURCE
from briefings.reading.workers.pool import call
from tests.feeds import (
    AT,
    PLACE,
    TEXT,
    body_of,
    only,
    read_all,
    rss,
    source_of,
)


def test_a_feed_is_read_in_a_worker() -> None:
    """What it says of itself comes first, then its entries in order."""
    text = rss(f"<item><title>One</title>{TEXT}</item><item><title>Two</title>{TEXT}</item>")
    head, *found = call(READ_SOURCE, text.encode(), PLACE)
    assert isinstance(head, SourceHead)
    assert (head.kind, head.title) == ("RSS 2.0", "Evening Post")
    assert ["One", "Two"] == [each.title for each in found if isinstance(each, Entry)]


def test_what_a_feed_says_of_itself() -> None:
    """Its publisher, its language, its hub, and how long it asks to be left alone."""
    channel = (
        "<title>BBC News - World</title><link>https://www.bbc.co.uk/news</link>"
        '<language>en-GB</language><ttl>15</ttl><a:link rel="hub" href="https://hub.example/"/>'
        '<a:link rel="self" href="/rss.xml"/>'
    )
    head, _, _ = read_all(rss("", channel))
    assert head.publisher
    assert (head.publisher.title, head.language, head.every) == ("BBC News", "en", 900)
    assert head.links == (("hub", "https://hub.example/"), ("self", "https://post.example/rss.xml"))


def test_how_often_a_feed_is_updated() -> None:
    """By the module of RSS for it: a period, and how often within it."""
    module = "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
    head, _, _ = read_all(rss("", module))
    assert head.every == 21_600


def test_an_entry_without_a_text_is_a_link() -> None:
    """Its page may be fetched; without an address there is nothing of it."""
    _, entries, refused = read_all(
        rss("<item><title>A</title><guid>https://p.example/1</guid></item>")
    )
    assert [(None, "https://p.example/1", "A")] == [(e.article, e.url, e.title) for e in entries]
    assert not refused
    _, entries, (refusal,) = read_all(rss("<item><title>A</title></item>"))
    assert not entries
    assert refusal.reason == "it has neither a text nor an address"


def test_what_tells_entries_apart() -> None:
    """Their ids, or their addresses where one id is given to all, or none is."""
    item = "<item><guid>1</guid><link>https://post.example/{}</link><title>{}</title>{}</item>"
    _, entries, _ = read_all(rss(item.format("a", "A", TEXT) + item.format("b", "B", TEXT)))
    assert ["https://post.example/a", "https://post.example/b"] == [each.key for each in entries]
    front = "<item><link>https://post.example/</link><title>{}</title>{}</item>"
    _, entries, _ = read_all(rss(front.format("A", TEXT) + front.format("B", TEXT)))
    assert len({each.key for each in entries}) == 2
    assert only(rss(item.format("a", "A", TEXT))).key == "1"


def test_an_edited_entry_has_another_digest() -> None:
    """One that is as it was has the same, whenever it is fetched."""
    later = SourcePlace(url=PLACE.url, at=AT + timedelta(hours=1))
    text = rss(f"<item><guid>1</guid>{TEXT}</item>")
    assert only(text).digest == only(text, later).digest
    assert only(text).digest != only(text.replace("Monday", "Tuesday")).digest


@pytest.mark.parametrize(
    ("item", "publisher"),
    [
        ("", "Evening Post"),
        ('<source url="https://other.example/feed">Other Times - World</source>', "Other Times"),
        ("<dc:publisher>Third Press</dc:publisher>", "Third Press"),
    ],
)
def test_who_publishes_an_entry(item: str, publisher: str) -> None:
    """Whom it names, else the feed by its title."""
    link = "<link>https://other.example/1</link>" if "source" in item else ""
    assert source_of(rss(f"<item>{link}{item}{TEXT}</item>")) == publisher


def test_a_feed_of_what_others_publish_is_not_their_publisher() -> None:
    """Each entry has the host of its own page, marked as such."""
    channel = "<title>Planet Ferry</title><link>https://planet.example/</link>"
    items = "".join(
        f"<item><link>https://{host}/1</link>{TEXT}</item>" for host in ("a.example", "b.example")
    )
    _, entries, _ = read_all(rss(items, channel))
    sources = [each.article.source for each in entries if each.article]
    assert ["a.example", "b.example"] == [source.title for source in sources if source]
    assert all(source and source.is_host for source in sources)


def test_a_publisher_may_have_several_hosts() -> None:
    """Most entries stand on another host than the feed: that is its publisher's, too."""
    channel = "<title>Evening Post</title><link>https://rss.feeds.example/</link>"
    item = f"<item><link>https://www.evening.test/1</link>{TEXT}</item>"
    _, entries, _ = read_all(rss(item * 3, channel))
    assert {"Evening Post"} == {
        each.article.source.title for each in entries if each.article and each.article.source
    }


def test_a_json_feed_is_read() -> None:
    """Its text is plain or HTML, and its authors may be those of 1.0 or of 1.1."""
    item = {
        "id": 7,
        "url": "/a",
        "title": "Ferries & <fares>",
        "content_html": "<p>Ferries sailed.</p>",
        "date_published": "2025-06-03T08:00:00+02:00",
        "date_modified": "2025-06-04T08:00:00Z",
        "authors": [{"name": "Ann Lee"}],
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Evening Post", "items": [item]}
    head, (entry,), _ = read_all(json.dumps(feed))
    assert (head.kind, head.title, entry.key) == ("JSON Feed 1.1", "Evening Post", "7")
    assert (entry.title, body_of(entry)) == ("Ferries & <fares>", "Ferries sailed.")
    assert (entry.url, entry.authors) == ("https://post.example/a", ("Ann Lee",))
    assert entry.published == datetime(2025, 6, 3, 6, tzinfo=UTC)
    assert entry.updated == datetime(2025, 6, 4, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "feed",
    [
        {"items": 5},
        {"items": [5, None, {}]},
        {"items": [{"id": [], "title": {}, "url": 5, "authors": "x", "tags": [5]}], "title": 7},
    ],
)
def test_a_json_feed_of_other_types_is_one_without_them(feed: dict[str, object]) -> None:
    """What can't be what it should be isn't stated."""
    head, entries, _ = read_all(json.dumps({"version": "https://jsonfeed.org/version/1", **feed}))
    assert head.kind == "JSON Feed 1.0"
    assert not entries


@pytest.mark.parametrize("broken", ["{whole}</rss>", "{open}", "junk {whole}"])
def test_a_broken_feed_is_read_as_far_as_can_be(broken: str) -> None:
    """Entries that are there are found."""
    whole = rss(f"<item><title>A &nbsp; B</title><guid>7</guid>{TEXT}</item>")
    entry = only(broken.format(whole=whole, open=whole.removesuffix("</channel></rss>")))
    assert (entry.key, body_of(entry)[:14]) == ("7", "Ferries sailed")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<rss><channel>", "malformed XML"),
        ("{", "malformed JSON"),
        ('{"a": 1}', "JSON that is no feed"),
        ("<opml/>", "XML (opml) that is no feed"),
        ("", "empty"),
    ],
)
def test_what_is_no_feed_is_refused(text: str, reason: str) -> None:
    """In one line that says what it is."""
    (refusal,) = read_source(text.encode(), PLACE)
    assert isinstance(refusal, ReadingError)
    assert refusal.reason.startswith(reason)


def test_texts_that_no_database_takes_are_made_fit() -> None:
    """Escapes of JSON can bring them in."""
    item = '{"id": "\\u0000a", "title": "b\\ud800", "content_text": "c\\u0000."}'
    text = f'{{"version": "https://jsonfeed.org/version/1", "items": [{item}]}}'
    entry = only(text)
    assert (entry.key, entry.title, body_of(entry)) == ("\ufffda", "b\ufffd", "c\ufffd.")


def test_characters_that_mean_nothing_are_left_out() -> None:
    """XML has no place for them, and feeds have them all the same."""
    assert body_of(only(rss("<item><description>Fer\x0bries sailed.</description></item>"))) == (
        "Ferries sailed."
    )


def test_an_article_without_a_page_has_a_place_in_its_feed() -> None:
    """So that a newer text of it is known."""
    article = only(rss(f"<item><guid>7</guid>{TEXT}</item>")).article
    assert article
    assert (article.url, article.origin) == (None, "https://post.example/feed#7")


def test_a_title_that_is_a_text_is_refused() -> None:
    """And the other entries are read."""
    items = f"<item><title>{'long ' * 2_001}</title>{TEXT}</item><item>{TEXT}</item>"
    _, entries, (refusal,) = read_all(rss(items))
    assert len(entries) == 1
    assert refusal.reason.startswith("its title, source or address has more than")


def test_the_part_of_a_title_that_the_site_is_called_is_the_publisher() -> None:
    """Where several could be."""
    channel = "<title>Harbour Life | Lindmouth Post</title><link>https://lindmouthpost.com/</link>"
    head, _, _ = read_all(rss("", channel))
    assert head.publisher
    assert head.publisher.title == "Lindmouth Post"


def test_a_json_feed_may_name_its_author_once() -> None:
    """For all entries that name none."""
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "author": {"name": "Ann Lee"},
        "items": [{"id": "1", "content_text": "Ferries sailed."}],
    }
    assert only(json.dumps(feed)).authors == ("Ann Lee",)
