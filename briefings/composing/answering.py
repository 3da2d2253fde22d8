"""From sentences to points within a budget: what was asked about, or what matters most.

Where a question is asked of many, what several documents say in other words is the answer: their
sentences are clustered, and the most central one of each cluster leads. Without a question the
engine chooses the leads, and who says the same supports them, precision first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf, log1p
from typing import Final

from briefings.agreement.compare import Same, Verdict, compare, newest
from briefings.agreement.differences import Differs, Updates
from briefings.composing.reasons import Gain, gains
from briefings.language.candidates import Candidate
from briefings.matching.asking import is_answered, relevance
from briefings.ranking.budget import Budget, length_of
from briefings.ranking.clusters import Cluster, clusters
from briefings.ranking.coverage import Coverage
from briefings.ranking.engines import COVERAGE
from briefings.ranking.sumy_engines import centrality, limit_of

DEFAULT: Final = COVERAGE
"""The engine that needs no name."""
MOST: Final = 1200
"""Sentences that are clustered: the nearest to what was asked."""
DANGLING: Final = 0.5
"""What a sentence is worth that needs the one before it."""
OVERLAP: Final = 0.6
"""Share of the shorter sentence's content that makes two sentences too alike to both lead."""
NEAR: Final = 0.2
"""Nearness × log(1 + documents) that a point needs: what one alone says must be nearer."""
NEAR_ENOUGH: Final = 0.1
"""Nearness of a sentence that room left over may be spent on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One thing said: who leads, who says it too, who differs or is outdated, why it was chosen."""

    lead: Candidate
    support: tuple[Candidate, ...] = ()
    differs: tuple[tuple[Candidate, Differs], ...] = ()
    updates: tuple[tuple[Candidate, Updates], ...] = ()
    why: Gain | None = None

    @property
    def voices(self) -> int:
        """How many documents are heard on it."""
        return 1 + len(self.support) + len(self.differs) + len(self.updates)


def answers(
    candidates: Sequence[Candidate], about: str | None, budget: Budget, engine: str = DEFAULT
) -> list[Answer] | None:
    """Return what the candidates say, most important first; None where nothing answers `about`.

    Args:
        candidates: the quotable sentences of all documents, in order.
        about: words or a question; None where nothing is asked.
        budget: how long the leads may get together.
        engine: a name of `engines.NAMES`.

    Raises:
        EngineError: there is no engine of that name.
    """
    if engine != DEFAULT:
        limit_of(engine)
    if not candidates or (about is not None and not is_answered(about, candidates)):
        return None
    near = None if about is None else relevance(about, candidates)
    coverage = _coverage(candidates, near)
    if engine != DEFAULT:
        leads = _kept(_ranked(candidates, near, engine), budget)
    elif near is None:
        leads = list(coverage.choose(budget))
        leads = leads or _kept(candidates, budget)  # too little text for anything to recur
    else:
        said = _clustered(candidates, near, budget)
        close = [one for one, value in zip(candidates, near, strict=True) if value >= NEAR_ENOUGH]
        return _explained([*said, *_further(close, coverage, budget, said)], coverage)
    leads = _up_to_date(leads, candidates, budget)
    return _explained(_supported(leads, candidates), coverage)


def _coverage(candidates: Sequence[Candidate], near: Sequence[float] | None) -> Coverage:
    if near is None:
        return Coverage(candidates)
    by_id = {id(candidate): value for candidate, value in zip(candidates, near, strict=True)}
    return Coverage(candidates, nearness=lambda candidate: by_id[id(candidate)])


def _further(
    close: Sequence[Candidate], coverage: Coverage, budget: Budget, said: Sequence[Answer]
) -> list[Answer]:
    """Return what else is near to what was asked, where room is left after what was said."""
    leads = [answer.lead for answer in said]
    for lead in leads:
        budget = budget.after(length_of(lead))
    heard = {id(one) for answer in said for one in (answer.lead, *answer.support)}
    others = [candidate for candidate in close if id(candidate) not in heard]
    further = list(coverage.choose(budget, others, said=leads))
    return _supported(_up_to_date(further, others, budget), others)


def _up_to_date(
    leads: Sequence[Candidate], candidates: Sequence[Candidate], budget: Budget
) -> list[Candidate]:
    """Return the leads, in place of each the newest figure of what it counts if there is room."""
    current = list(leads)
    spare = inf if budget.words is None else budget.words - sum(map(length_of, leads))
    for place, lead in enumerate(current):
        others = (one for one in lead.near(candidates) if all(one is not led for led in current))
        newer = newest(lead, others)
        longer = length_of(newer) - length_of(lead)
        if longer <= spare:
            current[place] = newer
            spare -= longer
    return current


def _supported(leads: Sequence[Candidate], candidates: Sequence[Candidate]) -> list[Answer]:
    """Return each lead with those of the other candidates that say the same or differ."""
    chosen = {id(lead) for lead in leads}
    others = [one for one in candidates if id(one) not in chosen]
    return [_with_voices(lead, lead.near(others), as_one=False) for lead in leads]


def _explained(said: Sequence[Answer], coverage: Coverage) -> list[Answer]:
    """Return the answers with what each adds to those before it."""
    why = gains([answer.lead for answer in said], coverage)
    return [replace(answer, why=gain) for answer, gain in zip(said, why, strict=True)]


def _clustered(
    candidates: Sequence[Candidate], near: Sequence[float], budget: Budget
) -> list[Answer]:
    """Return the clusters by how near they are, how many say it, how alike, and how much it says.

    A pool of the nearest sentences is divided; what is not near at all is left out.
    """
    nearest = sorted(range(len(candidates)), key=lambda n: (-near[n], n))[:MOST]
    pool = sorted(n for n in nearest if near[n] > 0)
    sentences = [candidates[n] for n in pool]
    found: list[tuple[float, int, Answer]] = []
    for order, cluster in enumerate(clusters(sentences)):
        members = [sentences[n] for n in cluster.members]
        answer = _with_voices(newest(_lead(members), members), members, as_one=True)
        nearness = sum(near[pool[n]] for n in cluster.members) / len(members)
        pull = nearness * log1p(answer.voices)
        if pull >= NEAR:
            found.append((-pull * _substance(answer.lead, cluster), order, answer))
    found.sort(key=lambda entry: entry[:2])
    best = {id(answer.lead): answer for _, _, answer in found}
    return [best[id(lead)] for lead in _kept((a.lead for a in best.values()), budget)]


def _lead(members: Sequence[Candidate]) -> Candidate:
    """Return the most central member that stands alone, or the most central one."""
    return next((member for member in members if member.leads_well), members[0])


def _substance(lead: Candidate, cluster: Cluster) -> float:
    """Return how surely the cluster is one thing, times how much its lead says of it."""
    substance = cluster.tightness**2 * len(lead.content)
    return substance if lead.leads_well else substance * DANGLING


def _ranked(
    candidates: Sequence[Candidate], near: Sequence[float] | None, engine: str
) -> list[Candidate]:
    """Return the candidates that the engine can rate, most important first."""
    first = near or [1 / (1 + candidate.position) for candidate in candidates]
    order = sorted(range(len(candidates)), key=lambda n: (-first[n], n))
    pool = sorted(order[: limit_of(engine)])
    central = centrality([candidates[n] for n in pool], engine)
    worth = {
        n: (value + (near[n] if near else value)) * (1 if candidates[n].leads_well else DANGLING)
        for n, value in zip(pool, central, strict=True)
    }
    return [candidates[n] for n in sorted(pool, key=lambda n: (-worth[n], n))]


def _kept(ranked: Iterable[Candidate], budget: Budget) -> list[Candidate]:
    """Return those that fit the budget and say nothing again, in the order given."""
    kept: list[Candidate] = []
    for candidate in ranked:
        length = length_of(candidate)
        if budget.admits(length) and all(candidate.overlap(one) < OVERLAP for one in kept):
            kept.append(candidate)
            budget = budget.after(length)
    return kept


def _with_voices(lead: Candidate, members: Iterable[Candidate], *, as_one: bool) -> Answer:
    """Return the answer that `lead` gives, each other document heard once.

    Args:
        lead: the sentence that leads.
        members: sentences that may say it, too.
        as_one: whether they are taken to say it unless they state it otherwise.
    """
    heard = {id(lead.article)}
    said: list[tuple[Candidate, Verdict]] = []
    for member in members:
        if id(member.article) in heard:
            continue
        verdict = compare(lead, member)
        if as_one or verdict is not None:
            heard.add(id(member.article))
            said.append((member, verdict))
    return Answer(
        lead=lead,
        support=tuple(one for one, verdict in said if verdict is None or isinstance(verdict, Same)),
        differs=tuple((one, found) for one, found in said if isinstance(found, Differs)),
        updates=tuple((one, found) for one, found in said if isinstance(found, Updates)),
    )
