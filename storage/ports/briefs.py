"""Briefs, stored as places in articles, and the last one that each channel saw."""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from briefings.model import Brief, Topic


class BriefStore(Protocol):
    """Briefs."""

    def save_brief(
        self, brief: Brief, delivered_at: datetime | None = None, *, revision: int | None = None
    ) -> None:
        """Store `brief` as the latest of its topic name and method; earlier ones are history.

        It is of the corpus at that `revision` (see `CorpusStats`; None: of the corpus as it is
        now): where articles came while it was made, it is out of date as soon as it is saved.
        Saving the brief that is the latest already adds none to the history, which is forgotten in
        time (`storage.ports.retention`), one that is delivered as a digest, too.

        Raises:
            NotFound: it quotes an article that is not stored.
        """
        ...

    def ready_brief(self, topic: Topic, method: str) -> Brief | None:
        """Return the latest brief of `topic` by `method`, or None where it may be out of date.

        It is not when the topic is still the same to the letter and no article was added since the
        brief was saved (last).
        """
        ...

    def brief(self, brief_id: str) -> Brief:
        """Return the brief with its excerpts quoted anew from the stored articles.

        Raises:
            NotFound: there is none with this id.
        """
        ...

    def briefs(self, topic_name: str | None = None) -> Iterator[Brief]:
        """Yield every stored brief (of one topic), latest first."""
        ...

    def set_last_brief(self, channel: str, brief_id: str) -> None:
        """Remember that `channel` saw this brief last, so that "/context 3" knows which 3.

        Raises:
            NotFound: there is no such brief.
        """
        ...

    def last_brief(self, channel: str) -> Brief | None:
        """Return the brief that `channel` saw last, or None."""
        ...
