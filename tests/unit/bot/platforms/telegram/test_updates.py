"""What Telegram tells us."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.request import FORWARDED, WELCOME
from bot.platforms.telegram.updates import Me, change_of, request_of, search_of

ME = Me(id=42, username="our_bot")
ADA = {"id": 7, "is_bot": False, "first_name": "Ada", "last_name": "L", "language_code": "de"}
GROUP = {"id": -5, "type": "supergroup", "title": "Library"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Ada"}


_IN_A_TOPIC = {"message_thread_id": 9, "is_topic_message": True}
_TOPIC_WAS_OPENED = {"from": {"id": 42}, "forum_topic_created": {"name": "News"}}


def _message(text: str, chat: dict[str, Any] = PRIVATE, **more: object) -> dict[str, Any]:
    message = {"message_id": 3, "date": 1, "chat": chat, "from": ADA, "text": text}
    return {"update_id": 10, "message": message | more}


def test_a_message_asks_in_the_name_of_who_wrote_it() -> None:
    """Where, who, what, and which message it was."""
    asked = request_of(_message("/trade"), ME)

    assert asked is not None
    assert ("telegram:7", "telegram:42:10", "private") == (
        str(asked.channel), asked.key, asked.place,
    )  # fmt: skip
    assert ("7", "Ada L", "de") == (asked.user.id, asked.user.name, asked.user.language)
    assert {"message": "3"} == asked.reply


@pytest.mark.parametrize(
    ("text", "more", "expected"),
    [
        ("/trade", {}, "/trade"),
        ("/trade@our_bot now", {}, "/trade@our_bot now"),
        ("/trade@OUR_BOT", {}, "/trade@OUR_BOT"),
        ("/trade@other_bot", {}, None),
        ("tariffs", {}, None),
        ("@our_bot tariffs", {}, "tariffs"),
        ("@our_bot\n/trade", {}, "/trade"),
        ("@Our_Bot, /trade", {}, "/trade"),
        ("@our_bot：关税", {}, "关税"),
        ("@our_bot_2 tariffs", {}, None),
        ("hey @our_bot, tariffs please", {}, "hey tariffs please"),
        ("👋 @our_bot tariffs", {}, "👋 tariffs"),
        ("tariffs, @our_bot", {}, "tariffs"),
        ("tariffs @our_bot?", {}, "tariffs ?"),
        ("@our_bot's sources", {}, "sources"),
        ("hey @our_bot\n/trade", {}, "hey\n/trade"),
        ("@bo_li @our_bot tariffs", {}, "tariffs"),
        ("@our_bot tariffs @bo_li", {}, "tariffs"),
        ("@our_bot what did @potus say", {}, "what did @potus say"),
        ("@our_bot @our_bot", {}, "/brief"),
        ("/trade @our_bot", {}, "/trade"),
        ("/trade@other_bot @our_bot", {}, None),
        ("mail me@our_bot about it", {}, None),
        ("see https://t.me/@our_bot", {}, None),
        ("@our_bot.example has tariffs", {}, None),
        ("", {"caption": "/trade@our_bot", "photo": [{}]}, "/trade@our_bot"),
        ("", {"caption": "@our_bot tariffs", "document": {}}, "tariffs"),
        ("", {"caption": "tariffs", "photo": [{}]}, None),
        ("/brief@our_bot\ngas prices", {}, "/brief@our_bot\ngas prices"),
        ("/brief@our_bot: gas", {}, "/brief@our_bot: gas"),
        ("/brief@our_bot_2: gas", {}, None),
        ("and steel?", {"reply_to_message": {"from": {"id": 42}}}, "and steel?"),
        ("and steel?", {"reply_to_message": {"from": {"id": 8}}}, None),
        ("and steel?", _IN_A_TOPIC | {"reply_to_message": {"from": {"id": 42}}}, "and steel?"),
        ("steel", _IN_A_TOPIC | {"reply_to_message": _TOPIC_WAS_OPENED}, None),
        ("/trade", {"via_bot": {"id": 42}}, None),
        ("/trade", {"from": {"id": 42}}, None),
        ("", {}, None),
    ],
)
def test_in_a_group_only_what_is_meant_for_us_is_answered(
    text: str, more: dict[str, Any], expected: str | None
) -> None:
    """Commands, our name, and answers to us; silence for other bots' commands."""
    asked = request_of(_message(text, GROUP, **more), ME)

    assert expected == (asked and asked.text)


BOT = {"id": 8, "is_bot": True, "first_name": "B"}
GROUP_BOT = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel"}
OWN_CHANNEL = {"id": -9, "type": "channel", "title": "News"}
FORWARDS: list[dict[str, Any]] = [
    {"forward_origin": {"type": "user", "sender_user": ADA, "date": 1}},
    {"forward_origin": {"type": "hidden_user", "sender_user_name": "Bo", "date": 1}},
    {"forward_origin": {"type": "channel", "chat": OWN_CHANNEL, "message_id": 1, "date": 1}},
    {"forward_from": ADA, "forward_date": 1},
    {"forward_sender_name": "Bo", "forward_date": 1},
    {"forward_from_chat": OWN_CHANNEL, "forward_date": 1},
]


@pytest.mark.parametrize("forwarded", FORWARDS)
def test_a_forwarded_command_is_not_run_by_whoever_forwards_it(forwarded: dict[str, Any]) -> None:
    """In private it is said how to run it, and other words are looked up; a group is not told."""
    command = request_of(_message(" /unsubscribe", **forwarded), ME)
    words = request_of(_message("tariffs", **forwarded), ME)
    assert [(FORWARDED, False), ("tariffs", True)] == [
        (asked.text, asked.lookup) for asked in (command, words) if asked
    ]
    assert request_of(_message("/unsubscribe", GROUP, **forwarded), ME) is None
    post = _message("/unsubscribe", OWN_CHANNEL, **forwarded)["message"]
    assert request_of({"update_id": 1, "channel_post": post}, ME) is None


@pytest.mark.parametrize(
    "more",
    [
        {"from": BOT},
        {"from": BOT | {"id": 777000, "is_bot": False}, "is_automatic_forward": True},
        {"sender_business_bot": BOT},
        {"via_bot": BOT},
    ],
)
def test_only_what_a_person_typed_is_a_command(more: dict[str, Any]) -> None:
    """Not what a bot writes, nor what comes from a linked channel."""
    for chat in (PRIVATE, GROUP):
        assert request_of(_message("/trade", chat, **more), ME) is None


@pytest.mark.parametrize(
    ("sender", "more", "anonymous"),
    [(GROUP, {"from": GROUP_BOT}, True), (OWN_CHANNEL, {"from": CHANNEL_BOT}, False)],
)
def test_who_writes_as_a_group_is_an_admin_and_as_a_channel_is_not(
    sender: dict[str, Any], more: dict[str, Any], *, anonymous: bool
) -> None:
    """Telegram states a bot of its own in place of both."""
    asked = request_of(_message("/trade", GROUP, sender_chat=sender, **more), ME)

    assert asked is not None
    assert anonymous == ("anonymous" in asked.reply)


def test_a_forum_topic_is_a_thread_and_a_reply_thread_is_none() -> None:
    """`message_thread_id` alone says nothing about topics."""
    topic = request_of(_message("/t", GROUP, message_thread_id=9, is_topic_message=True), ME)
    reply = request_of(_message("/t", GROUP, message_thread_id=9), ME)

    assert topic is not None
    assert reply is not None
    assert ("9", None) == (topic.channel.thread, reply.channel.thread)


def test_an_edited_message_asks_nothing() -> None:
    """It would run a command again."""
    update = {"update_id": 1, "edited_message": _message("/trade")["message"]}

    assert request_of(update, ME) is None


def test_who_publishes_and_who_is_an_anonymous_admin() -> None:
    """A channel's post has no person behind it; an admin may speak as the group."""
    channel = {"id": -9, "type": "channel", "title": "News"}
    post = {"message_id": 1, "chat": channel, "sender_chat": channel, "text": "/trade"}
    published = request_of({"update_id": 1, "channel_post": post}, ME)
    anonymous = request_of(_message("/mute trade", GROUP, sender_chat=GROUP), ME)

    assert published is not None
    assert anonymous is not None
    assert ("broadcast", "News") == (published.place, published.user.name)
    assert "yes" == anonymous.reply["anonymous"]


def test_a_pressed_button_is_a_request_without_words() -> None:
    """Its key says what it asks."""
    message = _message("x", GROUP)["message"]
    callback = {"id": "q", "from": ADA, "message": message, "data": "key"}

    asked = request_of({"update_id": 1, "callback_query": callback}, ME)

    assert asked is not None
    assert ("key", "", {"message": "3", "callback": "q"}) == (asked.press, asked.text, asked.reply)


def _member(chat: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    change = {"chat": chat, "from": ADA, "date": 1}
    return {
        "update_id": 1,
        "my_chat_member": change
        | {"old_chat_member": {"status": old}, "new_chat_member": {"status": new}},
    }


def test_channels_go_come_back_and_move() -> None:
    """Blocked, let in again, upgraded; a group that lets us in is greeted."""
    gone = change_of(_member(PRIVATE, "member", "kicked"), ME)
    back = change_of(_member(GROUP, "left", "member"), ME)
    moved = change_of(_message("", GROUP, migrate_to_chat_id=-100), ME)
    greeted = request_of(_member(GROUP, "left", "administrator"), ME)

    assert gone is not None
    assert back is not None
    assert moved is not None
    assert greeted is not None
    assert ("gone", "I was blocked") == (gone.kind, gone.detail)
    assert ("back", "telegram:-5") == (back.kind, str(back.channel))
    assert ("moved", "-100") == (moved.kind, moved.detail)
    assert WELCOME == greeted.text


MUTE, LOUD = {"can_send_messages": False}, {"can_send_messages": True}
SILENT, POSTS = {"can_post_messages": False}, {"can_post_messages": True}
NEWS = {"id": -9, "type": "channel", "title": "News"}


@pytest.mark.parametrize(
    ("chat", "status", "rights", "kind"),
    [
        (PRIVATE, "kicked", {}, "gone"),
        (PRIVATE, "member", {}, "back"),
        (GROUP, "left", {}, "gone"),
        (GROUP, "kicked", {}, "gone"),
        (GROUP, "restricted", {**MUTE, "is_member": True}, "gone"),
        (GROUP, "restricted", {**LOUD, "is_member": True}, "back"),
        (GROUP, "restricted", {**LOUD, "is_member": False}, "gone"),
        (GROUP, "member", {}, "back"),
        (GROUP, "administrator", {}, "back"),
        (GROUP, "administrator", SILENT, "back"),  # that right is a channel's
        (GROUP, "creator", {}, "back"),
        (NEWS, "administrator", POSTS, "back"),
        (NEWS, "administrator", SILENT, "gone"),
        (NEWS, "member", {}, "gone"),
        (NEWS, "left", {}, "gone"),
    ],
)
@pytest.mark.parametrize("former", ["member", "left", "kicked", "restricted", "administrator"])
def test_each_change_of_our_rights_says_whether_we_may_write(
    chat: dict[str, Any], status: str, rights: dict[str, bool], kind: str, former: str
) -> None:
    """Whatever was before: an update may have been missed."""
    update = _member(chat, former, status)
    update["my_chat_member"]["new_chat_member"] |= rights

    change = change_of(update, ME)

    assert change is not None
    assert kind == change.kind
    assert bool(change.detail) is (kind == "gone")


def test_a_supergroup_says_which_group_it_was() -> None:
    """Where what the group said was missed."""
    moved = change_of(_message("", GROUP, migrate_from_chat_id=-7), ME)

    assert moved is not None
    assert ("moved", "telegram:-7", "-5") == (moved.kind, str(moved.channel), moved.detail)


@pytest.mark.parametrize("what", ["forum_topic_reopened", "general_forum_topic_unhidden"])
def test_a_topic_that_opens_is_a_sign(what: str) -> None:
    """Whether it is the one that matters is asked."""
    change = change_of(_message("", GROUP, **{what: {}}), ME)

    assert change is not None
    assert ("perhaps-back", "telegram:-5") == (change.kind, str(change.channel))


def test_what_is_typed_inline_is_a_search_of_its_own() -> None:
    """It is not what was shown in the chat with the bot; nothing typed is today's brief."""
    query = {"id": "q", "from": ADA, "query": " tariffs ", "offset": ""}

    found = search_of({"update_id": 1, "inline_query": query}, ME)
    bare = search_of({"update_id": 1, "inline_query": query | {"query": ""}}, ME)

    assert found is not None
    assert bare is not None
    assert ("q", "telegram:7:inline") == (found[0], str(found[1].channel))
    assert ("/brief tariffs", True) == (found[1].text, found[1].lookup)
    assert ("/today", False) == (bare[1].text, bare[1].lookup)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
_FIELDS = st.sampled_from([
    "update_id", "message", "callback_query", "my_chat_member", "inline_query", "channel_post",
])  # fmt: skip


@given(st.dictionaries(_FIELDS, _VALUES, max_size=6))
def test_nothing_that_may_come_breaks_anything(update: dict[str, Any]) -> None:
    """What is not as documented is no request."""
    assert request_of(update, ME) is None
    change_of(update, ME)
    search_of(update, ME)
