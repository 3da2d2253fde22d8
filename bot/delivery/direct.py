"""Answers at once and stores nothing: for a platform whose user is there to see the answer.

The terminal needs no queue on disk: nobody asks while an answer is made, and the user sees if none
comes. A queue would cost each line its commits, and lock the store, so that nobody could chat in
the terminal while the bot runs.
"""

import asyncio
import logging
from collections.abc import Sequence

from bot.chat.message import Message
from bot.chat.platform import Changes, Platform, Rendered
from bot.chat.request import Answer, Request
from bot.delivery.failure import failure_message, log_no_answer

_log = logging.getLogger(__name__)


class Direct:
    """A `bot.chat.platform.Receiver` for one platform, which answers as it takes."""

    def __init__(self, platform: Platform, answer: Answer, channels: Changes) -> None:
        """Answer on `platform` what is asked there."""
        self._platform = platform
        self._answer = answer
        self.channels = channels

    async def run(self) -> None:
        """Talk until the input ends."""
        await self._platform.run(self)

    async def take(self, requests: Sequence[Request]) -> None:
        """Answer requests, one after the other."""
        for request in requests:
            await self._platform.answer(request, self._rendered(request), asyncio.sleep)

    def _rendered(self, request: Request) -> Rendered:
        """Return the answer, or an apology: a command that fails doesn't end the conversation."""
        try:
            return self._platform.render(self._answer(request), request)
        except Exception:  # noqa: BLE001 - whoever asks is told, and the log has the rest
            log_no_answer(_log, request)
            return self._platform.render(failure_message(request), request)

    async def look(self, request: Request) -> Message:
        """Return the answer to a request."""
        return self._answer(request)
