"""Restoring a backup without a storm of digests."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.subscriptions.subscription import readable
from storage import backup
from storage.engines.addresses import real_path, sqlite_file
from storage.sql.store import SqlStore


def restore(
    file: Path,
    url: str,
    now: datetime,
    on_moved: Callable[[Path], None],
    folder: Path | None = None,
) -> tuple[int, int]:
    """Replace the store at `url` by a backup; what was due is dropped, not sent again.

    Args:
        file: the backup.
        url: an SQLite file, which gets another name, or an empty PostgreSQL database.
        now: slots up to now are dropped.
        on_moved: called with the new place of a former SQLite file.
        folder: where it is remembered which database a server has.

    Returns:
        How many articles there are, and how many pending requests were dropped.

    Raises:
        StoreUnavailable: there is no such backup, or the database is not empty.
    """
    found: list[int] = []

    def settle(store: SqlStore) -> None:
        stats = store.corpus_stats()
        found.extend((stats.articles + stats.replaced, _drop_pending(store, now)))

    target = real_path(sqlite_file(url) or file)
    former = target.with_name(f"{target.name}.before-{now:%Y%m%dT%H%M%S}")
    if backup.restore(file, url, former, settle, folder):
        on_moved(former)
    articles, dropped = found
    return articles, dropped


def _drop_pending(store: SqlStore, now: datetime) -> int:
    """Drop every pending request, and make each subscription due at its next slot."""
    for stored, subscription in readable(store.subscriptions()):
        if stored.due is not None:
            due = subscription.due_after(now)
            store.change_subscription(stored.number, stored.payload, due)
    return store.cancel_all(now)
