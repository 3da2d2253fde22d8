"""Feeds that are broken by chance, as feeds in the world are; the same ones for the same seed."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

from tests.made_feeds import XML_FORMATS, Facts, Way, json_feed, written

_SIGNS: Final = (
    b"<", b">", b"&", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE x [", b"<!ENTITY a 'b'>",
    b"<?xml", b"?>", b"\0", b"\x0b", b"\xff", b"\xfe\xff", b"\xed\xa0\x80", b"&#0;", b"&#x110000;",
    b"&#99999999999;", b"&nbsp;", b"&nosuch;", b"</item>", b"<item>", b"</channel>", b"<entry>",
    b"<content type='xhtml'>", b"<content type='base64'>", b"<title type='html'>", b"<![", b"<!",
    b'<a href="', b"<link rel='self'/>", b"<link/>", b"<author><name>", b"<dc:date>", b"xml:base='",
    b"<pubDate>99999-99-99T99:99:99Z</pubDate>", b"<published>0000-00-00</published>",
    b"<updated>1e400</updated>", b"<author>a@b@c (x) (y</author>", b"<guid isPermaLink='?'>",
    b"<georss:point>1 2 x</georss:point>", b"<media:content url='", b"<itunes:duration>", b"{",
    b"}", b'"items":', b"\\ud800", b"\\u0000", b"NaN", b"1e999", b"[[[[", b"null", b"xmlns=''",
    b"<svg xmlns='http://www.w3.org/2000/svg'>", b"<math>", b"<category term=''/>", b"<source>",
    b"<enclosure length='x'/>", b"<textInput>", b"<image>", b"<cloud/>", b"<ttl>-1</ttl>",
    b" encoding='utf-7'", b" encoding='ebcdic-cp-us'", b" encoding='idna'", b" encoding='hex'",
)  # fmt: skip
"""What breaks feeds, put in by chance."""

_MANY: Final = 40
_LONGEST: Final = 200


def broken_feeds(seed: int, count: int) -> Iterator[bytes]:
    """Yield so many feeds of all formats, well-formed at first, then changed by chance."""
    random = Random(seed)  # noqa: S311 - to be the same, not to be secret
    whole = _whole_feeds()
    for number in range(count):
        feed = whole[number % len(whole)]
        for _ in range(random.choice((1, 1, 2, 3, 5, 8, 20))):
            feed = _changed(feed, random)
        yield feed


def _whole_feeds() -> Sequence[bytes]:
    at = datetime(2025, 6, 3, 8, tzinfo=UTC)
    entries = [
        Facts(
            f"Ferries & <fares> {n}", f"a-{n}", at + timedelta(days=n), "Ann Lee", ["Sailed.", "é"]
        )
        for n in range(3)
    ]
    ways = [Way(cdata, cdata, "utf-8", marked=False) for cdata in (True, False)]
    ways.append(Way(cdata=True, relative=False, encoding="iso-8859-1", marked=True))
    feeds = [written(write(entries, way), way) for write in XML_FORMATS.values() for way in ways]
    return [*feeds, *(json_feed(entries, way, "1.1") for way in ways)]


def _changed(feed: bytes, random: Random) -> bytes:
    at, end = sorted((random.randint(0, len(feed)), random.randint(0, len(feed))))
    end = min(end, at + random.choice((1, 2, 8, 40, _LONGEST)))
    sign = random.choice(_SIGNS)
    inside = feed[at:end]
    put_in = (
        b"",
        inside * random.randint(2, _MANY),
        bytes([random.randrange(256)]) + inside[1:],
        sign * random.choice((1, 1, 2, _MANY)) + inside,
        sign,
        inside[::-1],
    )
    how = random.randrange(len(put_in) + 2)
    if how < len(put_in):
        return feed[:at] + put_in[how] + feed[end:]
    return feed[:at] if how == len(put_in) or len(inside) > _MANY else feed.replace(inside, sign)
