"""Nearness to a question that asks for many things: the other sentences of near documents count.

A narrative is put to documents that were chosen for it, and an answer tells what they have in
common. How near a sentence is by its words tells it apart the better the more sentences there are;
of a few it is no more than a hint. So it is drawn towards how near its document is, as an estimate
from little evidence is drawn towards what is known anyway (shrinkage: Jelinek & Mercer,
*Interpolated estimation of Markov source parameters*, 1980).
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest
from statistics import fmean
from typing import Final

from briefings.language.candidates import Candidate

EVIDENCE: Final = 80
"""Sentences from which on their own words count for more than their documents …"""
SHORT_EVIDENCE: Final = 40
"""… and than nothing at all, where a short question doesn't tell documents apart."""
BEST: Final = 3
"""Sentences by which a document is judged, its nearest."""


def broaden(nearness: Sequence[float], candidates: Sequence[Candidate]) -> list[float]:
    """Return the nearness of each sentence, raised by how near its document is.

    What is nearest stays so, and a document without anything near gains nothing.

    Args:
        nearness: how near each sentence is by its own words, 0 to 1.
        candidates: the sentences, in the same order.
    """
    prior = EVIDENCE / (EVIDENCE + len(candidates))
    documents = _documents(nearness, candidates)
    raised = {key: prior * math.pow(near, 1 - prior) for key, near in documents.items()}
    return [
        near + (1 - near) * raised[id(one.article)]
        for near, one in zip(nearness, candidates, strict=True)
    ]


def lift(nearness: Sequence[float]) -> list[float]:
    """Return the nearness of each sentence where all documents tell of a short question.

    Of few sentences it decides between equals only; of a hundred it decides nearly alone.
    """
    among = SHORT_EVIDENCE**2 / (SHORT_EVIDENCE**2 + len(nearness) ** 2)
    return [near + (1 - near) * among for near in nearness]


def _documents(nearness: Sequence[float], candidates: Sequence[Candidate]) -> dict[int, float]:
    """Return by a document's identity how near it is against the nearest one, 0 to 1."""
    found: dict[int, list[float]] = defaultdict(list)
    for near, one in zip(nearness, candidates, strict=True):
        found[id(one.article)].append(near)
    best = {key: fmean(nlargest(BEST, values)) for key, values in found.items()}
    most = max(best.values(), default=0.0)
    return {key: near / most for key, near in best.items()} if most else best
