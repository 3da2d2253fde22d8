"""Votes in the tables: one a channel and place."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import Connection, and_, delete, func, select

from briefings.matching.votes import Vote
from storage.engines.database import Database
from storage.errors import NotFound
from storage.sql.articles import known
from storage.sql.tables import topics
from storage.sql.tables import votes as votes_table

_PLACE = (
    votes_table.c.topic,
    votes_table.c.article,
    votes_table.c.start,
    votes_table.c.end,
    votes_table.c.channel,
)


class Votes:
    """The part of `storage.ports.store.Store` that is about votes."""

    _database: Database

    def vote(self, vote: Vote) -> None:
        """Keep `vote` as the latest, in place of what its channel said of that sentence before."""
        values = asdict(vote)
        there = and_(*(column == values[column.name] for column in _PLACE))
        with self._database.writing() as connection:
            _make_sure(connection, vote)
            made = (connection.scalar(select(func.max(votes_table.c.made))) or 0) + 1
            connection.execute(delete(votes_table).where(there))
            connection.execute(votes_table.insert(), values | {"made": made})

    def votes(self, topic_name: str) -> Sequence[Vote]:
        """Return the votes on a topic's sentences, latest first."""
        latest_first = select(*_PLACE, votes_table.c.up).order_by(votes_table.c.made.desc())
        with self._database.reading() as connection:
            rows = connection.execute(latest_first.where(votes_table.c.topic == topic_name)).all()
        return [Vote(**row._asdict()) for row in rows]

    def forget_votes(self, topic_name: str) -> int:
        """Forget the votes on a topic's sentences; return how many there were."""
        with self._database.writing() as connection:
            return connection.execute(
                delete(votes_table).where(votes_table.c.topic == topic_name)
            ).rowcount


def _make_sure(connection: Connection, vote: Vote) -> None:
    """Refuse a vote on what is not kept.

    Raises:
        NotFound: its topic, or its article, is not.
    """
    if connection.scalar(select(topics.c.name).where(topics.c.name == vote.topic)) is None:
        raise NotFound("topic", vote.topic)
    if not known(connection, [vote.article]):
        raise NotFound("article", vote.article)
