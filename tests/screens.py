"""A program on a terminal of its own, and what a person sees there."""

import fcntl
import os
import pty
import struct
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from select import select
from subprocess import Popen
from time import monotonic

import pyte

ROWS, COLUMNS = 24, 80
_WITHIN = 30


class Screen:
    """The screen of a terminal, 80 by 24 unless it is said otherwise."""

    def __init__(self, descriptor: int, rows: int = ROWS, columns: int = COLUMNS) -> None:
        """Look at our end of a pseudo-terminal."""
        self.descriptor = descriptor
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(descriptor, termios.TIOCSWINSZ, size)
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""

    @property
    def text(self) -> str:
        """What is on the screen now."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    @property
    def line(self) -> str:
        """The line that the cursor is on."""
        return str(self._screen.display[self._screen.cursor.y]).rstrip()

    def wait_for(self, wanted: str) -> None:
        """Wait until that is on the screen.

        Raises:
            TimeoutError: it doesn't come.
        """
        self._wait(lambda: wanted in self.text, wanted)

    def wait_for_line(self, wanted: str) -> None:
        """Wait until the line with the cursor is that.

        Raises:
            TimeoutError: it doesn't come.
        """
        self._wait(lambda: self.line == wanted, wanted)

    def press(self, keys: str) -> None:
        """Type `keys`."""
        os.write(self.descriptor, keys.encode())

    def clear(self) -> None:
        """Forget what is on the screen."""
        self._screen.reset()
        self.raw = b""

    def _wait(self, is_there: Callable[[], bool], wanted: str) -> None:
        until = monotonic() + _WITHIN
        while not is_there():
            ready, _, _ = select([self.descriptor], [], [], max(0, until - monotonic()))
            if not ready:
                raise TimeoutError(f"no {wanted!r} in:\n{self.text}")
            try:
                read = os.read(self.descriptor, 4096)
            except OSError as error:  # the program has ended
                raise TimeoutError(f"no {wanted!r} in:\n{self.text}") from error
            self.raw += read
            self._stream.feed(read)


@contextmanager
def on_a_terminal(
    command: Sequence[str], folder: Path, settings: Mapping[str, str], rows: int = ROWS
) -> Iterator[tuple[Screen, "Popen[bytes]"]]:
    """Run a program on a terminal that is its own, as a shell does."""
    ours, theirs = pty.openpty()
    screen = Screen(ours, rows)
    with Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env=dict(settings),
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no threads here
    ) as process:
        os.close(theirs)
        try:
            yield screen, process
        finally:
            process.kill()
            os.close(ours)
