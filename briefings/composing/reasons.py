"""Why each sentence was chosen: how much it adds to those before it, and by which of its words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefings.language.candidates import Candidate
from briefings.language.terms import Token
from briefings.ranking.coverage import Feature
from briefings.ranking.pool import Pool
from briefings.ranking.worth import AGAIN, POINTS, standing_factor

WORDS: Final = 5
"""Words that are named; neighbours count one by one, but are shown together."""
_JOINED: Final = ("", " ", "-")
"""What stands between neighbours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """What a sentence adds to those before it.

    Attributes:
        weight: against the one that adds most, 0 to 1, three digits.
        words: what others say, too, and no sentence before; as written, weightiest first.
    """

    weight: float
    words: tuple[str, ...]


def gains(chosen: Sequence[Candidate], pool: Pool) -> list[Gain]:
    """Return what each of the chosen sentences adds, in the order given, whoever chose them.

    Args:
        chosen: the sentences, most important first.
        pool: all sentences that there were to choose from.
    """
    covered: dict[int, dict[Feature, float]] = defaultdict(dict)
    added: list[tuple[float, tuple[str, ...]]] = []
    for candidate in chosen:
        story = pool.story(candidate)
        coverage, left = story.coverage, covered[id(story)]
        features = coverage.covered(candidate)
        now = {feature: left.get(feature, coverage.worth[feature]) for feature in features}
        gain = standing_factor(candidate, POINTS) * sum(now.values())
        added.append((gain, _words(candidate, now)))
        left.update((feature, worth * AGAIN) for feature, worth in now.items())
    most = max((gain for gain, _ in added), default=0.0) or 1.0
    return [Gain(weight=round(gain / most, 3), words=words) for gain, words in added]


def _words(candidate: Candidate, worth: Mapping[Feature, float]) -> tuple[str, ...]:
    """Return the weightiest words of a sentence as it writes them, neighbours as one phrase."""
    known = [(value, stem) for stem, value in worth.items() if isinstance(stem, str) and value > 0]
    known.sort(key=lambda item: -item[0])
    telling = {stem: value for value, stem in known[:WORDS]}
    phrases: dict[str, float] = {}
    for start, end, weight in _phrases(candidate, telling):
        phrases.setdefault(candidate.text[start:end], weight)
    return tuple(sorted(phrases, key=lambda phrase: -phrases[phrase]))


def _phrases(
    candidate: Candidate, telling: Mapping[str, float]
) -> Iterator[tuple[int, int, float]]:
    """Yield where the telling words stand, each at its first place, and what they weigh."""
    begin = end = -1
    most = 0.0
    for token in _first(candidate.tokens, telling):
        if end >= 0 and candidate.text[end : token.start] not in _JOINED:
            yield begin, end, most
            end = -1
        if end < 0:
            begin, most = token.start, 0.0
        end, most = token.end, max(most, telling[token.stem])
    if end >= 0:
        yield begin, end, most


def _first(words: Iterable[Token], telling: Mapping[str, float]) -> Iterator[Token]:
    """Yield the first word of each telling stem."""
    seen: set[str] = set()
    for word in words:
        if word.stem in telling and word.stem not in seen:
            seen.add(word.stem)
            yield word
