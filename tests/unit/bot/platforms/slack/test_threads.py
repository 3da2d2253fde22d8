"""In which thread of Slack a message is answered."""

from typing import Any

import pytest

from bot.chat.request import Request
from bot.platforms.slack.listeners import read_request
from bot.platforms.slack.payloads import thread_of

BOT = "U0BOT"


def _asked(**event: Any) -> Request:  # noqa: ANN401 - any field
    stated = {"user": "U1", "text": "trade", "ts": "1.0"} | event
    request = read_request(
        {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": stated}, BOT
    )
    assert request is not None
    return request


@pytest.mark.parametrize(
    ("within", "answered"),
    [({}, "1.0"), ({"thread_ts": "9.0"}, "9.0"), ({"thread_ts": "1.0"}, "1.0")],
    ids=["channel", "thread", "head"],
)
def test_a_mention_begins_a_thread_or_is_answered_in_its_own(
    within: dict[str, str], answered: str
) -> None:
    """What is subscribed or set there is the channel's: no thread is part of its name."""
    mention = {"type": "app_mention", "text": f"<@{BOT}> trade", "channel": "C1"}
    request = _asked(**mention, **within)

    assert (answered, "slack:C1") == (thread_of(request.channel), str(request.channel))


@pytest.mark.parametrize(
    ("within", "answered"), [({}, None), ({"thread_ts": "9.0"}, "9.0")], ids=["below", "thread"]
)
def test_a_direct_message_is_answered_below_it_or_in_its_thread(
    within: dict[str, str], answered: str | None
) -> None:
    """Nobody else writes there."""
    request = _asked(type="message", channel="D1", channel_type="im", **within)

    assert answered == thread_of(request.channel)
