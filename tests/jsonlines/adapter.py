"""Talks with a server line by line: each line is one JSON object, each call has one reply."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.chat.actions import action_of, actions_of
from bot.chat.errors import ChannelGone, MaybeSent, RetryLater, SendFailed
from bot.chat.message import Buttons, Message
from bot.chat.platform import Hook, Limits, Menu, Pause, Receiver
from bot.chat.request import Channel, Request, User
from bot.platforms.terminal.render import plain

LONGEST = 1_000
"""Characters of a text that the server takes."""
_AGAIN = 0.05


@dataclass(frozen=True)
class Texts:
    """A message as texts, and buttons under the last one: label and key."""

    texts: tuple[str, ...]
    buttons: tuple[tuple[str, str], ...]
    actions: Mapping[str, str]


class JsonLines:
    """A `Platform` on a socket; it comes back when the line was cut."""

    name = "jsonlines"
    repeats = False
    ends = False
    limits = Limits()

    def __init__(self, host: str, port: int) -> None:
        """Talk with the server there."""
        self._address = host, port
        self._writer: asyncio.StreamWriter | None = None
        self._replies: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._calls = 0

    def hooks(self) -> Sequence[Hook]:
        """Return nothing: the bot calls."""
        return ()

    async def identity(self) -> str:
        """Return what the server is called."""
        return "{}:{}".format(*self._address)

    async def run(self, receiver: Receiver) -> None:
        """Hear lines until cancelled."""
        while True:
            try:
                reader, self._writer = await asyncio.open_connection(*self._address)
                async for line in reader:
                    await self._heard(json.loads(line), receiver)
            except OSError:
                await asyncio.sleep(_AGAIN)
            self._cut()

    async def close(self) -> None:
        """Hang up."""
        self._cut()

    def render(self, message: Message, request: Request) -> Texts:  # noqa: ARG002 - as promised
        """Return a message in texts that are not too long."""
        text = plain(message) or "…"
        parts = [part for part in message.parts if isinstance(part, Buttons)]
        buttons = [button for part in parts for row in part.rows for button in row]
        return Texts(
            texts=tuple(text[at : at + LONGEST] for at in range(0, len(text), LONGEST)),
            buttons=tuple((button.label, action_of(button).key) for button in buttons),
            actions=actions_of(message),
        )

    def reserve(self, request: Request) -> float:  # noqa: ARG002 - as promised
        """Return that nobody has to wait."""
        return 0.0

    async def answer(self, request: Request, rendered: Texts, pause: Pause) -> None:
        """Send the texts that the server does not have yet."""
        del pause
        for number, text in enumerate(rendered.texts):
            buttons = rendered.buttons if text is rendered.texts[-1] else ()
            reply = await self._call(
                chat=request.channel.id, text=text, buttons=buttons, key=[request.key, number]
            )
            if reason := reply.get("gone"):
                raise ChannelGone(reason)
            if not reply.get("sent"):
                raise SendFailed(str(reply))

    async def is_delivered(self, request: Request, rendered: Texts, pause: Pause) -> bool | None:
        """Return whether the server has the first text; the others are sent then."""
        reply = await self._call(find=[request.key, 0])
        if reply["found"]:
            await self.answer(request, rendered, pause)
        return bool(reply["found"])

    def is_aside(self, request: Request) -> bool:  # noqa: ARG002 - as promised
        """Return False: there is one way only."""
        return False

    async def can_post(self, channel: Channel) -> bool | None:  # noqa: ARG002 - as promised
        """Return None: nobody can be asked."""
        return None

    async def show_working(self, request: Request) -> None:
        """Show nothing."""

    async def is_admin(self, request: Request) -> bool:  # noqa: ARG002 - as promised
        """Return False: there are none."""
        return False

    async def offer(self, menu: Menu) -> bool:  # noqa: ARG002 - as promised
        """Show no menu."""
        return True

    async def _heard(self, line: dict[str, Any], receiver: Receiver) -> None:
        if "reply" in line:
            self._replies.pop(line["reply"]).set_result(line)
            return
        channel = Channel(platform=self.name, id=line["chat"])
        request = Request(
            channel=channel,
            user=User(id=line["user"]),
            text=line.get("text", ""),
            press=line.get("press"),
            key=f"{self.name}:{line['id']}",
        )
        await receiver.take([request])
        self._write({"taken": line["id"]})

    async def _call(self, **call: object) -> dict[str, Any]:
        self._calls += 1
        self._replies[self._calls] = asyncio.get_running_loop().create_future()
        reply = self._replies[self._calls]
        self._write({"call": self._calls, **call})
        return await reply

    def _write(self, line: object) -> None:
        if self._writer is None:
            raise RetryLater("the line is cut", _AGAIN)
        self._writer.write(json.dumps(line).encode() + b"\n")

    def _cut(self) -> None:
        if self._writer:
            self._writer.close()
        self._writer = None
        replies, self._replies = self._replies, {}
        for reply in replies.values():
            if not reply.done():
                reply.set_exception(MaybeSent("the line was cut"))
