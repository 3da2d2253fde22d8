"""What would say again what another lead says."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefings.agreement.compare import are_held_apart, compare
from briefings.agreement.differences import Differs
from briefings.agreement.side_by_side import SideBySide
from briefings.language.candidates import Candidate
from briefings.ranking.budget import Budget
from briefings.ranking.pool import Pool
from briefings.stories.facts.likeness import REPEATS

OVERLAP: Final = 0.6
"""Share of the shorter sentence's content words that makes two too alike to both lead."""


def is_repeated(
    sentence: Candidate,
    leads: Iterable[Candidate],
    pool: Pool,
    *,
    overlap: float = OVERLAP,
    likeness: float = REPEATS,
) -> bool:
    """Tell whether one of `leads` says the same, or speaks of the same thing.

    Args:
        sentence: one that may lead, too.
        leads: those that lead already.
        pool: all sentences, these among them.
        overlap: the share of the shorter sentence's content words that is too much …
        likeness: … and the score within a story.
    """
    for lead in leads:
        said = _is_said(sentence, lead)
        if said is None:
            alike = pool.likeness(sentence, lead) >= likeness or sentence.overlap(lead) >= overlap
            said = alike and not are_held_apart(lead, sentence)
        if said:
            return True
    return False


def _is_said(sentence: Candidate, lead: Candidate) -> bool | None:
    """Tell whether `sentence` belongs under `lead`; None where only likeness can tell.

    A voice that contradicts itself is heard twice: under its own words the other side would get
    lost, as a voice is heard once on each point. And what is alike but held apart by a word, a
    figure or a name is another statement, of which likeness is no proof.
    """
    verdict = compare(lead, sentence)
    if isinstance(verdict, Differs | SideBySide):
        return sentence.voice != lead.voice
    return None if verdict is None else True


def without_repetition(
    ordered: Iterable[Candidate],
    budget: Budget,
    pool: Pool,
    leads: Sequence[Candidate] = (),
    *,
    likeness: float = REPEATS,
) -> Iterator[Candidate]:
    """Yield those that fit the budget and say nothing again, in the order given.

    Args:
        ordered: sentences, the most important first; looked at as far as there is room.
        budget: how long they may get together.
        pool: all sentences, these among them.
        leads: sentences that lead already.
        likeness: the score within a story that is too much.
    """
    chosen = list(leads)
    for sentence in ordered:
        if budget.points == 0:
            return
        if budget.admits(sentence) and not is_repeated(sentence, chosen, pool, likeness=likeness):
            yield sentence
            chosen.append(sentence)
            budget = budget.after(sentence)
