"""Relevance refined by what the strongest sentences say."""

from hypothesis import given
from hypothesis import strategies as st

from briefings.matching.feedback import FEWEST, nearness, refine
from briefings.matching.relevance import Match, find_matches
from tests import strategies
from tests.builders import a_topic, an_article
from tests.processes import printed_by_every_seed

SCRIPT = """
from briefings.matching.feedback import refine
from briefings.matching.relevance import find_matches
from tests.builders import a_topic, an_article
text = " ".join(f"Trade talk {n % 7} on tariffs, steel and {n % 5} ports." for n in range(40))
print(refine(find_matches(a_topic(), an_article(text))))
"""


def of_trade(count: int, *others: str, language: str | None = None) -> list[Match]:
    """Return the matched sentences of `count` articles on tariffs in trade, and of `others`."""
    about = [
        f"Trade in steel suffers from tariffs and quotas, port {n} says." for n in range(count)
    ]
    articles = [an_article(body, language=language) for body in (*about, *others)]
    topic = a_topic(terms=("trade", "tariff"))
    return [found for article in articles for found in find_matches(topic, article)]


def test_a_sentence_that_says_what_the_strongest_say_gains() -> None:
    """Of two sentences with one term each, the one with the topic's other words is ahead."""
    near, far = "Trade in steel suffers from the new quotas.", "He learnt his trade as a barber."
    matches = of_trade(FEWEST, near, far)
    texts = [match.sentence.text for match in matches]
    found = dict(zip(texts, refine(matches), strict=True))

    assert found[near] > found[far]


def test_few_sentences_stay_as_they_are() -> None:
    """Too few of them tell nothing of each other."""
    few = of_trade(FEWEST - 1)

    assert [one.relevance for one in few] == refine(few)


def test_languages_are_refined_apart() -> None:
    """Some sentences in another language neither lose nor change the others."""
    german, english = of_trade(3, language="de"), of_trade(FEWEST, language="en")
    found = refine([*german, *english])

    assert [one.relevance for one in german] == found[:3]
    assert refine(english) == found[3:]


@given(st.lists(strategies.articles(), max_size=6), st.integers(1, 4))
def test_nothing_breaks(articles: list, times: int) -> None:  # type: ignore[type-arg]
    """Each sentence has its relevance, and it stays between 0 and 1."""
    topic = a_topic(terms=("trade", "the", "3"))
    found = [one for article in articles for one in find_matches(topic, article)] * (5 * times)
    after = refine(found)

    assert len(found) == len(after)
    assert all(0 <= relevance <= 1 for relevance in after)
    assert all(0 <= value <= 1 for value in nearness(found))


def test_every_process_refines_alike() -> None:
    """Hash seeds change no digit."""
    assert 1 == len(printed_by_every_seed(SCRIPT))


def test_what_has_all_terms_in_passing_falls_behind_what_the_others_tell() -> None:
    """The nearest of a first round decide, not those that have most terms."""
    topic = a_topic(terms=("trade", "tariff"))
    goods = ["steel", "copper", "timber", "wheat", "barley", "rubber", "cotton", "sugar", "glass"]
    news = [f"The tariff on {g} imports will double in June, customs officers said." for g in goods]
    both = "Trade and tariff talks on imports of ore will go on in June."
    museum = "A trade and tariff museum opened with songs by a choir of pupils."
    texts = [both, museum, *news, *news, *news]
    articles = [an_article(text, title=str(number)) for number, text in enumerate(texts)]
    found = refine([one for article in articles for one in find_matches(topic, article)])

    assert found[1] < found[0]
    assert found[1] < found[2]
