"""An answer on its way: sent once, tried again where nothing left, looked up where it may have."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from time import monotonic

from bot.chat.errors import ChannelGone, ChannelMoved, MaybeSent, RetryLater, SendError, TakenOver
from bot.chat.message import Message, Paragraph
from bot.chat.platform import Platform, Rendered
from bot.chat.references import ReferenceLogger, reference_of
from bot.chat.request import Request
from bot.delivery.channels import KeptChannels
from bot.delivery.lanes import Room
from bot.queue.crash_points import CrashPoints
from bot.queue.journal import Notes
from bot.wording import chat
from bot.wording.language.languages import speaking
from storage.ports.deliveries import Outcome
from storage.ports.queue import Sending

_LOOK_AFTER, _GROWS, _LONGEST = 1.0, 4.0, 60.0
"""Seconds until what may have been sent can be seen where it was, and is perhaps sent again; from
one doubt to the next they grow so, up to the longest: what loses one reply often loses more."""
_APOLOGIES = 3
_PATIENCE = timedelta(minutes=10)
"""How long an answer may take to get out; later nobody waits for it."""
_NOTED_FOR = timedelta(days=1)
_MOST_NOTED = 50_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Letter:
    """An answer with where it goes.

    Attributes:
        platform: who carries it.
        request: what it answers.
        message: what it says.
        room: where it is worked on, and which it leaves while it can only wait.
        patience: how long it may take to get out.
        doubt: whether it may have been sent before.
        doubts: how many times that was so.
        repeats: how many times its reader may be told of such a doubt.
        repeated: whether its reader was told of it already.
    """

    platform: Platform
    request: Request
    message: Message
    room: Room
    patience: timedelta
    doubt: bool = False
    doubts: int = 0
    repeats: int = 1
    repeated: bool = False


class Sender:
    """Sends answers, and takes in what platforms say about channels meanwhile."""

    def __init__(
        self,
        notes: Notes,
        channels: KeptChannels,
        now: Callable[[], datetime],
        crash: CrashPoints,
        tries: Mapping[str, int],
    ) -> None:
        """Note each step in `notes`, and what becomes of channels in `channels`.

        `tries` knows how many times each request was taken up, by which it is told that another
        process took it up since.
        """
        self._notes = notes
        self._channels = channels
        self._now = now
        self._crash = crash
        self._tries = tries
        self._noted: dict[str, datetime] = {}

    async def send(self, letter: Letter) -> Outcome:
        """See a letter through: sent, or never to be; return what became of it.

        Raises:
            PlatformLost: the platform does not know us any more; the letter stays unsent.
            TakenOver: another process sends it.
        """
        until = monotonic() + letter.patience.total_seconds()
        again: Letter | Outcome = letter
        while isinstance(again, Letter) and monotonic() < until:
            again = await self._step(again)
        if isinstance(again, Letter):
            _log.error("%s: gave up on answering", letter.request.channel)
            return "failed"
        return again

    async def _step(self, letter: Letter) -> Letter | Outcome:
        """Try to send; return what is to be tried next, or what became of it."""
        try:
            if letter.doubt:
                had = await letter.platform.delivered(
                    letter.request, _rendered(letter), letter.room.pause
                )
                self._crash.reached("looked")
                if had:
                    return "sent"
                if had is None and not letter.message.repeatable:
                    return "doubt"
                # where it was looked for in vain, there is no doubt any more
                letter = replace(letter, doubt=False) if had is False else _told_of_doubt(letter)
            await self._try(letter)
        except SendError as error:
            return await self._after(letter, error)
        # where nothing is repeated, the reader only was asked whether to
        return "doubt" if letter.repeated and not letter.platform.repeats else "sent"

    async def _after(self, letter: Letter, error: SendError) -> Letter | Outcome:
        """Return what is to be tried after a letter was not sent, or may not have been."""
        channel = letter.request.channel
        match error:
            case RetryLater():
                _log.info("%s: %s; again in %.1f s", channel, error, error.after)
                self._crash.reached("delayed")
                await letter.room.pause(error.after)
                self._crash.reached("retried")
                return letter
            case MaybeSent() if letter.repeats:
                _log.info("%s: %s", channel, error)
                self._crash.reached("doubted")
                await letter.room.pause(_after_doubt(letter.doubts))
                return replace(letter, doubt=True, doubts=letter.doubts + 1)
            case ChannelMoved():
                return await self._moved(letter, error.to)
            case ChannelGone():
                self._crash.reached("losing")
                await self._channels.gone(str(channel), error.reason)
                self._crash.reached("lost")
            case MaybeSent():
                await self._failed(letter, error)
                return "doubt"
            case _:
                await self._failed(letter, error)
        return "failed"

    async def _try(self, letter: Letter) -> None:
        if wait := letter.platform.turn(letter.request):
            await letter.room.pause(wait)
        rendered, now = _rendered(letter), self._now()
        asks = {key: ask for key, ask in rendered.actions.items() if self._is_news(key, now)}
        self._crash.reached("noting")
        key = letter.request.key
        sending = Sending(key=key, asks=asks, at=now, tries=self._tries.get(key, 0))
        if key not in (await self._notes.insist(sending)).own:
            raise TakenOver(reference_of(key))
        self._noted.update(dict.fromkeys(asks, now))
        self._crash.reached("sending")
        await letter.platform.answer(letter.request, rendered, letter.room.pause)
        self._crash.reached("sent")

    def _is_news(self, ask: str, now: datetime) -> bool:
        """Whether an ask is to be noted: those under the same brief are the same all day."""
        if len(self._noted) > _MOST_NOTED:
            self._noted.clear()
        return ask not in self._noted or now - self._noted[ask] > _NOTED_FOR

    async def _moved(self, letter: Letter, to: str) -> Letter:
        self._crash.reached("moving")
        former = letter.request.channel
        channel = replace(former, id=to)
        await self._channels.moved(
            str(replace(former, thread=None)), str(replace(channel, thread=None))
        )
        self._crash.reached("moved")
        return replace(letter, request=replace(letter.request, channel=channel))

    async def _failed(self, letter: Letter, error: SendError) -> None:
        """Say in plain words that the answer was refused, with what the operator finds it by."""
        reference = reference_of(letter.request.key)
        log = ReferenceLogger(_log, reference)
        log.error("%s: %s", letter.request.channel, error)
        with speaking(letter.message.language):
            apology = replace(letter, message=chat.something_failed(reference))
        for number in range(_APOLOGIES):
            try:
                await letter.platform.answer(apology.request, _rendered(apology), letter.room.pause)
            except (RetryLater, MaybeSent):
                await letter.room.pause(_after_doubt(number))
            except SendError:
                break
            else:
                return
        log.warning("the apology was not sent, either")


def patience_for(request: Request, now: datetime, catch_up: timedelta) -> timedelta:
    """Return how long an answer may still take to get out; nothing where that is over."""
    if request.kind != "digest":
        return _PATIENCE
    return max(timedelta(), (request.at or now) + catch_up - now)


def _after_doubt(before: int) -> float:
    """Return how many seconds to wait after a doubt, with so many before it."""
    return min(_LOOK_AFTER * _GROWS**before, _LONGEST)


def _rendered(letter: Letter) -> Rendered:
    return letter.platform.rendered(letter.message, letter.request)


def _text_of(request: Request) -> str:
    """Return what a person may type for the same answer; of a digest, its preview."""
    return f"/digest {request.digest.subscription}" if request.digest else request.text


def _told_of_doubt(letter: Letter) -> Letter:
    """Say that it may be a repeat, or where repeats are not wanted, ask whether to repeat.

    What takes another message's place can be done twice without anyone seeing it twice.
    """
    settled = replace(letter, doubt=False, repeats=letter.repeats - 1, repeated=True)
    if letter.message.in_place:
        return settled
    if letter.repeated:
        return settled
    with speaking(letter.message.language):
        if not letter.platform.repeats:
            return replace(settled, message=chat.interrupted(_text_of(letter.request)))
        note = Paragraph(text=chat.again_note())
    return replace(settled, message=replace(letter.message, parts=(note, *letter.message.parts)))
