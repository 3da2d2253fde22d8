"""Lists that a page can't hold: grouped, and paged."""

from bot.chat.message import Bullets, Buttons, Message
from bot.chat.request import Channel, Request, User
from bot.platforms.telegram.render import render
from bot.wording.answers import topics_message
from bot.wording.corpus import publishers_message
from storage.ports.corpus import PublisherCount
from tests.builders import a_topic

ASKED = Request(channel=Channel(platform="telegram", id="1"), user=User(id="1"), text="/sources")


def _sources(*titles: str | None) -> list[PublisherCount]:
    return [PublisherCount(title=title, articles=3, newest=None) for title in titles]


def _rows(message: Message) -> list[str]:
    lists = (part for part in message.parts if isinstance(part, Bullets))
    return [term for part in lists for term, _said in part.rows]


def _asks(message: Message) -> list[str]:
    rows = (row for part in message.parts if isinstance(part, Buttons) for row in part.rows)
    return [button.ask for row in rows for button in row]


def test_publishers_are_listed_in_their_order_a_page_at_a_time() -> None:
    """As many as a phone shows; buttons turn to the other pages."""
    many = _sources(*(f"The daily paper of town {n}" for n in range(40)))
    first = publishers_message(many, None, "/sources")
    last = publishers_message(many, None, "/sources", 99)

    assert (15, 10) == (len(_rows(first)), len(_rows(last)))
    assert "town 0" in _rows(first)[0]
    assert ["/sources page 2"] == _asks(first)
    assert ["/sources page 2"] == _asks(last)
    assert ["/sources page 1", "/sources page 3"] == _asks(
        publishers_message(many, None, "/sources", 2)
    )
    assert [] == _asks(publishers_message(many[:15], None, "/sources"))


def test_many_topics_are_pages_that_can_be_turned() -> None:
    """In one message of Telegram, cut between lists."""
    topics = [a_topic(f"topic-{n}", terms=("a rather long term",)) for n in range(150)]
    shown = render(topics_message(topics), ASKED)

    assert 1 == len(shown.pages)
    assert shown.keyboard[0][-1].label.startswith("Next (2/")


def test_a_topic_of_many_terms_names_the_first_of_them() -> None:
    """As people read them: without the sign that a term has other meanings."""
    many = a_topic(terms=("iron?", *(f"steel {n}" for n in range(30))))

    shown = str(topics_message([many]).parts)
    assert "iron, steel 0, " in shown
    assert "steel 6, …" in shown
    assert "steel 7" not in shown
