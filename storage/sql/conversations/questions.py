"""Questions that someone is to answer by writing."""

from datetime import datetime

from sqlalchemy import delete, select

from storage.engines.database import Database
from storage.engines.upsert import upsert
from storage.sql.codec import encode_instant
from storage.sql.tables import questions


class Questions:
    """A `storage.ports.conversations.questions.QuestionStore`."""

    _database: Database

    def ask_question(self, channel: str, user: str, question: str, at: datetime) -> None:
        """Remember what a person in a channel was asked; it takes the place of the former one."""
        row = {"channel": channel, "user": user, "question": question, "at": encode_instant(at)}
        with self._database.writing() as connection:
            connection.execute(upsert(self._database.dialect, questions, "question", "at"), row)

    def open_question(self, channel: str, user: str, since: datetime) -> str | None:
        """Return what a person in a channel was asked since then; None: nothing is open."""
        theirs = (questions.c.channel == channel) & (questions.c.user == user)
        asked = select(questions.c.question).where(theirs, questions.c.at >= encode_instant(since))
        with self._database.reading() as connection:
            return connection.scalar(asked)

    def close_question(self, channel: str, user: str) -> None:
        """Forget what a person in a channel was asked, if anything."""
        theirs = (questions.c.channel == channel) & (questions.c.user == user)
        with self._database.writing() as connection:
            connection.execute(delete(questions).where(theirs))
