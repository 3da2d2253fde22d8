"""Every way of asking, by everybody: who gets an answer where the bot is open to some only."""

import json
from typing import Any

import pytest

from bot.chat.access import Access
from bot.chat.message import Quote
from bot.chat.names import join_name
from bot.chat.request import HOME, Request
from bot.commands.dispatch import answer
from bot.library.library import Library
from bot.platforms.slack.listeners import read_request
from bot.platforms.telegram.updates import Me, Update, request_of, search_of
from tests.builders import AT, a_topic, an_article

ME, SLACK_ME = Me(id=42, username="our_bot"), "U0"
ADA = {"id": 7, "is_bot": False, "first_name": "Ada"}
PLACES = {
    "private": {"id": 7, "type": "private"},
    "group": {"id": -5, "type": "supergroup"},
    "broadcast": {"id": -9, "type": "channel"},
}


def _written(place: str, text: str = "/trade", **more: object) -> Update:
    message = {"message_id": 3, "chat": PLACES[place], "from": ADA, "text": text} | more
    return {"update_id": 1, "channel_post" if place == "broadcast" else "message": message}


def _pressed(place: str) -> Update:
    message = {"message_id": 3, "chat": PLACES[place]}
    pressed = {"id": "q", "from": ADA, "message": message, "data": "key"}
    return {"update_id": 1, "callback_query": pressed}


IN_TELEGRAM: dict[str, Update] = {
    "private": _written("private"),
    "words": _written("private", "trade"),
    "forwarded words": _written("private", "trade", forward_origin={"type": "user"}),
    "group": _written("group"),
    "mention": _written("group", "@our_bot trade"),
    "reply": _written("group", "trade", reply_to_message={"from": {"id": 42}}),
    "anonymous": _written("group", sender_chat=PLACES["group"]),
    "topic": _written("group", message_thread_id=9, is_topic_message=True),
    "broadcast": _written("broadcast"),
    "pressed in private": _pressed("private"),
    "pressed in a group": _pressed("group"),
    "pressed in a broadcast": _pressed("broadcast"),
    "inline": {"update_id": 1, "inline_query": {"id": "q", "from": ADA, "query": "trade"}},
}


def _event(**event: object) -> dict[str, Any]:
    stated = {"channel": "C1", "user": "U1", "text": "/trade", "ts": "1.0"} | event
    return {"type": "event_callback", "team_id": "T1", "event_id": "E1", "event": stated}


def _interaction(kind: str, **more: object) -> dict[str, Any]:
    who = {"team": {"id": "T1"}, "user": {"id": "U1"}, "trigger_id": "1.3"}
    return {"type": kind, **who} | more


def _view(channel: str, **more: object) -> dict[str, Any]:
    kept = {"ask": "/trade", "channel": channel}
    return {"private_metadata": json.dumps(kept), "callback_id": "form", "type": "modal", **more}


_SLASH = {
    "command": "/trade", "text": "", "team_id": "T1", "user_id": "U1", "trigger_id": "1.2",
}  # fmt: skip
_BUTTON = {"actions": [{"action_id": "button-1", "type": "button", "value": "key"}]}
IN_SLACK: dict[str, dict[str, Any]] = {
    "command": _SLASH | {"channel_id": "C1"},
    "command in private": _SLASH | {"channel_id": "D1"},
    "mention": _event(type="app_mention", text=f"<@{SLACK_ME}> /trade"),
    "thread": _event(type="app_mention", text=f"<@{SLACK_ME}> /trade", thread_ts="9.0"),
    "direct": _event(type="message", channel="D1", channel_type="im"),
    "home": _event(type="app_home_opened", channel="D1", tab="home"),
    "shortcut": _interaction(
        "message_action",
        callback_id="find_sources",
        channel={"id": "C1"},
        message={"text": "trade", "ts": "5.0"},
    ),
    "pressed": _interaction(
        "block_actions", container={"message_ts": "5.0", "channel_id": "C1"}, **_BUTTON
    ),
    "pressed at home": _interaction(
        "block_actions", container={"type": "view"}, view=_view("D1"), **_BUTTON
    ),
    "form": _interaction("view_submission", view=_view("C1", state={"values": {}})),
}


def _requests() -> list[tuple[str, Request]]:
    found = {}
    for way, update in IN_TELEGRAM.items():
        searched = search_of(update, ME)
        found[f"telegram {way}"] = searched[1] if searched else request_of(update, ME)
    for way, payload in IN_SLACK.items():
        found[f"slack {way}"] = read_request(payload, SLACK_ME)
    return [(way, request) for way, request in found.items() if request]


WAYS = _requests()


def test_every_way_of_asking_is_understood() -> None:
    """So that the matrix below leaves none out."""
    assert len(IN_TELEGRAM) + len(IN_SLACK) == len(WAYS)


def _is_answered(library: Library, request: Request, access: Access) -> bool:
    """Whether anything of the library is shown; a pressed button asks for /trade here."""
    if request.press:
        asked = Request(**{**_fields(request), "text": "/trade", "role": access.role(request)})
    else:
        asked = Request(**{**_fields(request), "role": access.role(request)})
    said = answer(library, asked)
    if request.text == HOME:
        return "Trade" in str(said)
    return any(isinstance(part, Quote) for part in said.parts)


def _fields(request: Request) -> dict[str, Any]:
    return {name: getattr(request, name) for name in Request.__dataclass_fields__} | {"at": AT}


@pytest.mark.parametrize(("way", "request_"), WAYS, ids=[way for way, _ in WAYS])
@pytest.mark.parametrize("who", ["anybody", "stranger", "allowed", "workspace", "owner", "other"])
def test_only_those_whom_the_bot_is_open_to_are_answered(
    library: Library, who: str, way: str, request_: Request
) -> None:
    """However they ask; inline, where no channel is, it counts who asks."""
    library.save_topic(a_topic())
    library.ingest([an_article("Trade between the two countries grew by a tenth.")])
    channel, platform = request_.channel, request_.channel.platform
    other = "telegram:-77 slack:C77 slack:T77"
    owner = join_name(platform, request_.user.id)
    accesses = {
        "anybody": (Access(), True),
        "stranger": (Access(allowed=other.split()), False),
        "allowed": (Access(allowed=[join_name(platform, channel.id)]), True),
        "workspace": (Access(allowed=["slack:T1"]), platform == "slack"),
        "owner": (Access(owners=[owner], allowed=other.split()), True),
        "other": (Access(owners=["telegram:1", "slack:U9"], allowed=other.split()), False),
    }
    access, expected = accesses[who]
    if request_.press and request_.place == "broadcast":  # who reads a channel posts nothing there
        expected = who == "owner"

    assert expected == _is_answered(library, request_, access), way
