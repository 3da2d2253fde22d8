"""Who may see which articles: what some channels alone brought, until an owner opens it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final, Protocol, TypeAlias

Viewer: TypeAlias = str | None
"""For whom a store is read: the name of a channel without its threads, `OPERATOR`, or None for
whatever everyone may see."""
OPERATOR: Final = "operator"
"""Who runs the bot, and sees everything; no channel is called so."""


class AudienceStore(Protocol):
    """Which channels brought the articles that are private."""

    def has_private(self, channel: str) -> bool:
        """Return whether a channel ever brought an article, or has a source, of its own."""
        ...

    def has_private_on(self, words: Collection[str]) -> bool:
        """Return whether any of `words` is in a current article that is not everyone's.

        Of those that are seen by whom this store is for; words as `CorpusStore.find_articles`
        takes them, or none for any.
        """
        ...

    def private_since(self, since: datetime, most: int) -> Sequence[str]:
        """Return the current articles published since then that are not everyone's.

        Of those that are seen by whom this store is for, the newest, `most` at most.
        """
        ...

    def audiences_of(self, articles: Collection[str]) -> Mapping[str, frozenset[str]]:
        """Return the channels that alone may see each of `articles` that is private."""
        ...

    def open_articles(self, ids: Collection[str]) -> int:
        """Let everyone see private articles; return how many.

        It is as if they were added for everyone: of an origin one is current.
        """
        ...

    def close_articles(self, ids: Collection[str]) -> int:
        """Let only the channels see articles that brought them; return how many.

        What no channel brought is everyone's, and stays so. Nothing that is ready and quotes one
        of them is shown any more.
        """
        ...
