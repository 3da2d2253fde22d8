"""Files that people send the bot in Slack."""

import json

import pytest

from bot.platforms.slack.events import EVENTS, request_of

BOT = "U0BOT"


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("message", "", "/received a b.txt"),
        ("message", "what is it?", "what is it?"),
        ("app_mention", f"<@{BOT}>", "/received a b.txt"),
    ],
)
def test_a_file_alone_is_sent_to_be_read(kind: str, text: str, expected: str) -> None:
    """With words beside it, they are asked."""
    file = {"name": "x/a\nb.txt", "size": 9, "url_private": "https://files.slack.com/f"}
    who = {"channel": "D1", "user": "U1", "ts": "1.0", "channel_type": "im"}
    event = {**who, "text": text, "subtype": "file_share", "files": [file]}
    payload = {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": event}
    asked = request_of(EVENTS[kind], payload, BOT)

    assert asked is not None
    assert expected == asked.text
    kept = {"file": json.dumps({"name": "a b.txt", "size": 9, "url": file["url_private"]})}
    assert (kept if expected.startswith("/") else {}) == asked.reply
