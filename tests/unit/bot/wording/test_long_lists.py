"""Lists that a page can't hold: grouped, and paged."""

from bot.chat.message import Bullets, Heading, Message
from bot.chat.request import Channel, Request, User
from bot.platforms.telegram.render import render
from bot.wording.answers import topics_message
from bot.wording.corpus import sources_message
from storage.ports.corpus import PublisherCount
from tests.builders import a_topic

ASKED = Request(channel=Channel(platform="telegram", id="1"), user=User(id="1"), text="/sources")


def _sources(*titles: str | None) -> list[PublisherCount]:
    return [PublisherCount(title=title, articles=3, newest=None) for title in titles]


def _headings(message: Message) -> list[str]:
    return [part.text for part in message.parts if isinstance(part, Heading)]


def test_a_few_sources_are_one_list_in_their_order() -> None:
    """As many as are seen at a glance."""
    message = sources_message(_sources("Reuters", "AFP"), None)

    assert ["Sources"] == _headings(message)
    (listed,) = [part for part in message.parts if isinstance(part, Bullets)]
    assert ["Reuters", "AFP"] == [term.strip("\u2068\u2069\u200e") for term, _ in listed.rows]


def test_many_sources_are_under_the_letters_they_begin_with() -> None:
    """In the order of the alphabet, however they are written; those without a name are last."""
    titles = [f"{letter}{n}" for letter in "bAc" for n in range(14)]

    message = sources_message(_sources(None, *titles), None)

    assert ["Sources", "A–B", "B–C", "C–U"] == _headings(message)
    rows = [row for part in message.parts if isinstance(part, Bullets) for row in part.rows]
    assert len(titles) + 1 == len(rows)
    assert "Unknown source" in rows[-1][0]


def test_many_sources_and_topics_are_pages_that_can_be_turned() -> None:
    """In one message of Telegram, cut between lists."""
    many = _sources(*(f"The daily paper of town number {n}" for n in range(170)))
    topics = [a_topic(f"topic-{n}", terms=("a rather long term",)) for n in range(150)]

    for message in (sources_message(many, None, "/sources"), topics_message(topics)):
        shown = render(message, ASKED)
        assert 1 == len(shown.pages)
        assert shown.keyboard[0][-1].label.startswith("Next (2/")


def test_a_topic_of_many_terms_names_the_first_of_them() -> None:
    """As people read them: without the sign that a term has other meanings."""
    many = a_topic(terms=("iron?", *(f"steel {n}" for n in range(30))))

    shown = str(topics_message([many]).parts)
    assert "iron, steel 0, " in shown
    assert "steel 6, …" in shown
    assert "steel 7" not in shown
