"""Pages, sitemaps and channels as sources: where there is no feed, or where it is."""

import pytest

from briefings.errors import ReadingError
from briefings.reading.feeds.discovery import usual_places
from briefings.reading.feeds.entry import Entry, ReadKind, SourceHead, SourcePlace
from briefings.reading.feeds.read import read_source
from tests.feeds import AT, TEXT, body_of, read_all, rss

URL = "https://www.post.example/world/"
PAGE = """<html lang="en"><head><title>World - Evening Post</title>
<meta property="og:site_name" content="Evening Post"><base href="https://www.post.example/world/">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="alternate" type="application/rss+xml" title="News" href="rss.xml">
<link rel="alternate" type="application/json" href="/wp-json/1">
<link rel="alternate" hreflang="de" href="/de/"></head>
<body><nav><a href="/europe/a-long-way-to-go-2025">News from all over Europe today</a></nav>
<main><article><a href="ferries-sail-again-on-monday?utm_source=home"><img src="a.jpg"></a>
<h2><a href="ferries-sail-again-on-monday">Ferries sail again</a></h2>
<p><a href="/tag/ferries-and-boats-2025">ferries and all that sails on the sea</a></p></article>
<article><a href="/2025/06/port"><h3>Port reopens on Monday</h3><p>It was shut.</p></a></article>
<div class="teaser"><a href="/world/fares-rise-by-four-percent">Fares rise by four percent</a></div>
<h3><a href="https://other.example/a-story-of-others-2025">A story that others tell</a></h3>
<h3><a href="javascript:void(0)">Nothing to see at all</a></h3>
<h2><a href="/world/">World news of the day</a></h2><h4><a href="/more">More</a></h4></main>
<footer><a href="/about-the-evening-post">About us and our many friends</a></footer>
</body></html>"""


def place(kind: ReadKind | None = None, url: str = URL) -> SourcePlace:
    """Return where a source stands."""
    return SourcePlace(url=url, at=AT, kind=kind, content_type="text/html")


@pytest.mark.parametrize("kind", [None, "section"])
def test_a_page_leads_to_its_articles(kind: ReadKind | None) -> None:
    """In its order, each once, with their titles: no menu, no tag, no page of another site."""
    head, entries, refused = read_all(PAGE, place(kind))
    assert [
        ("https://www.post.example/world/ferries-sail-again-on-monday", "Ferries sail again"),
        ("https://www.post.example/2025/06/port", "Port reopens on Monday"),
        ("https://www.post.example/world/fares-rise-by-four-percent", "Fares rise by four percent"),
    ] == [(each.url, each.title) for each in entries]
    assert not refused
    assert not any(each.article for each in entries)
    assert (head.kind, head.publisher and head.publisher.title) == ("page", "Evening Post")


def test_a_page_names_its_feeds() -> None:
    """Those of its news before those of comments, and nothing that is no feed."""
    head, _, _ = read_all(PAGE, place())
    assert head.links == (
        ("feed", "https://www.post.example/world/rss.xml"),
        ("feed", "https://www.post.example/comments/feed"),
    )


def test_a_page_leads_to_a_hundred_articles_at_most() -> None:
    """The first ones."""
    links = "".join(
        f'<h2><a href="/{n}-ferries-sail-again">Ferries sail again {n}</a></h2>' for n in range(150)
    )
    _, entries, _ = read_all(f"<html><body>{links}</body></html>", place("section"))
    assert len(entries) == 100
    assert entries[0].title == "Ferries sail again 0"


def test_where_a_site_usually_has_its_feed() -> None:
    """Below the section first, then for the whole site."""
    places = usual_places("https://post.example/world")
    assert places[:3] == [
        "https://post.example/world/feed",
        "https://post.example/world/rss",
        "https://post.example/feed",
    ]


def test_a_page_where_a_feed_should_be_is_refused() -> None:
    """It is not a feed without entries."""
    (refusal,) = read_source(PAGE.encode(), place("feed"))
    assert isinstance(refusal, ReadingError)
    assert refusal.reason == "it holds a page and no feed"


@pytest.mark.parametrize("content_type", ["text/html", "text/plain", "application/xml", ""])
def test_a_feed_is_one_whatever_its_server_calls_it(content_type: str) -> None:
    """And wherever it is expected."""
    found = SourcePlace(url=URL, at=AT, kind="section", content_type=content_type)
    head, (entry,), _ = read_all(rss(f"<item>{TEXT}</item>"), found)
    assert head.kind == "RSS 2.0"
    assert body_of(entry)


NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://post.example/1?utm_source=map</loc>
<image:image><image:loc>https://post.example/a.jpg</image:loc>
<image:title>A</image:title></image:image>
<n:news><n:publication><n:name>Evening Post</n:name><n:language>en</n:language></n:publication>
<n:publication_date>2025-06-03T08:00:00Z</n:publication_date>
<n:title>Ferries sail</n:title></n:news>
</url><url><loc>https://post.example/2</loc><lastmod>2025-06-04T08:00:00Z</lastmod></url>
<url><loc>javascript:alert(1)</loc></url></urlset>"""


def test_a_sitemap_of_news_leads_to_articles() -> None:
    """The newest first, with their titles and dates."""
    head, entries, _ = read_all(NEWS, place("sitemap"))
    assert (head.kind, head.language) == ("news sitemap", "en")
    assert head.publisher
    assert head.publisher.title == "Evening Post"
    assert [("https://post.example/2", None), ("https://post.example/1", "Ferries sail")] == [
        (each.url, each.title) for each in entries
    ]
    assert entries[0].updated is not None
    assert entries[1].published is not None


def test_an_index_of_sitemaps_leads_to_them() -> None:
    """Those of news first, then the newest."""
    maps = "".join(
        f"<sitemap><loc>https://post.example/{name}.xml</loc><lastmod>{at}</lastmod></sitemap>"
        for name, at in (("2024", "2024-12-31"), ("2025", "2025-06-01"), ("news", "2020-01-01"))
    )
    head, entries, _ = read_all(f"<sitemapindex>{maps}</sitemapindex>", place("sitemap"))
    assert not entries
    names = [url.rpartition("/")[2] for kind, url in head.links if kind == "next"]
    assert names == ["news.xml", "2025.xml", "2024.xml"]


@pytest.mark.parametrize(
    "text",
    [rss(""), PAGE, "<!DOCTYPE x [<!ENTITY a 'b'>]><urlset>&a;</urlset>", "<urlset>", "{}"],
    ids=["feed", "page", "entities", "malformed", "json"],
)
def test_what_is_no_sitemap_is_refused(text: str) -> None:
    """In one line."""
    (refusal,) = read_source(text.encode(), place("sitemap"))
    assert isinstance(refusal, ReadingError)


POST = """<div class="tgme_widget_message js-widget_message" data-post="ferry_news/{number}">
<a class="tgme_widget_message_owner_name" href="https://t.me/ferry_news"><span>Ferry News</span></a>
{inside}<div class="tgme_widget_message_footer"><span class="tgme_widget_message_views">12K</span>
<a class="tgme_widget_message_date" href="https://t.me/ferry_news/{number}">
<time datetime="2025-06-03T08:00:00+00:00" class="time">08:00</time></a></div></div>"""
SAID = '<div class="tgme_widget_message_text js-message_text" dir="auto">{}</div>'
CHANNEL = (
    """<html><head><meta property="og:title" content="Ferry News"></head><body>{}</body></html>"""
)
REPLY = '<a class="tgme_widget_message_reply">{}</a>'
FORWARDED = '<div><a class="tgme_widget_message_forwarded_from_name">Port Authority</a></div>'


def preview(*insides: str) -> tuple[SourceHead, list[Entry]]:
    """Return what is read in a preview with these posts."""
    posts = "".join(POST.format(number=n, inside=each) for n, each in enumerate(insides, 1))
    url = "https://t.me/s/ferry_news"
    head, entries, _ = read_all(CHANNEL.format(posts), place("telegram", url))
    return head, entries


def test_the_posts_of_a_channel() -> None:
    """Each with its text, its date and its address; a picture alone is no post."""
    head, (entry,) = preview(SAID.format("<b>Ferries sail.</b><br/><br/>Fares rise."), "")
    assert (head.kind, head.title) == ("Telegram channel", "Ferry News")
    assert body_of(entry) == "Ferries sail.\n\nFares rise."
    assert (entry.key, entry.url) == ("ferry_news/1", "https://t.me/ferry_news/1")
    assert entry.published is not None
    assert entry.article
    assert entry.article.source
    assert (entry.article.source.title, entry.article.title) == ("Ferry News", None)


def test_a_post_is_without_what_it_answers_to() -> None:
    """That is another post's text."""
    _, (entry,) = preview(REPLY.format(SAID.format("When do they sail?")) + SAID.format("Today."))
    assert body_of(entry) == "Today."


def test_a_forwarded_post_is_of_who_wrote_it() -> None:
    """And not of who passes it on."""
    _, (entry,) = preview(FORWARDED + SAID.format("Ferries sail."))
    assert entry.article
    assert entry.article.source
    assert entry.article.source.title == "Port Authority"


def test_a_channel_without_a_preview_is_refused() -> None:
    """As there is nothing to read."""
    (refusal,) = read_source(PAGE.encode(), place("telegram", "https://t.me/s/ferry_news"))
    assert isinstance(refusal, ReadingError)
    assert refusal.reason == "it shows no posts of a public channel"


def test_a_page_that_shows_how_a_feed_is_written_is_a_page() -> None:
    """How it begins counts before what is in it."""
    shown = f"<!DOCTYPE html><!-- <rss version='2.0'> --><urlset>{PAGE}"
    head, entries, _ = read_all(shown, place())
    assert head.kind == "page"
    assert entries
