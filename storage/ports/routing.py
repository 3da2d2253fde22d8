"""Routing: which topics the latest articles touch, so that only their briefs are made anew."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from briefings.model import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class UnroutedArticles:
    """The articles that came, were replaced, ended or were resumed since the last ones routed.

    Attributes:
        articles: they are read as they are taken, a few at a time; damaged ones are left out.
        upto: the corpus's revision that they lead to (see `CorpusStats`).
    """

    articles: Iterator[Article]
    upto: int


class RoutingStore(Protocol):
    """How far articles are routed to the topics that they touch."""

    def is_routed(self) -> bool:
        """Return whether all that was changed about articles is routed."""
        ...

    def unrouted_articles(self) -> UnroutedArticles:
        """Return all that are to be routed, in the order in which they came."""
        ...

    def mark_routed(self, upto: int, touched: Collection[str]) -> None:
        """Remember that they are routed up to that revision, and the names of the topics touched.

        What is ready of such a topic is out of date, unless it is of that revision or a later one.
        """
        ...
