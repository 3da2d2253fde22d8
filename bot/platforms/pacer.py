"""When the next message may be sent, by a platform's limits."""

from bot.chat.platform import Limits
from bot.chat.request import Request
from bot.queue.pace import Window


class Pacer:
    """Schedules messages: private answers go at once, digests and groups may wait."""

    def __init__(self, limits: Limits) -> None:
        """Keep to `limits`."""
        self._groups = Window(*limits.in_group) if limits.in_group else None
        self._chats = Window(*limits.digests_in_chat) if limits.digests_in_chat else None

    def reserve(self, request: Request) -> float:
        """Reserve the next moment to send; return the seconds until then."""
        delays = [0.0]
        if self._groups and request.place != "private":
            delays.append(self._groups.turn(request.channel.id))
        if self._chats and not request.is_awaited:
            delays.append(self._chats.turn(request.channel.id))
        return max(delays)
