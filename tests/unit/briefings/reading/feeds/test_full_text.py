"""Pages of entries, as they are fetched: the whole text where it is free."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.feeds.entry import SourcePlace
from briefings.reading.workers.calls import READ_PAGE
from briefings.reading.workers.pool import call

AT = datetime(2025, 6, 10, 6, tzinfo=UTC)
URL = "https://www.post.example/news/ferries"
FREE = (
    "Ferries sailed again on Monday after the port reopened, the harbour master said.",
    "Fares rose by four percent, and most of the boats were full by the afternoon.",
)
SOLD = "What only subscribers may see is how the company pays for the new boats this year."
PAGE = """<html lang="en"><head><title>Ferries sail again | Evening Post</title>{head}</head><body>
<nav><a href="/">Home</a></nav><article><h1>Ferries sail again</h1>
{free}{sold}</article><footer>Contact us</footer></body></html>"""
PARTS = """<script type="application/ld+json">{{"@context": "https://schema.org",
"@type": "NewsArticle", "headline": "Ferries sail again",
"datePublished": "2025-06-03T08:00:00+02:00",
"publisher": {{"@type": "Organization", "name": "Evening Post"}},
"isAccessibleForFree": {free}{parts}}}</script>"""
SOLD_PART = ', "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False", {}}'


def page(head: str = "", sold: str = "") -> bytes:
    """Return a page."""
    free = "".join(f"<p>{text}</p>" for text in FREE)
    return PAGE.format(head=head, free=free, sold=sold).encode()


def read(raw: bytes, **known: object) -> Article | ReadingError:
    """Return what a worker finds in a page."""
    place = SourcePlace(url=URL, at=AT, **known)  # type: ignore[arg-type]
    (found,) = call(READ_PAGE, raw, place)
    assert isinstance(found, Article | ReadingError)
    return found


def read_article(raw: bytes, **known: object) -> Article:
    """Return the article of a page."""
    found = read(raw, **known)
    assert isinstance(found, Article), found
    return found


def test_the_whole_text_of_a_page() -> None:
    """Without what surrounds it, and with what the page states of it."""
    found = read_article(page(PARTS.format(free="true", parts="")))
    assert found.body.split("\n\n")[-2:] == list(FREE)
    assert (found.title, found.url, found.origin) == ("Ferries sail again", URL, URL)
    assert found.source is not None
    assert found.source.title == "Evening Post"
    assert found.published == datetime(2025, 6, 3, 8, tzinfo=timezone(timedelta(hours=2)))


def test_a_page_of_a_site_that_names_itself() -> None:
    """By its name; where it has none, by its host, which is marked."""
    found = read_article(page('<meta property="og:site_name" content="Evening Post">'))
    assert found.source is not None
    assert found.source.title == "Evening Post"
    found = read_article(page('<meta property="og:site_name" content="https://post.example">'))
    assert found.source is not None
    assert (found.source.title, found.source.is_host) == ("post.example", True)


@pytest.mark.parametrize(
    ("stated", "meant"),
    [
        ("https://post.example/ferries?utm_source=x", "https://post.example/ferries"),
        ("https://www.post.example/", URL),
        ("https://other.example/ferries", URL),
        ("javascript:alert(1)", URL),
    ],
)
def test_the_address_that_a_page_states_for_itself(stated: str, meant: str) -> None:
    """It is another page of the same site, and neither its front page nor anybody else's."""
    assert read_article(page(f'<link rel="canonical" href="{stated}">')).url == meant


def test_two_fetches_give_the_same() -> None:
    """Whatever was read before in the same worker."""
    assert read_article(page()).id == read_article(page()).id


@pytest.mark.parametrize(
    ("head", "robots", "reason"),
    [
        ('<meta name="robots" content="NOINDEX, follow">', (), "(noindex)"),
        ('<meta name="robots" content="none">', (), "(noindex)"),
        ('<meta name="robots" content="index, nosnippet">', (), "(nosnippet)"),
        ('<meta name="robots" content="max-snippet:50">', (), "(max-snippet)"),
        ('<meta name="robots" content="max-snippet:0">', (), "(max-snippet)"),
        ('<meta name="tdm-reservation" content="1">', (), "(tdm-reservation)"),
        ("", ("noindex, nofollow",), "(noindex)"),
        ("", ("index", "max-snippet: 50"), "(max-snippet)"),
        ("", ("tdm-reservation: 1",), "(tdm-reservation)"),
        ("", ("briefing-bot: noindex",), "(noindex)"),
    ],
)
def test_what_a_publisher_reserves_is_not_taken(
    head: str, robots: tuple[str, ...], reason: str
) -> None:
    """By the page or by its server; the refusal says what it is."""
    found = read(page(head), robots=robots)
    assert isinstance(found, ReadingError)
    assert found.reason.endswith(reason)


@pytest.mark.parametrize(
    ("head", "robots"),
    [
        ('<meta name="robots" content="index, follow, max-snippet:-1">', ()),
        ('<meta name="googlebot" content="noindex">', ()),
        ('<meta name="tdm-reservation" content="0">', ()),
        ("", ("otherbot: noindex", "noarchive", "tdm-reservation: 0")),
    ],
)
def test_what_reserves_nothing_from_us(head: str, robots: tuple[str, ...]) -> None:
    """Rules for others, and those that allow."""
    assert read_article(page(head), robots=robots)


def test_what_is_no_snippet_is_left_out() -> None:
    """A page may reserve a part of its text."""
    assert SOLD not in read_article(page(sold=f"<div data-nosnippet><p>{SOLD}</p></div>")).body


@pytest.mark.parametrize(
    ("selector", "sold"),
    [
        ('"cssSelector": ".sold"', f'<div class="more sold"><p>{SOLD}</p></div>'),
        ('"cssSelector": "div.sold, #sold"', f'<section id="sold"><p>{SOLD}</p></section>'),
        ('"cssSelector": [".paywall"]', f'<div class="paywall"><p>{SOLD}</p></div>'),
    ],
)
def test_no_text_of_a_paywall_is_taken(selector: str, sold: str) -> None:
    """It is sent for search engines; what everyone sees is read."""
    parts = SOLD_PART.replace("{}", selector)
    found = read_article(page(PARTS.format(free='"False"', parts=parts), sold))
    assert SOLD not in found.body
    assert FREE[1] in found.body


def test_a_page_for_subscribers_is_refused() -> None:
    """Where nobody says which part of it is free."""
    found = read(page(PARTS.format(free="false", parts=""), f"<p>{SOLD}</p>"))
    assert isinstance(found, ReadingError)
    assert found.reason == "its whole text is for subscribers"
