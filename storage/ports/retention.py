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


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLimits:
    """How many articles are kept; by default all, for good.

    Attributes:
        age: how long after they were read (or, if that is unknown, published); None: for good.
        megabytes: how many megabytes of text, the newest; None: all.
    """

    age: timedelta | None = None
    megabytes: int | None = None


class RetentionStore(Protocol):
    """What keeps every table from growing for ever."""

    def forget_old(self, now: datetime, periods: Periods) -> Mapping[str, int]:
        """Forget what was to be kept until before `now`; return how many rows, by table.

        Done in many short transactions, so that nobody waits long: it may end between any two.
        """
        ...

    def forget_articles(self, now: datetime, limits: ArticleLimits) -> int:
        """Forget articles that are too old or too many; return how many were deleted.

        Those quoted in a brief that is kept or in a digest stay, and so do those that were voted
        on, and what operators ended. The others are first quoted no more, which changes the corpus
        as ending them does; they are deleted by a later call, once no ready list and no story has
        them. Done in many short transactions.
        """
        ...

    def article_bytes(self) -> int:
        """Return how many bytes the texts of all articles have."""
        ...
