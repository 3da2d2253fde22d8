"""The one pipeline: select what leads, find who supports it, explain why it was chosen.

A topic's brief, a question and a line of the batch door differ in what they put into the pool and
in what they print; what is chosen, and who is heard on it, is decided here for all of them.
"""

from briefings.agreement.corrections import corrected
from briefings.agreement.origins import count_origins
from briefings.composing.reasons import gains
from briefings.composing.selection import select_leads
from briefings.composing.sides import Sides
from briefings.composing.support import Composed, support_leads
from briefings.ranking.budget import Budget
from briefings.ranking.engine import Engine
from briefings.ranking.pool import Pool


def compose(pool: Pool, engine: Engine, budget: Budget) -> list[Composed]:
    """Return what the sentences of `pool` say, most important first.

    Args:
        pool: the sentences, and how near each is to what was asked.
        engine: what chooses those that lead.
        budget: how long the leads may get together.
    """
    if outdated := corrected(pool.sentences):
        pool = pool.without(outdated)
    if not pool.sentences:
        return []
    sides = Sides(pool)
    statements = support_leads(select_leads(pool, engine, budget, sides), pool, sides)
    gained = gains([statement.lead for statement in statements], pool)
    return [
        Composed(
            statement=said,
            gain=gain,
            origins=count_origins((said.lead, *said.support), pool.prints, pool.origins),
        )
        for said, gain in zip(statements, gained, strict=True)
    ]
