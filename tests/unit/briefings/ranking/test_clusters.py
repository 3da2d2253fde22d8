import random
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage

from briefings.language.candidates import Candidate
from briefings.language.terms import tokens
from briefings.ranking.clusters import ALIKE, Cluster, clusters
from briefings.spans import Span
from tests.builders import an_article
from tests.processes import printed_by_every_seed

WORDS = [f"{first}{second}k" for first in ("ba", "di", "fo", "gu", "le") for second in "aeiou"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), max_size=14)


def a_candidate(text: str) -> Candidate:
    """Return a sentence that may be quoted."""
    return Candidate.of(an_article(text or "."), Span(0, len(text)))


def divided(texts: Sequence[str]) -> list[Cluster]:
    """Return the clusters of the texts."""
    return clusters([a_candidate(text) for text in texts])


def cosines(texts: Sequence[str]) -> np.ndarray:
    """Return the cosine of every two texts by TF-IDF of words and pairs, worked out densely."""
    bags = []
    for text in texts:
        stems = [token.stem for token in tokens(text) if not token.stop]
        bags.append([*stems, *pairwise(stems)])
    features = sorted({feature for bag in bags for feature in bag}, key=str)
    counts = np.array([[bag.count(f) for f in features] for bag in bags], float)
    rarity = np.log(1 + len(texts) / ((counts > 0).sum(axis=0) + 0.5))
    weights = np.where(counts > 0, 1 + np.log(np.maximum(counts, 1)), 0) * rarity
    lengths = np.sqrt((weights**2).sum(axis=1))
    lengths[lengths == 0] = 1
    return (weights @ weights.T) / np.outer(lengths, lengths)


def by_scipy(
    distances: np.ndarray, order: Sequence[int], farthest: float = 1 - ALIKE
) -> set[frozenset[int]]:
    """Return scipy's division by average linkage, the sentences handed over in `order`."""
    given_so = distances[np.ix_(order, order)]
    tree = linkage(given_so[np.triu_indices(len(order), 1)], "average")
    labels = fcluster(tree, farthest, "distance")
    return {
        frozenset(place for place, at in zip(order, labels, strict=True) if at == label)
        for label in set(labels)
    }


@given(texts=TEXTS)
def test_the_division_is_scipys_wherever_that_is_beyond_doubt(texts: list[str]) -> None:
    """Average linkage as scipy does it, unless ties make scipy's own hang on the order given."""
    assume(len(texts) > 1)
    distances = np.clip(1 - cosines(texts), 0, 1)
    forth = list(range(len(texts)))
    expected = by_scipy(distances, forth)
    for seed in range(6):
        noise = np.random.default_rng(seed).uniform(0, 1e-7, distances.shape)
        assume(expected == by_scipy(distances + noise + noise.T, forth))
    assume(expected == by_scipy(distances, forth, 1 - ALIKE + 1e-6))
    assume(expected == by_scipy(distances, forth, 1 - ALIKE - 1e-6))

    assert expected == {frozenset(cluster.members) for cluster in divided(texts)}


@pytest.mark.parametrize("seed", range(8))
def test_the_division_of_many_is_scipys(seed: int) -> None:
    """Groups of several sentences are joined by the mean of all their pairs, as scipy does."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    texts = [
        " ".join(f"w{int(60 ** chance.random())}q" for _ in range(chance.randint(5, 11)))
        for _ in range(60)
    ]
    expected = by_scipy(np.clip(1 - cosines(texts), 0, 1), range(60))

    assert expected == {frozenset(cluster.members) for cluster in divided(texts)}


@given(texts=TEXTS)
def test_every_sentence_is_in_one_cluster_in_order_of_first_members(texts: list[str]) -> None:
    """Nothing is lost or doubled, and a cluster stands where its first member does."""
    found = [cluster.members for cluster in divided(texts)]

    assert list(range(len(texts))) == sorted(member for members in found for member in members)
    assert sorted(found, key=min) == found


@given(texts=TEXTS)
def test_tightness_is_the_mean_cosine_and_the_most_central_comes_first(texts: list[str]) -> None:
    """What a cluster says of itself is what its sentences' cosines say."""
    alike = cosines(texts) if texts else np.zeros((0, 0))
    for cluster in divided(texts):
        within = alike[np.ix_(cluster.members, cluster.members)]
        count = len(cluster.members)
        mean = (within.sum() - count) / (count * (count - 1)) if count > 1 else ALIKE

        assert pytest.approx(mean, abs=1e-8) == cluster.tightness
        assert pytest.approx(within.sum(axis=0).max(), abs=1e-8) == within.sum(axis=0)[0]


def test_who_says_the_same_is_found_among_others() -> None:
    """Wordings of one thing come together, and a lone sentence stays alone."""
    texts = [
        "The harbour workers ended their long strike on Monday.",
        "Rain is expected in the valley all week.",
        "On Monday the harbour workers ended their strike.",
    ]

    assert [(0, 2), (1,)] == [tuple(sorted(cluster.members)) for cluster in divided(texts)]


def test_equal_sentences_and_nothing_at_all() -> None:
    """Sentences that are equal are one cluster, in order; without words each stays alone."""
    assert [] == divided([])
    assert [Cluster(members=(0, 1, 2), tightness=pytest.approx(1.0))] == divided(["Big fire"] * 3)
    assert [(0,), (1,)] == [cluster.members for cluster in divided(["the", "of the"])]


def test_ties_are_settled_alike_in_every_process() -> None:
    """Neither hash seeds nor processes change which of two equal pairs is joined first."""
    script = """
from tests.unit.briefings.ranking.test_clusters import WORDS, divided
print([c for c in divided([f"{a} {b}" for a in WORDS[:6] for b in WORDS[3:8]])])
"""
    assert 1 == len(set(printed_by_every_seed(script)))
