"""What every engine promises."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.agreement.compare import compare
from briefings.agreement.side_by_side import SideBySide
from briefings.language.candidates import quotable_sentences
from briefings.model import Article
from briefings.ranking.budget import Budget, length_of
from briefings.ranking.engine import Engine
from briefings.ranking.engines import engine_named
from briefings.ranking.names import NAMES
from briefings.ranking.pool import Pool
from briefings.ranking.repetition import is_repeated
from briefings.stories.facts.likeness import SAYS
from tests.builders import a_source, an_article
from tests.strategies import articles

ALL = [*map(engine_named, NAMES), engine_named("coverage", for_question=True)]


@pytest.mark.parametrize("engine", ALL, ids=lambda engine: f"{type(engine).__name__} {engine.name}")
@given(found=st.lists(articles(), max_size=3), words=st.integers(0, 40), asked=st.booleans())
def test_leads_fit_the_budget_and_repeat_nothing(
    *, engine: Engine, found: list[Article], words: int, asked: bool
) -> None:
    """Whatever the texts: sentences of the pool, each once, none like another, within the words."""
    sentences = [one for article in found for one in quotable_sentences(article)]
    pool = Pool(sentences, nearness=[0.5] * len(sentences) if asked else None)

    leads = [lead.sentence for lead in engine.choose(pool, Budget(words=words, points=3))]

    assert len(leads) <= 3
    assert sum(map(length_of, leads)) <= words
    assert {id(lead) for lead in leads} <= {id(one) for one in sentences}
    assert not any(
        is_repeated(later, [lead], pool, likeness=SAYS) for lead, later in combinations(leads, 2)
    )


def test_only_the_default_engine_chooses_otherwise_where_a_question_is_asked() -> None:
    """Whoever names an engine gets it."""
    changed = [n for n in NAMES if engine_named(n) is not engine_named(n, for_question=True)]

    assert ["coverage"] == changed
    assert "coverage" == engine_named("coverage", for_question=True).name


def test_a_voice_that_contradicts_itself_is_heard_twice() -> None:
    """Another voice's other figure belongs under the lead; its own would be lost there."""
    first, second = (
        f"Russia declared a {length}-day ceasefire for the parade in Moscow."
        for length in ("three", "two")
    )
    (ours,), (own,), (others,) = (
        quotable_sentences(an_article(body, source=a_source(title)))
        for body, title in ((first, "AFP"), (second, "AFP"), (second, "Reuters"))
    )

    pool = Pool([ours, own, others])

    assert not is_repeated(own, [ours], pool)
    assert is_repeated(others, [ours], pool)


@pytest.mark.parametrize(("voices", "repeated"), [(("A", "B"), True), (("A", "A"), False)])
def test_who_turns_roles_round_is_heard_beside_the_first(
    voices: tuple[str, str], *, repeated: bool
) -> None:
    """Another voice under the lead; the same one, which is heard there once, as a lead itself."""
    first, second = (
        one
        for voice, body in zip(
            voices,
            (
                "Russian drones struck the Ukrainian grain port on Monday night.",
                "Ukrainian drones struck the Russian grain port on Monday night.",
            ),
            strict=True,
        )
        for one in quotable_sentences(an_article(body, source=a_source(voice)))
    )

    assert isinstance(compare(first, second), SideBySide)
    assert is_repeated(second, [first], Pool([first, second])) is repeated


@pytest.mark.parametrize("name", ["coverage", "lexrank", "textrank"])
def test_of_two_that_say_the_same_the_nearer_one_leads(name: str) -> None:
    """Two papers print one sentence, one of them as its answer to what was asked."""
    said = "Wheat prices rose sharply in the northern ports."
    sentences = [
        one
        for title in ("AFP", "Reuters")
        for one in quotable_sentences(an_article(said, source=a_source(title)))
    ]

    pool = Pool(sentences, nearness=[0.4, 0.9])

    (lead,) = engine_named(name).choose(pool, Budget(points=1))

    assert sentences[1] is lead.sentence
