"""Old rows are found while others write, and deleted some at a time."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, select, tuple_, update

from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.ports.retention import Periods
from storage.sql.retention.policies import POLICIES, Cutoffs, Policy

_PAGE = 5_000
"""Rows that are found at a time."""
_BATCH = 100
"""Rows that are deleted in a transaction: some milliseconds, and the time of a commit."""


class Retention:
    """A `storage.ports.retention.RetentionStore`."""

    _database: Database

    def forget_old(self, now: datetime, periods: Periods) -> Mapping[str, int]:
        """Forget what was to be kept until before `now`; return how many rows, by table."""
        before = Cutoffs.at(now, periods)
        forgotten: dict[str, int] = {}
        for policy in POLICIES:
            if policy.unstamped is not None:
                self._stamp(policy, policy.unstamped, before.now)
            if many := self._forget(policy, before):
                forgotten[policy.table.name] = many
        return forgotten

    def _stamp(self, policy: Policy, which: ColumnElement[bool], now: int) -> None:
        while keys := self._find(policy, which):
            for part in chunks(keys, _BATCH):
                change = update(policy.table).where(_is_one_of(policy, part), which)
                with self._database.writing() as connection:
                    connection.execute(change.values(noticed=now))
            if len(keys) < _PAGE:
                return

    def _forget(self, policy: Policy, before: Cutoffs) -> int:
        if policy.old is None:
            return 0
        old = policy.old(before)
        still = policy.still(before) if policy.still else old
        forgotten = 0
        while keys := self._find(policy, old):
            gone = 0
            for part in chunks(keys, _BATCH):
                with self._database.writing() as connection:
                    gone += _delete(connection, policy, part, still)
            forgotten += gone
            if not gone or len(keys) < _PAGE:  # some are in use again: the next time
                break
        return forgotten

    def _find(self, policy: Policy, which: ColumnElement[bool]) -> Sequence[Row[Any]]:
        found: Select[Any] = select(*policy.table.primary_key).where(which).limit(_PAGE)
        with self._database.reading() as connection:
            return connection.execute(found).all()


def _delete(
    connection: Connection,
    policy: Policy,
    keys: Sequence[Row[Any]],
    still: ColumnElement[bool],
) -> int:
    """Delete those of `keys` that are old still, and what goes along with them."""
    those = _is_one_of(policy, keys)
    if policy.children:
        (key,) = policy.table.primary_key
        held = select(key).where(those)
        connection.execute(held.with_for_update(skip_locked=True))
        # looked at again: one may have come into use just before it was held
        ids = connection.scalars(held.where(still).with_for_update(skip_locked=True)).all()
        for child in policy.children:
            connection.execute(delete(child.table).where(child.in_(ids)))
        return connection.execute(delete(policy.table).where(key.in_(ids))).rowcount
    return connection.execute(delete(policy.table).where(those, still)).rowcount


def _is_one_of(policy: Policy, keys: Sequence[Row[Any]]) -> ColumnElement[bool]:
    columns = list(policy.table.primary_key)
    if len(columns) == 1:
        return columns[0].in_([key for (key,) in keys])
    return tuple_(*columns).in_([tuple(key) for key in keys])
