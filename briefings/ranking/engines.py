"""The engines there are, by name: ours first, then those that rate as published."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from briefings.errors import EngineError
from briefings.ranking.centrality import CentralityEngine
from briefings.ranking.engine import Engine
from briefings.ranking.graphs.scores import lexrank_scores, textrank_scores
from briefings.ranking.greedy import CoverageEngine
from briefings.ranking.grouping import GroupingEngine
from briefings.ranking.sumy_ratings import rate_by_sumy

_ENGINES: Final[tuple[Engine, ...]] = (
    CoverageEngine(),
    # Erkan & Radev 2004, "LexRank: Graph-based Lexical Centrality as Salience"
    CentralityEngine("lexrank", 20_000, lexrank_scores),
    # Mihalcea & Tarau 2004, "TextRank: Bringing Order into Texts"
    CentralityEngine("textrank", 20_000, textrank_scores),
    # Steinberger & Ježek 2004, "Using Latent Semantic Analysis in Text Summarization"
    CentralityEngine("lsa", 200, partial(rate_by_sumy, "lsa", "LsaSummarizer")),
    # Luhn 1958, "The Automatic Creation of Literature Abstracts"
    CentralityEngine("luhn", 1000, partial(rate_by_sumy, "luhn", "LuhnSummarizer")),
    # Haghighi & Vanderwende 2009, "Exploring Content Models for Multi-Document Summarization"
    CentralityEngine("kl", 60, partial(rate_by_sumy, "kl", "KLSummarizer")),
    # Nenkova & Vanderwende 2005, "The Impact of Frequency on Summarization"
    CentralityEngine("sumbasic", 200, partial(rate_by_sumy, "sum_basic", "SumBasicSummarizer")),
)
_BY_NAME: Final[Mapping[str, Engine]] = MappingProxyType({one.name: one for one in _ENGINES})
_FOR_QUESTIONS: Final[Mapping[str, Engine]] = MappingProxyType(
    {**_BY_NAME, GroupingEngine.name: GroupingEngine()}
)


def engine_named(name: str, *, for_question: bool = False) -> Engine:
    """Return the engine of that name; the default one groups where a question is asked of many.

    Raises:
        EngineError: there is no engine of that name.
    """
    if name not in _BY_NAME:
        raise EngineError(name, sorted(_BY_NAME))
    return (_FOR_QUESTIONS if for_question else _BY_NAME)[name]
