import math
import random
import subprocess
import sys
import warnings
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from briefings.ranking.graphs import scores as graphs
from briefings.ranking.graphs import sparse
from briefings.ranking.graphs.scores import lexrank_scores, textrank_scores
from tests.processes import printed_by_every_seed

Scores = Callable[[Sequence[Sequence[int]]], list[float]]

ENGINES: list[tuple[Any, Scores]] = [
    (LexRankSummarizer, lexrank_scores),
    (TextRankSummarizer, textrank_scores),
]
NAMES = ["lexrank", "textrank"]

SENTENCES = st.integers(1, 40).flatmap(
    lambda words: st.lists(st.lists(st.integers(0, words), max_size=12), max_size=12)
)
AT_THE_THRESHOLD = [list(range(10)), [0, *range(10, 19)], [1, *range(20, 29)]]
"""Each shares one of its ten words with another: their cosines are near 0.1."""


def by_sumy(summarizer: Any, sentences: Sequence[Sequence[int]]) -> list[float]:  # noqa: ANN401
    """Return the scores that sumy itself gives, in order."""
    scores: dict[int, float] = {}

    def take(rated: Sequence[Any]) -> Sequence[Any]:
        scores.update({info.order: float(info.rating) for info in rated})
        return rated

    spoken = [_Spoken(sentence) for sentence in sentences]
    words = [word for sentence in spoken for word in sentence.words]
    with warnings.catch_warnings(action="ignore"):
        summarizer(stemmer=int)(SimpleNamespace(sentences=spoken, words=words), take)
    return [scores[order] for order in range(len(sentences))]


class _Spoken:
    def __init__(self, sentence: Sequence[int]) -> None:
        self.words = [str(word) for word in sentence]


def a_text(count: int, seed: int = 1) -> list[list[int]]:
    """Return sentences whose words are as unequally frequent as those of the news."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    return [
        [int(3000 ** chance.random()) for _ in range(chance.randint(0, 20))] for _ in range(count)
    ]


@pytest.fixture(params=["plain", "sparse"])
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphs, "PLAIN", {"plain": 10**6, "sparse": 0}[request.param])


@pytest.mark.usefixtures("_both_ways")
@pytest.mark.parametrize(("summarizer", "scores"), ENGINES, ids=NAMES)
@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param([], id="none"),
        pytest.param([[1, 2, 2]], id="one sentence"),
        pytest.param([[]], id="one empty sentence"),
        pytest.param([[], [1, 2], [], [2, 3], []], id="some empty"),
        pytest.param([[1, 2, 3]] * 5, id="all equal"),
        pytest.param([[1], [1], [2]], id="single words, a zero idf"),
        pytest.param([[1, 2], [1, 3], [4, 5]], id="a shared word without weight"),
        pytest.param([[1], [1], [1], []], id="no weight at all"),
        pytest.param([[1, 2], [3, 4], [5, 6], [1, 2, 7]], id="isolated"),
        pytest.param([[1, 1, 1, 2], [2, 2, 3], [3, 1]], id="repeated words"),
        pytest.param([[-7, 2**60], [2**60, 5], [5, -7]], id="any numbers"),
        pytest.param(AT_THE_THRESHOLD, id="at the threshold"),
        pytest.param(a_text(120), id="like news"),
    ],
)
def test_scores_are_those_of_sumy(
    summarizer: Any,  # noqa: ANN401
    scores: Scores,
    sentences: list[list[int]],
) -> None:
    """Every score is sumy's own, few sentences or many."""
    assert by_sumy(summarizer, sentences) == pytest.approx(scores(sentences), abs=1e-9, nan_ok=True)


@pytest.mark.parametrize(("summarizer", "scores"), ENGINES, ids=NAMES)
@given(sentences=SENTENCES)
@example(sentences=AT_THE_THRESHOLD)
def test_no_sentences_are_scored_otherwise_than_by_sumy(
    summarizer: Any,  # noqa: ANN401
    scores: Scores,
    sentences: list[list[int]],
) -> None:
    """Whatever the words, both ways of working give sumy's scores."""
    expected = by_sumy(summarizer, sentences)
    for plain in (0, 100):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(graphs, "PLAIN", plain)

            assert expected == pytest.approx(scores(sentences), abs=1e-9, nan_ok=True)


@pytest.mark.usefixtures("_both_ways")
def test_a_cosine_at_the_threshold_falls_on_the_side_where_sumy_sees_it() -> None:
    """Where rounding decides, the sum is done in sumy's order: .1 exactly is often not above it."""
    for size in range(40):
        # Ten words of equal idf each, one of them shared: a cosine of 1/10 but for rounding.
        words = list(range(size, size + 10))
        pair = [words, [words[0], *range(100, 109)]]
        fillers = [[word, 1000 + word] for word in (*words[1:], *range(100, 109))]
        sentences = [*pair, *fillers, *([5000 + at] for at in range(size))]
        expected = by_sumy(LexRankSummarizer, sentences)

        assert expected == pytest.approx(lexrank_scores(sentences), abs=1e-9)


@pytest.mark.parametrize("scores", [lexrank_scores, textrank_scores], ids=NAMES)
def test_blocks_change_nothing(scores: Scores, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether cosines are worked out at once or a few rows at a time, scores are the same."""
    sentences = a_text(150)
    at_once = scores(sentences)
    monkeypatch.setattr(sparse, "CELLS", 7 * 150)

    assert at_once == scores(sentences)


@pytest.mark.parametrize("scores", [lexrank_scores, textrank_scores], ids=NAMES)
def test_scores_are_plain_floats(scores: Scores) -> None:
    """No numpy type leaves the module."""
    assert {float} == {type(score) for size in (5, 120) for score in scores(a_text(size))}


def test_without_any_weight_lexrank_cannot_tell() -> None:
    """As sumy says: nan for all, not an error and not a warning."""
    assert all(math.isnan(score) for score in lexrank_scores([[]] * 120))


def test_few_sentences_load_neither_numpy_nor_scipy() -> None:
    """A small brief starts at once."""
    script = (
        "import sys\n"
        "from briefings.ranking.graphs.scores import lexrank_scores, textrank_scores\n"
        "lexrank_scores([[1, 2], [2, 3], []]), textrank_scores([[1, 2], [2, 3], []])\n"
        "print(sorted({'numpy', 'scipy', 'sumy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert "[]\n" == done.stdout


def test_every_process_gives_the_same_scores() -> None:
    """The seed of hashes changes no digit."""
    script = (
        "from tests.unit.briefings.ranking.test_graphs import *\n"
        "print([scores(a_text(size)) for _, scores in ENGINES for size in (50, 150)])"
    )
    printed = printed_by_every_seed(script)

    assert 1 == len(printed)
