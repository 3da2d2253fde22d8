"""Questions that someone is to answer by writing, such as which city they live in."""

from datetime import datetime
from typing import Protocol


class QuestionStore(Protocol):
    """The last question to each person in each channel, until it is answered or too old."""

    def ask_question(self, channel: str, user: str, question: str, at: datetime) -> None:
        """Remember what a person in a channel was asked; it takes the place of the former one.

        Args:
            channel: the channel's name.
            user: the person's id on its platform.
            question: what is asked, in the bot's own words for itself.
            at: when.
        """
        ...

    def open_question(self, channel: str, user: str, since: datetime) -> str | None:
        """Return what a person in a channel was asked since then; None: nothing is open."""
        ...

    def close_question(self, channel: str, user: str) -> None:
        """Forget what a person in a channel was asked, if anything."""
        ...
