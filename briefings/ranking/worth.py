"""What a sentence is worth to a reader: what others say of it, and no sentence before it said.

Three things, counted in independent origins. *Support*: how surely each other origin of the story
states the same, less the further down in its article it does. *Place*: articles put what matters
first. *Coverage*: what it shares with the others by words and pairs of words (`coverage`), which
tells even where nobody states quite the same. Each counts only as far as no sentence taken already
has the words, so no gain ever grows.
"""

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import Final, TypeAlias

from briefings.language.candidates import Candidate
from briefings.ranking.budget import length_of
from briefings.ranking.coverage import Feature
from briefings.ranking.pool import Pool
from briefings.ranking.story import Story
from briefings.stories.facts.likeness import REPEATS, SAYS

FAINT: Final = -4.0
"""Score of two sentences from which the one lends the other support, if little."""
HALFWAY: Final = 20
"""Sentences into an article at which it lends half."""
EARLY_HALFWAY: Final = 3
"""Sentences into an article at which half of what the first is worth more is left."""
DIGITS: Final = 6
"""Digits of a sum that are the same in whatever order it was added up."""
AGAIN: Final = 0.05
"""What is left of a feature's worth each time that it is covered."""
DAY: Final = 0.3
"""What a day behind the newest article of its story takes off: so much in the exponent."""
UNWIELDY: Final = 0.6
"""What a sentence is worth that is too long to be read at a glance, or too short to tell much."""
SQUARELY: Final = 1.0
"""Nearness from which a sentence is squarely what was asked for."""
LONGEST: Final = 55
"""Words of a sentence that is read at a glance."""
FEWEST: Final = 6
"""Different words with a meaning that tell something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a choice is to fill, and what counts for it.

    Those of points were chosen on 45 events that were read (`./dev bench facts`; most change less
    than a hundredth if halved or doubled); those of words on references (`./dev bench quality`).

    Attributes:
        covered: what coverage is worth, as a share of the other origins that there are.
        new: exponent of what of a sentence is new, and of how surely it repeats none.
        price: exponent of the words that a gain is paid with; below 0 a longer one tells more.
        early: what an article's first sentence is worth more.
        least: share of the first one's gain below which one isn't worth a reader's time.
        overlap: share of the shorter sentence's content words that repeats it (`repetition`) …
        likeness: … and the score within a story (`likeness.REPEATS`, `likeness.SAYS`).
        alone: others that a story's further sentences must be likely to have beside them.
        introduced: what one is worth that is quoted with the one that it leans on …
        dangling: … and one that opens with a word that points to another.
    """

    covered: float
    new: float
    price: float
    early: float
    least: float
    overlap: float
    likeness: float
    alone: float
    introduced: float
    dangling: float


POINTS: Final = Aim(
    covered=0.5,
    new=0.6,
    price=-0.15,
    early=0.6,
    least=0.1,
    overlap=0.6,
    likeness=REPEATS,
    alone=0.3,
    introduced=0.6,
    dangling=0.2,
)
"""Points, each another fact: what most origins state."""
WORDS: Final = Aim(
    covered=20.0,
    new=0.0,
    price=0.3,
    early=0.3,
    least=0.03,
    overlap=0.45,
    likeness=SAYS,
    alone=0.0,
    introduced=0.8,
    dangling=0.3,
)
"""A text of so many words: what covers most of all that is said."""


class Worth:
    """What each sentence of a pool still adds."""

    def __init__(self, pool: Pool, aim: Aim) -> None:
        """Weigh the sentences of `pool` by what is to be filled."""
        self._pool, self._aim = pool, aim
        self._told: dict[int, _Told] = {}
        self._fixed: dict[int, float] = {}

    def most(self, sentence: Candidate) -> float:
        """Return what a sentence adds at most: as much as if it stood alone."""
        constant = self._constant(sentence)  # 0 of what may not lead: most of a topic's sentences
        return constant and constant * self._told_of(sentence).gain(sentence)

    def gain(self, sentence: Candidate) -> float:
        """Return what a sentence adds to those taken."""
        return self.most(sentence) * standing_factor(sentence, self._aim)

    def as_news(self, sentence: Candidate) -> tuple[float, float]:
        """Return how many other origins state a sentence, and what it adds to those taken."""
        return round(self._told_of(sentence).support(sentence), DIGITS), self.gain(sentence)

    def take(self, sentence: Candidate) -> None:
        """Count a sentence as told."""
        self._told_of(sentence).take(sentence)

    def _told_of(self, sentence: Candidate) -> "_Told":
        story = self._pool.story(sentence)
        if id(story) not in self._told:
            self._told[id(story)] = _Told(story, self._pool, self._aim)
        return self._told[id(story)]

    def _constant(self, sentence: Candidate) -> float:
        known = self._fixed.get(id(sentence))
        if known is None:
            length = length_of(sentence)
            days = self._pool.story(sentence).days_behind(sentence)
            known = self._pool.nearness(sentence) * math.exp(-DAY * days)
            known *= 1 + self._aim.early * EARLY_HALFWAY / (EARLY_HALFWAY + sentence.position)
            known /= math.pow(length, self._aim.price)
            if length > LONGEST or len(sentence.content) < FEWEST:
                known *= UNWIELDY
            self._fixed[id(sentence)] = known
        return known


_Lender: TypeAlias = tuple[str, float, frozenset[str]]


class _Told:
    """What of a story was told, and what its sentences still add."""

    def __init__(self, story: Story, pool: Pool, aim: Aim) -> None:
        self._story, self._pool, self._aim = story, pool, aim
        self._others = max(1, story.origins - 1)
        self._left: dict[Feature, float] = dict(story.coverage.worth)
        self._highest = max(map(self._covered, story.sentences)) or 1.0
        self._words: set[str] = set()
        self._supports: dict[int, float] = {}
        self._lenders: dict[int, list[_Lender]] = {}
        self._repeats: dict[int, float] = defaultdict(lambda: 1.0)

    def gain(self, sentence: Candidate) -> float:
        covered = self._aim.covered * self._others * self._covered(sentence) / self._highest
        if not self._words:
            return self.support(sentence) + covered
        gain = self._new_support(sentence) + covered
        if self._aim.alone and self._is_told_by_one(sentence):
            return 0.0
        return gain * math.pow(self._new(sentence) * self._repeats[id(sentence)], self._aim.new)

    def take(self, sentence: Candidate) -> None:
        self._words |= sentence.content
        for feature in self._story.coverage.covered(sentence):
            self._left[feature] *= AGAIN
        for score, other in self._story.like(sentence, FAINT):
            self._repeats[id(other)] *= 1 - _likelihood(score)

    def _is_told_by_one(self, sentence: Candidate) -> bool:
        """Tell whether nobody else states a further point, though another may or other news is.

        What is squarely what was asked for needs nobody else.
        """
        if self._pool.is_asked and self._pool.nearness(sentence) >= SQUARELY:
            return False
        if self._story.origins == 1:
            return self._pool.tells_several
        return self.support(sentence) < self._aim.alone

    def support(self, sentence: Candidate) -> float:
        """Return how many other origins state a sentence, whatever was told."""
        known = self._supports.get(id(sentence))
        if known is None:
            known = self._supports[id(sentence)] = support_of(sentence, self._pool)
        return known

    def _new_support(self, sentence: Candidate) -> float:
        """Return how many other origins state what is new of a sentence."""
        lenders = self._lenders.get(id(sentence))
        if lenders is None:
            lenders = self._lenders[id(sentence)] = _lenders(sentence, self._pool)
        best: dict[str, float] = {}
        for origin, lent, shared in lenders:
            known = best.get(origin, 0.0)
            if lent > known:
                best[origin] = max(known, lent * self._new_of(shared))
        return math.fsum(best.values())

    def _covered(self, sentence: Candidate) -> float:
        return sum([self._left[feature] for feature in self._story.coverage.covered(sentence)])

    def _new(self, sentence: Candidate) -> float:
        return self._new_of(sentence.content)

    def _new_of(self, stems: frozenset[str]) -> float:
        """Return which share of some stems, by weight, no sentence taken has."""
        if not self._words:
            return 1.0
        vocabulary = self._story.likeness.vocabulary
        total = vocabulary.total(stems)
        return vocabulary.total(stems - self._words) / total if total else 0.0


def support_of(sentence: Candidate, pool: Pool) -> float:
    """Return how many other origins state what a sentence of `pool` does, each as likely as so."""
    best: dict[str, float] = {}
    for origin, lent, _ in _lenders(sentence, pool):
        best[origin] = max(lent, best.get(origin, 0.0))
    return math.fsum(best.values())


def _lenders(sentence: Candidate, pool: Pool) -> list[_Lender]:
    """Return who may state what a sentence does: the origin, how likely, by which stems.

    Those further down in their articles lend less.
    """
    own, found = pool.origin(sentence), []
    for score, other in pool.story(sentence).like(sentence, FAINT):
        origin = pool.origin(other)
        if origin != own:
            lent = _likelihood(score) * HALFWAY / (HALFWAY + other.position)
            found.append((origin, lent, sentence.content & other.content))
    return found


def standing_factor(candidate: Candidate, aim: Aim) -> float:
    """Return what a sentence is worth as one that stands alone or leans on another.

    A point that leans on nothing that could be quoted with it, or states nothing, is worth nothing.
    """
    if candidate.can_lead:
        return 1.0
    if aim.alone and not (candidate.is_statement and candidate.before):
        return 0.0
    return aim.introduced if is_introduced(candidate) else aim.dangling


def is_introduced(candidate: Candidate) -> bool:
    """Tell whether a statement leans on the sentence before by a later word only."""
    return candidate.is_introduced and candidate.is_statement


def _likelihood(score: float) -> float:
    """Return how likely two sentences of that score state the same, 0 to 1."""
    return 1 / (1 + math.exp(-score))
