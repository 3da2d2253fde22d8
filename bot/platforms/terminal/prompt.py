"""The prompt of a terminal: line editing, completion with Tab, and a history that is kept."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import History, InMemoryHistory
from prompt_toolkit.input import create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.shortcuts import CompleteStyle

from bot.chat.platform import Menu
from bot.platforms.terminal.history import FileHistory

_MARK = "› "
_WORD = re.compile(r"[^\s,]*$")
_COMMAND = re.compile(r"/(?P<name>[^\s/]++)\s")


class MenuCompleter(Completer):
    """Completes commands and topics, and what can follow a command."""

    def __init__(self, menu: Callable[[], Menu], language: Callable[[], str]) -> None:
        """Complete by what `menu` offers at the time."""
        self._menu, self._language = menu, language

    def get_completions(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002 - as promised
    ) -> Iterator[Completion]:
        """Yield how the word before the cursor may go on."""
        before = document.text_before_cursor
        word = str(_WORD.search(before)[0])  # type: ignore[index] # it may be empty
        menu = self._menu()
        if command := _COMMAND.match(before):
            choices = [(each, "") for each in menu.arguments.get(command["name"], ())]
        elif before == word:
            offered = menu.commands.get(self._language(), menu.commands["en"])
            choices = [(f"/{name}", summary) for name, summary in offered]
        else:
            return
        start = word.casefold().removeprefix("/")
        for text, summary in choices:
            if text.removeprefix("/").casefold().startswith(start):
                yield Completion(text, -len(word), display_meta=summary)


class LinePrompt:
    """Reads lines on a terminal, one at a time."""

    def __init__(
        self,
        streams: tuple[TextIO, TextIO],
        completer: Completer,
        history: str,
        hint: Callable[[], str],
    ) -> None:
        """Read on `streams`, keep lines in the file `history`; Ctrl-C on an empty one: `hint`."""
        source, sink = streams
        output = create_output(sink)
        if isinstance(output, Vt100_Output):
            output.enable_cpr = False  # the prompt needs not to know where it is on the screen
        kept: History = FileHistory(Path(history).expanduser()) if history else InMemoryHistory()
        self._session: PromptSession[str] = PromptSession(
            _MARK,
            completer=completer,
            complete_while_typing=False,
            complete_style=CompleteStyle.READLINE_LIKE,
            reserve_space_for_menu=0,
            enable_suspend=True,
            history=kept,
            key_bindings=_bindings(lambda: _show(hint(), sink)),
            input=create_input(source),
            output=output,
        )

    async def line(self) -> str:
        """Return what is typed, with a line end; empty for Ctrl-D on an empty line."""
        try:
            return f"{await self._session.prompt_async(handle_sigint=False)}\n"
        except EOFError:
            return ""


def _bindings(explain: Callable[[], None]) -> KeyBindings:
    bindings = KeyBindings()

    @bindings.add("c-c")
    def clear(event: KeyPressEvent) -> None:
        """Clear the line, or where it is empty, say how to leave."""
        if event.current_buffer.text:
            event.current_buffer.reset()
        else:
            run_in_terminal(explain)

    return bindings


def _show(text: str, sink: TextIO) -> None:
    sink.write(f"{text}\n")
    sink.flush()
