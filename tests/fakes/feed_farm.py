"""As many made-up feeds as are wanted, of all formats; a share of them is to be bad.

Whatever is made up depends on the seed alone: the same in gives the same out.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final, Literal, TypeAlias
from xml.sax.saxutils import escape

Kind: TypeAlias = Literal["RSS", "Atom", "RDF", "JSON"]
KINDS: Final[tuple[Kind, ...]] = ("RSS", "Atom", "RDF", "JSON")
ENTRIES: Final = 5
_FIRST: Final = datetime(2026, 11, 1, tzinfo=UTC)
_ATOM: Final = 'xmlns="http://www.w3.org/2005/Atom"'
_RDF: Final = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
TYPES: Final = {
    "RSS": "application/rss+xml",
    "Atom": "application/atom+xml",
    "RDF": "application/rdf+xml",
    "JSON": "application/feed+json",
}
_TEXT: Final = (
    "the a of and to in on for with after before as at by from against over under said told "
    "asked port ferry harbour minister council budget tariff export import steel wheat grain "
    "copper oil court judge appeal ruling strike union wage worker factory plant railway "
    "bridge tunnel airport storm flood drought fire rescue doctor hospital vaccine school "
    "teacher pupil exam university election ballot vote coalition party leader parliament "
    "treaty border ceasefire talks envoy bank loan interest inflation currency market share "
    "bond investor company merger profit loss satellite rocket reactor solar wind battery "
    "chip software network outage police inquiry trial opened closed rose fell agreed refused "
    "delayed approved rejected signed banned lifted cut built monday tuesday wednesday "
    "thursday friday week month year million thousand percent tonnes people "
)
_WORDS: Final = _TEXT.split()
FAULTS: Final = (
    "cut in half", "garbage", "a page", "empty", "silent", "drips", "endless", "a bomb", "a lie",
    "a loop", "gone", "an error", "nothing new", "hangs up", "busy",
)  # fmt: skip
"""What bad feeds are like; `farm_server` serves each so."""
_SYLLABLES: Final = tuple(one + two for one in "bdfgklmnprstvz" for two in "aeiou")


@dataclass(frozen=True, slots=True)
class Post:
    """An entry as it was made up."""

    url: str
    title: str
    text: str
    author: str
    published: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was made up.

    Attributes:
        number: its own.
        kind: of what format it is.
        posts: its entries; what is bad has them, too, but doesn't show them well.
        fault: what is wrong with it, one of `FAULTS`; None where it is good.
    """

    number: int
    kind: Kind
    posts: tuple[Post, ...]
    fault: str | None = None


def make_feeds(count: int, bad: float = 0.3, seed: int = 19) -> list[Feed]:
    """Return feeds, a share of them bad, the faults evenly."""
    chance = Random(seed)  # noqa: S311 - no secret
    faults = [FAULTS[number % len(FAULTS)] for number in range(round(count * bad))]
    every: list[str | None] = [*faults, *[None] * (count - len(faults))]
    chance.shuffle(every)
    return [
        Feed(number, KINDS[number % len(KINDS)], _posts(number, chance), fault)
        for number, fault in enumerate(every)
    ]


def _posts(number: int, chance: Random) -> tuple[Post, ...]:
    author = " ".join(_name(chance) for _ in range(2))
    return tuple(
        Post(
            url=f"https://site{number}.example/{place}",
            title=f"{_name(chance)} {_sentence(chance, 6)} {number}-{place}",
            text=" ".join(f"{_name(chance)} {_sentence(chance, 18)}." for _ in range(4)),
            author=author,
            published=_FIRST + timedelta(minutes=chance.randrange(40_000)),
        )
        for place in range(ENTRIES)
    )


def _name(chance: Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=3)).capitalize()


def _sentence(chance: Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words))


def written(feed: Feed) -> bytes:
    """Return a feed in its format."""
    title = f"Site {feed.number}"
    writers: Mapping[Kind, Callable[[str, Feed], str]] = {
        "RSS": _rss,
        "Atom": _atom,
        "RDF": _rdf,
        "JSON": _json,
    }
    return writers[feed.kind](title, feed).encode()


def _rss(title: str, feed: Feed) -> str:
    items = "".join(
        f"<item><title>{escape(post.title)}</title><link>{post.url}</link><guid>{post.url}</guid>"
        f"<author>{post.author}</author><pubDate>{post.published:%a, %d %b %Y %H:%M:%S +0000}"
        f"</pubDate><description>{escape(post.text)}</description></item>"
        for post in feed.posts
    )
    return f'<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


def _atom(title: str, feed: Feed) -> str:
    entries = "".join(
        f'<entry><title>{escape(post.title)}</title><link href="{post.url}"/><id>{post.url}</id>'
        f"<author><name>{post.author}</name></author><published>{post.published.isoformat()}"
        f"</published><updated>{post.published.isoformat()}</updated>"
        f"<content>{escape(post.text)}</content></entry>"
        for post in feed.posts
    )
    return f"<feed {_ATOM}><title>{title}</title><id>urn:{feed.number}</id>{entries}</feed>"


def _rdf(title: str, feed: Feed) -> str:
    items = "".join(
        f'<item rdf:about="{post.url}"><title>{escape(post.title)}</title><link>{post.url}</link>'
        f"<dc:creator>{post.author}</dc:creator><dc:date>{post.published.isoformat()}</dc:date>"
        f"<description>{escape(post.text)}</description></item>"
        for post in feed.posts
    )
    about = f"https://site{feed.number}.example/"
    channel = f'<channel rdf:about="{about}"><title>{title}</title><link>{about}</link></channel>'
    return f"<rdf:RDF {_RDF}>{channel}{items}</rdf:RDF>"


def _json(title: str, feed: Feed) -> str:
    items = [
        {
            "id": post.url,
            "url": post.url,
            "title": post.title,
            "content_text": post.text,
            "authors": [{"name": post.author}],
            "date_published": post.published.isoformat(),
        }
        for post in feed.posts
    ]
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "title": title, "items": items})
