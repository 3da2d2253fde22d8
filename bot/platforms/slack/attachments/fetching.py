"""Files from Slack's own host, and from no other: the bot's token goes along.

Private addresses of files: docs.slack.dev/reference/objects/file-object (`url_private`).
"""

import json
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

import aiohttp

from bot.chat.request import MOST_BYTES, Attachment, Request
from bot.platforms.slack.attachments.sent import FILE

_CHUNK: Final = 65_536


async def attachment_of(
    session: aiohttp.ClientSession, api_url: str, token: str | None, request: Request
) -> Attachment | None:
    """Return what was sent with a request: see `bot.chat.platform.HasAttachments`.

    Args:
        session: what asks.
        api_url: where Slack's Web API is: files are on a host beside it.
        token: the bot's, in that workspace.
        request: what it was sent with.
    """
    if FILE not in request.reply:
        return None
    stated = json.loads(request.reply[FILE])
    name, url = stated["name"], stated["url"]
    if stated["size"] > MOST_BYTES:
        return Attachment(name=name, flaw="too_large")
    if not is_of_slack(url, api_url):
        return Attachment(name=name, flaw="not_had")
    headers = {"Authorization": f"Bearer {token}"}
    try:
        # without the scope files:read, Slack leads to its page to log in
        async with session.get(url, headers=headers, allow_redirects=False) as reply:
            if reply.status != HTTPStatus.OK:
                return Attachment(name=name, flaw="not_had")
            return await _read(name, reply)
    except (aiohttp.ClientError, TimeoutError, OSError):
        return Attachment(name=name, flaw="not_had")


def is_of_slack(url: str, api_url: str) -> bool:
    """Tell whether an address is on the host of Slack's files, or on that of its API."""
    api, asked = urlsplit(api_url), urlsplit(url)
    hosts = {api.netloc, f"files.{api.netloc}"}
    return asked.scheme == api.scheme and asked.netloc in hosts


async def _read(name: str, reply: aiohttp.ClientResponse) -> Attachment:
    body = bytearray()
    async for chunk in reply.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > MOST_BYTES:
            return Attachment(name=name, flaw="too_large")
    return Attachment(name=name, body=bytes(body))
