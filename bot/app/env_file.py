"""The file `.env`: settings written into it, with all else in it left as it is."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkstemp

_PLAIN = re.compile(r"[\w@%+=:,./-]*")


def merged(text: str, settings: Mapping[str, str]) -> str:
    """Return the text of a `.env` in which `settings` stand, each in its place or at the end."""
    lines = text.splitlines()
    left = dict(settings)
    for place, line in enumerate(lines):
        name = line.partition("=")[0].strip()
        if name in settings:
            lines[place] = _line(name, settings[name])
            left.pop(name, None)
    return "\n".join([*lines, *(_line(name, value) for name, value in left.items())]) + "\n"


def write_private(path: Path, text: str) -> None:
    """Write `text` such that only its owner can read it, all or nothing.

    Raises:
        OSError: it can't be written.
    """
    handle, draft = mkstemp(dir=path.parent, prefix=f"{path.name}.")  # mode 600 from the start
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _line(name: str, value: str) -> str:
    if _PLAIN.fullmatch(value):
        return f"{name}={value}"
    return f'{name}="{value.replace(chr(92), chr(92) * 2).replace(chr(34), chr(92) + chr(34))}"'
