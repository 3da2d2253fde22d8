"""What a fetched body holds, read in a child process: entries, and what can't be read of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from briefings.errors import ReadingError
from briefings.gathering.outcomes import Fetched, Refused
from briefings.gathering.source import Source, SourceKind
from briefings.model import Article
from briefings.reading.feeds.entry import Entry, ReadKind, SourceHead, SourcePlace
from briefings.reading.workers.calls import READ_PAGE, READ_SOURCE
from briefings.reading.workers.failures import CallFailed
from briefings.reading.workers.pool import call

_KINDS: Final[Mapping[SourceKind, ReadKind]] = {
    "feed": "feed",
    "section": "section",
    "sitemap": "sitemap",
    "telegram": "telegram",
}
"""How what is fetched from each kind of source is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found in a body.

    Attributes:
        head: what the source says of itself; None where it is no source.
        entries: its entries, in its order.
        refusals: what can't be read of it.
        refused: why it can't be read to its end, or at all; None where it was.
    """

    head: SourceHead | None = None
    entries: tuple[Entry, ...] = ()
    refusals: tuple[ReadingError, ...] = ()
    refused: Refused | None = None


def read_body(fetched: Fetched, source: Source | None, now: datetime) -> Findings:
    """Return what a body holds. Whatever ends its reader leaves what was found before.

    Args:
        fetched: the body.
        source: whose it is; None: what is there is found out.
        now: the time.

    Raises:
        WorkerError: no process can be started to read it in.
    """
    found: list[object] = []
    refused = None
    try:
        found.extend(call(READ_SOURCE, fetched.body, place_of(fetched, source, now)))
    except CallFailed as failure:
        refused = Refused(reason=failure.reason)
    head = next((each for each in found if isinstance(each, SourceHead)), None)
    refusals = tuple(each for each in found if isinstance(each, ReadingError))
    if head is None and refused is None:
        refused = Refused(reason=refusals[0].reason if refusals else "it holds no feed")
    return Findings(head=head, entries=_entries(found), refusals=refusals, refused=refused)


def read_page(fetched: Fetched, source: Source, now: datetime) -> Article | ReadingError:
    """Return the article of a page, or why it isn't taken.

    Raises:
        WorkerError: no process can be started to read it in.
    """
    place = place_of(fetched, source, now)
    try:
        for each in call(READ_PAGE, fetched.body, place):
            if isinstance(each, (Article, ReadingError)):
                return each
    except CallFailed as failure:
        return ReadingError(place.url, None, failure.reason, failure.remedy)
    return ReadingError(place.url, None, "it holds no article", "leave it out")


def place_of(fetched: Fetched, source: Source | None, now: datetime) -> SourcePlace:
    """Return where a body comes from, for its reader."""
    return SourcePlace(
        url=fetched.url,
        kind=_KINDS.get(source.kind) if source else None,
        content_type=fetched.content_type,
        charset=fetched.charset,
        at=now,
        title=source.title if source else None,
        language=source.language if source else None,
        robots=fetched.robots,
    )


def _entries(found: Iterable[object]) -> tuple[Entry, ...]:
    return tuple(each for each in found if isinstance(each, Entry))
