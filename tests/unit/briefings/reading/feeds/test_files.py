"""Feeds kept as files: each entry is an article."""

from datetime import UTC, datetime

import pytest

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place

AT = datetime(2025, 6, 10, 6, tzinfo=UTC)
RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Evening Post</title>
<item><title>Ferries &amp; fares</title><link>https://post.example/1</link>
<pubDate>Tue, 03 Jun 2025 08:00:00 GMT</pubDate>
<description>Short.</description>
<content:encoded>
<![CDATA[<!-- wp:paragraph --><p>Ferries sailed <b>again</b>.</p><p>Fares rose.</p>]]>
</content:encoded>
</item>
<item><title>Nothing</title><link>https://post.example/2</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>{title}</title>
<entry><title type="html">Ferries &lt;b&gt;sail&lt;/b&gt;</title>
<link rel="enclosure" href="https://post.example/a.mp3"/><link href="{link}"/>
<published>2025-06-03T08:00:00Z</published>
<content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>Ferries sailed.</p></div>
</content>
</entry></feed>"""


def read(text: str, file: str = "feed.xml") -> list[Article | ReadingError]:
    """Return what is found in a file of that name."""
    return list(read_bytes(text.encode(), Place(file=file, origin=f"/{file}", at=AT)))


@pytest.mark.parametrize("file", ["feed.xml", "feed.rss", "feed.txt", "feed"])
def test_an_entry_of_rss_is_an_article(file: str) -> None:
    """Under whatever name; its fullest text counts, and the feed's title is its source."""
    found, refused = read(RSS, file)
    assert isinstance(found, Article)
    assert found.body == "Ferries sailed again.\n\nFares rose."
    assert (found.title, found.url) == ("Ferries & fares", "https://post.example/1")
    assert found.source is not None
    assert found.source.title == "Evening Post"
    assert found.published == datetime(2025, 6, 3, 8, tzinfo=UTC)
    assert isinstance(refused, ReadingError)


def test_an_entry_of_atom_is_an_article() -> None:
    """Its markup is read as such, and an enclosure is not its address."""
    (found,) = read(ATOM.format(title="Evening Post", link="https://post.example/1"))
    assert isinstance(found, Article)
    assert (found.title, found.body) == ("Ferries sail", "Ferries sailed.")
    assert found.url == "https://post.example/1"


def test_a_search_is_no_publisher() -> None:
    """An alert names nobody, and its link leads to the article's own address."""
    link = "https://www.google.com/url?rct=j&amp;url=https://post.example/1&amp;ct=ga"
    (found,) = read(ATOM.format(title="Google Alert - ferries", link=link))
    assert isinstance(found, Article)
    assert found.url == "https://post.example/1"
    assert found.source is not None
    assert found.source.is_host


def test_drafts_and_pictures_of_a_blog_are_no_articles() -> None:
    """A draft is refused; what is no post is passed over."""
    item = (
        "<item><title>A</title><description>Ferries sailed.</description>"
        "<post_type>{}</post_type><status>{}</status></item>"
    )
    items = item.format("post", "draft") + item.format("attachment", "inherit")
    (refused,) = read(f"<rss><channel><title>P</title>{items}</channel></rss>")
    assert isinstance(refused, ReadingError)
    assert refused.reason == "it is not published"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<rss><channel>", "malformed XML"),
        ("<!DOCTYPE r [<!ENTITY a 'b'>]><rss>&a;</rss>", "XML with entities of its own"),
        ("<invoice><item>Ferries.</item></invoice>", "XML (invoice) that is no feed"),
    ],
)
def test_refused_feeds(text: str, reason: str) -> None:
    """XML that is broken, bold or something else is refused by name."""
    (refused,) = read(text)
    assert isinstance(refused, ReadingError)
    assert refused.reason.startswith(reason)


@pytest.mark.parametrize("before", ["\n  ", "<!-- kept -->\n"])
def test_what_a_feed_declares_of_its_bytes_is_passed_over(before: str) -> None:
    """They have been read already, and white space or a comment may stand before it."""
    told = before + RSS.replace('version="1.0"', 'version="1.0" encoding="utf-16"', 1)
    assert ["Ferries & fares"] == [one.title for one in read(told) if isinstance(one, Article)]


def test_a_broken_link_costs_itself_alone() -> None:
    """The entry is read without it, and so are its neighbours."""
    (found,) = read(ATOM.format(title="Evening Post", link="http://[bad"))
    assert isinstance(found, Article)
    assert found.url is None
