"""Votes on the sentences that led a point."""

from collections.abc import Sequence
from typing import Protocol

from briefings.matching.votes import Vote


class VoteStore(Protocol):
    """Votes; with a `CorpusStore` also a `briefings.matching.votes.BallotBox`."""

    def vote(self, vote: Vote) -> None:
        """Store `vote` as the latest, in place of its channel's former one on that sentence.

        It stays as long as its topic does, however the topic is changed, and goes with it.

        Raises:
            NotFound: its topic is not stored, or its article.
        """
        ...

    def votes(self, topic_name: str) -> Sequence[Vote]:
        """Return the votes on a topic's sentences, latest first; none where there is no topic."""
        ...

    def forget_votes(self, topic_name: str) -> int:
        """Forget the votes on a topic's sentences; return how many there were."""
        ...
