"""Channels that can't be reached: since when, whom that was told, and what is due once it can."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, func, or_, select, update

from storage.engines.database import Database
from storage.engines.upsert import upsert_where_null
from storage.ports.conversations.channels import Absence, Notice
from storage.sql.codec import decode_instant, encode_instant
from storage.sql.tables import channels, deliveries, jobs, subscriptions

IS_GONE = and_(channels.c.gone_since.is_not(None), channels.c.back_at.is_(None))
"""Whether a channel can't be reached."""


def within(table: Table, channel: str) -> ColumnElement[bool]:
    """Whether a row is of the channel itself or of a thread in it."""
    name, threads = table.c.channel, f"{channel}:"
    # not `startswith`: to SQLite's LIKE a capital letter is as good as a small one
    return or_(name == channel, func.substr(name, 1, len(threads)) == threads)


def without_thread(channel: str) -> str:
    """Return the name of the channel itself: settings made in a thread are the whole channel's."""
    return ":".join(channel.split(":")[:2])


def platform_of(channel: str) -> str:
    """Return the platform of a channel's name."""
    return channel.partition(":")[0]


def is_in_channel(name: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether something of that channel's name is in a row of `channels`, or in a thread there."""
    thread = channels.c.channel.concat(":")
    return or_(name == channels.c.channel, func.substr(name, 1, func.length(thread)) == thread)


class Absences:
    """The part of a store of channels that is about unreachable ones."""

    _database: Database

    def mark_gone(self, channel: str, reason: str, at: datetime) -> None:
        """Remember that the channel can't be reached, since the first time that was seen."""
        now = encode_instant(at)
        row = {"channel": channel, "platform": platform_of(channel), "gone_since": now}
        row |= {"gone_reason": reason, "probed_at": now}
        first = upsert_where_null(
            self._database.dialect, channels, "gone_since", "gone_reason", "probed_at"
        )
        again = (
            update(channels)
            .where(channels.c.channel == channel, channels.c.back_at.is_not(None))
            .values(back_at=None, gone_reason=reason, probed_at=now)
        )
        with self._database.writing() as connection:
            connection.execute(first, row)
            connection.execute(again)

    def mark_back(self, channel: str, at: datetime, since: datetime) -> bool:
        """Remember that the channel can be reached again; return False where it could before."""
        back = update(channels).where(within(channels, channel), IS_GONE)
        with self._database.writing() as connection:
            was_gone = connection.execute(back.values(back_at=encode_instant(at))).rowcount > 0
            if was_gone:
                _make_due_again(connection, channel, encode_instant(since))
        return was_gone

    def mark_told_back(self, channel: str) -> None:
        """Remember that the channel's people know since when it could not be reached."""
        names = ("gone_since", "gone_reason", "back_at", "probed_at", "notice")
        told = update(channels).where(within(channels, channel), channels.c.gone_since.is_not(None))
        with self._database.writing() as connection:
            connection.execute(told.values(dict.fromkeys(names)))

    def expect_back(self, channel: str) -> None:
        """Have the next probe of an unreachable channel made at once."""
        gone = update(channels).where(within(channels, channel), IS_GONE)
        with self._database.writing() as connection:
            connection.execute(gone.values(probed_at=None))

    def take_probes(
        self, platforms: Sequence[str], before: datetime, now: datetime, most: int
    ) -> Sequence[Absence]:
        """Return unreachable channels that were not probed since `before`, as probed `now`."""
        probed = func.coalesce(channels.c.probed_at, 0)
        those = (
            select(channels)
            .where(IS_GONE, channels.c.platform.in_(platforms), probed <= encode_instant(before))
            .order_by(probed, channels.c.channel)
            .limit(most)
        )
        taken = []
        with self._database.writing() as connection:
            for row in connection.execute(those).all():
                same = channels.c.probed_at.is_not_distinct_from(row.probed_at)
                take = update(channels).where(channels.c.channel == row.channel, same)
                if connection.execute(take.values(probed_at=encode_instant(now))).rowcount:
                    taken.append(_absence(connection, row.channel, row.gone_since))
        return taken

    def untold_absences(self, platforms: Sequence[str], now: datetime) -> Sequence[Absence]:
        """Return unreachable channels whose subscribers are to be told of a digest."""
        refused = (
            select(deliveries.c.key)
            .join(jobs, jobs.c.key == deliveries.c.key)
            .where(
                deliveries.c.subscription == subscriptions.c.number,
                deliveries.c.state == "failed",
                jobs.c.state == "cancelled",
                jobs.c.ended >= channels.c.gone_since,
            )
        )
        missed = or_(subscriptions.c.due <= encode_instant(now), refused.exists())
        those = (
            select(channels.c.channel, channels.c.gone_since, subscriptions.c.number)
            .join(subscriptions, is_in_channel(subscriptions.c.channel))
            .where(IS_GONE, channels.c.notice.is_(None), channels.c.platform.in_(platforms), missed)
            .order_by(channels.c.channel, subscriptions.c.number)
        )
        with self._database.reading() as connection:
            rows = connection.execute(those).all()
            return [
                replace(
                    _absence(connection, channel, since),
                    subscriptions=tuple(row.number for row in its),
                )
                for (channel, since), its in groupby(rows, lambda row: (row[0], row[1]))
            ]

    def set_notice(self, channel: str, notice: Notice) -> None:
        """Remember what became of telling the subscribers of an unreachable channel."""
        gone = update(channels).where(within(channels, channel), channels.c.gone_since.is_not(None))
        with self._database.writing() as connection:
            connection.execute(gone.values(notice=notice))


def _make_due_again(connection: Connection, channel: str, since: int) -> None:
    """Have the latest digest of each subscription that was refused since then made anew."""
    later = deliveries.alias()
    latest = select(func.max(later.c.at)).where(later.c.subscription == deliveries.c.subscription)
    refused = (
        select(deliveries.c.key, deliveries.c.at, deliveries.c.subscription)
        .join(jobs, jobs.c.key == deliveries.c.key)
        .where(
            within(deliveries, channel),
            deliveries.c.state == "failed",
            jobs.c.state == "cancelled",
            deliveries.c.at >= since,
            deliveries.c.at == latest.scalar_subquery(),
        )
    )
    for row in connection.execute(refused).all():
        its = subscriptions.c.number == row.subscription
        due = update(subscriptions).where(its, subscriptions.c.due > row.at)
        if connection.execute(due.values(due=row.at)).rowcount:
            connection.execute(delete(deliveries).where(deliveries.c.key == row.key))
            connection.execute(delete(jobs).where(jobs.c.key == row.key))


def _absence(connection: Connection, channel: str, since: int) -> Absence:
    known = select(channels.c.workspace).where(
        within(channels, channel), channels.c.workspace.is_not(None)
    )
    workspace = connection.scalars(known.limit(1)).first()
    return Absence(channel=channel, workspace=workspace, since=decode_instant(since))
