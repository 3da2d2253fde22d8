"""The whole texts of entries, from their pages: only where a source is set to have them fetched."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

from bot.gathering.rounds.parsing import read_page
from bot.gathering.rounds.threads import Threads
from briefings.errors import ReadingError
from briefings.gathering.fetching.fetch import PAGES, Fetcher
from briefings.gathering.outcomes import Fetched
from briefings.gathering.source import Source
from briefings.model import Article, digest
from briefings.reading.feeds.entry import Entry

MOST_PAGES: Final = 30
"""Pages of one source that are fetched in one round: a host is asked once a second."""

_LINKS_ONLY: Final = frozenset({"section", "sitemap"})
"""Kinds of which there is nothing but the addresses of pages."""


def has_pages(source: Source) -> bool:
    """Whether the pages of a source's entries are fetched."""
    return source.full_text or source.kind in _LINKS_ONLY


async def with_pages(
    source: Source, entries: Sequence[Entry], fetcher: Fetcher, threads: Threads, now: datetime
) -> list[tuple[Entry, ReadingError | None]]:
    """Return entries with the texts of their pages, and why one has none.

    Where a page can't be had or may not be taken, the entry stays as it is. One that can't be had
    now is remembered as such, so that it is tried again when the source changes.
    """
    fetching = (_with_page(source, entry, fetcher, threads, now) for entry in entries)
    return list(await asyncio.gather(*fetching))


async def _with_page(
    source: Source, entry: Entry, fetcher: Fetcher, threads: Threads, now: datetime
) -> tuple[Entry, ReadingError | None]:
    if entry.url is None:
        return entry, None
    outcome = await fetcher.fetch(
        entry.url, accept=PAGES, heeds_robots=True, found_in=source.address
    )
    if not isinstance(outcome, Fetched):
        reason = getattr(outcome, "reason", "it is gone for good (410)")
        waits = replace(entry, digest=digest(entry.digest, reason))
        return waits, ReadingError(entry.url, None, reason, "its feed's text is kept")
    page = await threads.read(partial(read_page, outcome, source, now))
    if isinstance(page, ReadingError):
        return entry, page
    return replace(entry, article=merged(entry, page), summary_only=False), None


def merged(entry: Entry, page: Article) -> Article:
    """Return the article of an entry's page, with what the entry states of it.

    Who publishes it, when and under which title is the feed's to say: that stays the same when the
    page is built otherwise.
    """
    stated = entry.article
    if stated is None:
        return replace(page, url=page.url or entry.url, origin=page.origin or entry.url)
    is_named = stated.source is not None and not stated.source.is_host
    return replace(
        page,
        title=stated.title or page.title,
        source=stated.source if is_named else page.source or stated.source,
        url=stated.url or page.url,
        origin=stated.origin or page.origin,
        published=stated.published or page.published,
        language=stated.language or page.language,
    )
