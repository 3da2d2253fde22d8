"""How much of an article tells of a topic, judged by itself."""

from briefings.matching.mentions import ABOUT, is_mentioned, is_subject, mentions_in
from tests.builders import a_topic, an_article

STEEL = a_topic(terms=("steel", "iron ore"), exclude=("steel drum",))
IDLE = "The mayor opened the fair and watched the boats. "
HIT = "Steel grew dear again. "


def tells(body: str, title: str = "Notes") -> float:
    """Return how much an article tells of steel."""
    article = an_article(body, title=title)
    return mentions_in(STEEL, article).tells


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


def test_a_second_sentence_alone_makes_no_subject() -> None:
    """It does with another one, as some articles open with a scene."""
    assert tells(IDLE + HIT + IDLE * 4) < ABOUT <= tells(IDLE + HIT * 2 + IDLE * 4)


def test_three_sentences_of_a_long_article_are_few() -> None:
    """An article about the topic comes back to it."""
    assert tells(IDLE * 40 + HIT * 3) < ABOUT <= tells(IDLE * 40 + HIT * 9)


def test_a_term_at_the_end_of_an_opening_tells_less() -> None:
    """It says why or when something else happened."""
    opening = "The council of Rimo put off the fair for a week over the price of steel. "
    assert tells(opening + IDLE * 4) < ABOUT


def test_a_term_that_only_says_who_or_where_tells_little() -> None:
    """Neither in an opening sentence nor in a title it makes a subject."""
    opening = "The steel lobbyist Ana Ruiz opened the fair and watched the boats. "
    assert 0 < tells(opening + IDLE * 4) < ABOUT
    assert tells(IDLE * 4 + HIT, "Ruiz, a steel lobbyist, opens the fair") < ABOUT
    assert not is_mentioned(STEEL, an_article(opening + IDLE))


def test_a_phrase_asks_for_the_role_that_it_names() -> None:
    """Who looks for steel lobbyists is told of them."""
    article = an_article("The steel lobbyist Ana Ruiz opened the fair and watched the boats.")

    assert is_subject(a_topic(terms=("steel lobbyist",)), article)


def test_a_word_of_two_terms_is_counted_once() -> None:
    """As "cease-fire" is found as two words, too."""
    twice = a_topic(terms=("steel", "steel*"))
    article = an_article(IDLE * 4 + HIT, title="Notes")

    assert mentions_in(twice, article).tells == mentions_in(STEEL, article).tells
