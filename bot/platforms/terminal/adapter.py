"""The terminal as a platform: a prompt for a person, line by line for a pipe."""

import asyncio
import termios
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import count
from threading import Thread
from typing import TYPE_CHECKING, TextIO
from uuid import uuid4

from bot.chat.errors import ChannelGone
from bot.chat.message import Message
from bot.chat.platform import Hook, Limits, Menu, Pause, Receiver, Rendered
from bot.chat.request import TERMINAL, WELCOME, Channel, Request, User
from bot.platforms.terminal.pager import page
from bot.platforms.terminal.render import plain, render_styled
from bot.platforms.terminal.settings import TerminalSettings
from bot.wording.chat import how_to_leave
from bot.wording.language.languages import speaking

if TYPE_CHECKING:
    from bot.platforms.terminal.prompt import LinePrompt

LOCAL = Channel(platform=TERMINAL, id="local")
_USER = User(id="local")
_LEAVING = frozenset({"quit", "exit", ":q", "/quit", "/exit"})
"""What ends the chat at the prompt, besides Ctrl-D."""


@dataclass(frozen=True, slots=True)
class TerminalRendered:
    """A `bot.chat.platform.Rendered` for a terminal: there is nothing to press."""

    message: Message
    actions: Mapping[str, str] = field(default_factory=dict)


class Terminal:
    """A `Platform` on two streams: each line is answered before the next one is read."""

    name = TERMINAL
    repeats = True
    ends = True
    limits = Limits()

    def __init__(
        self, source: TextIO, sink: TextIO, settings: TerminalSettings | None = None
    ) -> None:
        """Read questions from `source`, write answers to `sink`.

        Without `settings`, nothing is kept of what is typed, and nothing is shown in a pager.
        """
        self._source, self._sink = source, sink
        self._settings = settings or TerminalSettings.model_construct(chat_history="", pager="")
        self._menu, self._language = Menu(commands={"en": ()}), "en"
        self._prompt: LinePrompt | None = None
        self._is_prompting = source.isatty() and sink.isatty()
        self._answered = asyncio.Event()
        self._gone: ChannelGone | None = None

    def hooks(self) -> Sequence[Hook]:
        """Return nothing: nobody calls."""
        return ()

    async def identity(self) -> str:
        """Return who the bot talks with."""
        return "whoever started it"

    async def run(self, receiver: Receiver) -> None:
        """Pass each line to `receiver` until the input ends; empty lines are skipped.

        Raises:
            ChannelGone: nobody reads the answers.
        """
        keys = (f"{TERMINAL}:{uuid4().hex}:{number}" for number in count(1))
        with _restoring(self._source) if self._is_prompting else nullcontext():
            line = WELCOME if self._is_prompting else await self._line()
            while line and not (self._is_prompting and line.strip().casefold() in _LEAVING):
                if line.strip():
                    request = Request(channel=LOCAL, user=_USER, text=line, key=next(keys))
                    self._answered.clear()
                    await receiver.take([request])
                    await self._answered.wait()
                if self._gone:
                    raise self._gone
                line = await self._line()

    async def close(self) -> None:
        """Do nothing: the streams are not ours."""

    def render(self, message: Message, request: Request) -> TerminalRendered:  # noqa: ARG002 - as promised
        """Return `message` unrendered: the terminal's width matters when it is written."""
        return TerminalRendered(message)

    def reserve(self, request: Request) -> float:  # noqa: ARG002 - as promised
        """Return 0: nobody has to wait."""
        return 0.0

    async def answer(self, request: Request, rendered: Rendered, pause: Pause) -> None:  # noqa: ARG002
        """Show an answer, styled on a terminal.

        Raises:
            ChannelGone: nobody reads it.
        """
        assert isinstance(rendered, TerminalRendered)  # noqa: S101 - our own, from just above
        self._language = rendered.message.language
        try:
            show(rendered.message, self._sink, self._settings.pager if self._is_prompting else "")
            self._sink.write("\n")
            self._sink.flush()
        except OSError as error:
            self._gone = ChannelGone("nobody is reading the output")
            raise self._gone from error
        finally:
            self._answered.set()

    async def is_delivered(self, request: Request, rendered: Rendered, pause: Pause) -> bool | None:  # noqa: ARG002
        """Return None: what was written can't be read again."""
        return None

    def is_aside(self, request: Request) -> bool:  # noqa: ARG002 - as promised
        """Return False: there is one way only."""
        return False

    async def can_post(self, channel: Channel) -> bool | None:  # noqa: ARG002 - as promised
        """Return True: whoever sits here reads."""
        return True

    async def show_working(self, request: Request) -> None:
        """Show nothing: the prompt returns with the answer."""

    async def is_admin(self, request: Request) -> bool:  # noqa: ARG002 - as promised
        """Return True: whoever sits here started the bot."""
        return True

    async def offer(self, menu: Menu) -> bool:
        """Complete by `menu` at the prompt."""
        self._menu = menu
        return True

    async def _line(self) -> str:
        """Return the next line; empty at the end of the input."""
        return await (self._prompted() if self._is_prompting else self._piped())

    async def _prompted(self) -> str:
        """Return what is typed at the prompt."""
        from bot.platforms.terminal.prompt import (  # noqa: PLC0415 - a pipe needs none of it
            LinePrompt,
            MenuCompleter,
        )

        if self._prompt is None:
            completer = MenuCompleter(lambda: self._menu, lambda: self._language)
            streams, kept = (self._source, self._sink), self._settings.chat_history
            self._prompt = LinePrompt(streams, completer, kept, self._hint)
        return await self._prompt.line()

    async def _piped(self) -> str:
        """Return the next line of a pipe.

        A thread reads it, and doesn't keep the bot from stopping.
        """
        line: Future[str] = Future()
        line.set_running_or_notify_cancel()

        def read() -> None:
            try:
                line.set_result(self._source.readline())
            except Exception as error:  # noqa: BLE001 - raised where the line is waited for
                line.set_exception(error)

        Thread(target=read, daemon=True).start()
        return await asyncio.wrap_future(line)

    def _hint(self) -> str:
        with speaking(self._language):
            return how_to_leave()


def show(message: Message, sink: TextIO, pager: str = "") -> None:
    """Write `message` to `sink`: styled and wrapped on a terminal, as plain text elsewhere.

    What is longer than the terminal is shown in the `pager`, if there is one.
    """
    if not sink.isatty():
        sink.write(f"{plain(message)}\n")
        return
    from rich.console import Console  # noqa: PLC0415 - plain text needs no rich

    console = Console(file=sink, highlight=False)
    with console.capture() as captured:
        console.print(render_styled(message))
    text = captured.get()
    is_long = text.count("\n") >= console.height
    if not (is_long and page(text, pager)):
        sink.write(text)


@contextmanager
def _restoring(terminal: TextIO) -> Iterator[None]:
    """Restore the terminal's settings afterwards, even if a line is half typed."""
    before = termios.tcgetattr(terminal)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
