"""The bundled corpus."""

from pathlib import Path

from bot.commands.table import NAMES
from bot.library.bundled import bundled_articles, bundled_topics
from briefings.matching.relevance import check
from briefings.model import Article
from tests.builders import AT
from tests.bundled import quotations

ROOT = Path(__file__).parents[4]


def test_its_topics_can_be_used() -> None:
    """Each is well-formed, and none is named like a command."""
    topics = bundled_topics()

    for topic in topics:
        check(topic)
    names = {topic.name for topic in topics}
    assert {
        *("trade", "ceasefire", "energy", "sanctions", "military", "diplomacy", "victory-day")
    } <= names
    assert set() == names & NAMES


def test_its_articles_are_named_as_they_stand_in_the_project() -> None:
    """All five are read, and the name shown is the path from the root."""
    articles = list(bundled_articles(AT))

    assert 5 == len(articles)
    for article in articles:
        assert isinstance(article, Article)
        assert article.file
        assert (ROOT / article.file).is_file()


def test_trade_tells_the_record_among_its_first_two_points() -> None:
    """What most of the articles report of it, with its figure."""
    first, second, *_ = quotations("trade")

    assert "$245 billion" in first + second
