"""Made-up feeds of every format: what their entries state is known before they are written."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from html import escape
from typing import Final

from hypothesis import strategies as st

SITE: Final = "https://post.example/"
_LIKE_MARKUP: Final = re.compile(r"</?[a-z!]|&#?\w+;", re.IGNORECASE)
_LETTERS: Final = st.characters(
    codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="\u3164\u115f\u1160\uffa0"
)
_WORDS: Final = st.text(_LETTERS, min_size=1, max_size=12).filter(
    lambda word: not _LIKE_MARKUP.search(word)
)
_LINES: Final = st.lists(_WORDS | st.sampled_from(["AT&T", "<", "3<4", "“so”", "élan", "новости"]))
_TEXTS: Final = _LINES.map(" ".join).filter(lambda text: not _LIKE_MARKUP.search(text))
_NAMES: Final = st.lists(
    st.sampled_from(["Ann", "Bo", "O'Hara", "Łukasz", "de la Cruz", "Юрій", "李"]),
    min_size=1,
    max_size=2,
    unique=True,
).map(" ".join)
_ZONES: Final = st.integers(-11, 12).map(lambda hours: timezone(timedelta(hours=hours)))


@dataclass(frozen=True, slots=True)
class Facts:
    """What an entry states.

    Attributes:
        title: on one line.
        path: of its page, below the site.
        published: with its zone.
        author: a name.
        paragraphs: of its text.
    """

    title: str
    path: str
    published: datetime
    author: str
    paragraphs: Sequence[str]


@dataclass(frozen=True, slots=True)
class Way:
    """How a feed is written.

    Attributes:
        cdata: whether its HTML stands in CDATA.
        relative: whether its addresses are relative ones.
        encoding: of its bytes.
        marked: whether a byte order mark stands before them.
    """

    cdata: bool
    relative: bool
    encoding: str
    marked: bool


FACTS: Final = st.lists(
    st.builds(
        Facts,
        title=_TEXTS.filter(str.strip),
        path=st.from_regex(r"[a-z]{1,8}(/[a-z0-9-]{1,12}){0,2}", fullmatch=True),
        published=st.datetimes(datetime(1995, 1, 1), datetime(2029, 1, 1), timezones=_ZONES).map(  # noqa: DTZ001 - Hypothesis wants them so
            lambda at: at.replace(microsecond=0)
        ),
        author=_NAMES,
        paragraphs=st.lists(_TEXTS.filter(lambda text: bool(text.strip())), min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda facts: facts.path,
)
WAYS: Final = st.builds(
    Way,
    cdata=st.booleans(),
    relative=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-16", "iso-8859-1", "windows-1251", "koi8-r", "ascii"]),
    marked=st.booleans(),
)


def written(text: str, way: Way) -> bytes:
    """Return the bytes of a feed; what its encoding lacks stands as a reference."""
    mark = "\ufeff" if way.marked and way.encoding == "utf-8" else ""
    declared = f'<?xml version="1.0" encoding="{way.encoding}"?>\n'
    return (mark + declared + text).encode(way.encoding, "xmlcharrefreplace")


def _plain(text: str) -> str:
    return escape(text, quote=False)


def _html(facts: Facts) -> str:
    return "".join(f"<p>{_plain(each)}</p>" for each in facts.paragraphs)


def _quoted(markup: str, way: Way) -> str:
    """Return HTML within XML; what an encoding lacks can't be written in CDATA."""
    fits = markup.encode(way.encoding, "ignore").decode(way.encoding, "ignore") == markup
    is_free = "]]>" not in markup and fits
    return f"<![CDATA[{markup}]]>" if way.cdata and is_free else _plain(markup)


def _link(facts: Facts, way: Way) -> str:
    return facts.path if way.relative else f"{SITE}{facts.path}"


def _rss(version: str) -> Callable[[Sequence[Facts], Way], str]:
    """Return what writes RSS: authors and whole texts are of modules before there are others."""

    def write(entries: Sequence[Facts], way: Way) -> str:
        items = "".join(
            f"<item><title>{_plain(_plain(each.title))}</title><link>{_link(each, way)}</link>"
            f"<dc:creator>{_plain(each.author)}</dc:creator>"
            f"<pubDate>{format_datetime(each.published)}</pubDate><media:title>No</media:title>"
            f"<description>{_quoted('Less of it …', way)}</description>"
            f"<content:encoded>{_quoted(_html(each), way)}</content:encoded></item>"
            for each in entries
        )
        return (
            f'<rss version="{version}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
            ' xmlns:media="http://search.yahoo.com/mrss/"'
            ' xmlns:content="http://purl.org/rss/1.0/modules/content/">'
            f"<channel><title>Evening Post</title><link>{SITE}</link>{items}</channel></rss>"
        )

    return write


def _rdf(namespace: str) -> Callable[[Sequence[Facts], Way], str]:
    def write(entries: Sequence[Facts], way: Way) -> str:
        items = "".join(
            f'<item rdf:about="{_link(each, way)}"><title>{_plain(_plain(each.title))}</title>'
            f"<link>{_link(each, way)}</link><dc:date>{each.published.isoformat()}</dc:date>"
            f"<dc:creator>{_plain(each.author)}</dc:creator>"
            f"<description>{_quoted(_html(each), way)}</description></item>"
            for each in entries
        )
        return (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
            f' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="{namespace}">'
            f"<channel><title>Evening Post</title><link>{SITE}</link></channel>{items}</rdf:RDF>"
        )

    return write


def _atom_10(entries: Sequence[Facts], way: Way) -> str:
    items = "".join(
        f'<entry><id>tag:post.example,2025:{n}</id><title type="text">{_plain(each.title)}</title>'
        f'<link rel="enclosure" href="a.mp3"/><link href="{_link(each, way)}"/>'
        f"<published>{each.published.isoformat()}</published>"
        f"<updated>{each.published.astimezone(UTC).isoformat()}</updated>"
        f"<author><name>{_plain(each.author)}</name></author>{_content(each, way)}</entry>"
        for n, each in enumerate(entries)
    )
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{SITE}">'
        f"<title>Evening Post</title>{items}</feed>"
    )


def _content(facts: Facts, way: Way) -> str:
    if way.cdata:
        return f'<content type="html">{_quoted(_html(facts), way)}</content>'
    inside = f'<div xmlns="http://www.w3.org/1999/xhtml">{_html(facts)}</div>'
    return f'<content type="xhtml">{inside}</content>'


def _atom_03(entries: Sequence[Facts], way: Way) -> str:
    items = "".join(
        f"<entry><id>tag:post.example,2025:{n}</id><title>{_plain(each.title)}</title>"
        f'<link rel="alternate" type="text/html" href="{SITE}{each.path}"/>'
        f"<issued>{each.published.isoformat()}</issued>"
        f"<author><name>{_plain(each.author)}</name></author>"
        f'<content type="text/html" mode="escaped">{_quoted(_html(each), way)}</content></entry>'
        for n, each in enumerate(entries)
    )
    return (
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#">'
        f"<title>Evening Post</title>{items}</feed>"
    )


XML_FORMATS: Final[Mapping[str, Callable[[Sequence[Facts], Way], str]]] = {
    "RSS 0.90": _rdf("http://my.netscape.com/rdf/simple/0.9/"),
    "RSS 0.91": _rss("0.91"),
    "RSS 0.92": _rss("0.92"),
    "RSS 1.0": _rdf("http://purl.org/rss/1.0/"),
    "RSS 2.0": _rss("2.0"),
    "Atom 0.3": _atom_03,
    "Atom 1.0": _atom_10,
}
"""What writes a feed of each format, without its declaration."""


def json_feed(entries: Sequence[Facts], way: Way, version: str) -> bytes:
    """Return a feed of JSON Feed."""
    items = [
        {
            "id": str(number),
            "url": _link(each, way),
            "title": each.title,
            "date_published": each.published.isoformat(),
            **(
                {"content_html": _html(each)}
                if way.cdata
                else {"content_text": "\n\n".join(each.paragraphs)}
            ),
            **(
                {"author": {"name": each.author}}
                if version == "1"
                else {"authors": [{"name": each.author}]}
            ),
        }
        for number, each in enumerate(entries)
    ]
    feed = {
        "version": f"https://jsonfeed.org/version/{version}",
        "title": "Evening Post",
        "home_page_url": SITE,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=way.marked).encode()
