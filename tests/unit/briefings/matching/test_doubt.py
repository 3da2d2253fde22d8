"""Terms with other meanings: they count only where something shows that the topic is meant."""

import pytest

from briefings.errors import TopicError
from briefings.matching.relevance import ad_hoc_topic, check, explain, find_matches
from briefings.matching.votes import leanings
from tests.builders import a_topic, an_article

STEEL = a_topic(terms=("iron?", "steel?", "blast furnace"), context=("ore", "foundr*"))


def found(text: str, title: str = "") -> list[tuple[str, ...]]:
    """Return the terms by which each matching sentence matches."""
    return [match.hits for match in find_matches(STEEL, an_article(text, title=title))]


def test_a_term_in_doubt_alone_does_not_count() -> None:
    """Nothing around it shows that the topic is meant."""
    assert [] == found("He rules the kitchen with an iron fist. The children never complain.")


@pytest.mark.parametrize(
    "text",
    [
        "Iron grew dear as the ore ran out.",
        "The ore ran out in spring. Iron grew dear for everybody.",
        "Iron grew dear for everybody. The ore ran out in spring.",
    ],
)
def test_a_word_of_the_context_in_the_sentence_or_beside_it_shows_what_is_meant(text: str) -> None:
    """The sentence with the word of the context is itself no match."""
    assert [("iron",)] == found(text)


def test_the_context_counts_in_the_title_but_not_far_away() -> None:
    """The title speaks for all sentences, another sentence for its neighbours."""
    far = "Iron fists rule the place. Nobody laughs there. Guests eat in haste. The ore is dear."

    assert [] == found(far)
    assert [("iron",)] == found(far, title="Ore prices")


def test_two_terms_in_doubt_show_each_other() -> None:
    """Both in one passage are hardly both in another sense."""
    assert [("iron", "steel")] == found("Iron and steel cost more than ever before.")


def test_a_term_without_doubt_speaks_for_the_whole_article() -> None:
    """The article is about the topic."""
    text = (
        "A blast furnace was lit. The town drank to it. The band played. Iron is back in fashion."
    )

    assert [("blast furnace",), ("iron",)] == found(text)


def test_what_was_not_meant_is_a_near_miss() -> None:
    """Who tests a topic is told."""
    (missed,) = explain(STEEL, [an_article("He rules the kitchen with an iron fist.")])

    assert ((), "has 'iron', but nothing shows that it is meant") == (missed.matched, missed.near)


def test_free_words_are_never_in_doubt() -> None:
    """The mark of a question is no sign of a term."""
    assert ("iron",) == ad_hoc_topic("iron?").terms


def test_the_context_is_written_like_terms() -> None:
    """What matches nothing is refused."""
    with pytest.raises(TopicError, match="lacks a word"):
        check(a_topic(context=("?!",)))


def test_votes_lean_on_a_term_in_doubt() -> None:
    """It is the term that people read."""
    matches = find_matches(STEEL, an_article("Iron grew dear as the ore ran out."))

    assert ["iron"] == [row.feature for row in leanings(STEEL, [(m, True) for m in matches]).terms]
