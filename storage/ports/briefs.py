"""Briefs, stored as places in articles, and the last one that each channel saw."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from briefings.model import Brief, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedList:
    """All that there is to say of a topic, which briefs of any length are cut of.

    Attributes:
        brief: the points, most important first.
        revision: of the corpus that they were made of (see `CorpusStats`).
    """

    brief: Brief
    revision: int


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

    def ready_brief(self, topic: Topic, method: str, *, outdated: bool = False) -> Brief | None:
        """Return the latest brief of `topic` by `method`, or None where it may be out of date.

        It is not when the topic is still the same to the letter, and no article was added since the
        brief was saved (last), or none of those that were touches the topic
        (`storage.ports.routing`). With `outdated` it is returned, too, where it is.
        """
        ...

    def save_list(self, ranked: RankedList) -> None:
        """Store the ranked list of a stored topic in place of the former one by its method.

        It has no history, and no id leads to it.

        Raises:
            NotFound: it quotes an article that is not stored, or there is no such topic.
        """
        ...

    def ready_list(self, topic: Topic, method: str, *, outdated: bool = False) -> RankedList | None:
        """Return the ranked list of `topic` by `method`, on the terms of `ready_brief`."""
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
