"""What a message has besides words, as `Request.reply` keeps it. Pure.

Documents: core.telegram.org/bots/api#document; posts that are passed on: …#messageoriginchannel.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

FILE, POST = "file", "post"
"""What `Request.reply` holds: a file's id, name and size; a post's words and where it stands."""
_LONGEST_NAME: Final = 120


def sent_with(message: Mapping[str, Any]) -> dict[str, str]:
    """Return what was sent with a message, to be kept in `Request.reply`."""
    if document := message.get("document"):
        name, size = file_name(message), int(document.get("file_size") or 0)
        stated = {"id": str(document["file_id"]), "name": name, "size": size}
        return {FILE: json.dumps(stated)}
    origin = message.get("forward_origin") or {}
    words = message.get("text") or message.get("caption")
    if origin.get("type") == "channel" and message["chat"]["type"] == "private" and words:
        return {POST: json.dumps(_post(origin, str(words)))}
    return {}


def file_name(message: Mapping[str, Any]) -> str:
    """Return what a document is called, on one line and without a path."""
    name = str(message["document"].get("file_name") or "file")
    return " ".join(name.replace("\\", "/").rpartition("/")[2].split())[-_LONGEST_NAME:] or "file"


def _post(origin: Mapping[str, Any], words: str) -> dict[str, str | int]:
    chat = origin["chat"]
    post: dict[str, str | int] = {"words": words, "date": int(origin["date"])}
    if title := chat.get("title"):
        post["publisher"] = str(title)
    if username := chat.get("username"):
        post["url"] = f"https://t.me/{username}/{int(origin['message_id'])}"
    return post
