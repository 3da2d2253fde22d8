"""Slack's Web API: each call is made once, for a workspace, and raises our own errors."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import aiohttp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.errors import MaybeSent, PlatformLost, RetryLater, SendError
from bot.chat.request import Attachment, Request
from bot.platforms.slack.attachments.fetching import attachment_of
from bot.platforms.slack.errors import of_reply, translate

Authorize: TypeAlias = Callable[..., Awaitable[AuthorizeResult | None]]
"""Bolt's `authorize`: is given `enterprise_id`, `team_id` and `user_id`, by name."""

_TIMEOUT = 30.0
_AGAIN, _AFTER_LOSS = 5.0, 60.0

_log = logging.getLogger(__name__)
_FAILURES = (SlackClientError, aiohttp.ClientError, OSError)


def library_log() -> logging.Logger:
    """Return the logger for Slack's libraries.

    At DEBUG they log response URLs, and their warnings are about how we call them, such as that
    Bolt also found SLACK_BOT_TOKEN.
    """
    logger = logging.getLogger("bot.slack.library")
    told = logging.getLogger().level < logging.WARNING
    logger.setLevel(logging.INFO if told else logging.ERROR)
    return logger


class Api:
    """Calls methods, without retries: only the sender knows what may be repeated."""

    def __init__(self, api_url: str, bot_token: str | None, authorize: Authorize | None) -> None:
        """Call `api_url` with `bot_token`, or with what `authorize` has for a workspace."""
        self.client = AsyncWebClient(base_url=api_url, retry_handlers=[], logger=library_log())
        self.is_single_workspace = authorize is None
        self._bot_token = bot_token
        self._authorize = authorize
        self._own_authorization: AuthorizeResult | None = None

    async def own_authorization(self) -> AuthorizeResult:
        """Return who the bot is in its only workspace; Slack is asked once.

        Raises:
            PlatformLost: Slack does not know the token.
            RetryLater: Slack can't be reached.
        """
        if self._own_authorization is None:
            said = await self._post("auth.test", {"token": self._bot_token})
            self._own_authorization = AuthorizeResult(
                enterprise_id=said.get("enterprise_id"),
                team_id=said.get("team_id"),
                bot_user_id=said.get("user_id"),
                bot_id=said.get("bot_id"),
                bot_token=self._bot_token,
            )
        return self._own_authorization

    async def name_bot(self) -> str:
        """Return the name of the bot and of its only workspace, such as ``brief in Acme``.

        Raises:
            BotError: Slack does not know the token, or can't be reached.
        """
        said = await self.call(None, "auth.test")
        return f"{said.get('user', 'the bot')} in {said.get('team', 'its workspace')}"

    async def check_token(self) -> None:
        """Ask Slack who the bot is, so that a refused token is reported at once.

        Raises:
            PlatformLost: Slack does not know the token.
        """
        self._own_authorization = None
        while self.is_single_workspace:
            try:
                await self.own_authorization()
            except (RetryLater, MaybeSent) as error:
                _log.warning("%s", error)
                await asyncio.sleep(getattr(error, "after", _AGAIN))
            except SendError as error:
                raise PlatformLost("slack", error.reason, "check SLACK_BOT_TOKEN") from None
            else:
                return

    async def authorize(
        self, enterprise_id: str | None, team_id: str | None, user_id: str | None
    ) -> AuthorizeResult | None:
        """Return the authorization for a workspace, for Bolt."""
        if self._authorize is None:
            return await self.own_authorization()
        return await self._authorize(enterprise_id=enterprise_id, team_id=team_id, user_id=user_id)

    async def call(self, workspace: str | None, method: str, **arguments: object) -> dict[str, Any]:
        """Call a method that writes; arguments that are None are left out.

        Raises:
            BotError: what `bot.platforms.slack.errors` makes of the answer.
        """
        given = {name: value for name, value in arguments.items() if value is not None}
        return await self._post(method, {**given, "token": await self._token(workspace)})

    async def read(self, workspace: str | None, method: str, **arguments: object) -> dict[str, Any]:
        """Call a method that reads.

        Raises:
            BotError: what `bot.platforms.slack.errors` makes of the answer.
        """
        given = {**arguments, "token": await self._token(workspace)}
        try:
            answer = await self._http().api_call(method, http_verb="GET", params=given)
        except _FAILURES as error:
            raise translate(error, is_single_workspace=self.is_single_workspace) from None
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    async def open_socket(self, app_token: str) -> aiohttp.ClientWebSocketResponse:
        """Return a new Socket Mode connection.

        Raises:
            BotError: what `bot.platforms.slack.errors` makes of the answer.
        """
        said = await self._post("apps.connections.open", {"token": app_token})
        session = self._session()
        try:
            return await session.ws_connect(said["url"], heartbeat=10, proxy=self.client.proxy)
        except _FAILURES as error:
            raise translate(error, is_single_workspace=self.is_single_workspace) from None

    async def respond(self, url: str, **body: object) -> None:
        """Answer at a `response_url` (docs.slack.dev/interactivity/handling-user-interaction).

        Raises:
            BotError: what `bot.platforms.slack.errors` makes of the answer.
        """
        given = {name: value for name, value in body.items() if value is not None}
        try:
            async with self._session().post(url, json=given, proxy=self.client.proxy) as reply:
                status, said, headers = reply.status, await reply.read(), reply.headers
        except _FAILURES as error:
            raise translate(error, is_single_workspace=self.is_single_workspace) from None
        if status != 200 or b'"ok":false' in said.replace(b" ", b""):  # noqa: PLR2004
            raise of_reply(
                _code(said), status, headers, is_single_workspace=self.is_single_workspace
            )

    async def attachment(self, request: Request) -> Attachment | None:
        """Return the file that was sent with a request, if any."""
        token = await self._token(request.channel.workspace)
        return await attachment_of(self._session(), self.client.base_url, token, request)

    async def close(self) -> None:
        """Close all connections."""
        if self.client.session:
            await self.client.session.close()

    async def _token(self, workspace: str | None) -> str | None:
        if self._authorize is None:
            return self._bot_token
        found = await self.authorize(None, workspace, None)
        if found is None or not found.bot_token:
            raise RetryLater("the app is not installed in its workspace", _AFTER_LOSS)
        return found.bot_token

    async def _post(self, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        try:
            answer = await self._http().api_call(method, json=arguments)
        except _FAILURES as error:
            raise translate(error, is_single_workspace=self.is_single_workspace) from None
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    def _http(self) -> AsyncWebClient:
        self._session()
        return self.client

    def _session(self) -> aiohttp.ClientSession:
        """Return the session; it is opened at first use, as it belongs to the running loop."""
        if self.client.session is None or self.client.session.closed:
            timeout = aiohttp.ClientTimeout(total=_TIMEOUT)
            self.client.session = aiohttp.ClientSession(timeout=timeout)
        return self.client.session


def _code(said: bytes) -> str:
    """Return the error code in a refusal, which is JSON or a bare word."""
    found = said.decode(errors="replace").rpartition('"error":')[2].strip(' "}\n')
    return found if found.replace("_", "").isalnum() else ""
