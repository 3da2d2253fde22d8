"""The file that a message has, as `Request.reply` keeps it. Pure.

File objects: docs.slack.dev/reference/objects/file-object.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from bot.chat.request import RECEIVED

FILE: Final = "file"
"""What `Request.reply` holds: a file's name, size and address."""
_LONGEST_NAME: Final = 120


def read_file(event: Mapping[str, Any], text: str) -> tuple[str, Mapping[str, str]]:
    """Return what a message asks, and what is kept of its file: of one without words, to be read.

    A message with words beside its file asks what they say.
    """
    files = event.get("files") or []
    if text or not files:
        return text, {}
    first = files[0]
    name = str(first.get("name") or first.get("title") or "file").replace("\\", "/")
    name = " ".join(name.rpartition("/")[2].split())[-_LONGEST_NAME:] or "file"
    url = str(first.get("url_private_download") or first.get("url_private") or "")
    stated = {"name": name, "size": int(first.get("size") or 0), "url": url}
    return f"{RECEIVED} {name}", {FILE: json.dumps(stated)}
