"""What meaning proposes where words leave open whether two sentences state the same."""

from typing import Final

import pytest

pytest.importorskip("onnxruntime", reason="the extra [meaning] isn't installed")

from briefings.composing.pipeline import compose
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.meaning.minilm import MiniLM
from briefings.meaning.port import Meaning
from briefings.ranking.budget import Budget
from briefings.ranking.engines import engine_named
from briefings.ranking.pool import Pool
from briefings.stories.facts.likeness import Likeness
from briefings.stories.facts.meant import are_meant_alike
from tests.builders import a_source, an_article

BEFORE: Final = (
    "Rain fell in the valley all week. Bakers raised their prices again. A choir sang at night.",
    "Trains were full of tourists. A law on fishing is due in June. Wolves came to the river.",
)
SACKED: Final = "The council sacked the mayor of Northport over the bridge."
REMOVED: Final = "Northport's mayor was removed from office late at night after the council met."


def sentences(*bodies: str, language: str = "en") -> list[Candidate]:
    """Return the sentences of articles of two sources that open with something else."""
    return [
        one
        for number, (before, body) in enumerate(zip(BEFORE, bodies, strict=True))
        for one in quotable_sentences(
            an_article(
                f"{before} {body}", title=None, source=a_source(f"{number}"), language=language
            )
        )
    ]


def are_alike(ours: str, theirs: str, language: str = "en") -> bool:
    """Tell whether the fourth sentences of the two are proposed."""
    found = sentences(ours, theirs, language=language)
    one, other = (each for each in found if each.position == len(BEFORE[0].split(". ")))
    both = [
        are_meant_alike(*pair, Likeness(found), MiniLM()) for pair in ((one, other), (other, one))
    ]
    assert both[0] is both[1]
    return both[0]


def supporters(ours: str, theirs: str, meaning: Meaning | None) -> list[list[str]]:
    """Return who says what the leads on the mayor do."""
    pool = Pool(sentences(ours, theirs), meaning=meaning)
    composed = compose(pool, engine_named("coverage"), Budget(points=8))
    said = [one.statement for one in composed if "mayor" in one.statement.lead.text]
    return [[other.text for other in one.support] for one in said]


def test_what_says_the_same_in_other_words_is_proposed() -> None:
    """What tells of something else isn't."""
    assert are_alike(SACKED, REMOVED)
    assert not are_alike(SACKED, "The brother of Northport's mayor has a bakery near the bridge.")


@pytest.mark.parametrize(
    "theirs",
    [
        "Northport's mayor was not removed from office late at night after the council met.",
        "Northport's mayor may be removed from office late at night after the council meets.",
        "Was Northport's mayor removed from office late at night after the council met?",
    ],
)
def test_what_denies_expects_or_asks_it_is_not(theirs: str) -> None:
    """A model finds them as near as what says the same."""
    found = MiniLM().nearness(SACKED, theirs)

    assert found > 0.6
    assert not are_alike(SACKED, theirs)


def test_what_is_not_the_nearest_by_far_is_not() -> None:
    """Two sentences of an article say nearly the same: which of them is meant is left open."""
    rival = "The council dismissed the mayor of the town over its bridge."

    assert not are_alike(SACKED, f"{REMOVED} {rival}")


def test_a_language_that_the_model_does_not_know_is_left_alone() -> None:
    """It would find nearness in texts that it can't read."""
    assert not are_alike(SACKED, REMOVED, language="de")


def test_it_supports_a_lead_only_where_meanings_are_compared() -> None:
    """By words alone the two are two facts."""
    with_it = supporters(SACKED, REMOVED, MiniLM())

    assert with_it in ([[SACKED]], [[REMOVED]])
    assert [[]] == supporters(SACKED, REMOVED, None)


def test_it_overrules_no_veto() -> None:
    """Two dates that can't both be true stay apart, however near the two are in meaning."""
    ours = "The council sacked the mayor of Northport in 2019."
    theirs = (
        "Northport's mayor was removed from office late at night in 2021 after the council met."
    )

    assert are_alike(ours, theirs)
    assert [[]] == supporters(ours, theirs, MiniLM())


def test_what_two_sentences_take_for_known_is_not_put_to_it() -> None:
    """Both name the event in a clause, and each goes on to tell something else of it."""
    ours = "Shops closed early after the council sacked the mayor of Northport."
    theirs = "Shopkeepers went home after Northport's mayor was removed by a vote of the council."

    assert are_alike(ours, theirs)
    assert [[]] == supporters(ours, theirs, MiniLM())
