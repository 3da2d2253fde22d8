"""What an article's event is told by: its words and the pairs of words side by side, weighed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from math import log
from typing import Final, TypeAlias
from zlib import crc32

from briefings.language.terms import Word, words_of
from briefings.model import Article

Features: TypeAlias = Mapping[int, float]
"""How often each word and pair stands in an article, dampened. A number stands for each."""

_TITLE: Final = 3.0
_TITLE_PAIR: Final = 1.5
_OPENING: Final = 2.0
_OPENING_PAIR: Final = 1.0
"""A word or pair counts for more in the title and in the opening …"""
_OPENING_WORDS: Final = 60
"""… which is so many words long …"""
_WORDS: Final = 400
"""… of so many that are read: what comes later is background in most news."""
_FIGURE: Final = 0.7
"""Figures count for less: other events have them, too."""
_MOST_FIGURES: Final = 0.14
"""Share of figures among the words from which on a text is a table: others have the same one …"""
_FEW_WORDS: Final = 30
_MOST_OF_FEW: Final = 0.2
"""… and of a text of fewer words: one news in a thousand has as many."""
_LONGEST: Final = 8_000
"""Code points in which those words stand, if they are words at all."""


def read_features(article: Article) -> Features:
    """Return what the title and the beginning of an article tell, outside its marks.

    Content words are stems of the article's language, English where none is stated. Words and
    pairs of words are numbered by their CRC-32, the same everywhere; the few that share a number
    count as one. A table tells of no event.
    """
    counts: dict[int, float] = defaultdict(float)
    words = list(islice(_words(article), _WORDS))
    if _is_table(words):
        return {}
    _count(counts, words_of(article.title or "", article.language), _TITLE, _TITLE_PAIR)
    _count(counts, words[:_OPENING_WORDS], _OPENING, _OPENING_PAIR)
    _count(counts, words[_OPENING_WORDS:], 1.0, 0.0)
    return {feature: 1 + log(count) if count > 1 else count for feature, count in counts.items()}


def _is_table(words: Sequence[Word]) -> bool:
    figures = sum(text[0].isdigit() for text, _, _ in words)
    most = _MOST_OF_FEW if len(words) < _FEW_WORDS else _MOST_FIGURES
    return figures >= most * max(1, len(words))


def _words(article: Article) -> Iterator[Word]:
    """Yield the words of the body as far as they are read."""
    start, end = 0, len(article.body)
    for mark in (*article.marks, None):
        upto = mark.start if mark else end
        if start < upto:
            yield from words_of(article.body[start : min(upto, _LONGEST)], article.language)
        start = max(start, mark.end if mark else end)
        if start >= _LONGEST:
            return


def _count(counts: dict[int, float], words: Sequence[Word], weight: float, pair: float) -> None:
    """Add what `words` count, and each two content words that follow each other."""
    before = None
    for _, stem, stop in words:
        if stop or not stem:
            continue
        encoded = stem.encode("utf-8", "surrogatepass")
        number = crc32(encoded)
        counts[number] += weight * _FIGURE if stem[0].isdigit() else weight
        if pair:
            if before is not None:
                counts[crc32(encoded, before)] += pair
            before = number
