"""Articles find their topics by their words."""

import pytest

from bot.library.bundled import bundled_articles, bundled_topics
from briefings.matching.relevance import is_about
from briefings.matching.routing import Routes
from briefings.model import Article
from tests.builders import AT, a_topic, an_article


def test_an_article_goes_to_the_topics_that_it_is_about() -> None:
    """To the same ones as if each topic were compared with it."""
    topics = bundled_topics()
    routes = Routes(topics)
    articles = [each for each in bundled_articles(AT) if isinstance(each, Article)]

    expected = [{topic for topic in topics if is_about(topic, each)} for each in articles]
    assert expected == [routes.topics_of(each) for each in articles]
    assert all(expected)


@pytest.mark.parametrize("term", ["tariffs", "tarif*", "new tariffs", "tariff & grain", "关税"])
def test_a_topic_is_found_by_any_kind_of_term(term: str) -> None:
    """A word, a beginning, a phrase, two in one sentence, and Chinese, which sets no blanks."""
    topic = a_topic(terms=(term,))
    article = an_article("The new tariffs on grain and steel came into force. 新关税今天正式生效。")

    assert {topic} == Routes([topic, a_topic("other", terms=("quagga",))]).topics_of(article)


def test_topics_that_are_known_to_be_touched_are_not_looked_at() -> None:
    """They would be found again and again."""
    topic, other = a_topic(terms=("grain",)), a_topic("steel", terms=("steel",))
    article = an_article("Grain and steel exports fell sharply in the south this year.")

    assert {other} == Routes([topic, other]).topics_of(article, [topic])
