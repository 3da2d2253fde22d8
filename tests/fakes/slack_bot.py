"""Our own adapter with a bot's ears and no brain, for tests against the fake Slack."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import TypeVar

from aiohttp import web
from pydantic import SecretStr

from bot.chat.errors import PlatformLost
from bot.chat.message import Button, Buttons, Heading, Message, Paragraph
from bot.chat.platform import Hook
from bot.chat.request import Request
from bot.platforms.slack.adapter import SlackPlatform
from bot.platforms.slack.oauth import OAuth
from bot.platforms.slack.settings import SlackSettings
from tests.fakes.slack_api import SlackApi

_T = TypeVar("_T")
_MENU = tuple((Button(label=word, ask=f"/{word}"),) for word in ("first", "second", "third"))
ANSWER = Message(parts=(Heading(text="Trade"), Paragraph(text="It grew."), Buttons(rows=_MENU)))


class Bot:
    """The adapter, and what it heard."""

    def __init__(
        self,
        slack: SlackApi,
        public_url: str | None = None,
        oauth: OAuth | None = None,
        command: str = "brief",
    ) -> None:
        """Talk with `slack`: over HTTP with `public_url`, in many workspaces with `oauth`."""
        self.slack = slack
        self.heard: asyncio.Queue[Request] = asyncio.Queue()
        self.lost: list[str] = []
        self.changes: list[tuple[str, str]] = []
        settings = SlackSettings(
            api_url=slack.api_url,
            bot_token=SecretStr("" if oauth else slack.bot_token),
            app_token=SecretStr(slack.app_token),
            signing_secret=SecretStr(slack.signing_secret),
            command=command,
        )
        self.platform = SlackPlatform(settings, public_url, oauth)

    async def take(self, requests: Sequence[Request]) -> None:
        """Keep what was heard."""
        for request in requests:
            self.heard.put_nowait(request)

    async def next(self) -> Request:
        """Return what is heard next."""
        async with asyncio.timeout(60):
            return await self.heard.get()

    async def answer(self, request: Request, message: Message = ANSWER) -> None:
        """Answer a request."""
        rendered = self.platform.render(message, request)
        await self.platform.answer(request, rendered, asyncio.sleep)

    async def is_delivered(self, request: Request, message: Message = ANSWER) -> bool | None:
        """Return whether an answer was sent by a former try."""
        rendered = self.platform.render(message, request)
        return await self.platform.is_delivered(request, rendered, asyncio.sleep)

    async def wait(self, what: Callable[[], _T]) -> _T:
        """Return what can be seen, once it can."""
        return await asyncio.to_thread(self.slack.eventually, what)

    @property
    def channels(self) -> "Bot":
        """What is told of changes to channels."""
        return self

    async def look(self, _request: Request) -> Message:
        """Answer what need not be kept."""
        return ANSWER

    async def moved(self, former: str, now: str) -> None:
        """Keep where it went."""
        self.changes.append(("moved", f"{former} {now}"))

    async def gone(self, channel: str, reason: str) -> None:
        """Keep where it can't post."""
        self.changes.append(("gone", f"{channel} {reason}"))

    async def back(self, channel: str) -> None:
        """Keep where it is back."""
        self.changes.append(("back", channel))

    async def expect_back(self, channel: str) -> None:
        """Keep where it may be back."""
        self.changes.append(("perhaps-back", channel))

    async def forgotten(self, platform: str, workspace: str) -> None:
        """Keep who sent the bot away."""
        self.lost.append(f"{platform}:{workspace}")


@asynccontextmanager
async def running(bot: Bot) -> AsyncIterator[asyncio.Task[None]]:
    """Have the adapter run."""
    task = asyncio.create_task(bot.platform.run(bot))
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, PlatformLost):
            await task
        await bot.platform.close()


@asynccontextmanager
async def served(hooks: Sequence[Hook]) -> AsyncIterator[str]:
    """Have addresses served; yields where."""
    app = web.Application()
    for hook in hooks:
        app.router.add_route(hook.method, hook.path, _handler(hook))
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def _handler(hook: Hook) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        reply = await hook.handle(headers, await request.read(), request.query_string)
        return web.Response(status=reply.status, body=reply.body, headers=dict(reply.headers))

    return handle
