from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.metadata import Place
from briefings.reading.pages.page import read_page

PLACE = Place(file="page.html", origin="/news/page.html", at=datetime(2025, 5, 10, 6, tzinfo=UTC))
PROSE = "The ministers met in Moscow on Thursday and spoke about trade for four hours. " * 3
LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
    {"@type": ["NewsArticle"], "headline": "Linked title", "datePublished": "2025-05-08T09:30:00Z",
     "publisher": {"@id": "#org"}}, {"@type": "Organization", "@id": "#org", "name": "The Post"}
    ]}</script>"""


def page(head: str = "", body: str = f"<p>{PROSE}</p>", root: str = "<html>") -> bytes:
    """Return a page with a menu, an article and a footer."""
    menu = '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>'
    return (
        f"<!doctype html>{root}<head>{head}</head><body>{menu}<article>{body}</article>"
        "<footer>All rights reserved</footer></body></html>"
    ).encode()


def read(raw: bytes) -> Article:
    """Return the article that a page is."""
    (found,) = read_page(raw, PLACE)
    assert isinstance(found, Article)
    return found


def refusal(raw: bytes) -> str:
    """Return the line that refuses a page."""
    (found,) = read_page(raw, PLACE)
    assert isinstance(found, ReadingError)
    return str(found)


def test_body_is_the_article_alone() -> None:
    """Paragraphs stand apart by blank lines; no menu, no footer, no markup, no entity is left."""
    second = "Exports &amp; imports <b>grew</b> by a <a href='/x'>tenth</a>,<br>the ministry said. "
    found = read(page(body=f"<p>{PROSE}</p><p>{second}{PROSE}</p>"))
    first, other = found.body.split("\n\n")
    assert first == PROSE.strip()
    assert other == (f"Exports & imports grew by a tenth,\nthe ministry said. {PROSE}".strip())


def test_shown_markup_stays_text() -> None:
    """A tag that the page shows as text is kept as the reader sees it."""
    assert read(page(body=f"<p>{PROSE}The tag &lt;p&gt; and &amp;lt; end it.</p>")).body.endswith(
        "The tag <p> and &lt; end it."
    )


def test_letters_written_twice_over_are_letters() -> None:
    """What a publishing system escaped twice is what its reader was meant to see."""
    twice = "AT&amp;amp;T&amp;#8217;s share rose by 5&amp;nbsp;percent."
    assert read(page(body=f"<p>{PROSE}{twice}</p>")).body.endswith(
        "AT&T\u2019s share rose by 5\u00a0percent."
    )


def test_open_graph_states() -> None:
    """Title, source, address, day and language are taken from the head of the page."""
    head = """<title>Other</title><meta property="og:title" content="Trade grows | The Post">
        <meta property="og:site_name" content="The Post">
        <meta property="article:published_time" content="2025-05-08T09:30:00+02:00">
        <link rel="canonical" href="https://post.example/trade">"""
    found = read(page(head, root='<html lang="en-GB">'))
    assert found.title == "Trade grows"
    assert found.source is not None
    assert found.source.title == "The Post"
    assert found.url == found.origin == "https://post.example/trade"
    assert found.published == datetime.fromisoformat("2025-05-08T09:30:00+02:00")
    assert found.language == "en"


@pytest.mark.parametrize("ending", ["|", "-", "–"])
def test_a_title_ends_before_the_source(ending: str) -> None:
    """The name of the source, where it is stated by itself, is no part of the title."""
    head = f"""<title>Trade grows - fast {ending} The Post+</title>
        <meta property="og:site_name" content="The Post+">"""
    assert read(page(head)).title == "Trade grows - fast"


def test_linked_data_states() -> None:
    """JSON-LD states title, day and publisher, by reference too."""
    found = read(page(LINKED))
    assert found.title == "Linked title"
    assert found.source is not None
    assert found.source.title == "The Post"
    assert found.published == datetime(2025, 5, 8, 9, 30, tzinfo=UTC)
    assert found.origin == "/news/page.html"


def test_linked_data_of_others_states_nothing() -> None:
    """Broken JSON-LD, scripts, and stories listed beside the page's own are no statement of it."""
    head = """<script>let x = {"@type": "NewsArticle"}</script>
        <script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>
        <script type="application/ld+json">{"@type": "ItemList", "itemListElement": [
        {"@type": "NewsArticle", "headline": "Another", "datePublished": "2025-05-01"}]}</script>"""
    found = read(page(head))
    assert (found.title, found.published) == (None, None)


def test_the_first_of_several_publishers() -> None:
    """Where JSON-LD lists publishers, the first one is the source."""
    head = """<link rel="icon" href="/i.png"><script type="application/ld+json">{"mainEntity":
        {"@type": "NewsArticle", "publisher": [{"name": "The Post"}, {"name": "The Wire"}]}}
        </script>"""
    source = read(page(head)).source
    assert source is not None
    assert source.title == "The Post"


def test_a_page_saved_with_a_note() -> None:
    """A page without a head, whose root stands after a long note, is read all the same."""
    raw = f"<!-- saved from {'x' * 99} -->\n<HTML lang=de><p>{PROSE}</p></HTML>".encode()
    found = read(raw)
    assert (found.body, found.language) == (PROSE.strip(), "de")


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ('<time datetime="2025-05-08">yesterday</time>', date(2025, 5, 8)),
        ('<time datetime="2025-05-07">a</time><time datetime="2025-05-08">b</time>', None),
        (
            '<time datetime="2025-05-07">a</time><time pubdate datetime="2025-05-08">b</time>',
            date(2025, 5, 8),
        ),
        ('<p>The war ended on <time datetime="1945-05-08">8 May</time>.</p>', None),
        ("<span>8 May 2025 or so</span>", None),
    ],
)
def test_a_time_counts_where_it_is_clear(body: str, published: date | None) -> None:
    """A time element dates a page if it says so or stands alone, not inside a paragraph."""
    assert read(page(body=f"{body}<p>{PROSE}</p>")).published == published


@pytest.mark.parametrize("never", ["0001-01-01T00:00:00Z", "soon", ""])
def test_no_date_is_made_up(never: str) -> None:
    """A date that is none, a day in the address and today's date all leave a page undated."""
    head = f"""<meta property="article:published_time" content="{never}">
        <link rel="canonical" href="https://post.example/2025/05/08/trade">"""
    assert read(page(head)).published is None


def test_no_publisher_is_made_up() -> None:
    """The host stands in for a publisher and is marked as such; the title's ending does not."""
    head = '<title>Trade grows | The Post</title><link rel=canonical href="https://post.example/t">'
    source = read(page(head)).source
    assert source is not None
    assert source.is_host
    assert source.title == "post.example"


def test_declared_charset_counts() -> None:
    """A page in an older encoding is read by the charset that it names."""
    raw = page('<meta charset="windows-1250">', f"<p>{PROSE}They went to Łódź.</p>")
    assert read(raw.decode().encode("cp1250")).body.endswith("They went to Łódź.")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (page(body="<div>" * 300 + PROSE), "nested more than 200 levels deep"),
        (page(body="<p>word</p>" * 500_000), "where 5,000,000 are the most"),
        (b"<html><head><title>T</title></head><body></body></html>", "no article was found"),
        (b" \n", "empty"),
        (b"<!DOCTYPE html><html lang", "HTML without an element"),
        (b"\x00\x01\x02", "binary"),
    ],
    ids=["deep", "large", "bare", "empty", "cut", "binary"],
)
def test_refused_pages(raw: bytes, reason: str) -> None:
    """What can't be read as a page is refused in one line that says why and what to do."""
    line = refusal(raw)
    assert line.startswith("refused: page.html: ")
    assert reason in line
    assert " — " in line


@settings(max_examples=25, deadline=None)
@given(st.binary() | st.text().map(lambda text: f"<html><p>{text}</p><b>{text}".encode()))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """Whatever the bytes, there is one article or one refusal."""
    (found,) = read_page(raw, PLACE)
    assert isinstance(found, Article | ReadingError)


def test_a_front_page_as_address_tells_no_page_from_another() -> None:
    """Where each page of a site states it, each is found again by its own file."""
    found = read(page('<link rel="canonical" href="https://post.example/">'))
    assert (found.url, found.origin) == ("https://post.example/", PLACE.origin)
