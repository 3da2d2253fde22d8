"""The file `.env`: python-dotenv reads it, writes settings into it and leaves the rest alone."""

import os
import re
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from tempfile import mkstemp

from dotenv import set_key
from dotenv.parser import parse_stream

from bot.chat.errors import ConfigError

_PLAIN = re.compile(r"[\w@%+=:,./-]*")


def names_in(file: str) -> set[str]:
    """Return all names that a file sets, in upper case; none where there is no such file.

    Raises:
        ConfigError: it can't be read, or one of its lines is no setting: what that was to set
            would be unset, and who the bot is open to may be such a thing.
    """
    path = Path(file)
    if not path.is_file():
        return set()
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(file, f"can't be read: {error}", "save it as UTF-8 text") from error
    names = set()
    for line in parse_stream(StringIO(text)):
        is_blank = line.key is None and not line.error
        if is_blank:
            continue
        if line.key is None or line.value is None:
            number = line.original.line + _blank_lines(line.original.string)
            raise ConfigError(
                f"line {number} of {file}", "is no setting", "write it as NAME=value, or after a #"
            )
        names.add(line.key.upper())
    return names


def write_settings(file: Path, settings: Mapping[str, str]) -> None:
    """Write settings such that only the file's owner can read them, all or nothing.

    Raises:
        OSError: it can't be written.
    """
    handle, name = mkstemp(dir=file.parent, prefix=f"{file.name}.")  # mode 600 from the start
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as copy:
            copy.write(file.read_bytes() if file.exists() else b"")
        for key, value in settings.items():
            # without quotes where they are not needed: other readers of such files take them along
            set_key(draft, key, value, "never" if _PLAIN.fullmatch(value) else "always")
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _blank_lines(text: str) -> int:
    """Return how many empty lines a text begins with."""
    return text[: len(text) - len(text.lstrip())].count("\n")
