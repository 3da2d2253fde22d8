"""What is remembered of channels, and what people say about the bot."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Row,
    Table,
    bindparam,
    delete,
    exists,
    func,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from storage.engines.database import Database
from storage.engines.upsert import upsert
from storage.ports.conversations.channels import ChannelState, Feedback, Gone, Managers
from storage.sql.absences import IS_GONE, Absences, platform_of, within, without_thread
from storage.sql.codec import decode_instant, encode_instant
from storage.sql.gathering.sources import forget_audience, move_audience
from storage.sql.tables import channels, metadata, mutes
from storage.sql.tables import feedback as feedback_table
from storage.sql.topics.topics import hold_topic

_NAMED: BindParameter[str] = bindparam("named")
_STATE = select(channels).where(channels.c.channel == _NAMED)
_MUTED = (
    select(mutes.c.topic, mutes.c.until).where(mutes.c.channel == _NAMED).order_by(mutes.c.topic)
)
"""Made once, as each answer asks them: to make a statement takes as long as to execute it."""


class Channels(Absences):
    """A `storage.ports.conversations.channels.ChannelStore`."""

    _database: Database

    def channel(self, name: str) -> ChannelState:
        """Return what is remembered of a channel; of an unknown one that is nothing."""
        named = {"named": name}
        with self._database.reading() as connection:
            row = connection.execute(_STATE, named).one_or_none()
            muted = connection.execute(_MUTED, named).all()
        return ChannelState(
            language=row.language if row else None,
            gone=_gone(row) if row and row.gone_since and row.back_at is None else None,
            away_since=decode_instant(row.gone_since) if row and row.gone_since else None,
            zone=row.zone if row else None,
            quiet=row.quiet if row else None,
            managers=row.managers if row else None,
            muted={topic: decode_instant(until) if until else None for topic, until in muted},
        )

    def unreachable_channels(self) -> Mapping[str, Gone]:
        """Return the channels that can't be reached, by name."""
        gone = select(channels).where(IS_GONE)
        with self._database.reading() as connection:
            rows = connection.execute(gone.order_by(channels.c.channel)).all()
        return {row.channel: _gone(row) for row in rows}

    def set_language(self, channel: str, language: str | None) -> None:
        """Remember what language the channel wants; None: as the platform says."""
        with self._database.writing() as connection:
            _remember(connection, channel, {"language": language})

    def set_zone(self, channel: str, zone: str) -> None:
        """Remember in which time zone the channel is."""
        with self._database.writing() as connection:
            _remember(connection, channel, {"zone": zone})

    def set_quiet(self, channel: str, quiet: str | None) -> None:
        """Remember the hours without digests; None: none."""
        with self._database.writing() as connection:
            _remember(connection, channel, {"quiet": quiet})

    def set_managers(self, channel: str, managers: Managers) -> None:
        """Remember who may change the channel's digests."""
        with self._database.writing() as connection:
            _remember(connection, channel, {"managers": managers})

    def mute(self, channel: str, topic: str, until: datetime | None) -> None:
        """Remember that the channel wants nothing of the topic until then."""
        until_then = encode_instant(until) if until else None
        row = {"channel": channel, "topic": topic, "until": until_then}
        with self._database.writing() as connection:
            hold_topic(connection, topic)
            connection.execute(upsert(self._database.dialect, mutes, "until"), row)

    def unmute(self, channel: str, topic: str) -> None:
        """Remember that the channel wants the topic again."""
        muting = (mutes.c.channel == channel) & (mutes.c.topic == topic)
        with self._database.writing() as connection:
            connection.execute(delete(mutes).where(muting))

    def move_channel(self, former: str, now: str) -> None:
        """Give everything of a channel, threads of it included, its new name."""
        with self._database.writing() as connection:
            for table in _of_channels():
                names = select(table.c.channel).where(within(table, former)).distinct()
                for name in connection.scalars(names).all():
                    _rename(connection, table, name, now + name[len(former) :])
            move_audience(connection, self._database.where, former, now)

    def forget_channel(self, channel: str) -> None:
        """Forget everything of a channel, threads of it included."""
        with self._database.writing() as connection:
            _forget(connection, channel)

    def forget_workspace(self, platform: str, workspace: str) -> None:
        """Forget everything of the channels that a workspace's requests came from."""
        its = (channels.c.platform == platform) & (channels.c.workspace == workspace)
        with self._database.writing() as connection:
            names = connection.scalars(select(channels.c.channel).where(its)).all()
            for name in sorted(set(map(without_thread, names))):
                _forget(connection, name)

    def add_feedback(self, feedback: Feedback) -> None:
        """Store what someone said about the bot."""
        row = asdict(feedback) | {"at": encode_instant(feedback.at)}
        with self._database.writing() as connection:
            connection.execute(feedback_table.insert(), row)

    def count_feedback(self, channel: str, since: datetime) -> int:
        """Return how often someone in a channel said something about the bot since then."""
        its = feedback_table.c.channel == channel, feedback_table.c.at > encode_instant(since)
        counted = select(func.count()).select_from(feedback_table).where(*its)
        with self._database.reading() as connection:
            return connection.scalar(counted) or 0

    def feedback(self) -> Sequence[Feedback]:
        """Return what was said about the bot, latest first."""
        latest_first = select(feedback_table).order_by(feedback_table.c.number.desc())
        with self._database.reading() as connection:
            rows = connection.execute(latest_first).all()
        return [
            Feedback(channel=row.channel, text=row.text, at=decode_instant(row.at)) for row in rows
        ]


def _gone(row: Row[tuple[object, ...]]) -> Gone:
    since = decode_instant(row.gone_since)
    return Gone(since=since, reason=row.gone_reason, notice=row.notice)


def _row(channel: str) -> dict[str, Any]:
    return {"channel": channel, "platform": platform_of(channel)}


def _remember(connection: Connection, channel: str, values: Mapping[str, Any]) -> None:
    keep = upsert(connection.dialect.name, channels, *values)
    connection.execute(keep, _row(channel) | dict(values))


def _of_channels() -> Iterator[Table]:
    """Yield every table that names channels."""
    return (table for table in metadata.sorted_tables if "channel" in table.c)


def _rename(connection: Connection, table: Table, former: str, now: str) -> None:
    """Give rows another channel; where it has the like already, that one stays."""
    stale = table.c.channel == former
    renamed = update(table).where(stale).values(channel=now)
    if not table.c.channel.primary_key:
        connection.execute(renamed)
        return
    twin = table.alias()
    same = [twin.c[key.name] == key for key in table.primary_key if key.name != "channel"]
    doubled = delete(table).where(stale, exists().where(twin.c.channel == now, *same))
    while True:
        connection.execute(doubled)
        try:
            with connection.begin_nested():
                connection.execute(renamed)
        except IntegrityError:  # the like of one was written just now: it stays, too
            continue
        return


def _forget(connection: Connection, channel: str) -> None:
    for table in _of_channels():
        connection.execute(delete(table).where(within(table, channel)))
    forget_audience(connection, channel)
