"""What monitors ask of the store."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from storage.engines.database import Database
from storage.ports.stats import StoreStats
from storage.sql.absences import IS_GONE
from storage.sql.codec import decode_instant
from storage.sql.corpus.counts import count_totals
from storage.sql.queue_steps import LEFT
from storage.sql.subscriptions import is_due
from storage.sql.tables import articles, channels, jobs, subscriptions


class Stats:
    """A `storage.ports.stats.StatsStore`."""

    _database: Database

    def stats(self, now: datetime, platforms: Sequence[str]) -> StoreStats:
        """Return how the store is doing `now`, for a bot on `platforms`."""
        aside = select(func.count()).select_from(jobs).where(LEFT, jobs.c.set_aside.is_not(None))
        has_error = subscriptions.c.error.is_not(None)
        by_state = select(has_error, subscriptions.c.due.is_(None), func.count()).group_by(
            has_error, subscriptions.c.due.is_(None)
        )
        due = select(func.count(), func.min(subscriptions.c.due)).where(is_due(now, platforms))
        gone = (
            select(channels.c.platform, func.count().label("many"))
            .where(IS_GONE)
            .group_by(channels.c.platform)
        )
        read = select(func.max(articles.c.retrieved_at)).where(articles.c.current)
        with self._database.snapshot() as connection:
            jobs_set_aside = connection.scalar(aside) or 0
            states = {(bool(e), bool(p)): n for e, p, n in connection.execute(by_state)}
            due_now, due_since = connection.execute(due).one()
            unreachable = {row.platform: row.many for row in connection.execute(gone)}
            current, _ = count_totals(connection)
            read_at = connection.scalar(read)
        return StoreStats(
            jobs_set_aside=jobs_set_aside,
            active=states.get((False, False), 0),
            paused=states.get((False, True), 0),
            set_aside=sum(many for (is_aside, _), many in states.items() if is_aside),
            due=due_now,
            due_since=None if due_since is None else decode_instant(due_since),
            unreachable=unreachable,
            articles=current,
            read_at=datetime.fromisoformat(read_at) if read_at else None,
        )
