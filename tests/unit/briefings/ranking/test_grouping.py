"""For a question: groups lead where documents repeat each other, coverage where they don't."""

from briefings.language.candidates import quotable_sentences
from briefings.ranking.budget import Budget
from briefings.ranking.engines import engine_named
from briefings.ranking.pool import Pool
from tests.builders import an_article

PORT = (
    "The strike of dock workers closed the port of Rotterdam for nine days.",
    "For nine days a strike of dock workers has closed Rotterdam's port.",
    "The port of Rotterdam was closed by a strike of dock workers for nine days.",
)
APART = (
    "The strike of dock workers began over pensions, their union said.",
    "Importers of fruit sent ships to Antwerp because of the strike.",
    "A mediator met both sides of the strike at the town hall.",
)
ENDINGS = (
    "Grain lay in the silos of Hamburg until Monday.",
    "A court in Genoa heard the case of a captain.",
    "The minister of transport flew home from Oslo early.",
)
BUDGET = Budget(words=40)


def pool_of(*bodies: str) -> Pool:
    """Return the sentences of as many articles, one as near as the other."""
    found = [one for body in bodies for one in quotable_sentences(an_article(body))]
    return Pool(found, nearness=[0.8] * len(found))


def test_what_several_say_in_other_words_leads_as_a_group() -> None:
    """All three say it, so whoever leads stands for the three."""
    first, *_ = engine_named("coverage", for_question=True).choose(pool_of(*PORT), BUDGET)

    assert len(PORT) == len(first.group)


def test_where_each_document_says_its_own_coverage_chooses() -> None:
    """One pair alike among many does not make a group lead."""
    bodies = [f"{one} {ending}" for one, ending in zip(APART, ENDINGS, strict=True)]
    pool = pool_of(*bodies, PORT[0], PORT[1])

    asked = list(engine_named("coverage", for_question=True).choose(pool, BUDGET))

    assert asked == list(engine_named("coverage").choose(pool, BUDGET))
    assert [] == [lead for lead in asked if lead.group]


def test_copies_of_one_text_are_no_repetition() -> None:
    """A report that three sites print is told once."""
    text = " ".join((*APART, *ENDINGS))
    pool = pool_of(text, f"{text} Read more here.", f"{text} All rights are reserved.")

    asked = list(engine_named("coverage", for_question=True).choose(pool, BUDGET))

    assert asked == list(engine_named("coverage").choose(pool, BUDGET))
