"""A strict fake of Slack on real HTTP and WebSockets; its verbs are what people do and see.

    with slack_api() as slack:
        ...  # a bot with slack.api_url, slack.bot_token and slack.app_token
        slack.connected()
        slack.slash("U1", "C1", "/brief", "trade")
        slack.eventually(lambda: slack.ephemeral("C1", "U1"))

Verbs block, from any thread but the server's own. Those that the app is told of return once it is
on its way, not once the app has taken it.
"""

import asyncio
import json
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace

from aiohttp import web

from tests.fakes.slack_delivery import Ack, Deliveries, Delivery
from tests.fakes.slack_hooks import SECRET, Hooks
from tests.fakes.slack_people import People
from tests.fakes.slack_server import Server
from tests.fakes.slack_socket import Sockets
from tests.fakes.slack_views import answered
from tests.fakes.slack_world import Body, Refused, Shown, World
from tests.fakes.threads import LoopThread, eventually


class SlackApi(People):
    """The fake; started by `slack_api()`. What is seen is given back as copies."""

    bot_token = "xoxb-T1"  # noqa: S105 - known to the fake alone
    app_token = "xapp-1"  # noqa: S105 - the same
    client_id = "client"
    client_secret = "client-secret"  # noqa: S105 - the same
    signing_secret = SECRET
    eventually = staticmethod(eventually)

    def __init__(self, port: int = 0) -> None:
        """Serve at `port`, or at any."""
        self._thread = LoopThread()
        world, deliveries = World(), Deliveries(self._answered)
        super().__init__(world, deliveries, self._thread)
        self._sockets = Sockets(world, deliveries)
        self._server = Server(world, self._sockets)
        self._hooks: Hooks | None = None
        deliveries.way = self._sockets
        self._runner = web.AppRunner(self._server.app(), access_log=None, shutdown_timeout=0.1)
        self._thread.run(self._start(port))
        self.api_url = f"{world.base}/api/"

    def close(self) -> None:
        """Stop."""
        self._thread.run(self._stop())
        self._thread.stop()

    # What is seen ---------------------------------------------------------------------------------

    def posted(self, channel: str, thread: str | None = None) -> list[Shown]:
        """Return what the bot posted for all: in a thread, or outside of threads."""
        found = self._seen("message", channel)
        return [each for each in found if each.by_bot and each.thread == thread]

    def replied(self, channel: str) -> list[Shown]:
        """Return what the bot posted for all in any of a channel's threads."""
        found = self._seen("message", channel)
        return [each for each in found if each.by_bot and each.thread not in {None, each.id}]

    def replies(self, channels: Iterable[str]) -> list[Shown]:
        """Return what the bot posted in threads of those channels."""
        found = [each for channel in channels for each in self._seen("message", channel)]
        return [each for each in found if each.by_bot and each.thread]

    def ephemeral(self, channel: str, user: str) -> list[Shown]:
        """Return what the bot showed one person alone."""
        return [each for each in self._seen("ephemeral", channel) if each.user == user]

    def view(self, user: str) -> Shown | None:
        """Return the form that is open, the topmost."""
        return self._do(lambda: deepcopy(next(reversed(self.world.views.get(user, [])), None)))

    def home(self, user: str) -> Shown | None:
        """Return the bot's own page as someone sees it."""
        return self._do(lambda: deepcopy(self.world.homes.get(user)))

    def told(self) -> list[tuple[str, str]]:
        """Return whom Slack told that the app did not react, and how: (user, code)."""
        return self._do(lambda: list(self._deliveries.told))

    def acks(self) -> list[Ack]:
        """Return what the app took, and how long it took."""
        return self._do(lambda: list(self._deliveries.acks))

    def complaints(self) -> list[str]:
        """Return what the app did on its connection that it should not."""
        return self._do(lambda: list(self._deliveries.complaints))

    def calls(self, method: str | None = None) -> list[tuple[str, Body]]:
        """Return all that was asked of the Web API, and "response_url"; also what was refused."""
        made = self._do(lambda: deepcopy(self._server.calls))
        return [call for call in made if method in (None, call[0])]

    # Waiting --------------------------------------------------------------------------------------

    def connected(self, number: int = 1, within: float = 60.0) -> None:
        """Wait for so many connections."""
        self.eventually(lambda: len(self._sockets.open) >= number, within)

    def abandoned(self, within: float = 60.0) -> None:
        """Wait until no connection is left, as after the death of the app."""
        self.eventually(lambda: not self._sockets.all, within)

    def settled(self, within: float = 60.0) -> None:
        """Wait until the app has taken all."""
        self.eventually(lambda: not self._deliveries.pending, within)

    def passes(self, seconds: float) -> None:
        """Let time pass for what is good for a while only."""
        self._do(lambda: setattr(self.world, "skipped", self.world.skipped + seconds))

    # What goes wrong ------------------------------------------------------------------------------

    def fail(self, method: str, times: int, how: str, *, retry_after: int = 1) -> None:
        """Have the next calls of a method go wrong.

        Args:
            method: such as "chat.postMessage", "apps.connections.open", "response_url", or "*".
            times: how often.
            how: "ratelimited", a status such as "503", "timeout", "reset" (the connection breaks),
                "half" (done, but half a reply), or any code of Slack's; with "_after" behind it,
                what is asked is done all the same.
            retry_after: seconds that "ratelimited" names.
        """

        def act() -> None:
            self._server.faults.retry_after = retry_after
            self._server.faults.due.setdefault(method, deque()).extend([how] * times)

        self._do(act)

    def fails_so(self, method: str, faults: Iterable[str | None]) -> None:
        """Have each of the next calls of a method go wrong as is said, or not where it is None."""
        self._do(lambda: self._server.faults.due.setdefault(method, deque()).extend(faults))

    def pace(self) -> None:
        """Let no more than one message a second into a channel."""
        self._do(lambda: setattr(self._server, "pace", True))

    def redelivers(self) -> None:
        """Bring the last event once more, even if the app took it."""
        last = self._deliveries.last_event
        if last:
            self._do(lambda: self._deliveries.again(replace(last, id=self.world.name("again-"))))

    def disconnects(self, reason: str = "refresh_requested") -> None:
        """Announce the end of all connections, and end them; a "warning" only announces."""
        self._do(lambda: self._sockets.disconnect(reason, close=reason != "warning"))

    def drops(self) -> None:
        """Break all connections without a word."""
        self._do(self._sockets.drop)

    def posts_to(self, url: str | None) -> None:
        """Call the app at `url`, without a path, from now on; None: Socket Mode again."""
        former, self._hooks = self._hooks, Hooks(url, self._deliveries) if url else None
        self._deliveries.way = self._hooks or self._sockets
        if former:
            self._thread.run(former.close())

    def verifies(self) -> bool:
        """Return whether the app answers Slack's question when its address is set."""
        told = {"type": "url_verification", "challenge": "c1", "token": "verification"}
        status, said = self.posts("events", json.dumps(told).encode(), "application/json")
        return status == 200 and b"c1" in said

    def posts(self, path: str, body: bytes, kind: str, **headers: str) -> tuple[int, bytes]:
        """Post something signed to /slack/<path> of the app; return status and reply."""
        if self._hooks is None:
            raise LookupError("posts_to() says where the app is")
        return self._thread.run(self._hooks.post(path, body, kind, dict(headers)))

    # ----------------------------------------------------------------------------------------------

    def _seen(self, kind: str, channel: str) -> list[Shown]:
        def found() -> list[Shown]:
            all_seen = self.world.seen.values()
            return [each for each in all_seen if (each.kind, each.channel) == (kind, channel)]

        return deepcopy(self._do(found))

    def _answered(self, delivery: Delivery, said: Body) -> None:
        try:
            answered(self.world, delivery, said)
        except Refused as refused:
            self._deliveries.complaints.append(f"{refused} in an acknowledgement")

    async def _start(self, port: int) -> None:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.world.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def _stop(self) -> None:
        if self._hooks:
            await self._hooks.close()
        self._server.ending.set()
        self._sockets.drop()
        await self._runner.cleanup()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)


@contextmanager
def slack_api(port: int = 0) -> Iterator[SlackApi]:
    """Have a fake Slack for a while."""
    slack = SlackApi(port)
    try:
        yield slack
    finally:
        slack.close()
