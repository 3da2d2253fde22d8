"""What is said of how a topic matches."""

from bot.cli.topic_test import explained_message
from bot.platforms.terminal.render import plain
from briefings.matching.relevance import explain
from briefings.model import Article, Topic
from tests.builders import a_topic, an_article

TARIFFS = "Tariffs on steel rose again. Trade fell. Nobody knew about it that day."


def said(topic: Topic, *articles: Article) -> str:
    """Return what `topics test` says."""
    return plain(explained_message(topic, list(explain(topic, articles))))


def test_it_counts_what_each_term_brings() -> None:
    """How many sentences, how many by that term alone, and which terms bring none."""
    topic = a_topic(terms=("tariff", "steel", "copper"))
    text = said(topic, an_article(TARIFFS + " Steel was dear all year."))

    assert "2 sentences in 1 article match." in text
    assert "By term: steel 2 (1 alone), tariff 1." in text
    assert "Matches nothing: copper." in text


def test_many_matches_are_judged_by_a_sample_from_strong_to_weak() -> None:
    """Seven are shown, and what each of them stands for."""
    articles = [an_article(f"Tariffs number {n} hurt.", title=f"{n}") for n in range(20)]
    text = said(a_topic(terms=("tariff",)), *articles, an_article(TARIFFS))

    assert "7 of them, evenly from strong to weak; each that is off the topic takes 14 %" in text
    assert "  7.  “" in text
    assert "  8.  “" not in text


def test_a_term_that_brings_nearly_all_alone_is_pointed_out() -> None:
    """It is the one to look at where many matches are off the topic."""
    topic = a_topic(terms=("tariff", "customs"))
    articles = [an_article(f"Tariffs number {n} hurt.", title=f"{n}") for n in range(3)]

    assert "“tariff” alone brings 3 of 3." in said(topic, *articles)
    assert "alone brings" not in said(a_topic(terms=("tariff",)), *articles)


def test_near_misses_say_why_they_miss() -> None:
    """The word that was there is shown as the text has it."""
    topic = a_topic(terms=("steel tariff",))

    assert "[has 'Tariffs', not all of 'steel tariff'] trade.txt" in said(
        topic, an_article(TARIFFS)
    )


def test_terms_of_languages_that_no_article_is_in_are_left_out() -> None:
    """That German terms match nothing in English articles is no news."""
    topic = a_topic(terms=("tariff",), terms_in=(("de", ("Zoll", "Maut")),))
    german = an_article("Die neuen Zölle treffen viele Bauern.", language="de")

    assert "Matches nothing" not in said(topic, an_article(TARIFFS, language="en"))
    assert "Matches nothing: tariff, Maut." in said(topic, german)


def test_no_match_is_said_so() -> None:
    """There is nothing to judge then."""
    text = said(a_topic(terms=("copper",)), an_article(TARIFFS))

    assert "0 sentences in 0 articles match." in text
    assert "off the topic" not in text


def test_it_says_which_articles_only_mention_the_topic() -> None:
    """So an operator sees what a brief would leave out, and why."""
    topic = a_topic(terms=("tariff",))
    about, passing = an_article(TARIFFS), an_article("Cats sleep in the sun all day. " + TARIFFS)
    explained = list(explain(topic, [about, passing]))

    text = plain(explained_message(topic, explained, {about.id}))
    assert "1 of these articles are about the topic" in text
    assert "1 only mentions it" in text
    assert "[in passing]" in text
    assert "All of these articles" in plain(
        explained_message(topic, explained, {about.id, passing.id})
    )
