"""Topics in the tables: one a name."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, select, update

from briefings.model import Topic
from storage.engines.database import Database
from storage.engines.faults import as_it_was_kept
from storage.errors import NotKept
from storage.sql.codec import read_topic, write_topic
from storage.sql.tables import topics as kept

_WRITTEN = select(kept.c.written).where(kept.c.name == bindparam("named"))


class Topics:
    """The part of `storage.ports.store.Store` that is about topics."""

    _database: Database

    def topics(self) -> Sequence[Topic]:
        """Return all topics, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(kept.c.name, kept.c.written)).all()
        return [self._topic(name, written) for name, written in sorted(rows)]

    def topic(self, name: str) -> Topic:
        """Return the topic of that name."""
        with self._database.reading() as connection:
            written = connection.scalar(_WRITTEN, {"named": name})
        if written is None:
            raise NotKept("topic", name)
        return self._topic(name, written)

    def save_topic(self, topic: Topic) -> None:
        """Keep `topic` under its name, in place of one that had it."""
        values = {"name": topic.name, "written": write_topic(topic)}
        with self._database.writing() as connection:
            replaced = update(kept).where(kept.c.name == topic.name).values(values)
            if connection.execute(replaced).rowcount == 0:
                connection.execute(kept.insert(), values)

    def remove_topic(self, name: str) -> None:
        """Forget the topic; its briefs stay in the history."""
        with self._database.writing() as connection:
            if connection.execute(delete(kept).where(kept.c.name == name)).rowcount == 0:
                raise NotKept("topic", name)

    def _topic(self, name: str, written: str) -> Topic:
        with as_it_was_kept(self._database.where, f"topic {name!r}"):
            return read_topic(written)
