"""Topics: what briefs are made on, one a name."""

from collections.abc import Sequence
from typing import Protocol

from briefings.model import Topic


class TopicStore(Protocol):
    """Topics."""

    def topics(self) -> Sequence[Topic]:
        """Return all topics, by name."""
        ...

    def topic(self, name: str) -> Topic:
        """Return the topic of that name.

        Raises:
            NotFound: there is none.
        """
        ...

    def save_topic(self, topic: Topic) -> None:
        """Store `topic` under its name, in place of one that had it."""
        ...

    def remove_topic(self, name: str) -> None:
        """Forget the topic; its briefs stay in the history.

        Raises:
            NotFound: there is none.
        """
        ...
