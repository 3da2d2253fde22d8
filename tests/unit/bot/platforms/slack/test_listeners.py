"""What comes of what Slack sends: whom the listeners call, and what they reply."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError

from bot.chat.platform import Change
from bot.chat.request import Request
from bot.platforms.slack.api import Api
from bot.platforms.slack.listeners import Handlers, listening_app
from storage.errors import StoreUnavailable

COMMAND = {
    "command": "/trade",
    "text": "",
    "team_id": "T1",
    "channel_id": "C1",
    "user_id": "U1",
    "trigger_id": "1.2",
    "response_url": "https://hooks.example/1",
}


def _event(kind: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    event = {"type": kind, "channel": "C1", "user": "U1", "ts": "1.0"} | fields
    return {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": event}


@dataclass
class Heard:
    """What is called for, in words; a request fails where the test says so."""

    error: Exception | None = None
    calls: list[str] = field(default_factory=list)

    async def send(self, payload: dict[str, Any]) -> int:
        """Have Slack send something; return the status that it gets."""

        async def authorize(**_who: str | None) -> AuthorizeResult:
            return AuthorizeResult(enterprise_id=None, team_id="T1", bot_user_id="U0BOT")

        handlers = Handlers(
            on_request=self._hear("request"),
            on_change=self._change,
            on_home=self._hear("home"),
            on_uninstall=self._leave,
            refuse_picked=self._agree,
        )
        app = listening_app(Api("https://slack.example/api/", None, authorize), handlers)
        reply = await app.async_dispatch(AsyncBoltRequest(body=payload, mode="socket_mode"))
        return reply.status

    async def _agree(self, _request: Request) -> str | None:
        return None

    def _hear(self, kind: str) -> Callable[[Request], Any]:
        async def handle(_request: Request) -> None:
            if self.error:
                raise self.error
            self.calls.append(kind)

        return handle

    async def _change(self, change: Change) -> None:
        if self.error:
            raise self.error
        self.calls.append(f"{change.kind} {change.channel}")

    async def _leave(self, workspace: str) -> None:
        self.calls.append(f"uninstalled {workspace}")


@pytest.mark.parametrize(
    ("payload", "calls"),
    [
        (COMMAND, ["request"]),
        (_event("app_mention", text="<@U0BOT> trade"), ["request"]),
        (_event("app_home_opened", tab="home"), ["perhaps-back slack:C1", "home"]),
        (_event("app_home_opened", tab="messages"), ["perhaps-back slack:C1"]),
        (
            _event("member_joined_channel", user="U0BOT", inviter="U1"),
            ["back slack:C1", "request"],
        ),
        (_event("channel_unarchive"), ["perhaps-back slack:C1"]),
        (_event("app_uninstalled"), ["uninstalled T1"]),
        (_event("tokens_revoked", tokens={"bot": ["U0BOT"]}), ["uninstalled T1"]),
        (_event("tokens_revoked", tokens={"oauth": ["U1"], "bot": ["U0BOT"]}), ["uninstalled T1"]),
        (_event("tokens_revoked", tokens={"oauth": ["U1"]}), []),
        (_event("tokens_revoked", tokens={"oauth": ["U1"], "bot": []}), []),
        (_event("tokens_revoked", tokens=None), []),
        (_event("tokens_revoked"), []),
        (_event("reaction_added"), []),
    ],
)
async def test_each_event_is_for_whoever_it_concerns(
    payload: dict[str, Any], calls: list[str]
) -> None:
    """Tokens of people that are revoked are not the bot's; all of it is acknowledged."""
    heard = Heard()

    assert 200 == await heard.send(payload)
    assert calls == heard.calls


@pytest.mark.parametrize(
    ("error", "status", "line"),
    [
        (StoreUnavailable("x.db", "locked", "wait"), 503, "a request could not be stored"),
        (SlackApiError("refused", {}), 503, "a request could not be read: refused"),
        (KeyError("user"), 401, "received something undocumented"),
    ],
)
async def test_what_could_not_be_taken_is_not_acknowledged(
    caplog: pytest.LogCaptureFixture, error: Exception, status: int, line: str
) -> None:
    """Slack sends it again where that may help; the log says why."""
    heard = Heard(error)
    with caplog.at_level("INFO"):
        assert status == await heard.send(COMMAND)

    assert f"slack: {line}" in caplog.text
    assert [] == heard.calls
