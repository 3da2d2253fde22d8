"""Telegram as a platform: turns updates into requests, and sends the answers."""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from typing import Any

from telegram import Bot
from telegram.constants import ChatAction, ChatMemberStatus
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.chat.errors import MaybeSent, PlatformLost, RetryLater
from bot.chat.message import Message
from bot.chat.platform import Hook, Limits, Menu, Pause, Receiver, Rendered, report
from bot.chat.request import Attachment, Channel, Request
from bot.platforms.pacer import Pacer
from bot.platforms.telegram.attachments.fetching import attachment_of
from bot.platforms.telegram.errors import AGAIN, insist, translate
from bot.platforms.telegram.hooks import PATH, SecretHook, secret_of
from bot.platforms.telegram.inline import answer_search
from bot.platforms.telegram.membership import can_post
from bot.platforms.telegram.menu import set_menu
from bot.platforms.telegram.polling import Polling
from bot.platforms.telegram.posts import Posts
from bot.platforms.telegram.presses import confirm, confirm_later, is_by_reader
from bot.platforms.telegram.render import TelegramRendered, render
from bot.platforms.telegram.settings import TelegramSettings
from bot.platforms.telegram.updates import (
    ANONYMOUS,
    CALLBACK,
    WANTED,
    Me,
    Update,
    change_of,
    request_of,
    search_of,
)

_ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)
_TIMEOUT = 20.0

_log = logging.getLogger(__name__)


class TelegramPlatform:
    """A `Platform` on python-telegram-bot's `Bot`: by long polling, or by webhook."""

    name = "telegram"
    repeats = True
    ends = False
    limits = Limits(  # what Telegram asks bots to keep to: core.telegram.org/bots/faq
        digests=25.0,  # of 30 messages a second, so that answers to commands fit in beside
        digests_in_chat=(1, 1.0),
        in_group=(20, 60.0),
    )

    def __init__(self, settings: TelegramSettings, public_url: str | None = None) -> None:
        """Talk as the bot whose token is in `settings`.

        Args:
            settings: the token, and where the Bot API is.
            public_url: where Telegram calls us; None for long polling.
        """
        token = settings.token.get_secret_value()
        self._request = HTTPXRequest(read_timeout=_TIMEOUT, pool_timeout=_TIMEOUT)
        self._bot = Bot(
            token,
            base_url=settings.api_url,
            base_file_url=settings.file_url,
            request=self._request,
            get_updates_request=self._request,  # those are asked for by `Polling`
        )
        self._pacer = Pacer(self.limits)
        self._posts = Posts(self._bot, self._pacer)
        self._polling = Polling(settings.api_url, token, self._handle)
        self._public_url, self._secret = public_url, secret_of(token)
        hook = SecretHook(token, self._handle)
        self._hooks = (Hook(path=PATH, handle=hook.handle),) if public_url else ()
        self._me: Me | None = None
        self._receiver: Receiver | None = None
        self._under_way: set[asyncio.Task[None]] = set()
        self._has_webhook = False

    # Hearing --------------------------------------------------------------------------------------

    def hooks(self) -> Sequence[Hook]:
        """Return what Telegram calls where PUBLIC_URL is set."""
        return self._hooks

    @property
    def is_connected(self) -> bool:
        """Whether Telegram replies to polls, or has taken our webhook."""
        return self._has_webhook or self._polling.is_connected

    async def identity(self) -> str:
        """Return the bot's name, such as ``@our_bot``."""
        try:
            return f"@{(await self._bot.get_me()).username}"
        except TelegramError as error:
            raise translate(error) from None

    async def run(self, receiver: Receiver) -> None:
        """Hear requests and hand them to `receiver`, until cancelled.

        Raises:
            PlatformLost: Telegram does not know the token, or another process uses it.
        """
        self._receiver = receiver
        self._me = await self._introduce()
        if self._public_url:
            await insist(self._set_webhook)
            self._has_webhook = True
            try:
                await asyncio.Event().wait()
            finally:
                self._has_webhook = False
        await insist(self._bot.delete_webhook)
        await self._polling.run()

    async def close(self) -> None:
        """Close all connections."""
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        await self._request.shutdown()

    # Answering ------------------------------------------------------------------------------------

    def render(self, message: Message, request: Request) -> TelegramRendered:
        """Return `message` as Telegram messages."""
        return render(message, request)

    def reserve(self, request: Request) -> float:
        """Take the next turn to send a message: see `bot.chat.platform.Platform`."""
        return self._pacer.reserve(request)

    async def answer(self, request: Request, rendered: Rendered, pause: Pause) -> None:
        """Send an answer: see `bot.chat.platform.Platform`."""
        assert isinstance(rendered, TelegramRendered)  # noqa: S101 - our own, from just above
        if is_by_reader(request):
            await self._acknowledge(request, rendered.pages[0].text)
            return
        await self._posts.send(request, rendered, pause)
        await self._acknowledge(request)

    async def is_delivered(
        self,
        request: Request,  # noqa: ARG002 - as promised
        rendered: Rendered,  # noqa: ARG002
        pause: Pause,  # noqa: ARG002
    ) -> bool | None:
        """Return None: Telegram has no way for a bot to look up what it sent."""
        return None

    def is_aside(self, request: Request) -> bool:  # noqa: ARG002 - as promised
        """Return False: all that is sent to a chat takes the same way."""
        return False

    async def can_post(self, channel: Channel) -> bool | None:
        """Return whether the bot may write in a chat: see `bot.chat.platform.Platform`."""
        me = self._me or await self._introduce()
        return await can_post(self._bot, me.id, channel)

    async def show_working(self, request: Request) -> None:
        """Show that the bot is typing."""
        if is_by_reader(request):  # a press can be confirmed once only
            return
        thread = request.channel.thread
        with suppress(TelegramError):
            await self._bot.send_chat_action(
                request.channel.id,
                ChatAction.TYPING,
                message_thread_id=int(thread) if thread else None,
            )
        await self._acknowledge(request)

    async def attachment(self, request: Request) -> Attachment | None:
        """Return what was sent with a request: see `bot.chat.platform.HasAttachments`."""
        return await attachment_of(self._bot, request)

    async def is_admin(self, request: Request) -> bool:
        """Return whether the user is an admin there: see `bot.chat.platform.Platform`."""
        if request.place == "private" or ANONYMOUS in request.reply:
            return True
        try:
            member = await self._bot.get_chat_member(request.channel.id, int(request.user.id))
        except TelegramError as error:
            meant = translate(error)
            if isinstance(meant, RetryLater | MaybeSent | PlatformLost):
                raise meant from None
            _log.warning("telegram: can't tell who is an admin: %s", meant)
            return False
        return member.status in _ADMINS

    async def offer(self, menu: Menu) -> bool:
        """Set Telegram's menu of commands; if that fails, people can still type them."""
        return await set_menu(self._bot, menu)

    # ----------------------------------------------------------------------------------------------

    async def _introduce(self) -> Me:
        """Ask Telegram who the bot is, so that a refused token is reported at once."""
        me = await insist(self._bot.get_me)
        return Me(id=me.id, username=me.username or "")

    async def _set_webhook(self) -> bool:
        return await self._bot.set_webhook(
            f"{self._public_url}{PATH}", allowed_updates=WANTED, secret_token=self._secret
        )

    async def _handle(self, updates: Sequence[Update]) -> None:
        """Process updates; when it returns, they may be confirmed."""
        me, receiver = self._me, self._receiver
        if me is None or receiver is None:
            raise RetryLater("telegram: the bot is still starting", AGAIN)
        for update in updates:
            if change := change_of(update, me):
                await report(change, receiver.channels)
        requests = [asked for update in updates if (asked := request_of(update, me))]
        if requests:
            await receiver.take(requests)
        for update in updates:
            if search := search_of(update, me):
                self._start(answer_search(self._bot, receiver, *search))

    async def _acknowledge(self, request: Request, notice: str | None = None) -> None:
        """Confirm a button press; if it is too late for that, no harm is done."""
        query = request.reply.get(CALLBACK)
        if query and not await confirm(self._bot, query, notice):
            self._start(confirm_later(self._bot, query, notice))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
