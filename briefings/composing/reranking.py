"""The nearest articles put in order by what they mean: of those that have the words asked.

A headline and the sentences after it say what an article is about, so these are compared with the
question, of a few articles only. What has none of the words is not found this way.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefings.language.candidates import known_sentences
from briefings.language.languages import code_of
from briefings.matching.asked import Asked
from briefings.matching.nearest import MEANT, Near
from briefings.meaning.port import Meaning
from briefings.model import Article

OPENING: Final = 2
"""Sentences after the title that are read, too."""
_LEAST: Final = 0.01


def rerank(asked: Asked, nearest: Sequence[Near], meaning: Meaning) -> list[Near]:
    """Return the articles, the first few in order of how near they are in words and in meaning.

    What the model can't read keeps its place.

    Args:
        asked: what was asked.
        nearest: the articles, the nearest in words first.
        meaning: what compares meanings.

    Raises:
        MeaningError: it can't be used.
    """
    order = list(nearest)
    if not meaning.reads(asked.language):
        return order
    places = [
        place
        for place, near in enumerate(nearest[:MEANT])
        if meaning.reads(code_of(near.article.language))
    ]
    read = [
        replace(one, meant=meaning.nearness(asked.text, _opening(one.article)))
        for one in (nearest[place] for place in places)
    ]
    read.sort(key=lambda near: -near.score * max(near.meant or 0.0, _LEAST))
    for place, near in zip(places, read, strict=True):
        order[place] = replace(near, score=nearest[place].score)
    return order


def _opening(article: Article) -> str:
    """Return the title and the first sentences of an article."""
    first = [sentence.text for sentence in known_sentences(article)[:OPENING]]
    return " ".join([f"{article.title}.", *first] if article.title else first)
