"""Votes in the tables: one a channel and place."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import delete, select

from briefings.matching.votes import Vote
from storage.engines.database import Database
from storage.engines.upsert import upsert
from storage.errors import NotFound
from storage.sql.corpus.rows import existing_ids
from storage.sql.tables import votes as votes_table
from storage.sql.topics.topics import hold_topic

_COLUMNS = [column for column in votes_table.c if column.name != "made"]


class Votes:
    """A `storage.ports.votes.VoteStore`."""

    _database: Database

    def vote(self, vote: Vote) -> None:
        """Store `vote` as the latest, in place of its channel's former one on that sentence."""
        made = self._database.next_number(votes_table.c.made)
        with self._database.writing() as connection:
            hold_topic(connection, vote.topic)
            if not existing_ids(connection, [vote.article]):
                raise NotFound("article", vote.article)
            keep = upsert(self._database.dialect, votes_table, "up", "made")
            connection.execute(keep.values(made=made), asdict(vote))

    def votes(self, topic_name: str) -> Sequence[Vote]:
        """Return the votes on a topic's sentences, latest first."""
        latest_first = select(*_COLUMNS).order_by(votes_table.c.made.desc())
        with self._database.reading() as connection:
            rows = connection.execute(latest_first.where(votes_table.c.topic == topic_name)).all()
        return [Vote(**row._asdict()) for row in rows]

    def forget_votes(self, topic_name: str) -> int:
        """Forget the votes on a topic's sentences; return how many there were."""
        its = votes_table.c.topic == topic_name
        with self._database.writing() as connection:
            return connection.execute(delete(votes_table).where(its)).rowcount
