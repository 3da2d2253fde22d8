from datetime import UTC, date, datetime

import pytest

from briefings.model import Article
from briefings.reading.metadata import Place
from briefings.reading.pages.page import read_page

PLACE = Place(file="page.html", origin="/news/page.html", at=datetime(2025, 5, 10, 6, tzinfo=UTC))
OPEN = "The bridge of Ostrow is open to lorries again on Friday, its keeper told the council."
SHUT = "The bridge of Ostrow stays shut tonight, its keeper told the council late in the day."
LONG = f"{SHUT} Engineers from the capital looked at the third pier for two hours."


def read(body: str, head: str = "") -> list[Article]:
    """Return the articles of a page."""
    raw = f"<html><head>{head}</head><body>{body}</body></html>".encode()
    found = list(read_page(raw, PLACE))
    assert all(isinstance(each, Article) for each in found)
    return [each for each in found if isinstance(each, Article)]


def entry(at: str, title: str, text: str, attributes: str = 'class="post"') -> str:
    """Return an entry of a live page."""
    clock = f'<time datetime="{at}">12:00</time>'
    return f"<div {attributes}>{clock}<h2>{title}</h2><p>{text}</p></div>"


NEWER = entry("2025-05-09T10:00:00Z", "Open", OPEN, 'class="post" id="e2"')
OLDER = entry("2025-05-08T18:00:00Z", "Shut", SHUT, 'class="post" id="e1"')
LIVE = "<title>Bridge of Ostrow: live updates</title>"
URL = '<link rel="canonical" href="https://daily.example/bridge">'


def test_a_live_page_is_read_by_its_entries() -> None:
    """Each entry has its own headline, time and anchor; none has words of another."""
    newer, older = read(f"<main><h1>Bridge</h1>{NEWER}{OLDER}</main>", LIVE + URL)

    assert (newer.title, newer.body) == ("Open", OPEN)
    assert newer.published == datetime(2025, 5, 9, 10, tzinfo=UTC)
    assert newer.url == "https://daily.example/bridge#e2"
    assert (older.title, older.published) == ("Shut", datetime(2025, 5, 8, 18, tzinfo=UTC))
    assert "live" not in newer.labels


def test_an_entry_stays_the_same_article_when_another_comes() -> None:
    """A newer entry above it changes neither its id nor where it is found again."""
    third = entry("2025-05-09T12:00:00Z", "Noon", LONG, 'class="post" id="e3"')
    before = read(f"<main>{NEWER}{OLDER}</main>", LIVE + URL)
    after = read(f"<main>{third}{NEWER}{OLDER}</main>", LIVE + URL)

    assert [(a.id, a.origin) for a in before] == [(a.id, a.origin) for a in after[1:]]


def test_entries_in_linked_data() -> None:
    """What JSON-LD says of a live page's entries counts before its layout."""
    head = f"""<script type="application/ld+json">{{"@type": "LiveBlogPosting",
        "liveBlogUpdate": [
        {{"@type": "BlogPosting", "headline": "Open", "datePublished": "2025-05-09T10:00:00Z",
          "url": "https://daily.example/bridge#b", "articleBody": "{OPEN}"}},
        {{"@type": "BlogPosting", "headline": "Shut", "datePublished": "2025-05-08T18:00:00Z",
          "articleBody": "<p>{SHUT}</p>"}}]}}</script>"""
    newer, older = read(f"<p>{OPEN}</p><p>{SHUT}</p>", head + URL)

    assert (newer.body, newer.url) == (OPEN, "https://daily.example/bridge#b")
    assert (older.body, older.published) == (SHUT, datetime(2025, 5, 8, 18, tzinfo=UTC))


@pytest.mark.parametrize(
    "title",
    ["Bridge of Ostrow live", "LIVE: the bridge", "Brücke im Liveticker", "Le pont en direct"],
)
def test_a_live_page_that_cannot_be_split_is_labelled(title: str) -> None:
    """Its words for days mean nothing sure: none is explained."""
    dated = '<meta property="article:published_time" content="2025-05-07T08:00:00Z">'
    (found,) = read(
        f"<article><p>{OPEN}</p><p>{LONG}</p></article>", f"<title>{title}</title>{dated}"
    )

    assert found.labels == ("live",)
    assert found.published is not None
    assert found.reference_date is None


def test_other_pages_are_not_live() -> None:
    """People who live somewhere, and entries of one date each on a page that isn't live."""
    (found,) = read(f"<article><p>{LONG}</p></article>", "<title>They live by the bridge</title>")

    assert found.labels == ()


def test_several_stories_are_several_articles() -> None:
    """Each has its heading, its publisher and its date; the page's own date is nobody's."""
    first = f'<div class="article"><h1>Shut</h1><p>Ostrow Post, 5 May 2025</p><p>{LONG}</p></div>'
    other = f'<div class="article"><h1>Open</h1><p>Fell Times, 7 May 2025</p><p>{OPEN}</p></div>'
    shut, opened = read(first + other)

    assert (shut.title, shut.body, shut.published) == ("Shut", LONG, date(2025, 5, 5))
    assert (opened.title, opened.published) == ("Open", date(2025, 5, 7))
    assert shut.source is not None
    assert opened.source is not None
    assert (shut.source.title, opened.source.title) == ("Ostrow Post", "Fell Times")


def test_stories_below_headings_with_dates() -> None:
    """Without an element around each, a heading with a date below it begins a story."""
    shut, opened = read(
        f"<main><h2>Shut</h2><p>5 May 2025</p><p>{LONG}</p>"
        f"<h2>Open</h2><p>7 May 2025</p><p>{OPEN}</p></main>"
    )

    assert (shut.body, shut.published) == (LONG, date(2025, 5, 5))
    assert (opened.body, opened.published) == (OPEN, date(2025, 5, 7))


@pytest.mark.parametrize(
    "beside",
    [
        f'<article><h3><a href="/x">Fell</a></h3><p>{LONG}</p></article>' * 2,
        "<article><h3>Fell</h3><p>More on the fell.</p></article>" * 3,
    ],
)
def test_teasers_are_no_stories(beside: str) -> None:
    """Links to other pages with a few words on each leave one article."""
    (found,) = read(f"<article><h1>Shut</h1><p>{LONG}</p><p>{OPEN}</p></article>{beside}")

    assert found.body.startswith("Shut") or found.body.startswith(SHUT)


def test_a_page_that_says_it_is_one_article_is_one() -> None:
    """Whatever stands beside it in elements of the same name."""
    other = f"<article><h2>Open</h2><p>{OPEN} {OPEN}</p></article>"
    (found,) = read(
        f"<article><h1>Shut</h1><p>{LONG} {LONG}</p></article>{other}",
        '<meta property="og:type" content="article">',
    )

    assert found.body.count(SHUT) == 2
