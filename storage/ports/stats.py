"""What monitors ask of the store: how many there are, and what is wrong with some."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreStats:
    """How a store is doing.

    Attributes:
        jobs_set_aside: how many jobs can't be read.
        active: how many subscriptions have a next slot.
        paused: how many have none.
        set_aside: how many can't be read.
        due: how many are due now in reachable channels of the platforms that were asked about.
        due_since: since when the first of these is.
        unreachable: how many channels can't be reached, by platform.
        articles: how many are current.
        read_at: when the latest of these was read in.
    """

    jobs_set_aside: int
    active: int
    paused: int
    set_aside: int
    due: int
    due_since: datetime | None
    unreachable: Mapping[str, int]
    articles: int
    read_at: datetime | None


class StatsStore(Protocol):
    """Figures about all that is stored."""

    def stats(self, now: datetime, platforms: Sequence[str]) -> StoreStats:
        """Return how the store is doing `now`, for a bot on `platforms`."""
        ...
