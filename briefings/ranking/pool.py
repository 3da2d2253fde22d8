"""The sentences that a brief is made of, and how near each is to what was asked."""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from functools import cached_property

from briefings.agreement.copies import by_article, near_copies
from briefings.agreement.origins import Origin, origins_among
from briefings.language.candidates import Candidate
from briefings.meaning.port import Meaning
from briefings.ranking.story import Story
from briefings.stories.facts.likeness import UNLIKE


class Pool:
    """Sentences to choose from: what engines are given.

    Attributes:
        sentences: all of them, in the order that decides ties.
        is_asked: whether something was asked, so that some are nearer to it than others.
        is_news: whether of several stories each is told by its news: first by what an article of it
            opens with, then by what several origins state.
        meaning: what compares meanings; None where nothing does.
    """

    def __init__(  # noqa: PLR0913 - what is known of them, each thing by its name
        self,
        sentences: Sequence[Candidate],
        *,
        nearness: Sequence[float] | None = None,
        copies: Mapping[str, str] | None = None,
        stories: Mapping[str, str] | None = None,
        is_news: bool = False,
        meaning: Meaning | None = None,
    ) -> None:
        """Gather the sentences.

        Args:
            sentences: all of them, in the order that decides ties.
            nearness: how near each is to what was asked, 0 to 1; None where nothing was asked.
            copies: by an article's id, the article that it copies, where that is known already.
            stories: by an article's id, the story that it tells; an article that is missing tells
                one of its own. None where all tell one story.
            is_news: whether of several stories each is told by its news.
            meaning: what compares meanings, if anything does.
        """
        self.sentences, self.meaning = sentences, meaning
        self.is_news = is_news
        self.is_asked = nearness is not None
        near = [1.0] * len(sentences) if nearness is None else nearness
        self._near = {id(one): value for one, value in zip(sentences, near, strict=True)}
        self._copies, self._stories = copies, stories

    def nearness(self, sentence: Candidate) -> float:
        """Return how near one of the sentences is to what was asked: 1 where nothing was."""
        return self._near[id(sentence)]

    def without(self, left_out: Container[int]) -> "Pool":
        """Return the pool without the sentences of those identities."""
        kept = [one for one in self.sentences if id(one) not in left_out]
        near = [self.nearness(one) for one in kept] if self.is_asked else None
        return Pool(
            kept,
            nearness=near,
            copies=self._copies,
            stories=self._stories,
            is_news=self.is_news,
            meaning=self.meaning,
        )

    @cached_property
    def nearest_first(self) -> list[Candidate]:
        """The sentences by nearness; in their own order where nothing was asked."""
        return sorted(self.sentences, key=self.nearness, reverse=True)

    @cached_property
    def copies(self) -> Mapping[str, str]:
        """By an article's id, the article that it copies."""
        return near_copies(by_article(self.sentences)) if self._copies is None else self._copies

    @cached_property
    def tells_several(self) -> bool:
        """Whether the sentences are of several stories."""
        return len(set(map(id, self._by_sentence.values()))) > 1

    def story(self, sentence: Candidate) -> Story:
        """Return the story that a sentence is of."""
        return self._by_sentence[id(sentence)]

    def likeness(self, one: Candidate, other: Candidate) -> float:
        """Return how surely two sentences state the same: `UNLIKE` if they are of two stories."""
        story = self.story(one)
        return story.likeness_of(one, other) if story is self.story(other) else UNLIKE

    def origin(self, sentence: Candidate) -> str:
        """Return whose word a sentence was first: of a print, the voice of who wrote it."""
        return self._voices_first[id(sentence)]

    @cached_property
    def origins(self) -> Mapping[str, Origin]:
        """By an article's id, where its text first came from."""
        articles = {one.article.id: one.article for one in self.sentences}
        return origins_among(articles.values(), self.copies)

    @cached_property
    def _voices_first(self) -> dict[int, str]:
        return {id(one): self.origins[one.article.id].voice for one in self.sentences}

    @cached_property
    def prints(self) -> Mapping[str, Sequence[Candidate]]:
        """By the voice of an origin, the sentences that came from it."""
        found: dict[str, list[Candidate]] = defaultdict(list)
        for one in self.sentences:
            found[self.origin(one)].append(one)
        return found

    @cached_property
    def _by_sentence(self) -> dict[int, Story]:
        told: dict[str, list[Candidate]] = defaultdict(list)
        for one in self.sentences:
            article = one.article.id
            key = "" if self._stories is None else self._stories.get(article, f"article:{article}")
            told[key].append(one)
        found: dict[int, Story] = {}
        for sentences in told.values():
            story = Story(
                sentences,
                origins=self._voices_first,
                copies=self.copies,
                nearness=self.nearness if self.is_asked else None,
            )
            found.update(dict.fromkeys(map(id, sentences), story))
        return found

    def voices(self, sentence: Candidate) -> set[str]:
        """Return whose word a sentence is: source, host, and the article that it stood in first."""
        article = sentence.article
        return {*article.voices, self.copies.get(article.id, article.id)}
