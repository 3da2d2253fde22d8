"""What Slack tells us, as Requests."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.message import Form
from bot.chat.request import HOME, WELCOME, Channel, Request, User
from bot.commands.parsing import parse_command
from bot.platforms.slack.events import (
    EVENTS,
    command,
    press,
    readable,
    request_of,
    shortcut,
    submission,
)
from bot.platforms.slack.listeners import read_request
from bot.platforms.slack.payloads import is_private, thread_of
from bot.platforms.slack.rendering.views import modal

BOT = "U0BOT"


def _event(**event: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    stated = {"channel": "C1", "user": "U1", "text": "trade", "ts": "1.0"}
    return {
        "type": "event_callback",
        "team_id": "T1",
        "event_id": "Ev1",
        "event": {key: value for key, value in (stated | event).items() if value is not None},
    }


def _slash(**changes: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "command": "/trade",
        "text": "in May",
        "team_id": "T1",
        "channel_id": "C1",
        "user_id": "U1",
        "user_name": "ann",
        "trigger_id": "1.2",
        "response_url": "https://hooks.example/1",
    } | changes


def _press(**changes: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": "U1", "name": "ann"},
        "trigger_id": "1.3",
        "response_url": "https://hooks.example/2",
        "container": {"type": "message", "message_ts": "5.0", "channel_id": "C1"},
        "actions": [{"action_id": "button-1", "type": "button", "value": "key"}],
    } | changes


def _channel(**changes: Any) -> Channel:  # noqa: ANN401
    return Channel(**{"platform": "slack", "id": "C1", "workspace": "T1"} | changes)


def test_a_slash_command_is_what_was_typed() -> None:
    """Command and words in one line; answered where it was typed, to who typed it."""
    request = read_request(_slash(), BOT)

    assert (
        Request(
            channel=_channel(),
            user=User(id="U1", name="ann"),
            text="/trade in May",
            key="slack:T1:1.2",
            place="group",
            reply={"response_url": "https://hooks.example/1", "trigger_id": "1.2"},
        )
        == request
    )
    assert is_private(request)


def test_a_mention_is_its_words_and_answered_for_all() -> None:
    """The bot's name is no part of what is asked."""
    request = read_request(_event(type="app_mention", text=f"<@{BOT}> trade"), BOT)

    assert request is not None
    assert ("trade", "slack:T1:Ev1", "group") == (request.text, request.key, request.place)
    assert not is_private(request)


@pytest.mark.parametrize("sign", [", ", ": ", ":\n", "：", " "])
def test_a_command_may_follow_the_name_as_people_write_it(sign: str) -> None:
    """With a comma, a colon, or on the next line."""
    request = read_request(_event(type="app_mention", text=f"<@{BOT}>{sign}/mute trade"), BOT)

    assert request is not None
    assert "/mute trade" == request.text


def test_a_direct_message_is_its_text() -> None:
    """Escapes and links as a person reads them."""
    text = "A &amp; B <https://x.example|the page> <https://y.example> &lt;3"
    request = read_request(_event(type="message", channel="D1", channel_type="im", text=text), BOT)

    assert request is not None
    assert ("A & B the page https://y.example <3", "private") == (request.text, request.place)


@pytest.mark.parametrize(
    "event",
    [
        {"type": "message", "channel_type": "channel"},
        {"type": "message", "channel_type": "im", "bot_id": "B1"},
        {"type": "message", "channel_type": "im", "user": "USLACKBOT"},
        {"type": "message", "channel_type": "im", "bot_profile": {"id": "B1"}},
        {"type": "message", "channel_type": "im", "user": BOT},
        {"type": "message", "channel_type": "im", "subtype": "message_changed"},
        {"type": "message", "channel_type": "im", "edited": {"ts": "2.0"}},
        {"type": "message", "channel_type": "im", "user": None},
        {"type": "app_mention", "edited": {"ts": "2.0"}},
        {"type": "app_mention", "bot_id": "B1"},
        {"type": "member_joined_channel", "user": "U2"},
        {"type": "app_home_opened", "tab": "messages"},
        {"type": "reaction_added"},
        {"type": None},
    ],
)
def test_what_is_not_asked_of_us_is_no_request(event: dict[str, Any]) -> None:
    """Other bots, edits, notices, others' arrivals, and what we do not know."""
    assert read_request(_event(**event), BOT) is None


def test_the_bot_greets_a_channel_that_it_is_invited_to() -> None:
    """Its own arrival asks for the welcome."""
    request = read_request(_event(type="member_joined_channel", user=BOT, inviter="U7"), BOT)

    assert request is not None
    assert (WELCOME, "U7") == (request.text, request.user.id)


def test_opening_the_bots_own_page_asks_for_it() -> None:
    """Its buttons are answered in the direct messages with the bot."""
    payload = _event(type="app_home_opened", tab="home", channel="D1")
    request = read_request(payload, BOT)

    assert request is not None
    assert (HOME, "D1") == (request.text, request.channel.id)


@pytest.mark.parametrize(
    "action",
    [{"value": "key"}, {"selected_option": {"value": "key"}}],
    ids=["button", "overflow"],
)
def test_a_press_is_the_key_of_what_it_asks(action: dict[str, Any]) -> None:
    """From a button as from a menu; among others only who pressed sees the answer."""
    request = read_request(_press(actions=[{"action_id": "menu-2", **action}]), BOT)

    assert request is not None
    assert ("key", "", None) == (request.press, request.text, thread_of(request.channel))
    assert is_private(request)


@pytest.mark.parametrize(
    ("container", "private", "thread"),
    [
        ({"message_ts": "5.0", "channel_id": "D1"}, False, None),
        ({"message_ts": "5.0", "channel_id": "D1", "is_ephemeral": True}, True, None),
        ({"message_ts": "5.0", "channel_id": "C1", "thread_ts": "5.0"}, True, None),
        ({"message_ts": "5.0", "channel_id": "C1", "thread_ts": "4.0"}, True, "4.0"),
    ],
)
def test_a_press_is_answered_as_the_message_was_seen(
    *, container: dict[str, Any], private: bool, thread: str | None
) -> None:
    """In direct messages openly, else privately; in a thread, but not below its head."""
    request = read_request(_press(container=container), BOT)

    assert request is not None
    assert (private, thread) == (is_private(request), thread_of(request.channel))


def test_a_press_on_the_bots_own_page_is_answered_in_direct_messages() -> None:
    """The page keeps which channel that is."""
    view = {"private_metadata": '{"channel": "D1"}'}
    pressed = _press(container={"type": "view"}, view=view)
    del pressed["response_url"]
    request = read_request(pressed, BOT)

    assert request is not None
    assert ("D1", False) == (request.channel.id, is_private(request))


def test_the_shortcut_looks_for_a_messages_words() -> None:
    """A leading slash makes no command of them."""
    payload = {
        "type": "message_action",
        "callback_id": "find_sources",
        "team": {"id": "T1"},
        "channel": {"id": "C1"},
        "user": {"id": "U1", "name": "ann"},
        "trigger_id": "1.4",
        "response_url": "https://hooks.example/3",
        "message": {"text": "//language de: tariffs &gt; 10%", "ts": "5.0"},
    }

    request = read_request(payload, BOT)

    assert request is not None
    assert ("language de: tariffs > 10%", True) == (request.text, is_private(request))
    assert read_request(payload | {"callback_id": "other"}, BOT) is None


@pytest.mark.parametrize(
    "before", ["/", "//", "\u00a0/", "\t/", "\u2003 / /", "\u3000/", "\n/\x1c/"]
)
def test_a_message_of_someone_else_is_no_command_of_who_chose_the_shortcut(before: str) -> None:
    """Whatever white space stands before its slash."""
    payload = {
        "team": {"id": "T1"},
        "channel": {"id": "C1"},
        "user": {"id": "U1"},
        "trigger_id": "1.4",
        "message": {"text": f"{before}unsubscribe 1", "ts": "5.0"},
    }

    request = shortcut(payload, BOT)

    assert request.lookup
    assert ("brief", "unsubscribe 1") == (
        (parsed := parse_command(request)).name,
        parsed.words,
    )


def test_a_form_is_handed_in_where_it_was_opened() -> None:
    """Channel, thread and where to answer are kept in the view; it does not open again."""
    on_home = read_request(_press(container={"message_ts": "5.0", "channel_id": "C1"}), BOT)
    assert on_home is not None
    view = modal(Form(title="Settings", fields=(), ask="/settings"), on_home)
    state = {"values": {"language": {"value": {"selected_option": {"value": "de"}}}}}
    payload = {
        "type": "view_submission",
        "team": {"id": "T1"},
        "user": {"id": "U1", "name": "ann"},
        "trigger_id": "1.5",
        "view": {**view, "state": state},
    }

    request = read_request(payload, BOT)

    assert request is not None
    assert ("/settings language=de", _channel()) == (request.text, request.channel)
    assert "trigger_id" not in request.reply
    assert is_private(request)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "type event user channel text actions view team container value".split()  # noqa: SIM905
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)
_KINDS = st.sampled_from([
    "event_callback", "block_actions", "message_action", "view_submission", "view_closed",
])  # fmt: skip


@given(st.dictionaries(st.sampled_from(["event", "user", "channel", "team"]), _JSON), _KINDS)
def test_nothing_that_comes_is_an_error(payload: dict[str, Any], kind: str) -> None:
    """What is not as documented is no request."""
    for read in (*EVENTS.values(), command, press, shortcut, submission):
        request_of(read, {"type": kind, **payload}, BOT)
        request_of(read, {**_press(), **payload}, BOT)


@given(st.text(alphabet="<>|@#!&;ab\\ /", max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    """Broken markup is left as it is."""
    assert isinstance(readable(text), str)
