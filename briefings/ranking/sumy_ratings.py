"""How sumy's algorithms rate sentences. The one file that knows sumy.

sumy keys what it knows by a sentence's *text*, cuts in document order, and wants a tokenizer whose
data is downloaded at run time. So it is handed sentences that are equal by identity and bring their
own words, and its ratings are taken before it cuts. Words are handed over as numbers: sets of
strings have another order in each process, and sums of floats depend on order.
"""

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any


def rate_by_sumy(module: str, name: str, sentences: Sequence[Sequence[int]]) -> list[float]:
    """Return sumy's rating of each sentence; nan for those that an algorithm doesn't rate.

    Args:
        module: a module of `sumy.summarizers`.
        name: the class in it.
        sentences: the words of each as numbers.
    """
    document = _Document([_Sentence(tuple(map(str, sentence))) for sentence in sentences])
    ratings = _Ratings([math.nan] * len(sentences))
    with warnings.catch_warnings(action="ignore"):
        # Luhn counts its words as text, and has no sets; the others are steady with numbers.
        stemmer = str if module == "luhn" else int
        getattr(import_module(f"sumy.summarizers.{module}"), name)(stemmer)(document, ratings)
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


@dataclass(frozen=True, slots=True)
class _Ratings:
    """Stands where sumy expects a number of sentences, and is handed the ratings of all."""

    by_order: list[float]

    def __call__(self, rated: Sequence[Any]) -> Sequence[Any]:
        for info in rated:
            self.by_order[info.order] = float(info.rating)
        return rated
