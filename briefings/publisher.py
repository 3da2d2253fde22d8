"""Who publishes: as stated, or the host of the address where nobody is stated."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from briefings.addresses import host_in

HOST = "host:"
"""How the name of a source begins that is but the host of an address."""

_PREFIXES = re.compile(r"(?:www\d?|m|mobile|amp|edition)\.(?=[^.]+\.)")
_NO_PUBLISHERS = frozenset(
    (  # noqa: SIM905 - a word a line is a page of them
        "news.google.com google.com t.co bit.ly tinyurl.com ow.ly buff.ly lnkd.in dlvr.it is.gd"
        " goo.gl feedproxy.google.com feeds.feedburner.com feedburner.com cdn.ampproject.org"
        " archive.org web.archive.org archive.ph archive.is archive.today getpocket.com apple.news"
        " flip.it smartnews.com newsbreak.com msn.com news.yahoo.com finance.yahoo.com yahoo.com"
        " localhost drive.google.com docs.google.com dropbox.com scholar.google.com"
    ).split()
)
"""Hosts of many publishers' texts, or of none: shorteners, archives, aggregators, drives."""

_AGGREGATORS = frozenset(
    (  # noqa: SIM905 - as above
        "yahoo yahoo-news yahoo-finance yahoo-com msn msn-com google-news aol aol-com newsbreak"
        " news-break flipboard smartnews apple-news pocket feedly inoreader dailyhunt toutiao"
    ).split()
)
"""Names of those who print what others report."""

_ARCHIVED = re.compile(r"https?://(?:web\.archive\.org/web/\d{4,14}[a-z_]*|archive\.\w+/\d+)/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who publishes."""

    name: str
    title: str
    home: str | None = None
    feed: str | None = None

    @property
    def is_host(self) -> bool:
        """Whether no publisher is stated, and this is the host of the article's address."""
        return self.name.startswith(HOST)


@lru_cache(maxsize=4096)
def host_of(url: str | None) -> str | None:
    """Return the host whose text stands at `url`; None where that says nothing of a publisher.

    What makes no difference to a reader (``www.``, ``m.``) is left out; of a page in a web archive
    it is the host that was archived.
    """
    if not url:
        return None
    archived = _ARCHIVED.match(url)
    if archived:
        url = unquote(url[archived.end() :])
    host = host_in(url).rstrip(".")
    host = _PREFIXES.sub("", host, count=1) if _PREFIXES.match(host) else host
    is_name = "." in host and ":" not in host and not re.fullmatch(r"[\d.]+", host)
    return host if is_name and host not in _NO_PUBLISHERS else None


def source_of_host(url: str | None) -> Publisher | None:
    """Return the host of `url` as a source, marked as such; None where it says nothing."""
    host = host_of(url)
    return Publisher(name=f"{HOST}{host}", title=host) if host else None


def choose_publisher(*stated: Publisher | None) -> Publisher | None:
    """Return the first source stated; an aggregator only where nobody else is.

    Args:
        stated: by the format, by the head of the text, and by its address, in this order.
    """
    known = [source for source in stated if source]
    others = (source for source in known if source.name not in _AGGREGATORS)
    return next(others, known[0] if known else None)
