"""From an address that somebody names to the source that is there, and what would come of it."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from bot.chat.errors import SourceError
from bot.gathering.addresses import parse_address
from bot.gathering.editing import LONGEST_NOTE
from bot.gathering.rounds.parsing import Findings, read_body
from briefings.errors import ReadingError
from briefings.gathering.fetching.fetch import Fetcher
from briefings.gathering.outcomes import Failed, Fetched, Outcome, Refused
from briefings.gathering.source import Source, SourceKind
from briefings.reading.feeds.discovery import usual_places
from briefings.reading.feeds.entry import Entry
from briefings.reading.feeds.kinds import kind_of

FETCHED: Final = frozenset({"feed", "section", "sitemap", "telegram"})
"""Kinds of sources that are at web addresses."""
_MOST_FEEDS: Final = 5
"""Feeds of a page that are looked at: the first ones it names."""
_MOST_PLACES: Final = 4
"""Usual places that are asked for a feed that no page names: a host is asked once a second."""
_LEAST_LINKS: Final = 3
"""Links to articles that make a page one to gather from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A source that could be added.

    Attributes:
        source: as it would be.
        entries: what would come of it now, in its order; of mailboxes and folders, nothing yet.
        refusals: what of it can't be read.
    """

    source: Source
    entries: tuple[Entry, ...] = ()
    refusals: tuple[ReadingError, ...] = ()


async def find_sources(
    written: str, fetcher: Fetcher, now: datetime, audience: str | None = None
) -> list[Candidate]:
    """Return the sources at an address, as somebody writes it, the likeliest first.

    A feed, a sitemap, a mailbox, a folder or a channel is one; a page has those that it names, or
    its site has in a usual place; without one, it is itself one where it links to articles.

    Args:
        written: an address or a folder.
        fetcher: what fetches it.
        now: the time.
        audience: the channel whose people alone may see what comes of it; None: everyone.

    Raises:
        SourceError: there is nothing to gather from; it says why.
        WorkerError: no process can be started to read it in.
    """
    search = _Search(fetcher, now, audience)
    kind, address = parse_address(written)
    if kind == "folder":
        return [Candidate(source=search.source(kind, address, Path(address).name))]
    if kind == "mailbox":
        return [Candidate(source=search.source(kind, address, None))]
    if kind == "telegram":
        return [search.candidate(kind, await search.look(address))]
    return await search.at(address)


async def look_at(source: Source, fetcher: Fetcher, now: datetime) -> Candidate:
    """Return what would come of a source now, where it is at a web address; nothing is kept.

    Raises:
        SourceError: it can't be had, or can't be read.
        WorkerError: no process can be started to read it in.
    """
    if source.kind not in FETCHED:
        return Candidate(source=source)
    found = await _Search(fetcher, now, source.audience).look(source.address, source)
    return Candidate(
        source=source, entries=found.findings.entries, refusals=found.findings.refusals
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """What is at an address: where it stands, its bytes, and what was read of them."""

    address: str
    fetched: Fetched
    findings: Findings


class _Search:
    """Looks for the sources at an address."""

    def __init__(self, fetcher: Fetcher, now: datetime, audience: str | None) -> None:
        self._fetcher, self._now, self._audience = fetcher, now, audience

    async def at(self, address: str) -> list[Candidate]:
        """Return the sources at a web address."""
        found = await self.look(address)
        content = kind_of(found.fetched.body, found.fetched.content_type)
        if content == "sitemap":
            newest = next((url for relation, url in _links(found) if relation == "next"), None)
            if newest and not found.findings.entries:  # a list of sitemaps
                found = await self.look(newest, found_in=found.fetched.url)
            return [self.candidate("sitemap", found)]
        if content != "page":
            return [self.candidate("feed", found)]
        named = [url for relation, url in _links(found) if relation == "feed"]
        feeds = await self._feeds(named[:_MOST_FEEDS], found)
        feeds = feeds or await self._usual_feed(found)
        if feeds:
            return feeds
        if len(found.findings.entries) < _LEAST_LINKS:
            reason = "there is no feed, and the page links to no articles"
            raise SourceError(address, reason, "name the address of a feed")
        return [self.candidate("section", found)]

    async def look(
        self, address: str, source: Source | None = None, found_in: str | None = None
    ) -> _Found:
        """Fetch what is at an address, and read it.

        Raises:
            SourceError: it can't be had, or can't be read.
        """
        outcome = await self._fetcher.fetch(address, found_in=found_in)
        if not isinstance(outcome, Fetched):
            raise SourceError(address, *_why(outcome))
        if kind_of(outcome.body, outcome.content_type) == "opml":
            remedy = "save it, and run `briefing-bot sources import FILE`"
            raise SourceError(address, "it is a list of feeds (OPML)", remedy)
        findings = await asyncio.to_thread(partial(read_body, outcome, source, self._now))
        if findings.head is None:
            reason = findings.refused.reason if findings.refused else "it holds no feed"
            raise SourceError(address, reason, "name the address of a feed")
        return _Found(outcome.moved_to or address, outcome, findings)

    def candidate(self, kind: SourceKind, found: _Found) -> Candidate:
        """Return a source that was found."""
        head = found.findings.head
        return Candidate(
            source=self.source(kind, found.address, head.title if head else None),
            entries=found.findings.entries,
            refusals=found.findings.refusals,
        )

    def source(self, kind: SourceKind, address: str, title: str | None) -> Source:
        """Return a source as it would be added."""
        shown = " ".join((title or "").split())[:LONGEST_NOTE]
        return Source(kind=kind, address=address, title=shown or None, audience=self._audience)

    async def _feeds(self, addresses: Iterable[str], page: _Found) -> list[Candidate]:
        """Return those of some feeds that can be read; of those with the same entries one."""
        looked = await asyncio.gather(
            *(self.look(each, found_in=page.fetched.url) for each in addresses),
            return_exceptions=True,
        )
        feeds: dict[tuple[str | None, ...], Candidate] = {}
        for number, found in enumerate(looked):
            if isinstance(found, _Found) and _is_feed(found):
                entries = tuple(each.url for each in found.findings.entries) or (str(number),)
                feeds.setdefault(entries, self.candidate("feed", found))
            elif isinstance(found, BaseException) and not isinstance(found, SourceError):
                raise found
        return list(feeds.values())

    async def _usual_feed(self, page: _Found) -> list[Candidate]:
        """Return the first feed in a usual place, if there is one."""
        for address in usual_places(page.fetched.url)[:_MOST_PLACES]:
            if feeds := await self._feeds([address], page):
                return feeds
        return []


def _links(found: _Found) -> Iterable[tuple[str, str]]:
    return found.findings.head.links if found.findings.head else ()


def _is_feed(found: _Found) -> bool:
    return kind_of(found.fetched.body, found.fetched.content_type) not in {"page", "sitemap"}


def _why(outcome: Outcome) -> tuple[str, str]:
    """Return why an address can't be had, and what to do."""
    if isinstance(outcome, Failed):
        return outcome.reason, "correct the address, or try again later"
    if isinstance(outcome, Refused):
        return outcome.reason, outcome.remedy or "name another address"
    return "it is gone for good, its server says (410)", "name another address"
