"""The terminal as a place to talk, line by line and on a real terminal."""

import asyncio
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from signal import SIGINT
from subprocess import Popen
from termios import tcgetattr
from typing import TextIO

import pytest

from bot.chat.errors import ChannelGone
from bot.chat.message import Message, Paragraph
from bot.chat.request import Answer, Channel, Request, User
from bot.delivery.channels import StoredChanges
from bot.delivery.direct import Direct
from bot.platforms.terminal.adapter import LOCAL, Terminal
from storage.ports.store import Store
from tests.builders import AT
from tests.forking import ROOT
from tests.screens import Screen, on_a_terminal

ECHO = """
import asyncio, signal, sys
from bot.chat.message import Heading, Message
from bot.delivery.direct import Direct
from bot.platforms.terminal.adapter import Terminal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
say = lambda request: Message(parts=(Heading(text=f"heard {request.text}"),))
asyncio.run(Direct(Terminal(sys.stdin, sys.stdout), say, None).run())
"""


def _echo(request: Request) -> Message:
    return Message(parts=(Paragraph(text=f"heard {request.text.strip()}"),))


def _talk(text: str, sink: TextIO, answer: Answer, store: Store) -> None:
    direct = Direct(Terminal(StringIO(text), sink), answer, StoredChanges(store, lambda: AT))
    asyncio.run(direct.run())


@pytest.mark.parametrize(("thread", "name"), [(None, "telegram:-100"), ("42", "telegram:-100:42")])
def test_a_channel_has_a_name(thread: str | None, name: str) -> None:
    """Platform, id and thread."""
    assert name == str(Channel(platform="telegram", id="-100", thread=thread))


def test_each_line_is_answered_until_the_input_ends(store: Store) -> None:
    """In order; empty lines are passed over, and the last needs no line end."""
    sink = StringIO()

    _talk("one\n\n  \ntwo", sink, _echo, store)

    assert "heard one\n\nheard two\n\n" == sink.getvalue()


def test_who_asks_is_the_terminal(store: Store) -> None:
    """Requests come from the one local channel, as written."""
    heard: list[Request] = []

    def hear(request: Request) -> Message:
        heard.append(request)
        return Message(parts=())

    _talk("/trade\n/trade\n", StringIO(), hear, store)

    asked = Request(channel=LOCAL, user=User(id="local"), text="/trade\n")
    assert [asked, asked] == [replace(request, key="") for request in heard]
    assert 2 == len({request.key for request in heard})
    assert "terminal:local" == str(LOCAL)


class _Deaf(StringIO):
    """Takes nothing, as a pipe that nobody reads."""

    def flush(self) -> None:
        raise BrokenPipeError


def test_it_ends_where_nobody_reads_the_answers(store: Store) -> None:
    """However many lines there are still."""
    heard: list[Request] = []

    def hear(request: Request) -> Message:
        heard.append(request)
        return Message(parts=())

    with pytest.raises(ChannelGone):
        _talk("one\ntwo\n", _Deaf(), hear, store)

    assert 1 == len(heard)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[tuple[Screen, "Popen[bytes]"]]:
    """Start the adapter on a terminal of its own."""
    environment = {"TERM": "xterm", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    with on_a_terminal([sys.executable, "-c", ECHO], tmp_path, environment) as started:
        yield started


def test_ctrl_c_leaves_the_terminal_as_it_was(terminal: tuple[Screen, "Popen[bytes]"]) -> None:
    """Where it comes as a signal, in the middle of a line: what is typed can be seen again."""
    screen, process = terminal
    before = tcgetattr(screen.descriptor)
    screen.wait_for_line("›")
    screen.press("hal")
    screen.wait_for_line("› hal")
    assert before != tcgetattr(screen.descriptor)

    process.send_signal(SIGINT)

    assert 0 != process.wait(timeout=60)
    assert before == tcgetattr(screen.descriptor)


def test_on_a_terminal_there_is_a_prompt(terminal: tuple[Screen, "Popen[bytes]"]) -> None:
    """It prompts, answers, and ends with Ctrl-D and exit code 0."""
    screen, process = terminal

    screen.wait_for_line("›")
    screen.press("hello\r")
    screen.wait_for("heard hello")
    screen.wait_for_line("›")
    screen.press("\x04")

    assert 0 == process.wait(timeout=60)


@pytest.mark.parametrize("word", ["quit", "exit", ":q", " Quit ", "/exit"])
def test_a_word_ends_it(terminal: tuple[Screen, "Popen[bytes]"], word: str) -> None:
    """At the prompt, with exit code 0 and no answer."""
    screen, process = terminal
    screen.wait_for_line("›")
    screen.press(f"{word}\r")

    assert 0 == process.wait(timeout=60)
    assert "heard /start" in screen.text
    assert f"heard {word.strip()}" not in screen.text


def test_that_word_is_asked_about_where_it_is_piped_in(store: Store) -> None:
    """A script ends with its input, as ever."""
    sink = StringIO()

    _talk("quit\n:q\n", sink, _echo, store)

    assert "heard quit\n\nheard :q\n\n" == sink.getvalue()


def test_ctrl_c_clears_the_line_and_then_says_how_to_leave(
    terminal: tuple[Screen, "Popen[bytes]"],
) -> None:
    """The chat goes on."""
    screen, _ = terminal
    screen.wait_for_line("›")
    screen.press("half a thou")
    screen.wait_for_line("› half a thou")
    screen.press("\x03")
    screen.wait_for_line("›")
    assert "Ctrl-D" not in screen.text

    screen.press("\x03")
    screen.wait_for("To leave, press Ctrl-D or write “quit”.")
    screen.press("hello\r")
    screen.wait_for("heard hello")
