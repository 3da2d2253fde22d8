"""Topics in the tables: one a name."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, select, update

from briefings.model import Topic
from storage.engines.database import Database
from storage.engines.faults import report_damage
from storage.errors import NotFound
from storage.sql.codec import decode_topic, encode_topic
from storage.sql.tables import topics as topics_table

_WRITTEN = select(topics_table.c.written).where(topics_table.c.name == bindparam("named"))


class Topics:
    """The part of `storage.ports.store.Store` that is about topics."""

    _database: Database

    def topics(self) -> Sequence[Topic]:
        """Return all topics, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(topics_table.c.name, topics_table.c.written)).all()
        return [self._topic(name, written) for name, written in sorted(rows)]

    def topic(self, name: str) -> Topic:
        """Return the topic of that name."""
        with self._database.reading() as connection:
            written = connection.scalar(_WRITTEN, {"named": name})
        if written is None:
            raise NotFound("topic", name)
        return self._topic(name, written)

    def save_topic(self, topic: Topic) -> None:
        """Keep `topic` under its name, in place of one that had it."""
        values = {"name": topic.name, "written": encode_topic(topic)}
        with self._database.writing() as connection:
            replaced = update(topics_table).where(topics_table.c.name == topic.name).values(values)
            if connection.execute(replaced).rowcount == 0:
                connection.execute(topics_table.insert(), values)

    def remove_topic(self, name: str) -> None:
        """Forget the topic; its briefs stay in the history."""
        with self._database.writing() as connection:
            if (
                connection.execute(delete(topics_table).where(topics_table.c.name == name)).rowcount
                == 0
            ):
                raise NotFound("topic", name)

    def _topic(self, name: str, written: str) -> Topic:
        with report_damage(self._database.where, f"topic {name!r}"):
            return decode_topic(written)
