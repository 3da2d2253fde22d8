"""Where people find the way to subscribe: a button under what they read."""

from collections.abc import Mapping

import pytest

from bot.chat.message import Buttons, Message
from bot.chat.request import Channel, Request, User
from bot.commands.dispatch import answer
from bot.library.library import Library
from tests.builders import AT, a_topic, an_article

CHANNEL = Channel(platform="telegram", id="1")


def _asks(message: Message) -> Mapping[str, str]:
    """Return what each button of a message asks, by its label."""
    rows = (row for part in message.parts if isinstance(part, Buttons) for row in part.rows)
    return {button.label: button.ask for row in rows for button in row}


@pytest.mark.parametrize(
    ("line", "ask"),
    [
        ("/start", "/subscribe"),
        ("/today", "/subscribe"),
        ("/home", "/subscribe"),
        ("/subscriptions", "/subscribe"),
        ("/trade", "/subscribe trade"),
        ("/brief trade", "/subscribe trade"),
    ],
)
def test_what_people_read_has_a_button_to_subscribe(library: Library, line: str, ask: str) -> None:
    """Under a topic's brief it is for that topic."""
    library.save_topic(a_topic())
    library.ingest([an_article("Trade between the two countries grew by a tenth.")])
    request = Request(channel=CHANNEL, user=User(id="9"), text=line, role="owner", at=AT)

    assert ask == _asks(answer(library, request)).get("Subscribe")


def test_a_brief_on_any_words_is_no_topic_to_subscribe_to(library: Library) -> None:
    """Digests are on topics."""
    library.save_topic(a_topic(name="energy"))
    library.ingest([an_article("Trade between the two countries grew by a tenth.")])
    request = Request(
        channel=CHANNEL, user=User(id="9"), text="/brief countries grew", role="owner", at=AT
    )
    asks = _asks(answer(library, request))

    assert "More" in asks
    assert "Subscribe" not in asks
