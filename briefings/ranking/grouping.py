"""The engine for a question: what several say in other words leads, where they repeat each other.

Where they don't, there is nothing to group: feature coverage times nearness chooses then.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import log1p
from typing import Final

from briefings.agreement.compare import are_held_apart, newest
from briefings.language.candidates import Candidate
from briefings.ranking.budget import Budget
from briefings.ranking.clusters import Cluster, clusters
from briefings.ranking.engine import DANGLING, Lead
from briefings.ranking.greedy import CoverageEngine, choose_greedily
from briefings.ranking.pool import Pool
from briefings.ranking.repetition import without_repetition
from briefings.ranking.worth import WORDS
from briefings.stories.facts.likeness import SAYS

REPEATED: Final = 2.0
"""Independent documents that say the same, on average over what is near, from which groups lead."""
NEAR: Final = 0.2
"""Nearness × log(1 + documents) that a group needs: what one alone says must be nearer."""
NEAR_ENOUGH: Final = 0.1
"""Nearness of a sentence that room left over may be spent on."""


class GroupingEngine:
    """Groups the nearest sentences by what they say, where documents repeat each other."""

    name: Final = CoverageEngine.name
    limit: Final = 1200

    def choose(self, pool: Pool, budget: Budget) -> Iterator[Lead]:
        """Yield the groups by how near, how many, how alike they are and how much they say.

        Feature coverage fills the room left, or all of it where documents hardly repeat each other.
        """
        nearest = {id(one) for one in pool.nearest_first[: self.limit] if pool.nearness(one) > 0}
        sentences = [one for one in pool.sentences if id(one) in nearest]
        groups = [
            (cluster, tuple(sentences[n] for n in cluster.members))
            for cluster in clusters(sentences)
        ]
        if _repeated(pool, [members for _, members in groups]) < REPEATED:
            yield from CoverageEngine().choose(pool, budget)
            return
        yield from _grouped(pool, budget, _best_first(pool, groups))


def _repeated(pool: Pool, groups: Sequence[Sequence[Candidate]]) -> float:
    """Return how many independent documents say a thing, on average over what is near."""
    near = [sum([pool.nearness(one) for one in members]) for members in groups]
    total = sum(near)
    if not total:
        return 0.0
    documents = [_documents(pool, members) for members in groups]
    return sum([weight * count for weight, count in zip(near, documents, strict=True)]) / total


def _documents(pool: Pool, members: Iterable[Candidate]) -> int:
    """Return how many documents say it, a copy being the same as what it copies."""
    return len({pool.copies.get(one.article.id, one.article.id) for one in members})


def _grouped(pool: Pool, budget: Budget, groups: Sequence[Lead]) -> Iterator[Lead]:
    """Yield the groups that say something new, then what else is near, while there is room."""
    found = {id(lead.sentence): lead for lead in groups}
    ordered = (lead.sentence for lead in groups)
    leads = [found[id(one)] for one in without_repetition(ordered, budget, pool, likeness=SAYS)]
    yield from leads
    sentences = [lead.sentence for lead in leads]
    grouped = {id(one) for one in chain(sentences, *(lead.group for lead in leads))}
    others = [
        one
        for one in pool.sentences
        if pool.nearness(one) >= NEAR_ENOUGH and id(one) not in grouped
    ]
    left = budget.after(*sentences)
    yield from map(Lead, choose_greedily(pool, others, left, sentences, WORDS))


def _best_first(pool: Pool, groups: Iterable[tuple[Cluster, tuple[Candidate, ...]]]) -> list[Lead]:
    """Return the groups that are near enough, best first."""
    found: list[tuple[float, int, Lead]] = []
    for order, (cluster, members) in enumerate(groups):
        lead = newest(_most_central(members), members)
        group = tuple(one for one in members if one is lead or not are_held_apart(lead, one))
        pull = _nearness(pool, members) * log1p(len({id(one.article) for one in members}))
        if pull >= NEAR:
            found.append((-pull * _substance(lead, cluster), order, Lead(lead, group)))
    found.sort(key=lambda entry: entry[:2])
    return [lead for _, _, lead in found]


def _nearness(pool: Pool, members: Sequence[Candidate]) -> float:
    return sum([pool.nearness(one) for one in members]) / len(members)


def _most_central(members: Sequence[Candidate]) -> Candidate:
    """Return the most central member that stands alone, or the most central one."""
    return next((member for member in members if member.can_lead), members[0])


def _substance(lead: Candidate, cluster: Cluster) -> float:
    """Return how surely the cluster is one thing, times how much its lead says of it."""
    substance = cluster.tightness**2 * len(lead.content)
    return substance if lead.can_lead else substance * DANGLING
