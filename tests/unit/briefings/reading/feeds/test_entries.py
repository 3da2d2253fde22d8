"""What the entries of feeds state: titles, texts, dates, people, addresses."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.feeds import (
    TEXT,
    atom,
    body_of,
    only,
    read_all,
    rss,
)


def test_the_namespaces_of_media_say_nothing_of_the_entry() -> None:
    """Neither the title of a picture nor its description is the article's."""
    media = (
        "<media:content url='a.jpg'><media:title>A picture</media:title></media:content>"
        "<media:title>A picture</media:title><itunes:title>An episode</itunes:title>"
        "<media:description>People at a port.</media:description>"
    )
    entry = only(rss(f"<item>{media}<title>Ferries sail</title>{TEXT}</item>"))
    assert (entry.title, body_of(entry)[:14]) == ("Ferries sail", "Ferries sailed")


def test_a_film_has_the_text_below_it() -> None:
    """Of a channel of films the description within the group of media is all there is."""
    group = "<media:group><media:description>Ferries sailed.</media:description></media:group>"
    media = 'xmlns:media="http://search.yahoo.com/mrss/"'
    assert body_of(only(atom(f"<entry><id>1</id>{group}</entry>", base=media))) == "Ferries sailed."


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tue, 03 Jun 2025 08:00:00 +0200", datetime(2025, 6, 3, 6, tzinfo=UTC)),
        ("Tue, 3 Jun 25 8:00:00 EST", datetime(2025, 6, 3, 13, tzinfo=UTC)),
        ("Tues, 03 June 2025 08:00:00 PDT", datetime(2025, 6, 3, 15, tzinfo=UTC)),
        ("03 Jun 2025 08:00 Z", datetime(2025, 6, 3, 8, tzinfo=UTC)),
        ("2025-06-03T08:00:00-05:00", datetime(2025, 6, 3, 13, tzinfo=UTC)),
        ("2025-06-03T08:00:00", date(2025, 6, 3)),
        ("2025-06-03", date(2025, 6, 3)),
        ("Tue, 03 Jun 2025 08:00:00 CEST", date(2025, 6, 3)),
        ("04/05/2025", None),
        ("yesterday", None),
    ],
)
def test_when_an_entry_was_published(written: str, meant: date | None) -> None:
    """As stated: an instant where its zone is known, the day where not, and never a guess."""
    entry = only(rss(f"<item>{TEXT}<pubDate>{written}</pubDate></item>"))
    assert entry.published == meant


def test_a_time_keeps_its_zone() -> None:
    """The zone of the text is that of the newsroom."""
    entry = only(rss(f"<item>{TEXT}<pubDate>Tue, 03 Jun 2025 08:00:00 +0200</pubDate></item>"))
    assert isinstance(entry.published, datetime)
    assert entry.published.tzinfo == timezone(timedelta(hours=2))


def test_when_an_entry_was_edited() -> None:
    """It is told from when it was published, and is no date of publication where there is one."""
    dates = "<updated>2025-06-04T08:00:00Z</updated><published>2025-06-03T08:00:00Z</published>"
    entry = only(atom(f"<entry><id>1</id>{dates}<content>Ferries sailed.</content></entry>"))
    assert entry.published == datetime(2025, 6, 3, 8, tzinfo=UTC)
    assert entry.updated == datetime(2025, 6, 4, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("<author>ann@post.example (Ann Lee)</author>", ("Ann Lee",)),
        ("<author>Ann Lee &lt;ann@post.example&gt;</author>", ("Ann Lee",)),
        ("<author>ann@post.example</author>", ("ann@post.example",)),
        ("<dc:creator>By Ann Lee</dc:creator>", ("Ann Lee",)),
        ("<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Roe</dc:creator>", ("Ann Lee", "Bo Roe")),
        ("<author>noreply@blogger.example (Unknown)</author>", ()),
        ("<itunes:author>Ann Lee</itunes:author>", ("Ann Lee",)),
    ],
)
def test_who_wrote_an_entry(written: str, names: tuple[str, ...]) -> None:
    """By their names, where they are stated."""
    entry = only(rss(f"<item>{TEXT}{written}</item>"))
    assert entry.authors == names
    assert entry.article
    assert entry.article.authors == names


def test_an_entry_without_authors_has_those_of_its_feed() -> None:
    """As the standard of Atom says."""
    author = "<author><name>Ann Lee</name></author>"
    entry = "<entry><id>1</id><content>Ferries sailed.</content></entry>"
    assert only(atom(entry, author)).authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ferries &amp;amp; fares", "Ferries & fares"),
        ("Ferries &amp; fares", "Ferries & fares"),
        ("3 &lt; 4", "3 < 4"),
        ("Why &lt;video&gt; is slow", "Why <video> is slow"),
        ("Ferries &lt;b&gt;sail&lt;/b&gt;", "Ferries sail"),
        ("<![CDATA[Ferries\n  sail]]>", "Ferries sail"),
    ],
)
def test_the_title_of_an_entry_is_what_people_read(written: str, meant: str) -> None:
    """RSS leaves open whether it is HTML: what looks like it is, and the rest stays."""
    assert only(rss(f"<item><title>{written}</title>{TEXT}</item>")).title == meant


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<content>Ferries &lt;b&gt; sailed.</content>", "Ferries <b> sailed."),
        ('<content type="html">&lt;p&gt;Ferries sailed.&lt;/p&gt;</content>', "Ferries sailed."),
        (
            '<content type="xhtml"><x xmlns="http://www.w3.org/1999/xhtml"><p>A.</p>B.</x></content>',
            "A.\n\nB.",
        ),
        ('<content src="a.mp3" type="audio/mpeg"/><summary>Sailed.</summary>', "Sailed."),
        ('<content mode="base64" type="text/html">QQ==</content><summary>B.</summary>', "B."),
    ],
)
def test_the_text_of_an_entry_is_of_the_type_that_it_states(content: str, text: str) -> None:
    """Plain text, HTML, XHTML, or something else, of which the summary tells."""
    assert body_of(only(atom(f"<entry><id>1</id>{content}</entry>"))) == text


@pytest.mark.parametrize(
    ("written", "is_summary"),
    [
        ("<content:encoded>Ferries sailed.</content:encoded>", False),
        ("<content:encoded>Ferries sailed […]</content:encoded>", True),
        ("<description>Ferries sailed.</description>", True),
    ],
)
def test_whether_there_is_more_of_an_entry(written: str, is_summary: bool) -> None:  # noqa: FBT001 - what is expected
    """A description may be all or not; a whole text is, unless it is cut."""
    assert only(rss(f"<item>{written}</item>")).summary_only is is_summary


def test_an_address_is_meant_from_where_its_feed_stands() -> None:
    """Or from what stands as its base, and words that count readers aren't part of it."""
    (entry,) = read_all(rss(f"<item><link>/a?utm_source=rss&amp;b=2#c</link>{TEXT}</item>"))[1]
    assert entry.url == "https://post.example/a?b=2"
    base = 'xml:base="https://other.example/x/"'
    linked = '<entry xml:base="y/"><id>1</id><link href="z"/><content>Sailed.</content></entry>'
    assert only(atom(linked, base=base)).url == "https://other.example/x/y/z"


@pytest.mark.parametrize(
    "link",
    [
        "<link>javascript:alert(1)</link>",
        "<link>feed:https://post.example/1</link>",
        "<guid>tag:post.example,2025:1</guid>",
        '<guid isPermaLink="false">https://post.example/?p=1</guid>',
        "<link>http://[bad</link>",
        '<a:link rel="enclosure" href="https://post.example/a.mp3"/>',
    ],
)
def test_what_is_no_address_of_a_page(link: str) -> None:
    """An entry is read without it."""
    assert only(rss(f"<item>{link}{TEXT}</item>")).url is None


def test_the_original_address_counts() -> None:
    """Where a service of links to links says what it is."""
    links = "<link>https://feeds.example/~r/1</link>"
    links += "<feedburner:origLink>https://post.example/1</feedburner:origLink>"
    assert only(rss(f"<item>{links}{TEXT}</item>")).url == "https://post.example/1"


def test_a_page_is_no_enclosure_of_an_entry() -> None:
    """Whatever stands first."""
    links = '<link rel="enclosure" href="a.mp3"/><link href="a.json" type="application/json"/>'
    links += '<link rel="alternate" type="text/html" href="a"/>'
    entry = only(atom(f"<entry><id>1</id>{links}<content>Sailed.</content></entry>"))
    assert entry.url == "https://post.example/a"
