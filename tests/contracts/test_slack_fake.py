"""The fake Slack is as strict as the real one, driven by Slack's own library and by our adapter."""

import asyncio
from collections.abc import AsyncIterator, Awaitable

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack_api import SlackApi
from tests.fakes.slack_rules import check_message, check_view
from tests.fakes.slack_world import Body, Refused


@pytest.fixture
async def client(slack: SlackApi) -> AsyncIterator[AsyncWebClient]:
    """Slack's own client, with the token of the fake's first workspace."""
    async with aiohttp.ClientSession() as session:
        yield AsyncWebClient(
            slack.bot_token, base_url=slack.api_url, session=session, retry_handlers=[]
        )


@pytest.fixture
async def socket(
    slack: SlackApi, client: AsyncWebClient
) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """A connection that said hello."""
    async with await _connected(slack, client) as connection:
        yield connection


async def _connected(slack: SlackApi, client: AsyncWebClient) -> aiohttp.ClientWebSocketResponse:
    said = await client.apps_connections_open(app_token=slack.app_token)
    assert client.session
    connection = await client.session.ws_connect(said["url"])
    assert "hello" == (await connection.receive_json(timeout=60))["type"]
    return connection


async def _envelope(socket: aiohttp.ClientWebSocketResponse, **said: object) -> Body:
    """Return the next envelope, acknowledged."""
    envelope: Body = await socket.receive_json(timeout=60)
    payload = {"payload": said} if said else {}
    await socket.send_json({"envelope_id": envelope["envelope_id"], **payload})
    return envelope


async def _code(call: Awaitable[object]) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


async def test_a_command_is_answered_for_the_asker_alone(
    slack: SlackApi, socket: aiohttp.ClientWebSocketResponse
) -> None:
    """Its response_url is good where the bot is no member, five times."""
    slack.slash("U1", "C2", "/brief", "salt & pepper")
    payload = (await _envelope(socket))["payload"]
    statuses = [await _responded(payload, {"text": "Here."}) for _ in range(6)]

    assert "salt &amp; pepper" == payload["text"]
    assert [200] * 5 + [404] == statuses
    assert ["Here."] * 5 == [each.text for each in slack.ephemeral("C2", "U1")]
    assert [] == slack.ephemeral("C2", "U2")
    await asyncio.to_thread(slack.settled)
    assert [("slash_commands", True)] == [(ack.sort, ack.seconds < 3) for ack in slack.acks()]


async def _responded(payload: Body, said: Body) -> int:
    async with (
        aiohttp.ClientSession() as session,
        session.post(payload["response_url"], json=said) as reply,
    ):
        return reply.status


async def test_an_event_that_was_not_acknowledged_comes_again(
    slack: SlackApi, client: AsyncWebClient
) -> None:
    """The next connection brings it as a retry; a command that no one takes fails visibly."""
    first = await _connected(slack, client)
    slack.says("U1", "C1", "trade?", mention=True)
    slack.slash("U1", "C1", "/brief")
    lost = [await first.receive_json(timeout=60) for _ in range(2)]
    slack.drops()
    async with await _connected(slack, client) as second:
        again = await _envelope(second)
        await asyncio.to_thread(slack.settled)

    assert [lost[0]["envelope_id"], 0] == [again["envelope_id"], lost[0]["retry_attempt"]]
    assert ("<@UBOTT1> trade?", 1) == (again["payload"]["event"]["text"], again["retry_attempt"])
    assert [("U1", "operation_timeout")] == slack.told()
    slack.slash("U1", "C1", "/brief")
    assert ("U1", "dispatch_failed") == slack.told()[-1]


async def test_connections_end_as_announced(
    slack: SlackApi, socket: aiohttp.ClientWebSocketResponse
) -> None:
    """Slack says so, and closes; an address is good for one connection."""
    slack.disconnects()

    assert "refresh_requested" == (await socket.receive_json(timeout=60))["reason"]
    assert aiohttp.WSMsgType.CLOSE == (await socket.receive()).type
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(socket._response.url)


@pytest.mark.parametrize(
    ("channel", "token", "code"),
    [
        ("C1", "", "not_authed"),
        ("C1", "xoxb-other", "invalid_auth"),
        ("C1", "xapp-1", "not_allowed_token_type"),
        ("C2", "xoxb-T1", "not_in_channel"),
        ("C3", "xoxb-T1", "channel_not_found"),
        ("C4", "xoxb-T1", "is_archived"),
        ("CT2", "xoxb-T1", "channel_not_found"),
    ],
)
async def test_not_everyone_may_write_everywhere(
    slack: SlackApi, client: AsyncWebClient, channel: str, token: str, code: str
) -> None:
    """Tokens and channels are checked."""
    slack.installed("T2")
    slack.channel("CT2", "T2")
    slack.channel("C4")
    slack.archives("C4")
    client.token = token

    assert code == await _code(client.chat_postMessage(channel=channel, text="Hello"))


def _text(size: int, kind: str = "plain_text") -> Body:
    return {"type": kind, "text": "x" * size}


def _button(**more: object) -> Body:
    return {"type": "button", "text": _text(1), **more}


def _actions(*elements: Body) -> Body:
    return {"type": "actions", "elements": list(elements)}


_SECTION = {"type": "section", "text": _text(1)}
_OPTION = {"text": _text(1), "value": "v"}
_QUOTE = {"type": "rich_text_quote", "elements": [{"type": "text", "text": ""}]}
_EMPTY = "must be more than 0 characters"


@pytest.mark.parametrize(
    ("blocks", "why"),
    [
        ([_SECTION] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
        ([{**_SECTION, "text": _text(3001)}], "must be less than 3001 characters"),
        ([{**_SECTION, "text": _text(0)}], _EMPTY),
        ([{**_SECTION, "block_id": "a"}] * 2, "block_id ['a'] already exists"),
        ([{**_SECTION, "block_id": "a" * 256}], "must be less than 256 characters"),
        ([{**_SECTION, "size": 1}], "invalid additional property: size"),
        ([{"type": "section"}], "missing required field"),
        ([{"type": "poem"}], "unsupported type: poem"),
        ([{"type": "header", "text": _text(151)}], "must be less than 151 characters"),
        ([{"type": "header", "text": _text(1, "mrkdwn")}], "unsupported type: mrkdwn"),
        ([{"type": "context", "elements": [_text(1)] * 11}], "no more than 10 items"),
        ([_actions(*[_button()] * 26)], "no more than 25 items"),
        ([_actions()], "no fewer than 1 items"),
        ([_actions(_button(text=_text(76)))], "must be less than 76 characters"),
        ([_actions(_button(value="v" * 2001))], "must be less than 2001 characters"),
        ([_actions(_button(url="u" * 3001))], "must be less than 3001 characters"),
        ([_actions(_button(action_id="a" * 256))], "must be less than 256 characters"),
        ([_actions(*[_button(action_id="a")] * 2)], "action_id ['a'] already exists"),
        ([_actions({"type": "overflow", "options": [_OPTION]})], "no fewer than 2 items"),
        ([_actions({"type": "overflow", "options": [_OPTION] * 6})], "no more than 5 items"),
        ([_actions({"type": "static_select"})], "missing required field"),
        ([{"type": "rich_text", "elements": [_QUOTE]}], _EMPTY),
        ([{"type": "rich_text", "elements": [{"type": "text"}]}], "unsupported type: text"),
    ],
)
def test_blocks_that_slack_refuses(blocks: list[Body], why: str) -> None:
    """Each limit has Slack's own words."""
    with pytest.raises(Refused) as caught:
        check_message({"text": "x", "blocks": blocks})

    assert "invalid_blocks" == caught.value.body["error"]
    assert why in caught.value.body["response_metadata"]["messages"][0]


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"blocks": [{**_SECTION, "text": _text(3000)}] * 5}, "msg_blocks_too_long"),
        ({"text": "x", "metadata": {"event_type": "t"}}, "invalid_metadata_format"),
        (
            {"text": "x", "metadata": {"event_type": "t", "event_payload": {"k": "v" * 16_000}}},
            "metadata_too_large",
        ),
    ],
)
async def test_messages_that_slack_refuses(
    client: AsyncWebClient, message: Body, code: str
) -> None:
    """What is too long, or says nothing, is refused by its own code."""
    said = client.api_call("chat.postMessage", json={"channel": "C1", **message})

    assert code == await _code(said)


_MODAL = {"type": "modal", "title": _text(1), "blocks": [_SECTION]}


@pytest.mark.parametrize(
    "view",
    [
        {**_MODAL, "title": _text(25)},
        {**_MODAL, "private_metadata": "x" * 3001},
        {**_MODAL, "blocks": [_SECTION] * 101},
        {"type": "modal", "blocks": []},
        {"type": "home", "blocks": []},
        {**_MODAL, "blocks": [{"type": "input", "label": _text(1),
                               "element": {"type": "plain_text_input"}}]},
    ],
)  # fmt: skip
def test_views_that_slack_refuses(view: Body) -> None:
    """Limits of views, and an input without a button to hand it in."""
    with pytest.raises(Refused, match="invalid_arguments"):
        check_view(view, "modal")


async def test_a_trigger_opens_one_view_in_time(
    slack: SlackApi, client: AsyncWebClient, socket: aiohttp.ClientWebSocketResponse
) -> None:
    """It is good once, for three seconds."""
    triggers = []
    for _ in range(2):
        slack.slash("U1", "C1", "/brief")
        triggers.append((await _envelope(socket))["payload"]["trigger_id"])
    await client.views_open(trigger_id=triggers[0], view=_MODAL)
    used = await _code(client.views_open(trigger_id=triggers[0], view=_MODAL))
    slack.passes(4)
    late = await _code(client.views_open(trigger_id=triggers[1], view=_MODAL))

    assert ("exchanged_trigger_id", "expired_trigger_id") == (used, late)
    assert "modal" == getattr(slack.view("U1"), "kind", None)
