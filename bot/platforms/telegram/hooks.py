"""Telegram's posts to PUBLIC_URL: taken only with our secret."""

import hmac
import json
import logging
from collections.abc import Mapping
from hashlib import sha256

from bot.chat.errors import RetryLater
from bot.chat.platform import HookReply
from bot.platforms.telegram.polling import Handle
from storage.errors import StorageError

PATH = "/telegram"
_HEADER = "x-telegram-bot-api-secret-token"
_REFUSED = HookReply(status=401, body=b"not from Telegram")
_TAKEN = HookReply(status=200)
_NOT_NOW = HookReply(status=503)

_log = logging.getLogger(__name__)


def secret_of(token: str) -> str:
    """Return the secret that Telegram sends along (core.telegram.org/bots/api#setwebhook).

    It is derived from the token, so it needs no setting; the token can't be derived from it.
    """
    return hmac.new(token.encode(), b"webhook", sha256).hexdigest()


class SecretHook:
    """Takes updates that carry the secret; replies 401 to anything else."""

    def __init__(self, token: str, handle: Handle) -> None:
        """Pass updates to `handle`."""
        self._secret = secret_of(token).encode()
        self._handle = handle

    async def handle(self, headers: Mapping[str, str], body: bytes, _query: str) -> HookReply:
        """Return the reply."""
        given = headers.get(_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return _REFUSED
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return _REFUSED
        if not isinstance(update, dict):
            return _REFUSED
        try:
            await self._handle([update])
        except (RetryLater, StorageError) as error:
            _log.info(
                "telegram: an update could not be stored, Telegram will send it again: %s", error
            )
            return _NOT_NOW
        return _TAKEN
