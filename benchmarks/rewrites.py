"""Copies of real texts as papers make them: words swapped, sentences dropped, a paragraph added."""

import random
import re
from collections.abc import Callable, Sequence
from itertools import accumulate

REORDERED = 0.3
"""How many have their paragraphs in another order."""
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")


def rewrite(
    body: str, share: float, chance: random.Random, words: Sequence[str], other: str
) -> str:
    """Return a text of which a share of the words was edited, in one to four ways by turns.

    Args:
        body: its paragraphs, between blank lines.
        share: of its words that are swapped, dropped, cut off at the end or added.
        chance: what is edited, and how.
        words: those that take the place of others.
        other: a text of which a paragraph is added.
    """
    paragraphs = [_SENTENCE_ENDS.split(each) for each in body.split("\n\n")]
    ways = chance.sample((_swap, _drop, _cut), chance.randint(1, 3))
    adds = chance.random() < 0.5  # noqa: PLR2004 - every other one
    each_way = int(share * len(body.split()) / (len(ways) + adds))
    for way in ways:
        paragraphs = [each for each in way(paragraphs, each_way, chance, words) if each]
    if adds and each_way:
        at = chance.randrange(len(paragraphs) + 1)
        paragraphs.insert(at, [" ".join(other.split()[:each_way])])
    if share and chance.random() < REORDERED:
        chance.shuffle(paragraphs)
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs)


_Way = Callable[[list[list[str]], int, random.Random, Sequence[str]], list[list[str]]]


def _swap(
    paragraphs: list[list[str]], most: int, chance: random.Random, words: Sequence[str]
) -> list[list[str]]:
    told = [[sentence.split() for sentence in sentences] for sentences in paragraphs]
    places = [
        (sentence, at)
        for sentences in told
        for sentence in sentences
        for at in range(len(sentence))
    ]
    for sentence, at in chance.sample(places, min(most, len(places))):
        sentence[at] = chance.choice(words)
    return [[" ".join(sentence) for sentence in sentences] for sentences in told]


def _drop(
    paragraphs: list[list[str]], most: int, chance: random.Random, _: Sequence[str]
) -> list[list[str]]:
    places = [(one, other) for one, each in enumerate(paragraphs) for other in range(len(each))]
    chance.shuffle(places)
    left, dropped = most, set[tuple[int, int]]()
    for one, other in places:
        length = len(paragraphs[one][other].split())
        if length <= left:
            left -= length
            dropped.add((one, other))
    return [
        [sentence for other, sentence in enumerate(each) if (one, other) not in dropped]
        for one, each in enumerate(paragraphs)
    ]


def _cut(
    paragraphs: list[list[str]], most: int, _: random.Random, __: Sequence[str]
) -> list[list[str]]:
    sentences = [(one, sentence) for one, each in enumerate(paragraphs) for sentence in each]
    lengths = accumulate(len(sentence.split()) for _, sentence in reversed(sentences))
    over = sum(length <= most for length in lengths)
    kept = sentences[: len(sentences) - over] or sentences[:1]
    return [[told for one, told in kept if one == place] for place in range(len(paragraphs))]
