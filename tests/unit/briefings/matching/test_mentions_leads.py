"""What an article tells with the sentences that have a topic's terms."""

import pytest

from briefings.language.candidates import known_sentences
from briefings.matching.mentions import SUBJECT, has_amount, mentions_in, nearness_in
from tests.builders import a_topic, an_article

STEEL = a_topic(terms=("steel",))
FIRST = "The mills of Rimo will close after a hundred years of work."
HIT = "Steel from the mills of Rimo found no buyers in the spring."
GOES_ON = "However, the owners promised every worker a year of wages."
IDLE = "The mayor opened the fair and watched the boats of the guests."


def near(*sentences: str, tells: float = 0.0) -> list[bool]:
    """Return which of the sentences may lead."""
    article = an_article(" ".join(sentences), title="Notes")
    matches = mentions_in(STEEL, article).matches
    relevance = [match.relevance for match in matches]
    found = nearness_in(known_sentences(article), matches, relevance, tells)
    assert all(value <= max(relevance) for value in found)
    return [value > 0 for value in found]


def test_a_sentence_that_goes_on_from_a_matched_one_belongs_to_it() -> None:
    """What stands beside it on its own does not."""
    assert [False, True, True, False] == near(IDLE, HIT, GOES_ON, IDLE)
    assert [True, False, False] == near(HIT, IDLE, GOES_ON)


def test_the_first_sentence_of_an_article_about_the_topic_belongs_to_it() -> None:
    """It tells in other words what the article is about."""
    assert [True, True] == near(FIRST, HIT, tells=SUBJECT)
    assert [False, True] == near(FIRST, HIT, tells=SUBJECT / 2)


def test_a_first_sentence_that_only_sets_the_scene_does_not() -> None:
    """It shares nothing with what the article says on the topic."""
    assert [False, True] == near(IDLE, HIT, tells=SUBJECT)


def test_the_first_sentence_counts_only_where_the_topic_comes_soon() -> None:
    """An article that turns to it late begins with something else."""
    assert [False, False, False, True] == near(FIRST, IDLE, IDLE, HIT, tells=SUBJECT)


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("Steel worth 40 million was sold on May 9 in Rimo.", True),
        ("The mills of Rimo sold 1,200 tonnes of steel abroad.", True),
        ("In 2024 much steel was sold on Friday, May 9, to Rimo.", False),
        ("Much steel was sold to Rimo on 9 May and later on.", False),
    ],
)
def test_an_amount_is_neither_a_year_nor_a_day(text: str, *, has: bool) -> None:
    """A date tells when, not how much."""
    (sentence,) = known_sentences(an_article(text, language="en"))

    assert has == has_amount(sentence)


def values(text: str) -> list[float]:
    """Return how near each sentence of a text is."""
    article = an_article(text, language="en")
    matches = mentions_in(STEEL, article).matches
    relevance = [match.relevance for match in matches]
    return nearness_in(known_sentences(article), matches, relevance, 0.0)


def test_a_sentence_with_an_amount_is_nearer_and_one_with_a_measured_one_most() -> None:
    """They tell more than one that says the same in general; most where it is of the topic."""
    general, amount, measured, beside = values(
        "Steel worth much was sold abroad. Steel for 40 bridges was sold there. "
        "Steel was sold there by the mills of Rimo, which once had paid as much as $3 million. "
        "Steel worth $9 million was sold there."
    )

    assert general < amount < measured < beside


def test_an_amount_is_news_where_an_article_first_has_it() -> None:
    """What it says of the amount later goes on from there."""
    first, again = values(
        "Steel worth $3 million was sold by Rimo. Steel worth $3 million is more than ever."
    )

    assert first > again


def test_commentary_is_hardly_near() -> None:
    """It leads only where there is nothing else."""
    told, weighed = values("Steel was sold abroad by Rimo. Steel of Rimo signals a shift there.")

    assert told > 10 * weighed > 0


def test_a_sentence_that_only_names_the_same_people_does_not_go_on() -> None:
    """What "the two" or "he" did next may be on anything."""
    both = "The two owners promised every worker a year of wages."
    assert [True, True] == near(HIT, GOES_ON)
    assert [True, False] == near(HIT, both)
