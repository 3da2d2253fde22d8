"""Slack as a platform: what is heard becomes requests, and answers find their way back."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from bot.chat.errors import BotError, ConfigError, PlatformLost
from bot.chat.message import Message
from bot.chat.platform import Changes, Hook, Menu, Pause, Rendered
from bot.chat.request import Look, Request, Take
from bot.platforms.slack.access import SlackAccess
from bot.platforms.slack.api import Api, library_log
from bot.platforms.slack.events import event_type, request_of, workspace_of
from bot.platforms.slack.hooks import SignedHooks
from bot.platforms.slack.oauth import OAuth
from bot.platforms.slack.people import People
from bot.platforms.slack.posts import Posts
from bot.platforms.slack.render import SlackRendered, rendered
from bot.platforms.slack.socket_mode import SocketMode
from bot.platforms.slack.views import home
from storage.errors import StorageError

_PATHS = ("/slack/events", "/slack/commands", "/slack/interactive")
_UNINSTALLED = ("app_uninstalled", "tokens_revoked")

_log = logging.getLogger(__name__)


class SlackPlatform:
    """A `Platform` on Bolt: over Socket Mode, or where Slack calls `public_url`.

    Bolt finds out who is meant and what for; one middleware takes all that comes. It returns once
    the request is kept, so that Slack is told "received" at that moment and not by a poll.
    """

    name = "slack"
    repeats = False

    def __init__(
        self, access: SlackAccess, look: Look, changes: Changes, oauth: OAuth | None = None
    ) -> None:
        """Talk in the workspace of `access`, or in those that `oauth` knows.

        Args:
            access: how to talk with Slack.
            look: answers what need not be kept, such as the bot's own page.
            changes: is told what becomes of channels.
            oauth: for many workspaces.

        Raises:
            ConfigError: a secret that this way of talking needs is missing.
        """
        self._oauth = oauth
        self._api = Api(access.api_url, access.bot_token, oauth.authorize if oauth else None)
        self._posts, self._people = Posts(self._api), People(self._api)
        self._look, self._changes = look, changes
        self._app_token = access.app_token
        self._hooks: tuple[Hook, ...] = ()
        if access.public_url:
            secret = _needed("SLACK_SIGNING_SECRET", access.signing_secret)
            hooks = SignedHooks(secret, self._dispatched)
            self._hooks = tuple(Hook(path=path, heard=hooks.heard) for path in _PATHS)
        else:
            _needed("SLACK_APP_TOKEN", access.app_token)
        self._bolt: AsyncApp | None = None
        self._take: Take | None = None
        self._lost: asyncio.Event = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()

    # Hearing --------------------------------------------------------------------------------------

    def hooks(self) -> Sequence[Hook]:
        """Return what Slack calls where PUBLIC_URL is set."""
        return (*self._hooks, *self._oauth.hooks()) if self._oauth else self._hooks

    async def run(self, take: Take) -> None:
        """Hear requests and hand them to `take`, until cancelled.

        Raises:
            PlatformLost: Slack does not know us any more.
        """
        if self._oauth:
            await self._oauth.open()
        await self._api.introduced()
        self._bolt = self._app()
        self._take = take
        if self._hooks:
            await self._lost.wait()
        else:
            socket = asyncio.create_task(self._socket().run())
            lost = asyncio.create_task(self._lost.wait())
            try:
                done, _ = await asyncio.wait({socket, lost}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                await _ended(socket, lost)
            if socket in done:
                socket.result()
        raise PlatformLost(self.name, "the app was uninstalled", "install it again")

    async def close(self) -> None:
        """Let go of connections."""
        await _ended(*self._under_way)
        await self._api.close()
        if self._oauth:
            await self._oauth.close()

    # Answering ------------------------------------------------------------------------------------

    def rendered(self, message: Message, request: Request) -> SlackRendered:
        """Return `message` as messages of Slack, or as a form."""
        return rendered(message, request)

    def turn(self, request: Request) -> float:
        """Take the next turn to send a message: see `bot.chat.platform.Platform`."""
        return self._posts.turn(request)

    async def answer(self, request: Request, rendered: Rendered, pause: Pause) -> None:
        """Send an answer: see `bot.chat.platform.Platform`."""
        assert isinstance(rendered, SlackRendered)  # noqa: S101 - our own, from just above
        await self._posts.send(request, rendered, pause)

    async def delivered(self, request: Request, rendered: Rendered, pause: Pause) -> bool | None:
        """Return whether the answer stands in the channel, as far as the bot may read there."""
        assert isinstance(rendered, SlackRendered)  # noqa: S101 - our own, from just above
        return await self._posts.delivered(request, rendered, pause)

    async def working(self, request: Request) -> None:
        """Show nothing: Slack has no such sign for bots, and answers are quick."""

    async def is_admin(self, request: Request) -> bool:
        """Return whether the user is an admin or owner of the workspace; alone, everyone is."""
        return request.place == "private" or await self._people.is_admin(request)

    async def offer(self, menu: Menu) -> None:
        """Do nothing: Slack's commands stand in the app's manifest."""

    # ----------------------------------------------------------------------------------------------

    def _app(self) -> AsyncApp:
        # Bolt looks at the names of its parameters, and takes a method's `self` for one
        async def authorize(
            enterprise_id: str | None, team_id: str | None, user_id: str | None
        ) -> AuthorizeResult | None:
            return await self._api.authorize(enterprise_id, team_id, user_id)

        app = AsyncApp(
            logger=library_log(),
            name=__name__,
            client=self._api.client,
            authorize=authorize,  # type: ignore[arg-type]  # Bolt takes None, too
            process_before_response=True,
            request_verification_enabled=False,  # done before, by SignedHooks
        )
        app.middleware(self._heard)
        return app

    def _socket(self) -> SocketMode:
        token = _needed("SLACK_APP_TOKEN", self._app_token)

        async def taken(payload: dict[str, Any]) -> bool:
            return (await self._dispatched(payload)).status == 200  # noqa: PLR2004 - taken

        return SocketMode(lambda: self._api.open_socket(token), taken)

    async def _dispatched(self, payload: dict[str, Any]) -> BoltResponse:
        if self._bolt is None:
            return BoltResponse(status=503)
        try:
            # not "http": what was posted is checked and read already
            request = AsyncBoltRequest(body=payload, mode="socket_mode")
            return await self._bolt.async_dispatch(request)
        except (AttributeError, KeyError, TypeError, ValueError):
            _log.info("slack: what came is not as documented", exc_info=True)
            return BoltResponse(status=401)

    async def _heard(self, body: dict[str, Any], context: Mapping[str, Any]) -> BoltResponse:
        """Take what is asked; whatever else comes is acknowledged, and that is all."""
        try:
            await self._taken(body, context.get("bot_user_id"))
        except StorageError as error:
            _log.error("slack: not taken in: %s", error)
            return BoltResponse(status=503)
        return BoltResponse(status=200)

    async def _taken(self, body: dict[str, Any], bot: str | None) -> None:
        kind = event_type(body)
        if kind in _UNINSTALLED:
            await self._uninstalled(body)
        request = request_of(body, bot)
        if request is None or self._take is None:
            return
        if kind == "app_home_opened":
            self._start_home(request)
            return
        if kind == "member_joined_channel":
            await self._changes.back(str(request.channel))
        await self._take([await self._people.with_language(request)])

    async def _uninstalled(self, body: dict[str, Any]) -> None:
        """Forget a workspace; tokens of people that are revoked are not ours."""
        event = body["event"]
        if event["type"] == "tokens_revoked" and not (event.get("tokens") or {}).get("bot"):
            return
        workspace = workspace_of(body)
        if self._oauth:
            await self._oauth.forget(workspace)
        await self._changes.forgotten(self.name, workspace)
        if self._api.alone:
            self._lost.set()

    def _start_home(self, request: Request) -> None:
        task = asyncio.create_task(self._show_home(request))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _show_home(self, request: Request) -> None:
        try:
            asked = await self._people.with_language(request)
            view = home(await self._look(asked), asked.channel)
            workspace, user = asked.channel.workspace, asked.user.id
            await self._api.call(workspace, "views.publish", user_id=user, view=view)
        except (BotError, StorageError) as error:
            _log.warning("slack: the bot's own page is not shown: %s", error)


def _needed(setting: str, value: str | None) -> str:
    if not value:
        raise ConfigError(setting, "is missing", "copy it from the app's settings in Slack")
    return value


async def _ended(*tasks: asyncio.Task[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
