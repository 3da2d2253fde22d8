"""What people send the bot to be read: an address, a file, or a post of a channel.

What comes of it is new to the channel that it was sent to, whatever others have read: its articles
have origins of their own, so that they are never a newer text of somebody else's.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.chat.request import Attachment
from bot.gathering.waiting import wait_for
from briefings.errors import ReadingError
from briefings.gathering.outcomes import Failed, Fetched, Gone, Outcome, Refused, Unchanged
from briefings.model import Article
from briefings.publisher import Publisher
from briefings.reading.feeds.entry import SourcePlace
from briefings.reading.metadata import Metadata, Place
from briefings.reading.text import article
from briefings.reading.workers.calls import READ_MEMBERS, READ_PAGE
from briefings.reading.workers.failures import CallFailed
from briefings.reading.workers.pool import call

if TYPE_CHECKING:
    from briefings.gathering.fetching.fetch import Fetcher

MakeFetcher: TypeAlias = Callable[[], "Fetcher"]

MOST_ARTICLES: Final = 200
"""Of one file: whoever sends more has the command line."""
_MOST_BYTES: Final = 20_000_000
_LONGEST_TITLE: Final = 80
_PAGE_TYPES: Final = frozenset({"", "text/html", "application/xhtml+xml"})
_ENDINGS: Final = {"application/pdf": ".pdf", "text/plain": ".txt", "text/markdown": ".md"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was read of something that was sent.

    Attributes:
        name: what it is called.
        articles: those in it, `MOST_ARTICLES` at most.
        reasons: why something of it was not read, in words.
    """

    name: str
    articles: tuple[Article, ...] = ()
    reasons: tuple[str, ...] = ()


def read_address(url: str, make_fetcher: MakeFetcher, at: datetime, audience: str | None) -> Read:
    """Return what is at a web address: a page's article, or what a file there holds."""
    outcome = wait_for(_fetch(url, make_fetcher))
    match outcome:
        case Fetched():
            return _own(url, _read_body(outcome, at), audience)
        case Refused(reason=reason) | Failed(reason=reason):
            return Read(name=url, reasons=(reason,))
        case Gone() | Unchanged():
            return Read(name=url, reasons=("the server says that it is there no more",))


def read_attachment(sent: Attachment, at: datetime, audience: str | None) -> Read:
    """Return what is in a file or a post."""
    if sent.post is not None:
        return _own(sent.url or sent.name, [_article_of(sent, sent.post, at)], audience)
    place = Place(file=sent.name, origin=sent.name, at=at)
    return _own(sent.name, _called(READ_MEMBERS, sent.body, place), audience)


async def _fetch(url: str, make_fetcher: MakeFetcher) -> Outcome:
    from briefings.gathering.fetching.fetch import PAGES  # noqa: PLC0415 - as slow as all else

    async with make_fetcher() as fetcher:
        return await fetcher.fetch(url, most=_MOST_BYTES, accept=PAGES, heeds_robots=True)


def _read_body(fetched: Fetched, at: datetime) -> Iterable[object]:
    if fetched.content_type in _PAGE_TYPES:
        place = SourcePlace(
            url=fetched.url,
            at=at,
            content_type=fetched.content_type,
            charset=fetched.charset,
            robots=fetched.robots,
        )
        return _called(READ_PAGE, fetched.body, place)
    name = fetched.url.partition("?")[0].rpartition("/")[2] or "page"
    ending = _ENDINGS.get(fetched.content_type, "")
    file = name if name.lower().endswith(ending) else f"{name}{ending}"
    media = fetched.content_type or None
    place_of_file = Place(file=file, origin=fetched.url, at=at, url=fetched.url, media=media)
    return _called(READ_MEMBERS, fetched.body, place_of_file)


def _called(function: str, body: bytes, place: SourcePlace | Place) -> Iterable[object]:
    """Yield what a worker makes of foreign bytes; that it dies of them is a refusal, too."""
    name = place.file if isinstance(place, Place) else place.url
    try:
        yield from call(function, body, place)
    except CallFailed as error:
        yield ReadingError(name, None, error.reason, error.remedy)


def _article_of(sent: Attachment, words: str, at: datetime) -> Article:
    first = words.strip().partition("\n")[0].strip()
    publisher = sent.publisher
    known = Metadata(
        title=first if len(first) <= _LONGEST_TITLE else None,
        source=Publisher(name=publisher.casefold(), title=publisher) if publisher else None,
        url=sent.url,
        published=sent.published,
    )
    return article(words, known, Place(file=sent.url or sent.name or "post", origin=None, at=at))


def _own(name: str, found: Iterable[object], audience: str | None) -> Read:
    articles, reasons = list[Article](), list[str]()
    for each in islice(found, 2 * MOST_ARTICLES):
        if isinstance(each, Article) and len(articles) < MOST_ARTICLES:
            origin = f"sent:{audience or ''}:{each.url or each.file or name}"
            articles.append(replace(each, origin=origin))
        elif isinstance(each, ReadingError):
            reasons.append(each.reason)
    return Read(name=name, articles=tuple(articles), reasons=tuple(dict.fromkeys(reasons)))
