"""A visit to one source in a round: what it is made with, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from bot.gathering.rounds.report import SourceReport, result_of
from bot.gathering.rounds.threads import Threads
from bot.queue.events import Events
from briefings.errors import ReadingError
from briefings.gathering.fetching.fetch import Fetcher
from briefings.gathering.fetching.mailbox import Mailboxes
from briefings.gathering.outcomes import Outcome, Refused
from briefings.gathering.source import Source, SourceHealth
from storage.ports.store import Store

Visited: TypeAlias = tuple[SourceReport, SourceHealth | None]
"""What came of a source, and its health where that is still to be stored."""


@dataclass(slots=True, kw_only=True)
class Visit:
    """A visit to a source.

    Attributes:
        source: the source.
        health: how its gathering went before.
        ended: returns the places of articles that an operator removed or withdrew.
        now: when it begins.
        store, fetcher, mailboxes, threads, events: as of the round.
        refusals: what of the source can't be read.
        hub: the hub that it names, and what the hub calls it.
    """

    source: Source
    health: SourceHealth
    ended: Callable[[], frozenset[str]]
    now: datetime
    store: Store
    fetcher: Fetcher
    mailboxes: Mailboxes | None
    threads: Threads
    events: Events
    refusals: list[ReadingError] = field(default_factory=list)
    hub: tuple[str, str] | None = None

    def report(self, outcome: Outcome, new: int = 0, replaced: int = 0) -> SourceReport:
        """Return what came of the source."""
        return SourceReport(
            source=self.source.id,
            address=self.source.address,
            state=result_of(outcome),
            new=new,
            replaced=replaced,
            error=getattr(outcome, "reason", None),
            remedy=outcome.remedy if isinstance(outcome, Refused) else None,
            refusals=tuple(self.refusals),
            hub=self.hub,
        )
