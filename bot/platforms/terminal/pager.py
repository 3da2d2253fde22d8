"""Shows a long text in a pager, as `man` does."""

import shlex
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import current_thread, main_thread


def page(text: str, pager: str) -> bool:
    """Show `text`, which may have escape sequences; return whether the pager could be started."""
    try:
        command = shlex.split(pager)
    except ValueError:  # a quotation mark that isn't closed
        return False
    if not command or command == ["cat"]:
        return False
    if Path(command[0]).name == "less" and len(command) == 1:
        command.append("-R")  # or it shows escape sequences as letters
    try:
        with _uninterrupted():
            subprocess.run(command, input=text.encode(errors="replace"), check=False)  # noqa: S603 - the user's own
    except OSError:
        return False
    return True


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Leave Ctrl-C to the pager."""
    if current_thread() is not main_thread():
        yield
        return
    former = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)
