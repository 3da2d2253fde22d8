"""Values of feeds as they are meant: plain texts, people, times, publishers, addresses."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from html import unescape
from typing import Final
from urllib.parse import parse_qs

from briefings.addresses import canonical_address, host_in, is_address, split_address
from briefings.families.family import family_at, family_of
from briefings.families.hosts import domain_of
from briefings.families.names import named_parts
from briefings.published import Published
from briefings.publisher import Publisher
from briefings.reading.dates import parse_date
from briefings.reading.feeds.stated import Text
from briefings.reading.fields import source_titled
from briefings.reading.pages.markup import all_text, parse

_MARKUP: Final = re.compile(r"<[a-z!/]", re.IGNORECASE)
_IN_LINE: Final = re.compile(
    r"</?(?:a|abbr|b|br|cite|code|del|div|em|font|i|img|ins|mark|p|q|s|small|span|strong|sub|sup"
    r"|tt|u|wbr)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
"""Markup that stands in titles; "<video>" there is mostly the name of an element."""
_ENTITY: Final = re.compile(r"&(?:[a-z]\w{1,30}|#\d{1,7}|#x[\da-f]{1,6});", re.IGNORECASE)
_UNFIT: Final = re.compile("[\0\ud800-\udfff]")

_RFC_822: Final = re.compile(
    r"(?:[a-z]{3,9}\.?,?\s+)?(?P<day>\d{1,2})[\s-](?P<month>[a-z]{3})[a-z]{0,6}\.?[\s-]"
    r"(?P<year>\d{2}|\d{4}),?\s+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"(?:\.\d{1,6})?\s*(?P<zone>[+-]\d{2}:?\d{2}|[a-z]{1,3})",
    re.IGNORECASE,
)
_ZONES: Final = {
    **dict.fromkeys(("UT", "GMT", "UTC", "Z"), "+0000"),
    "EST": "-0500",
    "EDT": "-0400",
    "CST": "-0600",
    "CDT": "-0500",
    "MST": "-0700",
    "MDT": "-0600",
    "PST": "-0800",
    "PDT": "-0700",
}
"""The zones that RFC 822, of which RSS takes its dates, has names for."""
_CENTURIES: Final = (50, 1900, 2000)
"""The year of two digits from which on the last century is meant (RFC 2822), and both centuries."""

_SEARCH: Final = re.compile(r"Google (?:Alert|News)\b|(?:Google|Bing|Yahoo) News$", re.IGNORECASE)
"""Titles of feeds that are searches: nobody publishes under them."""
_CUT: Final = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;)\]|\b(?:read|see) more|continue reading|weiterlesen"
    r"|lire la suite|leer más|читать далее|leia mais|leggi tutto)\W{0,5}$",
    re.IGNORECASE,
)
"""How a text ends that goes on elsewhere."""
_SAME: Final = 0.5
"""The share of its entries that shows on which site a feed's publisher publishes."""


def clean(text: str) -> str:
    """Return a text without what no database takes; escapes in JSON can bring it in."""
    return _UNFIT.sub("\ufffd", text) if _UNFIT.search(text) else text


def title_of(text: Text | None, file: str) -> str | None:
    """Return a title as people read it, on one line.

    Raises:
        ReadingError: its markup is nested too deep.
    """
    if text is None:
        return None
    title = text.value
    if text.kind == "html" or (text.kind == "either" and _IN_LINE.search(title)):
        title = all_text(parse(title, file)) if _is_marked(title) else title
    elif text.kind == "either":
        title = _ENTITY.sub(lambda entity: unescape(entity[0]), title)
    return " ".join(clean(title).split()) or None


def plain_text(text: Text, file: str, where: str) -> str:
    r"""Return a text as people read it, its lines ended by ``\n``.

    Raises:
        ReadingError: its markup is nested too deep, or there is too much of it.
    """
    value = text.value
    if text.kind != "text" and _MARKUP.search(value):
        return clean(all_text(parse(value, file, where)))
    if text.kind != "text":
        value = _ENTITY.sub(lambda entity: unescape(entity[0]), value)
    return clean(value.replace("\r\n", "\n").replace("\r", "\n").strip())


def is_cut(body: str) -> bool:
    """Say whether a text ends as if it went on elsewhere."""
    return bool(_CUT.search(body, max(0, len(body) - 60)))


def _is_marked(title: str) -> bool:
    return "<" in title or "&" in title


def first_date(written: Iterable[str]) -> Published | None:
    """Return the first date that can be read."""
    for each in written:
        try:
            return parse_date(plain_date(each))
        except ValueError:
            continue
    return None


def plain_date(written: str) -> str:
    """Return a date of RFC 822 with its zone as an offset, and its year in full; others as is."""
    found = _RFC_822.fullmatch(" ".join(written.split()))
    if not found:
        return written
    zone = found["zone"].upper().replace(":", "")
    offset = _ZONES.get(zone, zone if zone[0] in "+-" else None)
    year = int(found["year"])
    if year < 100:  # noqa: PLR2004 - two digits
        turn, last, this = _CENTURIES
        year += last if year >= turn else this
    clock = f"{found['hour']:0>2}:{found['minute']}:{found['second'] or '00'}"
    stated = f"{found['day']} {found['month'].title()} {year}"
    return f"{stated} {clock} {offset}" if offset else stated


def page_address(links: Iterable[str]) -> str | None:
    """Return the first of `links` that is a web address, without words that count readers.

    A search engine's link is what it leads to.
    """
    found = next(filter(is_address, links), None)
    parts = split_address(found) if found else None
    if parts and (parts.hostname or "").startswith("www.google."):
        query = parse_qs(parts.query)
        target = next(iter(query.get("url") or query.get("q") or ()), "")
        found = target if is_address(target) else found
    return canonical_address(clean(found)) if found else None


def feed_publisher(title: str | None, home: str | None) -> Publisher | None:
    """Return who publishes a feed of this title: "BBC News - World" is one of BBC News.

    Of a title in several parts, it is the one that is of the site's family, or that alone names no
    section; else all.

    Args:
        title: of the feed.
        home: the site that it is of, or where it stands.
    """
    if not title or _SEARCH.search(title):
        return None
    parts, family = named_parts(title), family_at(home)
    named = [source for part in parts if (source := source_titled(part))]
    own = [source for source in named if family and family_of(source, home) == family]
    if own:
        return own[0]
    return named[0] if len(named) == 1 else source_titled(title)


def is_same_site(url: str, other: str) -> bool:
    """Say whether two addresses are of one registered domain."""
    hosts = host_in(url), host_in(other)
    domains = [domain_of(host) or host for host in hosts]
    return bool(domains[0]) and domains[0] == domains[1]


def own_families(home: str | None, urls: Sequence[str | None]) -> frozenset[str]:
    """Return the families of hosts on which the publisher of a feed publishes.

    Its own, and the one where most of its entries stand: a feed that gathers what others publish
    has none.
    """
    families = Counter(family for url in urls if (family := family_at(url)))
    most = [each for each, count in families.items() if count > _SAME * families.total()]
    return frozenset(filter(None, (*most, family_at(home))))
