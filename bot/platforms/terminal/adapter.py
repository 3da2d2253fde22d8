"""The terminal as a place to talk: a prompt where someone sits, line by line elsewhere."""

from collections.abc import Iterator
from typing import TextIO

from bot.chat.message import Message
from bot.chat.request import TERMINAL, Answer, Channel, Request, User
from bot.platforms.terminal.render import plain, styled

LOCAL = Channel(platform=TERMINAL, id="local")
_USER = User(id="local")
_PROMPT = "› "


class Terminal:
    """A `Platform` on two streams."""

    def __init__(self, source: TextIO, sink: TextIO) -> None:
        """Read questions from `source`, write answers to `sink`."""
        self._source = source
        self._sink = sink

    def run(self, answer: Answer) -> None:
        """Answer each line until the input ends; empty lines are passed over."""
        for line in self._questions():
            if line.strip():
                self.send(LOCAL, answer(Request(channel=LOCAL, user=_USER, text=line)))

    def send(self, channel: Channel, message: Message) -> None:  # noqa: ARG002 - there is but one
        """Show `message`, in style on a terminal."""
        show(message, self._sink)
        self._sink.write("\n")
        self._sink.flush()

    def _questions(self) -> Iterator[str]:
        if self._source.isatty() and self._sink.isatty():
            return _prompted()
        return iter(self._source)


def show(message: Message, sink: TextIO) -> None:
    """Write `message` to `sink`: in style and wrapped on a terminal, as plain text elsewhere."""
    if not sink.isatty():
        sink.write(f"{plain(message)}\n")
        return
    from rich.console import Console  # noqa: PLC0415 - plain text needs no rich

    Console(file=sink, highlight=False).print(styled(message))


def _prompted() -> Iterator[str]:
    """Yield what is typed at the prompt, with line editing, until Ctrl-D."""
    import readline  # noqa: F401, PLC0415 - makes input() edit lines and recall earlier ones

    while True:
        try:
            yield input(_PROMPT)
        except EOFError:
            return
