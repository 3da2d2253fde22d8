"""Topics in the tables: one a name."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select

from briefings.model import Topic
from storage.engines.database import Database
from storage.engines.faults import refuse_newer, report_damage
from storage.engines.upsert import upsert
from storage.errors import NotFound
from storage.sql.codec import TOPIC_VERSION, decode_topic, encode_topic
from storage.sql.tables import topics as topics_table

_EVERY = select(topics_table)
_NAMED = _EVERY.where(topics_table.c.name == bindparam("named"))


class Topics:
    """A `storage.ports.topics.TopicStore`."""

    _database: Database

    def topics(self) -> Sequence[Topic]:
        """Return all topics, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(_EVERY).all()
        return [self._topic(row) for row in sorted(rows, key=lambda row: row.name)]

    def topic(self, name: str) -> Topic:
        """Return the topic of that name."""
        with self._database.reading() as connection:
            row = connection.execute(_NAMED, {"named": name}).one_or_none()
        if row is None:
            raise NotFound("topic", name)
        return self._topic(row)

    def save_topic(self, topic: Topic) -> None:
        """Store `topic` under its name, in place of one that had it."""
        row = {"name": topic.name, "written": encode_topic(topic), "version": TOPIC_VERSION}
        with self._database.writing() as connection:
            connection.execute(
                upsert(self._database.dialect, topics_table, "written", "version"), row
            )

    def remove_topic(self, name: str) -> None:
        """Forget the topic; its briefs stay in the history."""
        this = topics_table.c.name == name
        with self._database.writing() as connection:
            if connection.execute(delete(topics_table).where(this)).rowcount == 0:
                raise NotFound("topic", name)

    def _topic(self, row: Row[Any]) -> Topic:
        what = f"topic {row.name!r}"
        refuse_newer(self._database.where, what, row.version, TOPIC_VERSION)
        with report_damage(self._database.where, what):
            return decode_topic(row.written)


def hold_topic(connection: Connection, name: str) -> None:
    """See that a topic stays until the transaction ends.

    Raises:
        NotFound: there is none of that name.
    """
    this = select(topics_table.c.name).where(topics_table.c.name == name)
    if connection.scalar(this.with_for_update(read=True, key_share=True)) is None:
        raise NotFound("topic", name)
