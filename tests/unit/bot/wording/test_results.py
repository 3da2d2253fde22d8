"""What kind of an answer a message is, as metrics count it."""

from collections.abc import Callable

import pytest

from bot.chat.message import Message
from bot.chat.request import Channel, Request, User
from bot.commands.dispatch import answer
from bot.library.library import Library
from tests.builders import a_topic, an_article


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("/help", "answered"),
        ("/trade", "answered"),
        ("gas", "nothing_found"),
        ("/nonsense", "unknown_command"),
        ("/brief", "bad_arguments"),
        ("???", "bad_arguments"),
        ("/why", "bad_arguments"),
        ("/mute nonsense", "bad_arguments"),
        ("/language klingon", "bad_arguments"),
        ("/subscribe trade 7:00", "not_available"),
    ],
)
def test_an_answer_says_what_kind_it_is(
    library: Library, ask: Callable[[str], Message], text: str, result: str
) -> None:
    """A brief, a refusal and its reason, or that nothing was found."""
    library.save_topic(a_topic())
    library.ingest([an_article(body="Bilateral trade hit a record.")])

    assert result == ask(text).result


@pytest.mark.parametrize("role", ["stranger", "member"])
def test_who_may_not_ask_is_refused_for_that(library: Library, role: str) -> None:
    """Strangers, and those who are no admins in a group."""
    channel = Channel(platform="telegram", id="-1")
    request = Request(channel=channel, user=User(id="1"), text="/status", place="group", role=role)

    assert "no_rights" == answer(library, request).result
