"""The Store: what the memory promises. One contract, several databases (`storage/sql.py`).

Every method may raise `storage.errors.StorageError`, which wraps what the driver raised. Every
write is one transaction: all or nothing. Lists come in an order that depends on what is kept, not
on when it was put there. A Store may be used from several threads at once.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from briefings.matching.votes import Vote
from briefings.model import Article, Brief, Topic
from storage.ports.digests import DigestStore
from storage.ports.values import (
    ChannelState,
    CorpusStats,
    Feedback,
    Gone,
    Noted,
    Queue,
    SourceCount,
    Step,
    Waiting,
)


class RequestStore(Protocol):
    """Requests, kept so that each is answered once."""

    def note(self, steps: Sequence[Step]) -> Noted:
        """Keep what happened to requests, in order, in one transaction.

        A `Received` whose key is kept already changes nothing. `Sending` and `Settled` of a key
        that is not kept change nothing, nor does a `Sending` of one that somebody else took up
        since; but the asks of a `Sending` are kept in any case.
        """
        ...

    def take_up(self, platform: str, now: datetime, lease: timedelta | None) -> Sequence[Waiting]:
        """Return the requests of a platform's channels that nobody works on, and count a try each.

        In the order in which they were received. Those are all that are not settled, or with a
        `lease`, those that were not noted, taken up or held for that long. They are leased to the
        caller: no one else is given them meanwhile.
        """
        ...

    def hold(self, held: Mapping[str, int], now: datetime) -> None:
        """Lease requests anew that are still being worked on, each by its key and tries.

        Nothing is changed of those that somebody else took up since.
        """
        ...

    def queues(self) -> Sequence[Queue]:
        """Return what waits, by platform; nothing of those for which nothing does."""
        ...

    def release(self) -> int:
        """Settle all requests unanswered, their deliveries skipped; return how many those were."""
        ...

    def ask(self, key: str) -> str | None:
        """Return what the button with this key asks, or None where it is not kept any more."""
        ...

    def forget_requests(self, before: datetime) -> int:
        """Forget settled requests and buttons last noted before; return how many of both."""
        ...


class ChannelStore(Protocol):
    """What is remembered of channels, and what people there said about the bot."""

    def channel(self, name: str) -> ChannelState:
        """Return what is remembered of a channel; of an unknown one that is nothing."""
        ...

    def unreachable(self) -> Mapping[str, Gone]:
        """Return the channels that can't be reached, by name."""
        ...

    def set_language(self, channel: str, language: str | None) -> None:
        """Remember what language the channel wants; None: as the platform says."""
        ...

    def mark_gone(self, channel: str, reason: str, at: datetime) -> None:
        """Remember that the channel can't be reached; the first time and reason stand."""
        ...

    def mark_back(self, channel: str) -> None:
        """Remember that the channel can be reached."""
        ...

    def mute(self, channel: str, topic: str, until: datetime | None) -> None:
        """Remember that the channel wants nothing of the topic until then (None: till unmuted)."""
        ...

    def unmute(self, channel: str, topic: str) -> None:
        """Remember that the channel wants the topic again."""
        ...

    def move_channel(self, former: str, now: str) -> None:
        """Write a channel's new name wherever its former one stands, threads of it included.

        What both have (a language, what was shown last, votes), the new one keeps.
        """
        ...

    def forget_channel(self, channel: str) -> None:
        """Forget all that is kept of a channel, threads of it included: also votes and feedback."""
        ...

    def forget_workspace(self, platform: str, workspace: str) -> None:
        """Forget all that is kept of the channels that a workspace's requests came from."""
        ...

    def add_feedback(self, feedback: Feedback) -> None:
        """Keep what someone said about the bot."""
        ...

    def feedback(self) -> Sequence[Feedback]:
        """Return what was said about the bot, latest first."""
        ...


class Store(RequestStore, ChannelStore, DigestStore, Protocol):
    """All that outlives the process: also articles, topics, briefs and votes.

    Also a `briefings.reading.ingest.ArticleStore` and a `briefings.matching.votes.BallotBox`.
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

    def corpus_stats(self) -> CorpusStats:
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

    def save_brief(self, brief: Brief, told: datetime | None = None) -> None:
        """Keep `brief` as the latest of its topic name and method; earlier ones stay as history.

        Saving the brief that is the latest already adds none to the history. One that is `told` as
        a digest then is forgotten with what was told before (`forget_deliveries`).

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
