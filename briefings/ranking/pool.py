"""The sentences that a brief is made of, and how near each is to what was asked."""

from collections.abc import Container, Mapping, Sequence
from functools import cached_property

from briefings.agreement.copies import by_article, near_copies
from briefings.language.candidates import Candidate
from briefings.ranking.coverage import Coverage


class Pool:
    """Sentences to choose from: what engines are given.

    Attributes:
        sentences: all of them, in the order that decides ties.
        is_asked: whether something was asked, so that some are nearer to it than others.
    """

    def __init__(
        self,
        sentences: Sequence[Candidate],
        *,
        nearness: Sequence[float] | None = None,
        copies: Mapping[str, str] | None = None,
    ) -> None:
        """Gather the sentences.

        Args:
            sentences: all of them, in the order that decides ties.
            nearness: how near each is to what was asked, 0 to 1; None where nothing was asked.
            copies: by an article's id, the article that it copies, where that is known already.
        """
        self.sentences = sentences
        self.is_asked = nearness is not None
        near = [1.0] * len(sentences) if nearness is None else nearness
        self._near = {id(one): value for one, value in zip(sentences, near, strict=True)}
        self._copies = copies

    def nearness(self, sentence: Candidate) -> float:
        """Return how near one of the sentences is to what was asked: 1 where nothing was."""
        return self._near[id(sentence)]

    def without(self, left_out: Container[int]) -> "Pool":
        """Return the pool without the sentences of those identities."""
        kept = [one for one in self.sentences if id(one) not in left_out]
        near = [self.nearness(one) for one in kept] if self.is_asked else None
        return Pool(kept, nearness=near, copies=self._copies)

    @cached_property
    def nearest_first(self) -> list[Candidate]:
        """The sentences by nearness; in their own order where nothing was asked."""
        return sorted(self.sentences, key=self.nearness, reverse=True)

    @cached_property
    def copies(self) -> Mapping[str, str]:
        """By an article's id, the article that it copies."""
        return near_copies(by_article(self.sentences)) if self._copies is None else self._copies

    @cached_property
    def coverage(self) -> Coverage:
        """What the sentences cover, and what that is worth."""
        nearness = self.nearness if self.is_asked else None
        return Coverage(self.sentences, nearness=nearness, copies=self.copies)

    def voices(self, sentence: Candidate) -> set[str]:
        """Return whose word a sentence is: source, host, and the article that it stood in first."""
        article = sentence.article
        return {*article.voices, self.copies.get(article.id, article.id)}
