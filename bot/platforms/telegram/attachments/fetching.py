"""Files from Telegram's own server, within our limits; posts need none.

Bots get files of up to 20 MB: core.telegram.org/bots/api#getfile.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from telegram import Bot
from telegram.error import TelegramError

from bot.chat.errors import MaybeSent, PlatformLost, RetryLater
from bot.chat.request import MOST_BYTES, Attachment, Request
from bot.platforms.telegram.attachments.sent import FILE, POST
from bot.platforms.telegram.errors import translate


async def attachment_of(bot: Bot, request: Request) -> Attachment | None:
    """Return what was sent with a request: see `bot.chat.platform.HasAttachments`."""
    if FILE in request.reply:
        return await _file(bot, json.loads(request.reply[FILE]))
    if POST in request.reply:
        return _post(json.loads(request.reply[POST]))
    return None


async def _file(bot: Bot, stated: Mapping[str, Any]) -> Attachment:
    name = stated["name"]
    if stated["size"] > MOST_BYTES:
        return Attachment(name=name, flaw="too_large")
    try:
        file = await bot.get_file(stated["id"])
        if (file.file_size or 0) > MOST_BYTES:
            return Attachment(name=name, flaw="too_large")
        body = bytes(await file.download_as_bytearray())
    except TelegramError as error:
        meant = translate(error)
        if isinstance(meant, RetryLater | MaybeSent | PlatformLost):
            raise meant from None
        return Attachment(name=name, flaw="not_had")
    if len(body) > MOST_BYTES:
        return Attachment(name=name, flaw="too_large")
    return Attachment(name=name, body=body)


def _post(stated: Mapping[str, Any]) -> Attachment:
    return Attachment(
        name=stated.get("url") or stated.get("publisher") or "post",
        post=stated["words"],
        publisher=stated.get("publisher"),
        url=stated.get("url"),
        published=datetime.fromtimestamp(stated["date"], UTC),
    )
