"""Whom a Slack message names, and which messages a person wrote."""

from typing import Any

import pytest

from bot.platforms.slack.listeners import read_request

BOT = "U0BOT"


def _event(**event: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    stated = {"channel": "C1", "user": "U1", "text": "trade", "ts": "1.0"}
    return {
        "type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": stated | event,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (f"<@{BOT}|brief> tariffs", "tariffs"),
        (f"hey <@{BOT}>, tariffs please", "hey tariffs please"),
        (f"tariffs <@{BOT}>", "tariffs"),
        (f"<@{BOT}>'s sources", "sources"),
        (f"<@{BOT}>\t/trade", "/trade"),
        (f"<@U2> <@{BOT}> tariffs", "tariffs"),
        (f"<@{BOT}> tariffs <@U2|ann>", "tariffs"),
        (f"<@{BOT}> what did <@U2|ann> say", "what did @ann say"),
        (f"<@{BOT}2> tariffs <@{BOT}>", "tariffs"),
    ],
)
@pytest.mark.parametrize("kind", ["app_mention", "message"])
def test_names_are_no_words_of_a_question(kind: str, text: str, asked: str) -> None:
    """The bot's wherever it is, and those of whom a message is addressed to."""
    where = {"channel": "D1", "channel_type": "im"} if kind == "message" else {}
    request = read_request(_event(type=kind, text=text, **where), BOT)

    assert request is not None
    assert asked == request.text


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast", "me_message"])
def test_what_a_person_wrote_is_asked_whatever_its_subtype(subtype: str) -> None:
    """With a file, shown to the channel, too, or by /me."""
    message = _event(type="message", channel="D1", channel_type="im", subtype=subtype)
    request = read_request(message, BOT)

    assert request is not None
    assert "trade" == request.text
