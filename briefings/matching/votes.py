"""What votes on sentences say about a topic: small, bounded factors on relevance, each shown."""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final, Protocol, TypeAlias

from briefings.language.terms import tokens
from briefings.matching.relevance import Match, find_matches
from briefings.matching.term import without_doubt
from briefings.model import Article, Topic, digest
from briefings.spans import Span

STEP: Final = 1.25
"""What one term or word multiplies relevance with at most; its inverse at least."""
MOST: Final = 1.5
"""What all of them together multiply it with at most; its inverse at least."""
SMOOTHING: Final = 1
"""Sentences for and against that are taken as voted on beforehand (Laplace's rule)."""
FEWEST_SENTENCES: Final = 2
"""A word of one sentence only says nothing of what is liked."""

Voted: TypeAlias = tuple[Match, bool]
"""A sentence about the topic, and whether it was voted up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What a channel thinks of a sentence that led a point.

    Attributes:
        topic: the name of the topic that the sentence stood for.
        article: id of the article.
        start: where in its body the sentence begins.
        end: where it ends.
        channel: who voted: a place to talk has one vote on a sentence.
        up: whether more of its kind is wanted, or less.
    """

    topic: str
    article: str
    start: int
    end: int
    channel: str
    up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """How the votes lean on sentences with one term or word.

    Attributes:
        feature: the term as the topic has it, or the stem of the word.
        written: how people read it.
        up: how many sentences with it were voted up.
        down: how many were voted down.
    """

    feature: str
    written: str
    up: int
    down: int

    @property
    def lean(self) -> float:
        """From -1 to 1: (up - down) / (up + down + 2), half the smoothed log-odds through tanh."""
        return (self.up - self.down) / (self.up + self.down + 2 * SMOOTHING)

    @property
    def factor(self) -> float:
        """What relevance is multiplied with for it alone."""
        return _factor(self.lean, STEP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leanings:
    """How the votes on a topic change what its sentences are worth. Nothing is ever ruled out.

    Attributes:
        terms: of the topic's terms, in its order.
        words: of other words, those that lean most first.
    """

    terms: tuple[Leaning, ...] = ()
    words: tuple[Leaning, ...] = ()
    _of_term: Mapping[str, float] = field(init=False, repr=False, compare=False)
    _of_word: Mapping[str, float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Have the leans at hand."""
        object.__setattr__(self, "_of_term", {row.feature: row.lean for row in self.terms})
        object.__setattr__(self, "_of_word", {row.feature: row.lean for row in self.words})

    @property
    def rows(self) -> tuple[Leaning, ...]:
        """All of them, in the order in which they are shown."""
        return (*self.terms, *self.words)

    @property
    def digest(self) -> str:
        """Stands for all that can change a factor."""
        terms, words = (
            [(row.feature, row.up, row.down) for row in rows] for rows in (self.terms, self.words)
        )
        return digest(terms, words)

    def factor(self, match: Match) -> float:
        """Return what the relevance of a sentence is to be multiplied with: 1.0 without votes."""
        of_terms = (self._of_term.get(hit, 0.0) for hit in match.hits)
        of_words = (self._of_word.get(stem, 0.0) for stem in match.sentence.content)
        return _factor(math.fsum(chain(of_terms, of_words)), MOST)  # fsum: in whatever order


class BallotBox(Protocol):
    """Where votes lie beside their articles. `storage.ports.store.Store` is one."""

    def votes(self, topic_name: str) -> Sequence[Vote]:
        """Return the votes on a topic's sentences."""
        ...

    def articles(self, ids: Collection[str]) -> Iterable[Article]:
        """Return the articles of `ids`."""
        ...


def learn_leanings(box: BallotBox, topic: Topic) -> Leanings:
    """Return what the votes in `box` say about `topic`."""
    votes = box.votes(topic.name)
    return leanings(topic, find_voted(topic, votes, box.articles({vote.article for vote in votes})))


def find_voted(topic: Topic, votes: Iterable[Vote], articles: Iterable[Article]) -> list[Voted]:
    """Return the sentences that were voted on, once a vote.

    A vote on what is no longer about the topic, as its terms are now, is left out.
    """
    kept = {article.id: article for article in articles}
    return [
        (match, vote.up)
        for vote in votes
        if vote.article in kept
        for match in find_matches(topic, _alone(kept[vote.article], vote))
    ]


def _alone(article: Article, vote: Vote) -> Article:
    """Return an article of nothing but the sentence: the rest need not be read for a vote."""
    return replace(article, body=article.body[vote.start : vote.end], marks=())


def leanings(topic: Topic, votes: Iterable[Voted]) -> Leanings:
    """Return how the votes lean, in whatever order they come; more ups never lower a factor.

    A sentence counts once: up where more votes on it are up than down. A term of the topic leans
    from its first sentence on, any other word from its second. How far is the log-odds of up
    against down, smoothed by a prior (Monroe, Colaresi & Quinn, *Fightin' Words*, 2008).
    """
    verdicts = _verdicts(votes)
    by_term = _counted(verdicts, lambda match: match.hits)
    by_stem = _counted(verdicts, lambda match: match.sentence.content)
    written = _as_written([match for match, _ in verdicts])
    in_order = dict.fromkeys(term for term, _ in _terms(topic) if term in by_term)
    says_more = _beside(topic)
    telling = [
        _leaning(stem, written[stem], counts)
        for stem, counts in by_stem.items()
        if counts.total() >= FEWEST_SENTENCES and says_more(stem, written[stem])
    ]
    leaning = [row for row in telling if row.lean]
    return Leanings(
        terms=tuple(_leaning(term, term, by_term[term]) for term in in_order),
        words=tuple(sorted(leaning, key=lambda row: (-abs(row.lean), row.feature))),
    )


def _verdicts(votes: Iterable[Voted]) -> list[Voted]:
    """Return each sentence once, and what most votes on it are; none where they are even."""
    votes = list(votes)
    balance: Counter[tuple[str, Span]] = Counter()
    for match, up in votes:
        balance[_place(match)] += 1 if up else -1
    once = {_place(match): match for match, _ in votes}
    return [(match, balance[place] > 0) for place, match in once.items() if balance[place]]


def _place(match: Match) -> tuple[str, Span]:
    return match.sentence.article.id, match.sentence.span


def _counted(
    verdicts: Iterable[Voted], features: Callable[[Match], Iterable[str]]
) -> dict[str, Counter[bool]]:
    """Return how many sentences with each feature are up (True) and down (False)."""
    counted: dict[str, Counter[bool]] = {}
    for match, up in verdicts:
        for feature in features(match):
            counted.setdefault(feature, Counter())[up] += 1
    return counted


def _as_written(matches: Iterable[Match]) -> dict[str, str]:
    """Return the commonest spelling of each stem, the alphabet deciding between equals."""
    spellings: dict[str, Counter[str]] = {}
    for match in matches:
        for spelling, stem, _ in match.sentence.words:
            spellings.setdefault(stem, Counter())[spelling] += 1
    return {
        stem: min(counted, key=lambda spelling: (-counted[spelling], spelling))
        for stem, counted in spellings.items()
    }


def _leaning(feature: str, written: str, counts: Counter[bool]) -> Leaning:
    return Leaning(feature=feature, written=written, up=counts[True], down=counts[False])


def _terms(topic: Topic) -> list[tuple[str, str | None]]:
    """Return each term of the topic with the language that it is in."""
    own = [(term, topic.language) for term in topic.terms]
    further = [(term, language) for language, terms in topic.terms_in for term in terms]
    return [(without_doubt(term), language) for term, language in (*own, *further)]


def _beside(topic: Topic) -> Callable[[str, str], bool]:
    """Return what tells whether a stem, as written, is neither a figure nor of a topic's term."""
    stems = {token.stem for term, language in _terms(topic) for token in tokens(term, language)}
    pieces = chain.from_iterable(term.casefold().split() for term, _ in _terms(topic))
    beginnings = tuple(piece.removesuffix("*") for piece in pieces if piece.endswith("*"))

    def says_more(stem: str, written: str) -> bool:
        figure = any(map(str.isdigit, stem))
        return not (figure or stem in stems or written.casefold().startswith(beginnings))

    return says_more


def _factor(lean: float, most: float) -> float:
    """Return `STEP` to the power of `lean`, between 1 / `most` and `most`."""
    return round(min(max(math.pow(STEP, lean), 1 / most), most), 6)
