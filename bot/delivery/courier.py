"""The courier: sends once, tries again where nothing left, looks it up where it may have."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.chat.errors import (
    ChannelGone,
    ChannelMoved,
    MaybeSent,
    RetryLater,
    SendError,
)
from bot.chat.message import Message
from bot.chat.platform import Platform
from bot.chat.references import ReferenceLogger, reference_of
from bot.chat.request import Request
from bot.delivery.channels import StoredChanges
from bot.delivery.outgoing import Outgoing
from bot.delivery.sent import Sent
from bot.delivery.throttle import Throttle
from bot.queue.events import Events
from bot.wording import chat
from bot.wording.language.languages import speaking
from storage.ports.queue import StoredActions

_LOOK_AFTER, _GROWS, _LONGEST = 1.0, 4.0, 60.0
"""Seconds until what may have been sent can be seen where it was, and is perhaps sent again; from
one doubt to the next they grow so, up to the longest: what loses one reply often loses more."""
_APOLOGIES = 3
_STORED_FOR = timedelta(days=1)
_MOST_STORED = 50_000

_log = logging.getLogger(__name__)


class Courier:
    """Sends answers, and takes in what platforms say about channels meanwhile."""

    def __init__(self, changes: StoredChanges, now: Callable[[], datetime], events: Events) -> None:
        """Store in `changes` what becomes of channels."""
        self._changes = changes
        self._now = now
        self._events = events
        self._stored: dict[str, datetime] = {}

    async def send(self, outgoing: Outgoing) -> Sent:
        """See an answer through: sent, or never to be; return what became of it.

        Raises:
            PlatformLost: the platform does not know us any more; the answer stays unsent.
            TakenOver: another process sends it.
        """
        clock = asyncio.get_running_loop()
        until = clock.time() + outgoing.patience.total_seconds()
        again: Outgoing | Sent = outgoing
        while isinstance(again, Outgoing) and clock.time() < until:
            again = await self._step(again)
        if isinstance(again, Outgoing):
            _log.error("%s: gave up on answering", outgoing.request.channel)
            return Sent("failed", "not sent in time")
        return again

    async def apologise(
        self, platform: Platform, request: Request, apology: Message, throttle: Throttle
    ) -> None:
        """Send in place of an answer what says that there is none, as far as that is possible."""
        rendered = platform.render(apology, request)
        for number in range(_APOLOGIES):
            try:
                await platform.answer(request, rendered, throttle.pause)
            except (RetryLater, MaybeSent):
                await throttle.pause(_after_doubt(number))
            except SendError:
                break
            else:
                return
        log = ReferenceLogger(_log, reference_of(request.key))
        log.warning("the apology was not sent, either")

    async def _step(self, outgoing: Outgoing) -> Outgoing | Sent:
        """Try to send; return what is to be tried next, or what became of it."""
        try:
            if outgoing.doubt:
                had = await outgoing.platform.is_delivered(
                    outgoing.request, outgoing.rendered, outgoing.throttle.pause
                )
                self._events.emit("looked-up")
                if had:
                    return await self._sent(outgoing)
                if had is None and not outgoing.message.repeatable:
                    return Sent("doubt")
                # where it was looked for in vain, there is no doubt any more
                outgoing = outgoing.settle_doubt() if had is False else outgoing.mark_doubt()
            await self._try(outgoing)
        except SendError as error:
            return await self._after(outgoing, error)
        return await self._sent(outgoing)

    async def _sent(self, outgoing: Outgoing) -> Sent:
        """Return that it was sent: who is told since when the channel was gone can be reached."""
        if outgoing.is_asking:
            return Sent("doubt")
        if outgoing.message.away_since:
            await self._changes.told_back(str(outgoing.request.channel))
        return Sent("sent")

    async def _after(self, outgoing: Outgoing, error: SendError) -> Outgoing | Sent:
        """Return what is to be tried after an answer was not sent, or may not have been."""
        channel = outgoing.request.channel
        was_doubted = outgoing.doubt or outgoing.is_marked
        outgoing.run.doubt = was_doubted or isinstance(error, MaybeSent)
        self._events.measure("sends", platform=channel.platform, outcome=_outcome_of(error))
        match error:
            case RetryLater():
                _log.info("%s: %s; again in %.1f s", channel, error, error.after)
                self._events.emit("delayed")
                await outgoing.throttle.pause(error.after)
                self._events.emit("resumed")
                return outgoing
            case MaybeSent() if error.answered or outgoing.repeats:
                _log.info("%s: %s", channel, error)
                self._events.emit("doubted")
                await outgoing.throttle.pause(_after_doubt(outgoing.doubts))
                return outgoing.add_doubt(is_lost=not error.answered)
            case ChannelMoved():
                return await self._moved(outgoing, error.to)
            case ChannelGone():
                self._events.emit("losing")
                await self._changes.gone(str(channel), error.reason)
                self._events.emit("lost")
                return Sent("doubt" if was_doubted else "failed", str(error), is_gone=True)
        ReferenceLogger(_log, outgoing.run.reference).error("%s: %s", channel, error)
        if outgoing.request.notice:
            return Sent("failed", str(error))
        with speaking(outgoing.message.language):
            apology = chat.something_failed(outgoing.run.reference)
        await self.apologise(outgoing.platform, outgoing.request, apology, outgoing.throttle)
        return Sent("doubt" if outgoing.run.doubt else "failed", str(error))

    async def _try(self, outgoing: Outgoing) -> None:
        if wait := outgoing.platform.reserve(outgoing.request):
            await outgoing.throttle.pause(wait)
        rendered, now = outgoing.rendered, self._now()
        new = {key: each for key, each in rendered.actions.items() if self._is_new(key, now)}
        self._events.emit("preparing")
        await outgoing.run.mark_sending(StoredActions(actions=new, at=now) if new else None)
        self._stored.update(dict.fromkeys(new, now))
        await outgoing.platform.answer(outgoing.request, rendered, outgoing.throttle.pause)
        self._events.emit("sent")
        platform = outgoing.request.channel.platform
        self._events.measure("sends", platform=platform, outcome="sent")

    def _is_new(self, action: str, now: datetime) -> bool:
        """Whether an action is to be stored: those under the same brief are the same all day."""
        if len(self._stored) > _MOST_STORED:
            self._stored.clear()
        return action not in self._stored or now - self._stored[action] > _STORED_FOR

    async def _moved(self, outgoing: Outgoing, to: str) -> Outgoing:
        self._events.emit("moving")
        former = outgoing.request.channel
        channel = replace(former, id=to)
        await self._changes.moved(str(former.home), str(channel.home))
        self._events.emit("moved")
        return replace(outgoing, request=replace(outgoing.request, channel=channel))


def _outcome_of(error: SendError) -> str:
    """Return what metrics call an attempt to send that came to an error."""
    match error:
        case RetryLater():
            return "too_fast" if error.too_fast else "delayed"
        case MaybeSent():
            return "doubt"
        case ChannelMoved():
            return "moved"
        case ChannelGone():
            return "unreachable"
    return "failed"


def _after_doubt(before: int) -> float:
    """Return how many seconds to wait after a doubt, with so many before it."""
    return min(_LOOK_AFTER * _GROWS**before, _LONGEST)
