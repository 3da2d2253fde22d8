"""The fake Slack's methods do what Slack's do, driven by Slack's own library."""

import asyncio
from collections.abc import AsyncIterator, Awaitable

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack_api import SlackApi
from tests.fakes.slack_world import Body

_BUTTON = {"type": "button", "text": {"type": "plain_text", "text": "Press"}, "value": "v"}
_BLOCKS = [{"type": "actions", "elements": [_BUTTON]}]
_INPUT = {
    "type": "input",
    "block_id": "topic",
    "label": {"type": "plain_text", "text": "Topic"},
    "element": {
        "type": "static_select",
        "action_id": "value",
        "options": [
            {"text": {"type": "plain_text", "text": "Trade"}, "value": "trade"},
        ],
    },
}
_TITLE = {"type": "plain_text", "text": "Form"}
_VIEW = {"type": "modal", "title": _TITLE, "submit": _TITLE, "blocks": [_INPUT]}


@pytest.fixture
async def client(slack: SlackApi) -> AsyncIterator[AsyncWebClient]:
    """Slack's own client, with the token of the fake's first workspace."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=2)) as session:
        yield AsyncWebClient(
            slack.bot_token, base_url=slack.api_url, session=session, retry_handlers=[]
        )


@pytest.fixture
async def socket(
    slack: SlackApi, client: AsyncWebClient
) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """A connection that said hello."""
    said = await client.apps_connections_open(app_token=slack.app_token)
    assert client.session
    async with await client.session.ws_connect(said["url"]) as connection:
        await connection.receive_json(timeout=60)
        yield connection


async def _heard(socket: aiohttp.ClientWebSocketResponse, **said: object) -> Body:
    """Return the payload of the next envelope, acknowledged with what is `said`."""
    envelope: Body = await socket.receive_json(timeout=60)
    payload = {"payload": said} if said else {}
    await socket.send_json({"envelope_id": envelope["envelope_id"], **payload})
    told: Body = envelope["payload"]
    return told


async def _code(call: Awaitable[object]) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


async def _respond(client: AsyncWebClient, payload: Body, said: Body) -> str:
    assert client.session
    async with client.session.post(payload["response_url"], json=said) as reply:
        return await reply.text()


async def test_a_message_from_its_posting_to_its_end(
    slack: SlackApi, client: AsyncWebClient
) -> None:
    """A message is changed, linked to and deleted by who wrote it; a thread needs its start."""
    theirs = slack.says("U1", "C1", "hello")
    ts = (await client.chat_postMessage(channel="C1", text="one"))["ts"]
    answer = await client.chat_postMessage(channel="C1", text="two", thread_ts=ts)
    await client.chat_update(channel="C1", ts=ts, text="three")
    link = await client.chat_getPermalink(channel="C1", message_ts=ts)

    assert ["three"] == [each.text for each in slack.posted("C1")]
    assert ["two"] == [each.text for each in slack.posted("C1", ts)]
    assert ts.replace(".", "") in link["permalink"]
    await client.chat_delete(channel="C1", ts=answer["ts"])
    assert [] == slack.posted("C1", ts)
    change = client.chat_update(channel="C1", ts=theirs.id, text="x")
    assert "cant_update_message" == await _code(change)
    gone = client.chat_update(channel="C1", ts="1.0", text="x")
    assert "message_not_found" == await _code(gone)
    threadless = client.chat_postMessage(channel="C1", text="x", thread_ts="1.0")
    assert "thread_not_found" == await _code(threadless)


async def test_history_needs_its_scope_and_shows_metadata_where_asked(
    slack: SlackApi, client: AsyncWebClient
) -> None:
    """What is missing is named; pages have an end."""
    trace = {"event_type": "trace", "event_payload": {"key": "k"}}
    first = await client.chat_postMessage(channel="U1", text="one", metadata=trace)
    await client.chat_postMessage(channel="U1", text="two")
    plain = await client.conversations_history(channel="DU1", limit=1)
    full = await client.conversations_history(channel="DU1", include_all_metadata=True)
    thread = await client.conversations_replies(channel="DU1", ts=first["ts"])
    with pytest.raises(SlackApiError) as caught:
        await client.conversations_history(channel="C1")

    assert (["two"], True) == ([each["text"] for each in plain["messages"]], plain["has_more"])
    assert trace == full["messages"][1]["metadata"]
    assert "metadata" not in thread["messages"][0]
    assert ("missing_scope", "channels:history") == (
        caught.value.response["error"],
        caught.value.response["needed"],
    )
    slack.scopes("channels:history")
    assert [] == (await client.conversations_history(channel="C1"))["messages"]
    assert "missing_scope" == await _code(client.chat_postMessage(channel="C1", text="x"))


async def test_people_and_places(slack: SlackApi, client: AsyncWebClient) -> None:
    """Who someone is, in form arguments only, and who is where."""
    slack.user("U2", locale="uk-UA", is_admin=True)
    slack.removes("C1", "U2")
    told = (await client.users_info(user="U2", include_locale=True))["user"]
    bare = (await client.users_info(user="U2"))["user"]

    assert ("uk-UA", True, "locale" in bare) == (told["locale"], told["is_admin"], False)
    assert "user_not_found" == await _code(client.api_call("users.info", json={"user": "U2"}))
    assert "user_not_in_channel" == await _code(
        client.chat_postEphemeral(channel="C1", user="U2", text="x")
    )
    assert (await client.conversations_info(channel="C1"))["channel"]["is_member"]
    assert ["U1", "UBOTT1"] == (await client.conversations_members(channel="C1"))["members"]
    assert "DU2" == (await client.conversations_open(users="U2"))["channel"]["id"]
    assert "unknown_method" == await _code(client.api_call("chat.sing", json={}))
    slack.channel("G1", kind="group", member=False)
    assert "channel_not_found" == await _code(client.chat_postMessage(channel="G1", text="x"))
    await client.auth_revoke()
    assert "token_revoked" == await _code(client.auth_test())


async def test_a_button_replaces_and_deletes_its_message(
    slack: SlackApi, client: AsyncWebClient, socket: aiohttp.ClientWebSocketResponse
) -> None:
    """A command's address has no message to replace; 30 minutes later none is good."""
    await client.chat_postMessage(channel="C1", text="old", blocks=_BLOCKS)
    slack.presses(slack.posted("C1")[0], "Press", "U1")
    press = await _heard(socket)
    assert "ok" == await _respond(client, press, {"replace_original": True, "text": "new"})
    replaced = slack.posted("C1")[0]
    with pytest.raises(LookupError):
        slack.presses(replaced, "Press", "U1")
    await _respond(client, press, {"response_type": "in_channel", "text": "all"})
    await _respond(client, press, {"delete_original": True})
    slack.slash("U1", "C1", "/brief")
    command = await _heard(socket, text="At once.")
    refused = await _respond(client, command, {"replace_original": True, "text": "x"})
    slack.passes(1801)

    assert "new" == replaced.text
    assert ["all"] == [each.text for each in slack.posted("C1")]
    assert "invalid_payload" in refused
    assert "expired_url" in await _respond(client, command, {"text": "x"})
    assert ["At once."] == [each.text for each in slack.ephemeral("C1", "U1")]


async def test_forms_on_top_of_each_other(
    slack: SlackApi, client: AsyncWebClient, socket: aiohttp.ClientWebSocketResponse
) -> None:
    """Three at most; errors keep a form open, and what it does not offer can't be chosen."""
    for number in range(4):
        slack.slash("U1", "C1", "/brief")
        trigger = (await _heard(socket))["trigger_id"]
        call = client.views_push if number else client.views_open
        last = call(trigger_id=trigger, view=_VIEW)
        await (asyncio.sleep(0) if number == 3 else last)
    assert "push_limit_reached" == await _code(last)
    form = slack.view("U1")
    assert form
    stale = client.views_update(view_id=form.id, hash="old", view=_VIEW)
    assert "hash_conflict" == await _code(stale)
    await client.views_update(view_id=form.id, hash=form.body["hash"], view=_VIEW)
    for wrong in ({}, {"topic": "art"}, {"other": "trade"}):
        with pytest.raises(ValueError, match=r"topic|other"):
            slack.submits(form, wrong)
    slack.submits(form, {"topic": "trade"})
    said = await _heard(socket, response_action="errors", errors={"topic": "Not now."})
    await asyncio.to_thread(slack.settled)
    kept = slack.view("U1")
    slack.submits(form, {"topic": ["trade"]})
    await _heard(socket, response_action="clear")
    await asyncio.to_thread(slack.settled)

    chosen = said["view"]["state"]["values"]["topic"]["value"]["selected_option"]
    assert "trade" == chosen["value"]
    assert kept
    assert {"topic": "Not now."} == kept.body["errors"]
    assert slack.view("U1") is None


@pytest.mark.parametrize(("how", "posted"), [("timeout", 0), ("timeout_after", 1)])
async def test_a_call_that_is_never_answered(
    slack: SlackApi, client: AsyncWebClient, how: str, posted: int
) -> None:
    """It may have been done, or not."""
    slack.fail("*", 1, how)
    client.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.2))
    async with client.session:
        with pytest.raises(TimeoutError):
            await client.chat_postMessage(channel="C1", text="x")

    assert posted == len(slack.posted("C1"))


@pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")
async def test_tokens_are_given_for_codes_and_grow_old(
    slack: SlackApi, client: AsyncWebClient
) -> None:
    """A code is good once, the secret is checked, and an old token is exchanged."""
    given = {"client_id": slack.client_id, "client_secret": slack.client_secret}
    code = slack.code("T2", rotates=True)
    wrong = client.oauth_v2_access(**{**given, "client_secret": "x"}, code=code)
    assert "bad_client_secret" == await _code(wrong)
    said = await client.oauth_v2_access(**given, code=code)
    assert "invalid_code" == await _code(client.oauth_v2_access(**given, code=code))
    assert "T2" == (await client.auth_test(token=said["access_token"]))["team_id"]
    slack.passes(43_201)
    assert "token_expired" == await _code(client.auth_test(token=said["access_token"]))
    new = await client.oauth_v2_access(
        **given, grant_type="refresh_token", refresh_token=said["refresh_token"]
    )
    assert "T2" == (await client.auth_test(token=new["access_token"]))["team_id"]
    assert "T1" == (await client.auth_test())["team_id"]
