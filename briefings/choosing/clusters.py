"""Sentences that say the same, among many: average linkage over what words and pairs they share.

Sokal & Michener, *A statistical method for evaluating systematic relationships*, 1958 (UPGMA).
`agreement.compare` judges two sentences, precision first; this finds the groups that a question
with many sources is answered by, where one wording among dozens ties the others together.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Final

from briefings.choosing.candidate import Candidate

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALIKE: Final = 0.2
"""Mean cosine between two groups from which they say the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Sentences that say the same.

    Attributes:
        members: their indices, the most central one first.
        tightness: mean cosine between two of them; `ALIKE` where there is but one.
    """

    members: tuple[int, ...]
    tightness: float


def clusters(candidates: Sequence[Candidate]) -> list[Cluster]:
    """Divide the candidates into groups that say the same, in the order of their first members.

    Time and memory grow with the square of the candidates: some 60 ms for 1,000.
    """
    if len(candidates) <= 1:
        return [Cluster(members=(n,), tightness=ALIKE) for n in range(len(candidates))]
    # numpy and scipy take longer to import than most briefs take to make.
    import numpy as np  # noqa: PLC0415 - see above
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415 - see above

    cosines = _cosines(candidates)
    upper = np.triu_indices(len(candidates), 1)
    distances = np.clip(1 - cosines[upper], 0, 1)
    labels = fcluster(linkage(distances, "average"), 1 - ALIKE, "distance")
    groups: dict[int, list[int]] = defaultdict(list)
    for index, label in enumerate(labels.tolist()):
        groups[label].append(index)
    return [_cluster(members, cosines) for members in groups.values()]


def _cluster(members: list[int], cosines: "NDArray[np.float64]") -> Cluster:
    count = len(members)
    if count == 1:
        return Cluster(members=tuple(members), tightness=ALIKE)
    within = cosines[members][:, members]
    alike = [round(total, 9) for total in within.sum(axis=1).tolist()]
    order = sorted(range(count), key=lambda n: (-alike[n], n))
    tightness = (sum(alike) - count) / (count * (count - 1))
    return Cluster(members=tuple(members[n] for n in order), tightness=tightness)


def _cosines(candidates: Sequence[Candidate]) -> "NDArray[np.float64]":
    """Return the cosine of each two sentences by TF-IDF of their stems and pairs of stems."""
    import numpy as np  # noqa: PLC0415 - see `clusters`
    from scipy.sparse import csr_array  # noqa: PLC0415 - see `clusters`

    numbers: dict[str, int] = {}
    counts = [Counter(_features(candidate)) for candidate in candidates]
    spread = Counter(feature for count in counts for feature in count)
    rows, columns, values = [], [], []
    for row, count in enumerate(counts):
        for feature, times in count.items():
            rows.append(row)
            columns.append(numbers.setdefault(feature, len(numbers)))
            values.append((1 + log(times)) * log(1 + len(candidates) / (spread[feature] + 0.5)))
    matrix = csr_array((values, (rows, columns)), shape=(len(candidates), len(numbers)))
    product = (matrix @ matrix.T).toarray()
    lengths = np.sqrt(product.diagonal())
    lengths[lengths == 0] = 1
    cosines: NDArray[np.float64] = product / np.outer(lengths, lengths)
    return cosines


def _features(candidate: Candidate) -> list[str]:
    stems = [token.stem for token in candidate.tokens if not token.stop]
    return [*stems, *(f"{one} {other}" for one, other in pairwise(stems))]
