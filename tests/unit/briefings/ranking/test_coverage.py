from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.agreement.compare import compare
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.model import Article
from briefings.ranking.budget import Budget
from briefings.ranking.coverage import Coverage
from briefings.ranking.engines import engine_named
from briefings.ranking.names import DEFAULT
from briefings.ranking.pool import Pool
from tests.builders import an_article
from tests.processes import printed_by_every_seed
from tests.strategies import articles

ROOT = Path(__file__).parents[4]
CEASEFIRE = "Kyiv and Moscow agreed to a ceasefire along the northern border."
HARVEST = "The wheat harvest in Kansas shrank after a summer without rain."
STRIKE = "Dockers in Rotterdam began a strike over pensions and safety."
WEATHER = "Painters admired violet clouds above quiet hills."


def candidates_of(*bodies: str) -> list[Candidate]:
    """Return the quotable sentences of articles with these bodies."""
    return [c for body in bodies for c in quotable_sentences(an_article(body, title=None))]


def texts(chosen: list[Candidate]) -> list[str]:
    """Return what the sentences say."""
    return [candidate.text for candidate in chosen]


def chosen(
    found: list[Candidate], words: int | None = None, points: int | None = None
) -> list[Candidate]:
    """Return what is chosen of all of them, most important first."""
    return chosen_of(Pool(found), Budget(words=words, points=points))


def chosen_of(pool: Pool, budget: Budget) -> list[Candidate]:
    """Return what the default engine chooses of a pool."""
    return [lead.sentence for lead in engine_named(DEFAULT).choose(pool, budget)]


def test_what_most_sources_report_comes_first() -> None:
    """News that three articles have goes before what two have; what one says alone is left out."""
    found = candidates_of(
        f"{WEATHER} {HARVEST}",
        f"{HARVEST} {CEASEFIRE}",
        f"Envoys said: {CEASEFIRE}",
        f"{CEASEFIRE} Bakers rejoiced.",
    )

    assert [CEASEFIRE, HARVEST] == texts(chosen(found, words=100))


def test_a_copy_is_no_second_source() -> None:
    """An article printed three times weighs no more than once."""
    copied = f"{HARVEST} Farmers expect the wheat harvest in Kansas to shrink again next year."
    copies = [replace(an_article(copied), title=f"Copy {n}", file=None) for n in range(3)]
    originals = [an_article(f"{lead} {CEASEFIRE}") for lead in (STRIKE, WEATHER)]
    found = [c for article in (*copies, *originals) for c in quotable_sentences(article)]

    independent = Coverage(found, copies={}).worth
    collapsed = Coverage(found).worth

    assert collapsed["wheat"] < collapsed["ceasefir"] < independent["wheat"]


def test_nothing_is_said_twice() -> None:
    """A second wording of what is chosen is passed over for something else."""
    again = "Along the northern border a ceasefire was agreed to by Kyiv and Moscow."
    found = candidates_of(f"{CEASEFIRE} {HARVEST}", f"{again} {HARVEST}")

    assert 2 == len(chosen(found, points=3))


def test_a_sentence_that_dangles_gives_way_to_one_that_stands_alone() -> None:
    """Of two sentences alike in worth the one that needs no other is chosen."""
    dangling, standing = f"But {STRIKE}", f"On rainy Monday morning {STRIKE}"
    found = candidates_of(f"{dangling} {WEATHER}", f"{standing} {WEATHER}")

    said = texts(chosen(found, points=2))

    assert standing in said
    assert dangling not in said


def test_what_was_asked_about_comes_first() -> None:
    """Features of the sentences near to what was asked weigh more; those far from it nothing."""
    found = candidates_of(*[f"{CEASEFIRE} {HARVEST}"] * 3, f"{STRIKE} {HARVEST}", STRIKE)

    asked = Pool(found, nearness=[float("Dockers" in one.text) for one in found])

    assert [STRIKE] == texts(chosen_of(asked, Budget(words=100)))


def test_a_title_counts_as_a_mention() -> None:
    """What titles say too weighs more."""
    untitled = candidates_of(f"{CEASEFIRE} {HARVEST}", f"{HARVEST} {CEASEFIRE}")
    titled = [replace(c, article=replace(c.article, title="Wheat harvest")) for c in untitled]

    before, after = Coverage(untitled).worth, Coverage(titled).worth

    assert after["wheat"] > before["wheat"]
    assert after["ceasefir"] == before["ceasefir"]


@pytest.mark.parametrize(("words", "points"), [(0, None), (None, 0), (3, 5)])
def test_a_budget_too_small_for_any_sentence_is_left_unspent(
    words: int | None, points: int | None
) -> None:
    """Rather nothing than too much."""
    found = candidates_of(f"{CEASEFIRE} {HARVEST}", f"{HARVEST} {CEASEFIRE}")

    assert [] == chosen(found, words=words, points=points)


def test_the_budget_of_a_script_without_blanks_is_kept() -> None:
    """Chinese is measured in characters, two to a word."""
    sentences = "中国和美国达成贸易协议。欧洲的小麦收成下降了很多。"
    found = [
        candidate
        for title in ("一", "二")
        for candidate in quotable_sentences(an_article(sentences, title=title, language="zh"))
    ]

    assert 1 == len(chosen_of(Pool(found, copies={}), Budget(words=8)))


@given(st.lists(articles(), max_size=4), st.integers(0, 40), st.integers(0, 5))
def test_the_budget_holds_and_no_two_say_the_same(
    made_up: list[Article], words: int, points: int
) -> None:
    """Whatever the articles: within both limits, from the candidates, each once, none alike."""
    found = [candidate for article in made_up for candidate in quotable_sentences(article)]

    leads = chosen(found, words=words, points=points)

    assert words >= sum(len(candidate.text.split()) for candidate in leads)
    assert points >= len(leads)
    assert {id(c) for c in leads} <= {id(c) for c in found}
    for at, candidate in enumerate(leads):
        assert all(compare(candidate, other) is None for other in leads[:at])


def test_every_process_chooses_alike() -> None:
    """The seed of Python's hashes changes nothing, to the last digit of a weight."""
    script = (
        "from tests.unit.briefings.ranking.test_coverage import *\n"
        "found = candidates_of(f'{CEASEFIRE} {STRIKE}', f'{STRIKE} {CEASEFIRE}', CEASEFIRE)\n"
        "print(texts(chosen(found, words=50)), Coverage(found).worth)"
    )
    said = printed_by_every_seed(script)

    assert 1 == len(said)
    assert CEASEFIRE in said.pop()
