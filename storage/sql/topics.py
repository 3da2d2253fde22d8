"""Topics in the tables: one a name."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, select

from briefings.model import Topic
from storage.engines.database import Database
from storage.engines.faults import report_damage
from storage.engines.upsert import upsert
from storage.errors import NotFound
from storage.sql.codec import decode_topic, encode_topic
from storage.sql.tables import topics as topics_table

_PAYLOAD = select(topics_table.c.written).where(topics_table.c.name == bindparam("named"))


class Topics:
    """A `storage.ports.topics.TopicStore`."""

    _database: Database

    def topics(self) -> Sequence[Topic]:
        """Return all topics, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(topics_table.c.name, topics_table.c.written)).all()
        return [self._topic(name, payload) for name, payload in sorted(rows)]

    def topic(self, name: str) -> Topic:
        """Return the topic of that name."""
        with self._database.reading() as connection:
            payload = connection.scalar(_PAYLOAD, {"named": name})
        if payload is None:
            raise NotFound("topic", name)
        return self._topic(name, payload)

    def save_topic(self, topic: Topic) -> None:
        """Store `topic` under its name, in place of one that had it."""
        row = {"name": topic.name, "written": encode_topic(topic)}
        with self._database.writing() as connection:
            connection.execute(upsert(self._database.dialect, topics_table, "written"), row)

    def remove_topic(self, name: str) -> None:
        """Forget the topic; its briefs stay in the history."""
        this = topics_table.c.name == name
        with self._database.writing() as connection:
            if connection.execute(delete(topics_table).where(this)).rowcount == 0:
                raise NotFound("topic", name)

    def _topic(self, name: str, payload: str) -> Topic:
        with report_damage(self._database.where, f"topic {name!r}"):
            return decode_topic(payload)


def hold_topic(connection: Connection, name: str) -> None:
    """See that a topic stays until the transaction ends.

    Raises:
        NotFound: there is none of that name.
    """
    this = select(topics_table.c.name).where(topics_table.c.name == name)
    if connection.scalar(this.with_for_update(read=True, key_share=True)) is None:
        raise NotFound("topic", name)
