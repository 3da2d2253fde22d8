"""What sentences cover, and what it is worth to cover it: what many sources say is worth most.

Lin & Bilmes, *A Class of Submodular Functions for Document Summarization*, 2011: a brief is worth
the features that it covers, each of which counts once. `greedy` chooses by it.
docs/how-we-choose.md tells why each step is as it is.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import Final, TypeAlias

from briefings.agreement.copies import by_article, near_copies
from briefings.language.candidates import Candidate
from briefings.language.terms import Word, words_of
from briefings.model import Article

Feature: TypeAlias = str | tuple[str, str]
"""A stem that carries meaning, or two stems in a row."""
Nearness: TypeAlias = Callable[[Candidate], float]
"""How near a sentence is to what was asked, 0 to 1."""

FEWEST_SENTENCES: Final = 2
"""A feature of one sentence only tells nothing of what matters."""
SOURCES: Final = 1.5
"""Exponent of how many independent sources have a feature: what all report is the news."""
PAIR: Final = 4.0
"""Weight of two stems in a row against one: they tell more of what is said (Gillick & Favre, *A
Scalable Global Model for Summarization*, 2009, count nothing else)."""
HALFWAY: Final = 10
"""Sentences into an article at which a mention counts half."""


class Coverage:
    """What sentences cover, and what it is worth to cover it, which is why one is chosen."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        *,
        nearness: Nearness | None = None,
        copies: Mapping[str, str] | None = None,
    ) -> None:
        """Weigh what `candidates` say.

        Worth is independent sources ^ `SOURCES` × log(1 + mentions) × mean nearness of the
        sentences that have it. Articles are independent unless one copies the other. A mention
        counts less the further down it stands, and a title is a mention like a first sentence.

        Args:
            candidates: the sentences of all articles, in an order that decides ties.
            nearness: how near a sentence is to what was asked, 0 to 1; None if nothing was asked.
            copies: `near_copies` of the articles where it is known already.
        """
        articles = list({one.article.id: one.article for one in candidates}.values())
        known = near_copies(by_article(candidates)) if copies is None else copies
        found = [_features(candidate.words) for candidate in candidates]
        titles = [_features(words_of(one.title or "", one.language)) for one in articles]
        count = Counter(chain.from_iterable(chain(found, titles)))
        worth = dict.fromkeys([f for f, times in count.items() if times >= FEWEST_SENTENCES], 0.0)
        self._candidates = candidates
        self._covers = [[f for f in features if f in worth] for features in found]
        self._places = {id(candidate): place for place, candidate in enumerate(candidates)}
        bits = _bits(articles, known)
        sources = dict.fromkeys(worth, 0)
        for article, title in zip(articles, titles, strict=True):
            _mention([f for f in title if f in worth], 1.0, bits[article.id], worth, sources)
        for candidate, covered in zip(candidates, self._covers, strict=True):
            fades = HALFWAY / (HALFWAY + candidate.position)
            _mention(covered, fades, bits[candidate.article.id], worth, sources)
        for feature, mentions in worth.items():
            independent = sources[feature].bit_count()
            worthy = math.pow(independent, SOURCES) * math.log1p(mentions)
            worth[feature] = worthy * PAIR if isinstance(feature, tuple) else worthy
        self.worth = worth if nearness is None else self._focused(worth, nearness)

    def _focused(self, worth: Mapping[Feature, float], nearness: Nearness) -> dict[Feature, float]:
        """Return the worth times the mean nearness of the sentences that have the feature."""
        total, having = dict.fromkeys(worth, 0.0), Counter(chain.from_iterable(self._covers))
        for candidate, covered in zip(self._candidates, self._covers, strict=True):
            near = nearness(candidate)
            for feature in covered:
                total[feature] += near
        return {f: value * total[f] / max(1, having[f]) for f, value in worth.items()}

    def covered(self, candidate: Candidate) -> list[Feature]:
        """Return what one of the sentences covers of all that is worth something."""
        return self._covers[self._places[id(candidate)]]


def _features(words: Sequence[Word]) -> list[Feature]:
    """Return what a sentence of `words` says, each once: stems that mean something, and pairs."""
    telling = dict.fromkeys([stem for _, stem, stop in words if not stop])
    pairs = dict.fromkeys(pairwise([stem for _, stem, _ in words]))
    return [*telling, *pairs]


def _bits(articles: Iterable[Article], copies: Mapping[str, str]) -> dict[str, int]:
    """Return one bit for each independent article, by id: a copy has that of what it copies."""
    bits: dict[str, int] = {}
    for article in articles:
        original = copies.get(article.id, article.id)
        bits[article.id] = bits.setdefault(original, 1 << len(bits))
    return bits


def _mention(
    covered: Iterable[Feature],
    mention: float,
    source: int,
    worth: dict[Feature, float],
    sources: dict[Feature, int],
) -> None:
    for feature in covered:
        worth[feature] += mention
        sources[feature] |= source
