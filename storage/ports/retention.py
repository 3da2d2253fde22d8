"""Retention: how long what is kept, and that the rest is forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """How long rows are kept that are not kept for good; docs/retention.md says which.

    Attributes:
        delivered: what was delivered, and what was said about the bot.
        answered: requests that were answered, and what their buttons do.
        conversed: what a channel talked about: briefs that are not up to date, and its last one.
    """

    delivered: timedelta = timedelta(days=400)
    answered: timedelta = timedelta(days=30)
    conversed: timedelta = timedelta(days=90)


class RetentionStore(Protocol):
    """What keeps every table from growing for ever."""

    def forget_old(self, now: datetime, periods: Periods) -> Mapping[str, int]:
        """Forget what was to be kept until before `now`; return how many rows, by table.

        Done in many short transactions, so that nobody waits long: it may end between any two.
        """
        ...
