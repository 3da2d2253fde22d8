"""Files and posts that people send the bot in Telegram."""

import json
from typing import Any

import pytest

from bot.platforms.telegram.updates import Me, request_of

ME = Me(id=42, username="our_bot")
ADA = {"id": 7, "is_bot": False, "first_name": "Ada"}
GROUP = {"id": -5, "type": "supergroup", "title": "Library"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Ada"}
DOCUMENT = {"file_id": "F1", "file_name": "../news/Report\n1.pdf", "file_size": 9}
BAY = {"title": "Bay", "username": "bay"}
POSTED = {"type": "channel", "date": 5, "message_id": 7, "chat": BAY}


def _message(text: str, chat: dict[str, Any] = PRIVATE, **more: object) -> dict[str, Any]:
    message = {"message_id": 3, "date": 1, "chat": chat, "from": ADA, "text": text}
    return {"update_id": 10, "message": message | more}


@pytest.mark.parametrize(
    ("chat", "more", "expected"),
    [
        (PRIVATE, {}, "/received Report 1.pdf"),
        (PRIVATE, {"forward_origin": POSTED}, "/received Report 1.pdf"),
        (PRIVATE, {"caption": "what is it?"}, "what is it?"),
        (GROUP, {"caption": "@our_bot"}, "/received Report 1.pdf"),
        (GROUP, {}, None),
    ],
)
def test_a_file_alone_is_sent_to_be_read(
    chat: dict[str, Any], more: dict[str, Any], expected: str | None
) -> None:
    """With words beside it, they are asked; in a group it has to be meant for us."""
    asked = request_of(_message("", chat, document=DOCUMENT, **more), ME)

    assert expected == (asked and asked.text)
    assert asked is None or json.loads(asked.reply["file"]) == {
        "id": "F1",
        "name": "Report 1.pdf",
        "size": 9,
    }


def test_a_channels_post_that_is_passed_on_is_kept_with_who_posted_it() -> None:
    """It is looked for as ever, unless who passes it on may have it read."""
    asked = request_of(_message("Trade grew.", forward_origin=POSTED), ME)

    assert asked is not None
    assert ("Trade grew.", True) == (asked.text, asked.lookup)
    assert json.loads(asked.reply["post"]) == {
        "words": "Trade grew.",
        "date": 5,
        "publisher": "Bay",
        "url": "https://t.me/bay/7",
    }
