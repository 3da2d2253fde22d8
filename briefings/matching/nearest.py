"""Which articles come nearest to what is asked, and whether they are about it.

Each is scored by BM25F over its title and body (Robertson, Zaragoza & Taylor, *Simple BM25
extension to multiple weighted fields*, 2004). Articles that tell the same as other good ones come
first, as an event is told by several (the cluster hypothesis: Jardine & van Rijsbergen, 1971).
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import chain, combinations
from math import fsum, log, sqrt
from statistics import fmean
from typing import Final, Literal, TypeAlias

from briefings.errors import TopicError
from briefings.language.candidates import Candidate, length_of
from briefings.language.remembering import remembered
from briefings.language.terms import Word, words_of
from briefings.matching.asked import Asked, read_question, with_short_names
from briefings.matching.questions import SHORT, is_answered
from briefings.matching.rarity import rarity_of
from briefings.matching.term import is_capital, is_name
from briefings.matching.vectors import Vector, product, unit
from briefings.model import Article

ABOUT: Final = 0.5
"""Share of what is asked from which it is answered: what the first article has of the most that one
could, and what the best passage of the first ones has, on average."""
NOTHING: Final = 0.05
"""Share below which a passage has nothing of it but what nearly every article has."""

FEWEST: Final = 30
"""Articles; fewer don't tell what is rare."""
WHOLE: Final = 0.8
"""Share of what is asked that a passage has from which it is about it, in whatever article …"""
FIRST: Final = 3
"""… of the first ones."""
MEANT: Final = 5
"""First articles that are compared by their meaning, too, where something does that …"""
MEANS: Final = 0.75
"""… what the nearest of them counts beside the share of the words …"""
MEANT_ABOUT: Final = 0.97
"""… and what both together are where it is answered."""
PASSAGE: Final = 40
"""Words of a passage that carry meaning: three sentences."""

TOLD: Final = 0.3
"""Share of what is asked that the best passage of documents has that are about it …"""
SHORT_TOLD: Final = 0.45
"""… or of a short question, on average …"""
SEVERAL: Final = 2
"""… that of so many documents, where there are as many."""
NARRATIVE: Final = 12
"""Words of a question that asks for more than one thing."""

TITLE: Final = 4.0
"""What a word counts in the title, against the body."""
SATURATION: Final = 2.0
LENGTH: Final = 0.3
"""BM25's k1 and b: a long report may tell of an event as well as a short one."""
ALIKE: Final = 20
"""Best articles that are compared with each other …"""
FELLOWS: Final = 2
"""… with so many that each is most like …"""
FELLOWSHIP: Final = 0.5
"""… and what these count."""

Verdict: TypeAlias = Literal["about", "nearest", "nothing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """An article, and how near it comes to what is asked.

    Attributes:
        article: the article.
        share: how much it has of what was asked, of the most that one could have: 0 to 1.
        passage: how much of it one passage has, with the title: 0 to 1.
        score: what decides the order: that, and what its fellows have.
        meant: how near it is in meaning, −1 to 1; None where nothing compares meanings.
    """

    article: Article
    share: float
    passage: float
    score: float
    meant: float | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of an article that carry meaning, and which of those asked are where.

    Attributes:
        words: all of them, those of the title first.
        titled: how often the title has each of the words asked.
        told: where in the body each of those stands, and which it is.
    """

    words: Sequence[Word]
    titled: Counter[int]
    told: Sequence[tuple[int, int]]

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.words)

    @property
    def stems(self) -> Counter[str]:
        """How often each stem occurs."""
        return Counter([stem for _, stem, _ in self.words])


def verdict_of(nearest: Sequence[Near]) -> Verdict:
    """Tell whether the articles are about what was asked; `nearest` are in order."""
    whole = max((near.passage for near in nearest[:FIRST]), default=0.0)
    if whole < NOTHING:
        return "nothing"
    words = fmean((nearest[0].share, whole))
    known = [near.meant for near in nearest[:MEANT] if near.meant is not None]
    if known:
        return "about" if words + MEANS * max(known) >= MEANT_ABOUT else "nearest"
    return "about" if words >= ABOUT or whole >= WHOLE else "nearest"


def is_told(about: str, candidates: Sequence[Candidate]) -> bool:
    """Tell whether sentences of documents that were handed over are about what was asked.

    A short question may be told by several sentences of a passage: by those of the two best
    documents, or of the square root of many, as among many some have any words by chance. Of a
    longer one some passage must have enough words, by weight, too. A narrative of many lines asks
    for more than any document tells: `is_answered` alone judges it.
    """
    try:
        asked = read_question(about)
    except TopicError:
        return False
    answered = is_answered(about, candidates)
    if len(asked.words) > NARRATIVE:
        return answered
    passages = _best_passages(asked, {id(one.article): one.article for one in candidates}.values())
    if len(asked.words) > SHORT:
        return answered and max(passages) >= TOLD
    several = max(SEVERAL, round(sqrt(len(passages))))
    return answered or fmean(nlargest(several, passages) or [0.0]) >= SHORT_TOLD


def nearest_first(
    asked: Asked, articles: Iterable[Article], having: Sequence[int], total: int
) -> list[Near]:
    """Return the articles that have anything of what was asked, the nearest first.

    Args:
        asked: the words.
        articles: the articles, in the order that decides ties.
        having: of each word, how many articles have it …
        total: … of how many.
    """
    rarity = [rarity_of(count, max(total, FEWEST)) for count in having]
    read = [(article, _read(asked, article)) for article in articles]
    usual = fmean([words.length for _, words in read] or [1]) or 1.0
    found = []
    for article, words in read:
        weights = _weights(asked, article, rarity)
        most = sum(weights)
        if most and (words.titled or words.told):
            share = round(_standing(words, weights, words.length / usual) / most, 6)
            passage = round(_best_passage(words, weights) / most, 6)
            near = Near(article=article, share=share, passage=passage, score=share)
            found.append((near, words))
    found.sort(key=lambda one: -one[0].score)
    return _with_fellows(found)


def _best_passages(asked: Asked, articles: Iterable[Article]) -> list[float]:
    """Return what the best passage of each article has of what was asked, 0 to 1."""
    read = [(article, _read(asked, article)) for article in articles]
    having = Counter(
        place for _, words in read for place in words.titled.keys() | {at for _, at in words.told}
    )
    rarity = [rarity_of(having[place], max(len(read), FEWEST)) for place in range(len(asked.words))]
    weighed = [(words, _weights(asked, article, rarity)) for article, words in read]
    return [_best_passage(words, weights) / (sum(weights) or 1.0) for words, weights in weighed]


def _weights(asked: Asked, article: Article, rarity: Sequence[float]) -> list[float]:
    """Return what each word weighs: nothing where it means nothing in the article's language."""
    known = asked.stems_in(article.language)
    return [weight if stems else 0.0 for weight, stems in zip(rarity, known, strict=True)]


def _read(asked: Asked, article: Article) -> _Read:
    place_of = asked.places_in(article.language)
    names = {place for place, word in enumerate(asked.words) if is_name(word)}
    title, body = _telling_words(article)

    def places(words: Iterable[Word]) -> Iterator[tuple[int, int]]:
        for at, (written, stem, _) in enumerate(words):
            place = place_of.get(stem)
            if place is not None and (place not in names or is_capital(written)):
                yield at, place

    return _Read(
        words=title + body,
        titled=Counter(place for _, place in places(title)),
        told=list(places(body)),
    )


@remembered(length_of)
def _telling_words(article: Article) -> tuple[list[Word], list[Word]]:
    """Return the words of the title that carry meaning, and those of what the article tells."""
    title, body = (
        [word for word in words_of(with_short_names(text), article.language) if not word.stop]
        for text in (article.title or "", _told(article))
    )
    return title, body


def _told(article: Article) -> str:
    """Return what the article tells: what is never quoted, such as "Subscribe", says nothing."""
    if not article.marks:
        return article.body
    starts = [0, *(mark.end for mark in article.marks)]
    ends = [*(mark.start for mark in article.marks), len(article.body)]
    return "\n".join(article.body[slice(*span)] for span in zip(starts, ends, strict=True))


def _standing(words: _Read, weights: Sequence[float], length: float) -> float:
    """Return BM25F's score without its constant factor: a word counts 1 at most."""
    slow = SATURATION * (1 - LENGTH + LENGTH * length)
    counts = {place: TITLE * count for place, count in words.titled.items()}
    for _, place in words.told:
        counts[place] = counts.get(place, 0.0) + 1
    return fsum(weights[place] * count / (count + slow) for place, count in counts.items())


def _best_passage(words: _Read, weights: Sequence[float]) -> float:
    """Return what the passage with most of the words has of them, those of the title included."""
    best = 0.0
    for first, (start, _) in enumerate(words.told or [(0, 0)]):
        last = bisect_right(words.told, (start + PASSAGE, 0))
        has = words.titled.keys() | {place for _, place in words.told[first:last]}
        best = max(best, fsum(weights[place] for place in has))
    return best


def _with_fellows(found: Sequence[tuple[Near, _Read]]) -> list[Near]:
    """Return the articles in order, each with what those most like it have."""
    best = found[:ALIKE]
    counts = [words.stems for _, words in best]
    having = Counter(chain.from_iterable(counts))
    rarity = {stem: rarity_of(count, len(best)) for stem, count in having.items()}
    vectors = [_vector(stems, rarity) for stems in counts]
    likeness = {
        (one, other): round(product(vectors[one], vectors[other]), 6)
        for one, other in combinations(range(len(best)), 2)
    }
    scored = []
    for place, (near, _) in enumerate(best):
        fellows = nlargest(
            FELLOWS,
            (
                (likeness[min(place, other), max(place, other)], best[other][0].score)
                for other in range(len(best))
                if other != place
            ),
        )
        told = fsum(alike * score for alike, score in fellows) / FELLOWS
        scored.append(replace(near, score=round(near.score + FELLOWSHIP * told, 6)))
    others = [near for near, _ in found[ALIKE:]]
    return [*sorted(scored, key=lambda near: -near.score), *others]


def _vector(stems: Mapping[str, int], rarity: Vector) -> dict[str, float]:
    return unit({stem: (1 + log(count)) * rarity[stem] for stem, count in stems.items()})
