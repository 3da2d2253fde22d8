"""How much of an article tells of a topic, judged by itself."""

from briefings.matching.mentions import ABOUT, telling
from briefings.matching.relevance import find_matches
from tests.builders import a_topic, an_article

STEEL = a_topic(terms=("steel", "iron ore"), exclude=("steel drum",))
IDLE = "The mayor opened the fair and watched the boats. "
HIT = "Steel grew dear again. "


def tells(body: str, title: str = "Notes") -> float:
    """Return how much an article tells of steel."""
    article = an_article(body, title=title)
    return telling(STEEL, article, find_matches(STEEL, article))


def test_a_sentence_that_opens_an_article_makes_its_subject() -> None:
    """News puts first what it is about."""
    assert tells(HIT + IDLE * 4) >= ABOUT > tells(IDLE * 4 + HIT)


def test_three_later_sentences_do_so_together() -> None:
    """Two of them are in passing."""
    assert tells(IDLE * 4 + HIT * 3) >= ABOUT > tells(IDLE * 4 + HIT * 2)


def test_a_title_speaks_for_the_article() -> None:
    """Unless what it has is ruled out."""
    assert tells(IDLE * 4 + HIT, "Steel at the fair") >= ABOUT
    assert tells(IDLE * 4 + HIT, "Steel drums at the fair") == tells(IDLE * 4 + HIT)


def test_several_terms_in_a_sentence_tell_more() -> None:
    """Such a sentence has more of the topic."""
    assert tells(IDLE * 4 + "Steel and iron ore grew dear. ") > tells(IDLE * 4 + HIT)
