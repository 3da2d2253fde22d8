"""Slack as a platform: turns payloads into requests, and sends the answers."""

import asyncio
import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.chat.errors import BotError, MaybeSent, PlatformLost, RetryLater
from bot.chat.message import Message
from bot.chat.platform import Change, Hook, Limits, Menu, Pause, Receiver, Rendered, report
from bot.chat.request import Attachment, Channel, Request
from bot.platforms.pacer import Pacer
from bot.platforms.slack.api import Api
from bot.platforms.slack.hooks import SignedHooks
from bot.platforms.slack.listeners import Handlers, listening_app
from bot.platforms.slack.membership import can_post, who_lacks
from bot.platforms.slack.oauth import OAuth
from bot.platforms.slack.payloads import RESPONSE_URL
from bot.platforms.slack.people import People
from bot.platforms.slack.posts import Posts
from bot.platforms.slack.rendering.render import render
from bot.platforms.slack.rendering.rendered import SlackRendered
from bot.platforms.slack.rendering.views import home
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.socket_mode import SocketMode
from bot.wording.language.languages import speaking
from bot.wording.subscribing.questions import pick_refusal
from storage.errors import StorageError

_PATHS = ("/slack/events", "/slack/commands", "/slack/interactive")
_HOME_PAUSES = (1.0, 4.0, 16.0)
"""Seconds between tries to show the bot's own page: whoever opened it sees none until then."""
_REMEDY = "copy it from the app's settings in Slack"

_log = logging.getLogger(__name__)


class SlackPlatform:
    """A `Platform` on Bolt: over Socket Mode, or where Slack calls `public_url`."""

    name = "slack"
    repeats = False
    ends = False
    limits = Limits(digests_in_chat=(1, 1.0))  # docs.slack.dev/apis/web-api/rate-limits

    def __init__(
        self,
        settings: SlackSettings,
        public_url: str | None = None,
        oauth: OAuth | None = None,
    ) -> None:
        """Talk in the bot token's workspace, or in every workspace that `oauth` knows.

        Args:
            settings: the app's tokens and secrets.
            public_url: where Slack calls us; None for Socket Mode.
            oauth: for many workspaces.

        Raises:
            ConfigError: a secret that this way of talking needs is missing.
        """
        token = settings.bot_token.get_secret_value() or None
        self._oauth, self._command = oauth, settings.command
        self._api = Api(settings.api_url, token, oauth.authorize if oauth else None)
        self._pacer, self._people = Pacer(self.limits), People(self._api)
        self._posts = Posts(self._api, self._pacer)
        self._hooks: tuple[Hook, ...] = ()
        self._socket: SocketMode | None = None
        if public_url:
            hooks = SignedHooks(settings.require("signing_secret", _REMEDY), self._dispatch)
            self._hooks = tuple(Hook(path=path, handle=hooks.handle) for path in _PATHS)
        else:
            self._app_token = settings.require("app_token", _REMEDY)
            self._socket = SocketMode(lambda: self._api.open_socket(self._app_token), self._take)
        self._bolt: AsyncApp | None = None
        self._lost: asyncio.Event = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()
        self._is_listening = False

    # Hearing --------------------------------------------------------------------------------------

    def hooks(self) -> Sequence[Hook]:
        """Return what Slack calls where PUBLIC_URL is set."""
        return (*self._hooks, *self._oauth.hooks()) if self._oauth else self._hooks

    @property
    def is_connected(self) -> bool:
        """Whether a connection is open; where Slack calls us, whether it knows the bot."""
        return self._socket.is_connected if self._socket else self._is_listening

    async def identity(self) -> str:
        """Return the name of the bot and of its workspace, such as ``brief in Acme``."""
        if self._oauth:
            return "in every workspace that installs it"
        name = await self._api.name_bot()
        if self._socket:
            await (await self._api.open_socket(self._app_token)).close()
        return name

    async def run(self, receiver: Receiver) -> None:
        """Hear requests and hand them to `receiver`, until cancelled.

        Raises:
            PlatformLost: Slack no longer knows the bot.
        """
        self._lost.clear()  # it may be run again, when the app was installed again
        await self._api.check_token()
        self._bolt = listening_app(self._api, self._handlers(receiver), self._command)
        lost = asyncio.create_task(self._lost.wait())
        hearing = [lost, *([asyncio.create_task(self._socket.run())] if self._socket else [])]
        self._is_listening = True
        try:
            done, _ = await asyncio.wait(hearing, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._is_listening = False
            await _cancel(*hearing)
        for task in done:
            task.result()
        raise PlatformLost(self.name, "the app was uninstalled", "install it again")

    async def close(self) -> None:
        """Close all connections."""
        await _cancel(*self._under_way)
        await self._api.close()
        if self._oauth:
            await self._oauth.close()

    # Answering ------------------------------------------------------------------------------------

    def render(self, message: Message, request: Request) -> SlackRendered:
        """Return `message` as Slack messages, or as a form."""
        return render(message, request, self._command)

    def reserve(self, request: Request) -> float:
        """Take the next turn to send a message: see `bot.chat.platform.Platform`."""
        return self._pacer.reserve(request)

    async def answer(self, request: Request, rendered: Rendered, pause: Pause) -> None:
        """Send an answer: see `bot.chat.platform.Platform`."""
        assert isinstance(rendered, SlackRendered)  # noqa: S101 - our own, from just above
        await self._posts.send(request, rendered, pause)

    async def is_delivered(self, request: Request, rendered: Rendered, pause: Pause) -> bool | None:
        """Return whether the answer is in the channel, if the bot may read there."""
        assert isinstance(rendered, SlackRendered)  # noqa: S101 - our own, from just above
        return await self._posts.is_delivered(request, rendered, pause)

    def is_aside(self, request: Request) -> bool:
        """Return whether the answer may go to an address of Slack's, as no digest can."""
        return RESPONSE_URL in request.reply

    async def can_post(self, channel: Channel) -> bool | None:
        """Return whether the bot may post in a channel: see `bot.chat.platform.Platform`."""
        return await can_post(self._api, channel)

    async def show_working(self, request: Request) -> None:
        """Show nothing: Slack has no such sign for bots, and answers are quick."""

    async def attachment(self, request: Request) -> Attachment | None:
        """Return what was sent with a request: see `bot.chat.platform.HasAttachments`."""
        return await self._api.attachment(request)

    async def is_admin(self, request: Request) -> bool:
        """Return whether the user is an admin or owner of the workspace; in private everyone is."""
        return request.place == "private" or await self._people.is_admin(request)

    async def offer(self, menu: Menu) -> bool:  # noqa: ARG002 - as promised
        """Do nothing: Slack takes commands from the app's manifest."""
        return True

    # ----------------------------------------------------------------------------------------------

    def _handlers(self, receiver: Receiver) -> Handlers:
        async def on_request(request: Request) -> None:
            await receiver.take([await self._people.with_language(request)])

        async def on_change(change: Change) -> None:
            await report(change, receiver.channels)

        async def on_home(request: Request) -> None:
            task = asyncio.create_task(self._show_home(request, receiver))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

        async def on_uninstall(workspace: str) -> None:
            if self._oauth:
                await self._oauth.forget(workspace)
            await receiver.channels.forgotten(self.name, workspace)
            if self._api.is_single_workspace:
                self._lost.set()

        async def refuse_picked(request: Request) -> str | None:
            wanted = await self._people.with_language(request)
            lacking = await who_lacks(self._api, wanted.channel, wanted.user.id)
            with speaking(wanted.user.language):
                return pick_refusal(lacking) if lacking else None

        return Handlers(
            refuse_picked=refuse_picked,
            on_request=on_request,
            on_change=on_change,
            on_home=on_home,
            on_uninstall=on_uninstall,
        )

    async def _take(self, payload: dict[str, Any]) -> str | None:
        """Return what Slack is told as JSON, mostly nothing; None: it is to send that again."""
        reply = await self._dispatch(payload)
        return reply.body if reply.status == HTTPStatus.OK else None

    async def _dispatch(self, payload: dict[str, Any]) -> BoltResponse:
        if self._bolt is None:
            return BoltResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)
        try:
            # not "http": what was posted is checked and read already
            request = AsyncBoltRequest(body=payload, mode="socket_mode")
        except (AttributeError, KeyError, TypeError, ValueError):
            _log.info("slack: received something undocumented", exc_info=True)
            return BoltResponse(status=HTTPStatus.UNAUTHORIZED)
        return await self._bolt.async_dispatch(request)

    async def _show_home(self, request: Request, receiver: Receiver) -> None:
        for pause in (*_HOME_PAUSES, None):
            try:
                wanted = await self._people.with_language(request)
                view = home(await receiver.look(wanted), wanted.channel, self._command)
                workspace, user = wanted.channel.workspace, wanted.user.id
                await self._api.call(workspace, "views.publish", user_id=user, view=view)
            except (BotError, StorageError) as error:
                _log.warning("slack: the App Home could not be shown: %s", error)
                if pause is None or not isinstance(error, RetryLater | MaybeSent):
                    return
                await asyncio.sleep(max(pause, getattr(error, "after", 0)))
            else:
                return


async def _cancel(*tasks: asyncio.Task[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
