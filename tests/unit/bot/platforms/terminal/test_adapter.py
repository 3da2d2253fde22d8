"""The terminal as a place to talk, line by line and on a real terminal."""

import os
import pty
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from select import select
from subprocess import Popen

import pytest

from bot.chat.message import Message, Paragraph
from bot.chat.request import Channel, Request, User
from bot.platforms.terminal.adapter import LOCAL, Terminal

ECHO = """
import sys
from bot.chat.message import Heading, Message
from bot.platforms.terminal.adapter import Terminal
say = lambda request: Message(parts=(Heading(text=f"heard {request.text}"),))
Terminal(sys.stdin, sys.stdout).run(say)
"""


def _echo(request: Request) -> Message:
    return Message(parts=(Paragraph(text=f"heard {request.text.strip()}"),))


@pytest.mark.parametrize(("thread", "name"), [(None, "telegram:-100"), ("42", "telegram:-100:42")])
def test_a_channel_has_a_name(thread: str | None, name: str) -> None:
    """Platform, id and thread."""
    assert name == str(Channel(platform="telegram", id="-100", thread=thread))


def test_each_line_is_answered_until_the_input_ends() -> None:
    """In order; empty lines are passed over, and the last needs no line end."""
    sink = StringIO()

    Terminal(StringIO("one\n\n  \ntwo"), sink).run(_echo)

    assert "heard one\n\nheard two\n\n" == sink.getvalue()


def test_who_asks_is_the_terminal() -> None:
    """Requests come from the one local channel, as written."""
    heard: list[Request] = []

    def hear(request: Request) -> Message:
        heard.append(request)
        return Message(parts=())

    Terminal(StringIO("/trade\n"), StringIO()).run(hear)

    assert [Request(channel=LOCAL, user=User(id="local"), text="/trade\n")] == heard
    assert "terminal:local" == str(LOCAL)


class Screen:
    """Our end of a pseudo-terminal."""

    def __init__(self, descriptor: int) -> None:
        """Look at `descriptor`."""
        self.descriptor = descriptor
        self.unread = b""

    def wait_for(self, wanted: str) -> None:
        """Read up to `wanted`, and keep what follows for the next time."""
        while wanted.encode() not in self.unread:
            ready, _, _ = select([self.descriptor], [], [], 20)
            assert ready, f"no {wanted!r} in {self.unread!r}"
            self.unread += os.read(self.descriptor, 1024)
        self.unread = self.unread.partition(wanted.encode())[2]

    def press(self, keys: bytes) -> None:
        """Type `keys`."""
        os.write(self.descriptor, keys)


@pytest.fixture
def terminal() -> Iterator[tuple[Screen, "Popen[bytes]"]]:
    """Start the adapter on a pseudo-terminal; give our end of it, and the process."""
    ours, theirs = pty.openpty()
    root = Path(__file__).parents[5]
    environment = os.environ | {"TERM": "xterm", "NO_COLOR": "1"}  # noqa: TID251 - a child's own
    command = [sys.executable, "-c", ECHO]
    with Popen(command, stdin=theirs, stdout=theirs, cwd=root, env=environment) as process:
        os.close(theirs)
        yield Screen(ours), process
        process.kill()
    os.close(ours)


def test_on_a_terminal_there_is_a_prompt(terminal: tuple[Screen, "Popen[bytes]"]) -> None:
    """It prompts, answers, and ends with Ctrl-D and exit code 0."""
    screen, process = terminal

    screen.wait_for("› ")
    screen.press(b"hello\n")
    screen.wait_for("heard hello")
    screen.wait_for("› ")
    screen.press(b"\x04")

    assert 0 == process.wait(timeout=20)
