"""The server of the JSON lines: keeps what is said, and brings it until it is taken."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.fakes.threads import LoopThread
from tests.jsonlines.adapter import LONGEST


class Server:
    """One chat, with someone in it."""

    def __init__(self, chat: str) -> None:
        """Listen at any port."""
        self.texts: list[str] = []
        self.buttons: dict[str, str] = {}
        self._chat = chat
        self._gone = ""
        self._loses = False
        self._sent: set[tuple[str, int]] = set()
        self._waiting: dict[int, dict[str, Any]] = {}
        self._said = 0
        self._writer: asyncio.StreamWriter | None = None
        self._thread = LoopThread()
        self._server = self._thread.run(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.address = "{}:{}".format(*self._server.sockets[0].getsockname())

    def says(self, **what: str) -> None:
        """Have the person say or press something."""

        def act() -> None:
            self._said += 1
            self._waiting[self._said] = {
                "id": self._said, "chat": self._chat, "user": "ada", **what
            }  # fmt: skip
            self._bring()

        self._thread.do(act)

    def loses_a_reply(self) -> None:
        """Take the next text, and cut the line in place of a reply."""
        self._thread.do(lambda: setattr(self, "_loses", True))

    def leaves(self, reason: str) -> None:
        """Have the person leave the chat."""
        self._thread.do(lambda: setattr(self, "_gone", reason))

    def close(self) -> None:
        """Stop."""
        self._thread.do(self._hang_up)
        self._thread.do(self._server.close)
        self._thread.stop()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        self._bring()
        async for line in reader:
            self._hear(json.loads(line))
        writer.close()

    def _hear(self, line: dict[str, Any]) -> None:
        match line:
            case {"taken": number}:
                self._waiting.pop(number, None)
            case {"call": number, "find": [key, part]}:
                self._write({"reply": number, "found": (key, part) in self._sent})
            case {"call": number} if self._gone:
                self._write({"reply": number, "gone": self._gone})
            case {"call": number, "chat": self._chat, "text": text, "key": [key, part]}:
                self._take(text, (key, part))
                self.buttons |= dict(line["buttons"])
                if self._loses:
                    self._loses = False
                    self._hang_up()
                else:
                    self._write({"reply": number, "sent": True})

    def _take(self, text: str, key: tuple[str, int]) -> None:
        if key not in self._sent and 0 < len(text) <= LONGEST:
            self._sent.add(key)
            self.texts.append(text)

    def _bring(self) -> None:
        for waiting in self._waiting.values():
            self._write(waiting)

    def _write(self, line: object) -> None:
        if self._writer:
            self._writer.write(json.dumps(line).encode() + b"\n")

    def _hang_up(self) -> None:
        if self._writer:
            self._writer.close()
        self._writer = None


@contextmanager
def serving(chat: str) -> Iterator[Server]:
    """Have a server for a while."""
    server = Server(chat)
    try:
        yield server
    finally:
        server.close()
