from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

from briefings.errors import EngineError
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.ranking.centrality import CentralityEngine
from briefings.ranking.engines import engine_named
from briefings.ranking.names import NAMES
from tests.builders import an_article
from tests.processes import printed_by_every_seed

TEXT = (
    "Trade between China and Russia grew to a record last year. "
    "Record trade with China helped Russia through Western sanctions. "
    "Trade with China grew faster than trade with Europe. "
    "Sanctions against banks hurt the rouble and the budget. "
    "The budget of Russia depends on oil and gas sold to China. "
    "A cat sat quietly on the warm kitchen windowsill."
)


THEIRS = {
    "lexrank": ("lex_rank", "LexRankSummarizer"),
    "textrank": ("text_rank", "TextRankSummarizer"),
    "lsa": ("lsa", "LsaSummarizer"),
    "luhn": ("luhn", "LuhnSummarizer"),
    "kl": ("kl", "KLSummarizer"),
    "sumbasic": ("sum_basic", "SumBasicSummarizer"),
}
"""By the name of each engine, where sumy has it."""


def centrality(candidates: list[Candidate], name: str) -> list[float]:
    """Return how central the engine of that name finds the candidates."""
    engine = engine_named(name)
    assert isinstance(engine, CentralityEngine)
    return engine.centrality(candidates)


def sentences(text: str = TEXT) -> list[Candidate]:
    """Return the sentences of an article."""
    return quotable_sentences(an_article(text))


@pytest.mark.parametrize("engine", sorted(THEIRS))
def test_every_engine_gives_each_sentence_a_share(engine: str) -> None:
    """Ratings of every algorithm come as shares, one a sentence."""
    shares = centrality(sentences(), engine)

    assert 6 == len(shares)
    assert 0.0 == min(shares) < max(shares) == 1.0


@pytest.mark.parametrize("engine", sorted(THEIRS))
def test_the_best_sentences_are_those_that_sumy_itself_picks(engine: str) -> None:
    """Handing over our own words changes none of sumy's choices."""
    candidates = sentences()
    shares = centrality(candidates, engine)
    module, name = THEIRS[engine]
    summarize = getattr(import_module(f"sumy.summarizers.{module}"), name)()
    document = ObjectDocumentModel([Paragraph([_sumy_sentence(c) for c in candidates])])
    for count in (1, 2, 3):
        picked = {str(sentence) for sentence in summarize(document, count)}
        least = min(s for c, s in zip(candidates, shares, strict=True) if c.text in picked)

        assert all(
            s <= least for c, s in zip(candidates, shares, strict=True) if c.text not in picked
        )


def _sumy_sentence(candidate: Candidate) -> Sentence:
    class OurWords:
        @staticmethod
        def to_words(_: str) -> list[str]:
            return list(candidate.telling)

    return Sentence(candidate.text, OurWords())


def test_two_articles_that_share_a_sentence_are_rated_apart() -> None:
    """Equal text does not make two candidates one."""
    shared = [*sentences(), *sentences(TEXT[:58])]

    assert 7 == len(centrality(shared, "lexrank"))


def test_every_engine_of_sumy_has_its_name() -> None:
    """Beside feature coverage there are those that rate."""
    assert ("coverage", *THEIRS) == NAMES == tuple(engine_named(name).name for name in NAMES)


def test_an_unknown_engine_is_named_with_those_there_are() -> None:
    """A wrong setting says what it could be."""
    with pytest.raises(
        EngineError, match="no such engine: 'gpt' — use one of coverage, kl, lexrank"
    ):
        engine_named("gpt")


@pytest.mark.parametrize("engine", sorted(THEIRS))
@given(
    words=st.lists(
        st.lists(st.sampled_from("abcdef"), min_size=3, max_size=6, unique=True), max_size=5
    )
)
def test_no_text_is_too_odd_to_rate(engine: str, words: list[list[str]]) -> None:
    """Whatever stands in the sentences, each gets a share."""
    text = " ".join(
        " ".join(f"{word}{word}{word}" for word in line).capitalize() + "." for line in words
    )
    candidates = sentences(text or "…")

    assert all(0 <= share <= 1 for share in centrality(candidates, engine))


def test_ratings_do_not_depend_on_the_order_of_sets() -> None:
    """Processes with different hash seeds rate alike, to the last digit."""
    script = (
        "from tests.unit.briefings.ranking.test_centrality import *\n"
        "print([centrality(sentences(), engine) for engine in sorted(THEIRS)])"
    )
    printed = printed_by_every_seed(script)

    assert 1 == len(printed)
