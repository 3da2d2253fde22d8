"""How central each sentence is among its fellows: sumy's algorithms. The one room that knows sumy.

LexRank and TextRank are worked out by `graphs.py`, which gives sumy's scores; the others by sumy
itself. It keys what it knows by a sentence's *text*, cuts in document order, and wants a tokenizer
whose data is downloaded at run time. So it is handed sentences that are equal by identity and bring
their own words, and its ratings are taken before it cuts. Words are handed over as numbers: sets of
strings have another order in each process, and sums of floats depend on order.
"""

import math
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any

from briefings.errors import EngineError
from briefings.language.candidates import Candidate
from briefings.ranking.graphs import lexrank_scores, textrank_scores

ENGINES: Mapping[str, tuple[str, str, int]] = MappingProxyType(
    {
        # Erkan & Radev 2004, "LexRank: Graph-based Lexical Centrality as Salience"
        "lexrank": ("sumy.summarizers.lex_rank", "LexRankSummarizer", 20_000),
        # Mihalcea & Tarau 2004, "TextRank: Bringing Order into Texts"
        "textrank": ("sumy.summarizers.text_rank", "TextRankSummarizer", 20_000),
        # Steinberger & Ježek 2004, "Using Latent Semantic Analysis in Text Summarization"
        "lsa": ("sumy.summarizers.lsa", "LsaSummarizer", 200),
        # Luhn 1958, "The Automatic Creation of Literature Abstracts"
        "luhn": ("sumy.summarizers.luhn", "LuhnSummarizer", 1000),
        # Haghighi & Vanderwende 2009, "Exploring Content Models for Multi-Document Summarization"
        "kl": ("sumy.summarizers.kl", "KLSummarizer", 60),
        # Nenkova & Vanderwende 2005, "The Impact of Frequency on Summarization"
        "sumbasic": ("sumy.summarizers.sum_basic", "SumBasicSummarizer", 200),
    },
)
"""By name: sumy's module and class, and how many sentences can be rated in a few seconds."""

_GRAPHS: Mapping[str, Callable[[Sequence[Sequence[int]]], list[float]]] = MappingProxyType(
    {"lexrank": lexrank_scores, "textrank": textrank_scores},
)
"""Those that give the same scores without sumy."""


def limit_of(engine: str) -> int:
    """Return how many sentences `engine` rates at most: its cost grows with their square or cube.

    Raises:
        EngineError: there is no engine of that name.
    """
    if engine not in ENGINES:
        raise EngineError(engine, sorted(ENGINES))
    return ENGINES[engine][2]


def centrality(candidates: Sequence[Candidate], engine: str) -> list[float]:
    """Return how central each candidate is, 0 to 1, in the order given.

    Args:
        candidates: at most `limit_of(engine)` sentences.
        engine: a name of `ENGINES`.

    Raises:
        EngineError: there is no engine of that name.
    """
    limit_of(engine)
    if not candidates:
        return []
    numbers: dict[str, int] = {}
    sentences = [
        [numbers.setdefault(stem, len(numbers)) for stem in candidate.telling]
        for candidate in candidates
    ]
    if engine in _GRAPHS:
        return _shares(dict(enumerate(_GRAPHS[engine](sentences))), len(candidates))
    return _shares(_rated_by_sumy(sentences, engine), len(candidates))


def _rated_by_sumy(sentences: Sequence[Sequence[int]], engine: str) -> Mapping[int, float]:
    """Return sumy's rating of each sentence by its place; some algorithms rate not all."""
    module, name, _ = ENGINES[engine]
    document = _Document([_Sentence(tuple(map(str, sentence))) for sentence in sentences])
    ratings = _Ratings()
    with warnings.catch_warnings(action="ignore"):
        # Luhn counts its words as text, and has no sets; the others are steady with numbers.
        summarizer = getattr(import_module(module), name)(stemmer=str if engine == "luhn" else int)
        summarizer(document, ratings)
    return ratings.by_order


@dataclass(frozen=True, slots=True, eq=False)
class _Sentence:
    """What sumy needs of a sentence, equal by identity."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Document:
    """What sumy needs of a document."""

    sentences: Sequence[_Sentence]

    @property
    def words(self) -> list[str]:
        return [word for sentence in self.sentences for word in sentence.words]


class _Ratings:
    """Stands where sumy expects a number of sentences, and is handed the ratings of all."""

    def __init__(self) -> None:
        self.by_order: dict[int, float] = {}

    def __call__(self, rated: Sequence[Any]) -> Sequence[Any]:
        self.by_order = {info.order: float(info.rating) for info in rated}
        return rated


def _shares(by_order: Mapping[int, float], count: int) -> list[float]:
    """Bring ratings (of any scale; nan where an algorithm could not tell) to 0 … 1."""
    ratings = [by_order.get(order, math.nan) for order in range(count)]
    known = [rating for rating in ratings if math.isfinite(rating)]
    low, high = min(known, default=0.0), max(known, default=0.0)
    if low == high:
        return [1.0 if math.isfinite(rating) else 0.0 for rating in ratings]
    return [
        round((rating - low) / (high - low), 6) if math.isfinite(rating) else 0.0
        for rating in ratings
    ]
