"""Files that commands write: whole, and in place of another one only where that is wanted."""

import os
import sys
from pathlib import Path

from bot.chat.errors import FileRefused


def write_file(file: Path, text: str, *, force: bool) -> None:
    """Write a whole text to `file`, or to standard output where that is ``-``.

    A device or pipe is written to as it is. A file gets its name only once all of it is there.

    Args:
        file: where.
        text: what.
        force: whether it may take the place of a file.

    Raises:
        FileRefused: there is a file already and `force` is False, or it can't be written.
    """
    if str(file) == "-":
        sys.stdout.write(text)
        return
    try:
        if file.exists() and not (file.is_file() or file.is_dir()):
            file.write_text(text, "utf-8")
        else:
            _write_whole(file.resolve() if force else file, text, force=force)
    except FileExistsError:
        remedy = "use --force to overwrite it, or name another file"
        raise FileRefused(str(file), "it is there already", remedy) from None
    except OSError as error:
        reason = f"it can't be written: {(error.strerror or str(error)).lower()}"
        raise FileRefused(str(file), reason, "name another file") from error


def _write_whole(file: Path, text: str, *, force: bool) -> None:
    if not force and os.path.lexists(file):
        raise FileExistsError
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8") as draft:
            draft.write(text)
            draft.flush()
            os.fsync(draft.fileno())
        if force:
            part.replace(file)
        else:
            _name(part, file)
    finally:
        part.unlink(missing_ok=True)


def _name(part: Path, file: Path) -> None:
    """Give a whole file its name, where nothing has it."""
    try:
        os.link(part, file)  # unlike a rename, it refuses a name that was given meanwhile
    except FileExistsError:
        raise
    except OSError:  # this file system has no links
        part.rename(file)
