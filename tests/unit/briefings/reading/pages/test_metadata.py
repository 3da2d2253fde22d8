import json
from datetime import UTC, date, datetime

import pytest

from briefings.reading.metadata import Metadata
from briefings.reading.pages.markup import parse
from briefings.reading.pages.metadata import find_metadata

EARLY = datetime(2025, 5, 8, 9, 30, tzinfo=UTC)


def find(head: str = "", body: str = "") -> Metadata:
    """Return what a page states."""
    return find_metadata(parse(f"<html><head>{head}</head><body>{body}</body></html>", "a.html"))


def linked(*nodes: object) -> str:
    """Return JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps(nodes)}</script>'


UPDATE = '<meta property="article:published_time" content="2025-05-09T20:00:00Z">'
WRAPPED = """<script type="application/ld+json"><!--
    {"@type": "Article", "datePublished": "2025-05-08T09:30:00Z"}; --></script>"""
ARTICLE = {"@type": "NewsArticle", "headline": "Bridge of Ostrow is shut"}


@pytest.mark.parametrize(
    "element",
    [
        "Bridge of Ostrow is shut | News | Ostrow Post",
        "Bridge of Ostrow is shut - Ostrow Post - 8 May 2025",
        "Bridge of Ostrow is shut – OP – 08.05.2025",
        "Bridge of Ostrow is shut｜Ostrow Post",
        "Bridge of Ostrow is shut * Ostrow Post * by Jo Nowak",
    ],
)
def test_what_a_site_adds_to_a_title_is_left_out(element: str) -> None:
    """What follows the page's own heading behind a border is the site's."""
    body = "<h1>Bridge of Ostrow is shut</h1><h1>More news</h1>"
    assert find(f"<title>{element}</title>", body).title == "Bridge of Ostrow is shut"


def test_a_title_that_only_begins_alike_stays() -> None:
    """A heading that goes on in the title without a border is no reason to cut it."""
    head = "<title>Bridge of Ostrow is shut for lorries</title>"
    body = "<h1>Bridge of Ostrow is shut</h1><h1>More</h1>"
    assert find(head, body).title == "Bridge of Ostrow is shut for lorries"


def test_a_heading_that_is_the_name_of_the_site_is_no_title() -> None:
    """Many sites set their own name as a heading of the first level."""
    head = '<meta property="og:site_name" content="Ostrow Post"><title>Bridge shut</title>'
    assert find(head, "<h1>Ostrow Post</h1>").title == "Bridge shut"


def test_linked_data_counts_before_what_is_written_for_networks() -> None:
    """JSON-LD has the headline, Open Graph what is to be clicked; a cut headline gives way."""
    og = '<meta property="og:title" content="You won\'t believe what is shut">'
    assert find(og + linked(ARTICLE)).title == "Bridge of Ostrow is shut"
    cut = linked(ARTICLE | {"headline": "You won't believe…"})
    assert find(og + cut).title == "You won't believe what is shut"


def test_entities_in_linked_data_are_letters() -> None:
    """Many systems escape for HTML what needs no escape in JSON."""
    head = linked(ARTICLE | {"headline": "Br&uuml;cke &amp; Stra&#223;e"})
    assert find(head).title == "Brücke & Straße"


@pytest.mark.parametrize(
    "head",
    [
        UPDATE + linked(ARTICLE | {"datePublished": "2025-05-08T09:30:00Z"}),
        f'{UPDATE}<meta itemprop="datePublished" content="2025-05-08T09:30:00Z">',
        '<meta name="article:published:time" content="2025-05-08T09:30:00Z">',
        '<meta name="parsely-pub-date" content="2025-05-08T09:30:00Z">',
        '<meta name="date" content="2024-01-01"><meta name="pubdate" content="2025-05-08T09:30Z">',
        '<meta name="DC.date.issued" content="2025-05-08T09:30:00Z">',
        linked(
            {"@graph": [{"@type": ["Thing", "BlogPosting"], "datePublished": "2025-05-08T09:30Z"}]}
        ),
        linked(
            {"@type": "WebPage", "mainEntity": ARTICLE | {"datePublished": "2025-05-08T09:30Z"}}
        ),
        WRAPPED,
    ],
)
def test_when_a_page_was_published(head: str) -> None:
    """In JSON-LD of any shape, in microdata and under many names; the update counts last."""
    assert find(head).published == EARLY


def test_a_date_as_java_writes_it() -> None:
    """Its zone is a name of several, so the day alone is known."""
    head = linked(ARTICLE | {"datePublished": "Thu May 08 19:20:36 CEST 2025"})
    assert find(head).published == date(2025, 5, 8)


def test_of_several_articles_the_one_with_the_pages_title() -> None:
    """JSON-LD may list others first."""
    other = {"@type": "NewsArticle", "headline": "Another", "datePublished": "2025-01-01"}
    head = linked(other, ARTICLE | {"datePublished": "2025-05-08T09:30:00Z"})
    found = find(head, "<h1>Bridge of Ostrow is shut</h1>")
    assert (found.title, found.published) == ("Bridge of Ostrow is shut", EARLY)


@pytest.mark.parametrize(
    "body",
    [
        '<table><tr><td><time datetime="1990-01-01">born</time></td></tr></table>',
        '<div class="infobox"><time datetime="1990-01-01">opened</time></div>',
        '<aside><time datetime="2025-05-09">a concert</time></aside>',
        '<div class="related-links"><time datetime="2025-05-09">other</time></div>',
        '<time class="date-updated" datetime="2025-05-09">x</time>',
        '<span>Updated <time datetime="2025-05-09">Updated 9 May</time></span>',
    ],
)
def test_a_lone_time_of_something_else_is_no_date(body: str) -> None:
    """A box, a table, a list of links and an update don't say when it was published."""
    assert find("", f"<h1>Bridge</h1>{body}").published is None


def test_the_time_that_says_so_among_several() -> None:
    """The class by which feeds are made of pages names the one."""
    times = '<time class="entry-date published" datetime="2025-05-08">8 May</time>'
    assert find("", f'{times}<time datetime="2025-05-01">1 May</time>').published == date(
        2025, 5, 8
    )


def test_labels_of_a_page() -> None:
    """Section, type and genre label it."""
    assert find('<meta property="article:section" content="Opinion">').labels == {"opinion"}
    assert find(linked(ARTICLE | {"@type": "OpinionNewsArticle"})).labels == {"opinion"}
    assert find(linked(ARTICLE | {"articleSection": ["News", "Satire"]})).labels == {"satire"}
    assert find(linked(ARTICLE | {"genre": "Satire"})).labels == {"satire"}


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (linked(ARTICLE | {"author": {"@type": "Person", "name": "Jo Nowak"}}), ("Jo Nowak",)),
        (linked(ARTICLE | {"author": [{"name": "Jo Nowak"}, "Al Roe"]}), ("Jo Nowak", "Al Roe")),
        (linked({"@id": "#a", "name": "Jo"}, ARTICLE | {"author": {"@id": "#a"}}), ("Jo",)),
        ('<meta name="author" content="By Jo Nowak">', ("Jo Nowak",)),
        ('<meta property="article:author" content="https://social.example/jo">', ()),
        (linked(ARTICLE | {"author": {"@type": "Person", "name": "admin"}}), ()),
        (linked(ARTICLE | {"author": [5, None, {"name": {}}]}), ()),
    ],
)
def test_who_wrote_a_page(head: str, authors: tuple[str, ...]) -> None:
    """Everyone who is named, and no account or address."""
    assert find(head).authors == authors


def test_when_a_page_was_edited() -> None:
    """Beside when it was published."""
    dates = {"datePublished": "2025-05-08T09:30:00Z", "dateModified": "2025-05-09"}
    assert find(linked(ARTICLE | dates)).updated == date(2025, 5, 9)
    edited = '<meta property="article:modified_time" content="2025-05-08T09:30:00Z">'
    assert find(edited).updated == EARLY
