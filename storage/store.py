"""The Store: what the memory promises. One contract, several databases (`storage/sql.py`).

Every method may raise `storage.errors.StorageError`, which wraps what the driver raised. Every
write is one transaction: all or nothing. Lists come in an order that depends on what is kept, not
on when it was put there. A Store may be used from one thread at a time.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol

from briefings.choosing.votes import Vote
from briefings.model import Article, Brief, Topic
from storage.model import Holdings, SourceCount


class Store(Protocol):
    """Articles, topics, briefs and votes that outlive the process.

    Also a `briefings.shelf.Shelf` and a `briefings.choosing.votes.BallotBox`.
    """

    # Articles -----------------------------------------------------------------------------------

    def known(self, ids: Collection[str]) -> frozenset[str]:
        """Return those of `ids` that are kept, replaced or not."""
        ...

    def current_at(self, origins: Collection[str]) -> Mapping[str, str]:
        """Return, for each of `origins` that has one, the id of the article current there."""
        ...

    def add(self, articles: Sequence[Article]) -> None:
        """Keep `articles` and make them findable, all or none.

        What an article `replaces` stays kept, but is no longer current. An article that is kept
        already becomes current again and takes the origin, file and replaces it is given; its
        body never changes. A later article of the batch wins over an earlier one of its origin.
        """
        ...

    def article(self, article_id: str) -> Article:
        """Return the article as it was added.

        Raises:
            NotKept: there is none with this id.
        """
        ...

    def articles(self, ids: Collection[str] | None = None) -> Iterator[Article]:
        """Yield current articles (or the kept ones of `ids`), newest first, then by id."""
        ...

    def find(self, words: Collection[str]) -> frozenset[str]:
        """Return ids of the current articles in which any of `words` occurs, title or body.

        `words` are index words as `briefings.language.terms.index_words` makes them, of which an
        entry ending in ``*`` stands for every word that begins so.
        """
        ...

    def holdings(self) -> Holdings:
        """Return how much is kept."""
        ...

    def sources(self) -> Sequence[SourceCount]:
        """Return the sources of current articles, most articles first, then by title."""
        ...

    # Topics -------------------------------------------------------------------------------------

    def topics(self) -> Sequence[Topic]:
        """Return all topics, by name."""
        ...

    def topic(self, name: str) -> Topic:
        """Return the topic of that name.

        Raises:
            NotKept: there is none.
        """
        ...

    def save_topic(self, topic: Topic) -> None:
        """Keep `topic` under its name, in place of one that had it."""
        ...

    def remove_topic(self, name: str) -> None:
        """Forget the topic; its briefs stay in the history.

        Raises:
            NotKept: there is none.
        """
        ...

    # Briefs -------------------------------------------------------------------------------------

    def save_brief(self, brief: Brief) -> None:
        """Keep `brief` as the latest of its topic name and method; earlier ones stay as history.

        Saving the brief that is the latest already adds none to the history.

        Raises:
            NotKept: it quotes an article that is not kept.
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
            NotKept: there is none with this id.
        """
        ...

    def briefs(self, topic_name: str | None = None) -> Iterator[Brief]:
        """Yield every brief kept (of one topic), latest first."""
        ...

    # What a channel was last shown, so that "/context 3" knows which 3 --------------------------

    def show(self, channel: str, brief_id: str) -> None:
        """Remember that `channel` was last shown this brief.

        Raises:
            NotKept: there is no such brief.
        """
        ...

    def shown(self, channel: str) -> Brief | None:
        """Return the brief that `channel` was last shown, or None."""
        ...

    # Votes on the sentences that led a point ----------------------------------------------------

    def vote(self, vote: Vote) -> None:
        """Keep `vote` as the latest, in place of what its channel said of that sentence before.

        It stays as long as its topic does, however the topic is changed, and goes with it.

        Raises:
            NotKept: its topic is not kept, or its article.
        """
        ...

    def votes(self, topic_name: str) -> Sequence[Vote]:
        """Return the votes on a topic's sentences, latest first; none where there is no topic."""
        ...

    def forget_votes(self, topic_name: str) -> int:
        """Forget the votes on a topic's sentences; return how many there were."""
        ...

    # The whole ----------------------------------------------------------------------------------

    def close(self) -> None:
        """Let go of files and connections; the store can't be used afterwards."""
        ...
