"""From an address to its source: real servers on loopback, fetched through the guard."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.chat.errors import SourceError
from bot.gathering.adding import Candidate, find_sources, look_at
from briefings.gathering.fetching.pace import Pace
from briefings.gathering.source import Source
from tests.builders import AT
from tests.fakes.fetching import fetcher, politely
from tests.fakes.web import by_path, reply, web

ITEM = "<item><title>{0}</title><link>https://news.example/{0}</link><guid>{0}</guid></item>"


def a_feed(*titles: str, title: str = "Evening Post") -> bytes:
    """Return a feed with an entry a title."""
    items = "".join(ITEM.format(each) for each in titles)
    return f'<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'.encode()


def a_page(head: str = "", body: str = "") -> bytes:
    """Return a page."""
    return f"<!doctype html><html><head><title>Post</title>{head}</head>{body}</html>".encode()


def a_link(path: str, title: str = "News") -> str:
    """Return what names a feed in a page."""
    kind = 'rel="alternate" type="application/rss+xml"'
    return f'<link {kind} title="{title}" href="{path}">'


async def found(
    pages: Mapping[str, bytes], path: str = "/", audience: str | None = None
) -> list[tuple[str, str, str | None, list[str | None]]]:
    """Return kind, path and title of each source, and the titles of its entries."""
    replies = {each: body if body[:5] == b"HTTP/" else reply(body) for each, body in pages.items()}
    async with web(by_path(replies)) as served, fetcher(served) as fetching:
        candidates = await find_sources(f"{served.url}{path}", fetching, AT, audience)
        assert {each.source.audience for each in candidates} == {audience}
        return [_shown(each, served.url) for each in candidates]


def _shown(each: Candidate, site: str) -> tuple[str, str, str | None, list[str | None]]:
    source = each.source
    titles = [entry.title for entry in each.entries]
    return source.kind, source.address.removeprefix(site), source.title, titles


async def test_the_address_of_a_feed_is_a_source() -> None:
    """With the title that it states, for whom it is, and what would come of it."""
    pages = {"/feed?x=1": a_feed("One", "Two")}

    assert [("feed", "/feed?x=1", "Evening Post", ["One", "Two"])] == await found(
        pages, "/feed?x=1", audience="telegram:1"
    )


async def test_the_address_of_a_site_finds_its_feeds() -> None:
    """Those that can be read, the one of its news first; the same in two formats once."""
    head = a_link("/comments", "Comments") + a_link("/rss") + a_link("/broken") + a_link("/again")
    pages = {
        "/": a_page(head),
        "/rss": a_feed("One"),
        "/again": a_feed("One"),
        "/comments": a_feed("Nice!", title="Comments"),
        "/broken": b"<rss",
    }

    assert [
        ("feed", "/rss", "Evening Post", ["One"]),
        ("feed", "/comments", "Comments", ["Nice!"]),
    ] == await found(pages)


async def test_a_feed_that_no_page_names_is_found_in_a_usual_place() -> None:
    """A page there is no feed."""
    pages = {"/": a_page(), "/feed": a_page(), "/rss": a_feed("One")}

    assert [("feed", "/rss", "Evening Post", ["One"])] == await found(pages)


async def test_a_page_without_a_feed_is_a_source_where_it_links_to_articles() -> None:
    """Otherwise there is nothing to gather from."""
    links = "".join(
        f'<p><a href="/2025/06/0{day}/a-story-of-day-{day}">The story of the day {day}</a></p>'
        for day in range(1, 8)
    )
    [(kind, path, _, titles)] = await found({"/": a_page(body=f"<main>{links}</main>")})

    assert ("section", "/", 7) == (kind, path, len(titles))
    with pytest.raises(SourceError, match="links to no articles"):
        await found({"/": a_page()})


async def test_a_sitemap_of_news_is_a_source() -> None:
    """As it names articles."""
    page = "<url><loc>https://news.example/{0}</loc></url>"
    urls = "".join(page.format(number) for number in range(3))
    sitemap = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'

    [(kind, _, _, entries)] = await found({"/s.xml": sitemap.encode()}, "/s.xml")
    assert ("sitemap", 3) == (kind, len(entries))


async def test_of_a_list_of_sitemaps_the_newest_is_the_source() -> None:
    """That of news where there is one."""
    listed = "<sitemap><loc>/{0}.xml</loc><lastmod>2025-0{1}-01</lastmod></sitemap>"
    pages = {
        "/all.xml": "<sitemapindex>" + listed.format("old", 1) + listed.format("new", 6)
        + "</sitemapindex>",
        "/new.xml": "<urlset><url><loc>https://news.example/1</loc></url></urlset>",
    }  # fmt: skip
    bodies = {path: text.encode() for path, text in pages.items()}

    [(kind, path, _, entries)] = await found(bodies, "/all.xml")
    assert ("sitemap", "/new.xml", 1) == (kind, path, len(entries))


async def test_where_a_feed_has_moved_for_good_is_its_address() -> None:
    """And where it only is for now is not."""
    pages = {
        "/old": reply(status=301, location="/new"),
        "/now": reply(status=302, location="/new"),
        "/new": a_feed("One"),
    }

    assert ["/new", "/now"] == [(await found(pages, path))[0][1] for path in ("/old", "/now")]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (reply(status=404), "404"),
        (reply(status=410), "410"),
        (reply(b"Just some words."), "feed"),
        (reply(b"<opml version='2.0'><body/></opml>"), "sources import"),
        (reply(b"<rss"), "XML"),
    ],
    ids=["missing", "gone", "words", "list", "broken"],
)
async def test_what_is_no_source_is_refused_in_words(answer: bytes, reason: str) -> None:
    """It says why, and what to do."""
    with pytest.raises(SourceError, match=reason):
        await found({"/feed": answer}, "/feed")


async def test_an_address_that_is_not_public_is_refused() -> None:
    """Unless PRIVATE_HOSTS names it; a page can't name one either."""
    async with web(by_path({"/": reply(a_feed("One"))})) as served, fetcher() as fetching:
        with pytest.raises(SourceError, match="PRIVATE_HOSTS"):
            await find_sources(f"{served.url}/", fetching, AT)
        assert 0 == served.hits


async def test_a_public_page_leads_to_no_private_host() -> None:
    """Though PRIVATE_HOSTS names it: only people and private hosts may."""
    page = reply(a_page(a_link("http://own.example/rss")))
    pages = by_path({"/": page, "/rss": reply(a_feed("One"))})
    async with politely(pages, Pace(gap=0.0)) as fetching:
        [public] = await find_sources("http://news.example/", fetching, AT)
        [own] = await find_sources("http://own.example/", fetching, AT)

    assert "http://news.example/rss" == public.source.address  # in its usual place
    assert "http://own.example/rss" == own.source.address


async def test_folders_and_mailboxes_are_sources_without_being_fetched(tmp_path: Path) -> None:
    """A folder is called by its name."""
    async with fetcher() as fetching:
        [folder] = await find_sources(str(tmp_path), fetching, AT)
        [mailbox] = await find_sources("imaps://me@mail.example/News", fetching, AT, "slack:C1")

    assert Source(kind="folder", address=str(tmp_path), title=tmp_path.name) == folder.source
    assert ("mailbox", "slack:C1") == (mailbox.source.kind, mailbox.source.audience)


async def test_what_would_come_of_a_source_is_read_as_its_kind() -> None:
    """A page is no feed, whatever links are in it."""
    async with web(by_path({"/": reply(a_feed("One"))})) as served, fetcher(served) as fetching:
        feed = Source(kind="feed", address=f"{served.url}/")
        looked = await look_at(feed, fetching, AT)
        assert (feed, ["One"]) == (looked.source, [each.title for each in looked.entries])
        with pytest.raises(SourceError, match="sitemap"):
            await look_at(Source(kind="sitemap", address=f"{served.url}/"), fetching, AT)
