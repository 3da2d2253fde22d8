"""What Slack posts to us."""

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier

from bot.chat.errors import ConfigError
from bot.chat.message import Message
from bot.chat.platform import Hook, HookReply
from bot.chat.request import Request
from bot.platforms.slack.adapter import SlackPlatform
from bot.platforms.slack.hooks import SignedHooks
from bot.platforms.slack.settings import SlackSettings

SECRET = "canary-signing-secret"  # noqa: S105 - made up
NOWHERE = "http://127.0.0.1:9/api/"
BODY = json.dumps({"type": "event_callback", "event": {"type": "app_mention"}}).encode()


def _headers(body: bytes, age: int = 0, secret: str = SECRET) -> dict[str, str]:
    at = str(int(time.time()) - age)  # noqa: TID251 - signatures are checked against the clock
    signed = SignatureVerifier(secret).generate_signature(timestamp=at, body=body)
    return {"x-slack-request-timestamp": at, "x-slack-signature": signed or ""}


class _Door:
    """Hooks, and what they let in."""

    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.taken: list[dict[str, Any]] = []
        self._hooks = SignedHooks(SECRET, self._dispatch)

    async def _dispatch(self, payload: dict[str, Any]) -> BoltResponse:
        self.taken.append(payload)
        return BoltResponse(status=self.status, body="ok")

    def handle(self, headers: dict[str, str], body: bytes) -> HookReply:
        return asyncio.run(self._hooks.handle(headers, body, ""))


def test_what_slack_signed_is_taken() -> None:
    """An event is JSON."""
    door = _Door()

    reply = door.handle(_headers(BODY), BODY)

    assert (200, b"ok", [json.loads(BODY)]) == (reply.status, reply.body, door.taken)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"command": "/brief", "text": "payload of a ship"},
            {"command": "/brief", "text": "payload of a ship"},
        ),
        ({"payload": '{"type": "block_actions"}'}, {"type": "block_actions"}),
    ],
)
def test_commands_and_interactions_are_forms(
    fields: dict[str, str], expected: dict[str, str]
) -> None:
    """A command may speak of a payload without being one."""
    door = _Door()
    body = urlencode(fields).encode()

    door.handle(_headers(body), body)

    assert [expected] == door.taken


_FORGED: dict[str, Callable[[], tuple[dict[str, str], bytes]]] = {
    "unsigned": lambda: ({}, BODY),
    "altered": lambda: (_headers(BODY), BODY + b" "),
    "another's": lambda: (_headers(BODY, secret="another"), BODY),  # noqa: S106 - made up
    "old": lambda: (_headers(BODY, age=400), BODY),
    "from the future": lambda: (_headers(BODY, age=-400), BODY),
    "no time": lambda: (_headers(BODY) | {"x-slack-request-timestamp": "soon"}, BODY),
    "no such time": lambda: (_headers(BODY) | {"x-slack-request-timestamp": "9" * 5000}, BODY),
    "no ASCII": lambda: (_headers(BODY) | {"x-slack-signature": "v0=é"}, BODY),
    "empty": lambda: (_headers(BODY) | {"x-slack-signature": ""}, BODY),
    "no UTF-8": lambda: (_headers(BODY), b"\xff\xfe"),
}
"""Made when they are sent: a signature is old some minutes after."""


@pytest.mark.parametrize(("how", "said"), [("old", 1), ("from the future", 1), ("altered", 0)])
def test_a_clock_that_is_wrong_is_logged_once(
    how: str, said: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Else all that Slack posts would be refused, and nobody would know why."""
    door = _Door()
    for _ in range(3):
        door.handle(*_FORGED[how]())

    assert said == caplog.text.count("set its clock")


@pytest.mark.parametrize("how", _FORGED)
def test_what_slack_did_not_sign_just_now_is_refused(how: str) -> None:
    """Forged, altered, old, from the future, or no signature at all: 401."""
    door = _Door()
    headers, body = _FORGED[how]()

    assert (401, []) == (door.handle(headers, body).status, door.taken)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"payload={",
        b"payload=[]",
        b'{"event": "x"}',
        b'{"authorizations": 1}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
    ],
)
def test_what_is_malformed_is_refused_though_signed(body: bytes) -> None:
    """Never an error of ours."""
    door = _Door()

    assert (401, []) == (door.handle(_headers(body), body).status, door.taken)


def test_a_signature_is_good_for_one_request() -> None:
    """Whoever replays it is refused."""
    door = _Door()
    headers = _headers(BODY)

    assert [200, 401] == [door.handle(headers, BODY).status for _ in range(2)]
    assert 1 == len(door.taken)


def test_what_could_not_be_taken_in_may_come_again() -> None:
    """Slack's retry may come within the second, and so with the same signature."""
    door = _Door(status=500)
    headers = _headers(BODY)
    first = door.handle(headers, BODY)
    door.status = 200

    assert (503, 200) == (first.status, door.handle(headers, BODY).status)


class _Everywhere:
    """Every workspace let the bot in."""

    def hooks(self) -> tuple[Hook, ...]:
        return ()

    async def open(self) -> None: ...

    async def close(self) -> None: ...

    async def forget(self, workspace: str) -> None: ...

    async def authorize(
        self, enterprise_id: str | None, team_id: str | None, user_id: str | None
    ) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, user_id=user_id, bot_user_id="U0BOT"
        )


class _Ear:
    """A receiver that keeps what it takes."""

    def __init__(self) -> None:
        self.taken: list[Request] = []

    @property
    def channels(self) -> "_Ear":
        return self

    async def take(self, requests: Sequence[Request]) -> None:
        self.taken.extend(requests)

    async def look(self, _request: Request) -> Message:
        return Message(parts=())

    async def moved(self, former: str, now: str) -> None: ...

    async def gone(self, channel: str, reason: str) -> None: ...

    async def back(self, channel: str) -> None: ...

    async def forgotten(self, platform: str, workspace: str) -> None: ...


def _platform(public_url: str | None = None, **changes: str) -> SlackPlatform:
    stated = {"bot_token": "xoxb-1", "app_token": "xapp-1", "signing_secret": SECRET} | changes
    secrets = {name: SecretStr(value) for name, value in stated.items()}
    return SlackPlatform(SlackSettings(api_url=NOWHERE, **secrets), public_url)


def test_a_secret_that_is_needed_is_asked_for() -> None:
    """Which one depends on who calls whom; it says so before anything starts."""
    with pytest.raises(ConfigError, match="SLACK_SIGNING_SECRET"):
        _platform(signing_secret="", public_url="https://x.example")
    with pytest.raises(ConfigError, match="SLACK_APP_TOKEN"):
        _platform(app_token="")


def test_slack_calls_only_where_it_is_to() -> None:
    """Over Socket Mode there is no address; else those of the manifest."""
    hooks = _platform(public_url="https://x.example").hooks()

    assert ["/slack/events", "/slack/commands", "/slack/interactive"] == [h.path for h in hooks]
    assert [] == list(_platform().hooks())


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
_FIELDS = st.sampled_from([
    "type", "event", "team", "user", "channel", "view", "actions", "authorizations", "token",
    "command", "enterprise", "team_id", "challenge", "is_enterprise_install", "callback_id",
])  # fmt: skip


@given(st.dictionaries(_FIELDS, _VALUES, max_size=6))
def test_nothing_that_is_signed_breaks_anything(payload: dict[str, Any]) -> None:
    """Taken or refused: there is no other answer."""
    body = json.dumps(payload).encode()
    settings = SlackSettings(api_url=NOWHERE, signing_secret=SecretStr(SECRET))
    platform = SlackPlatform(settings, "https://x.example", _Everywhere())
    ear = _Ear()

    async def handle() -> HookReply:
        running = asyncio.create_task(platform.run(ear))
        await asyncio.sleep(0)
        reply = await platform.hooks()[0].handle(_headers(body), body, "")
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await platform.close()
        return reply

    assert asyncio.run(handle()).status in {200, 401}
    assert [] == ear.taken
