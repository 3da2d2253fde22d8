"""The file `.env`: python-dotenv writes settings into it and leaves the rest alone."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkstemp

from dotenv import set_key

_PLAIN = re.compile(r"[\w@%+=:,./-]*")


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
