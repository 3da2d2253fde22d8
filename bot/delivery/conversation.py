"""The conversation: each request is kept before it is acknowledged, and answered once."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

from bot.chat.access import Access
from bot.chat.actions import actions_of, decode_action
from bot.chat.errors import PlatformLost, TakenOver
from bot.chat.message import Message
from bot.chat.platform import Platform
from bot.chat.references import ReferenceLogger, reference_of
from bot.chat.request import Answer, Channel, Request, Role
from bot.delivery.channels import KeptChannels
from bot.delivery.courier import Letter, Sender, patience_for
from bot.delivery.lanes import Room, Rooms
from bot.queue.crash_points import CrashPoints
from bot.queue.journal import Notes
from bot.queue.requests import read_request, received
from bot.subscriptions.subscription import told_by
from bot.wording import chat
from bot.wording.language.languages import speaking
from storage.errors import StorageError
from storage.ports.deliveries import Outcome
from storage.ports.queue import Sending, Settled
from storage.ports.store import Store

_TRIES = 5
"""Times a request is taken up again before it is given up: it may be what kills the process."""
LEASE = timedelta(minutes=3)
"""A request that its process has not held for so long was left behind by it."""
_HELD_BY = 3
"""How many times a lease is renewed before it ends."""
_DIGEST_REPEATS = 5
_AGAIN = 5.0
"""Seconds until what the store was not there for is tried again."""
_WORKING_AFTER = 0.5
_WORKING_EVERY = 4.0
"""Seconds; what Telegram shows for a bot that writes lasts five."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """What says the answers: `answer` may be called from any thread.

    Attributes:
        answer: answers a request whose user's role is known.
        needs: says what role a request needs.
        access: knows who is who.
        alone: whether no other process answers from the same store.
        lease: how long a request that is not held is left to its process.
        catch_up: how late a digest may be sent.
    """

    answer: Answer
    needs: Callable[[Request], Role]
    access: Access
    alone: bool = True
    lease: timedelta = LEASE
    catch_up: timedelta = timedelta(hours=6)


class Conversation:
    """Takes requests in and answers each once, in its channel's turn."""

    def __init__(
        self,
        store: Store,
        answering: Answering,
        now: Callable[[], datetime],
        crash: CrashPoints | None = None,
    ) -> None:
        """Keep requests in `store`; die where `crash` says, in a test."""
        self._store = store
        self._answering = answering
        self._now = now
        self._crash = crash or CrashPoints()
        self._notes = Notes(store, self._crash)
        self.channels = KeptChannels(store, now)
        self._tries: dict[str, int] = {}
        self._left_for = None if answering.alone else answering.lease
        self._sender = Sender(self._notes, self.channels, now, self._crash, self._tries)
        self._platforms: dict[str, Platform] = {}
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._rooms: dict[str, Rooms] = {}

    def join(self, platform: Platform) -> None:
        """Talk on `platform`, too."""
        self._platforms[platform.name] = platform
        self._rooms[platform.name] = Rooms()

    @property
    def platforms(self) -> Sequence[str]:
        """The names of those it talks on."""
        return tuple(self._platforms)

    async def take(self, requests: Sequence[Request]) -> None:
        """Keep requests; when this returns they outlive the process, and each is being answered.

        Raises:
            StorageError: they could not be kept: the platform is not to be told "received".
        """
        now = self._now()
        taken = [replace(request, at=now) for request in requests]
        self._crash.reached("taking", len(taken))
        noted = await self._notes.note(*(received(request, now) for request in taken))
        self._crash.reached("taken", len(taken))
        new = set(noted.new)
        for request in taken:
            if request.key in new:
                new.remove(request.key)
                self._start(request)

    def deliver(self, requests: Sequence[Request]) -> None:
        """Answer requests that are kept already: digests, each in its channel's turn."""
        for request in requests:
            self._start(request)

    async def look(self, request: Request) -> Message:
        """Answer what need not be kept, as asking again does no harm."""
        asked = await self._with_role(replace(request, at=self._now()))
        message = await asyncio.to_thread(_answered, self._answering.answer, asked)
        if asks := actions_of(message):
            await self._notes.note(Sending(key=asked.key, asks=asks, at=self._now()))
        return message

    async def recover(self) -> None:
        """Take up what was left behind: by a former process at once, by another one in time.

        At first before anything is taken in: what comes in meanwhile would be taken for left.
        """
        try:
            await asyncio.to_thread(self._store.hold, dict(self._tries), self._now())
            await self._resume(self._left_for)
            self._left_for = self._answering.lease
        except StorageError as error:
            _log.error("what was left behind is taken up later: %s", error)

    async def run(self) -> None:
        """Recover again and again, until cancelled."""
        while True:
            await self.recover()
            await asyncio.sleep(self._answering.lease.total_seconds() / _HELD_BY)

    async def close(self, patience: float) -> None:
        """Finish what is under way, for `patience` seconds at most; the rest is taken up again."""
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=patience)
        for task in tuple(self._under_way.values()):
            task.cancel()

    async def _resume(self, lease: timedelta | None) -> None:
        for platform in tuple(self._platforms):
            left = await asyncio.to_thread(self._store.take_up, platform, self._now(), lease)
            self._crash.reached("left", len(left))
            for waiting in left:
                self._tries[waiting.key] = waiting.tries + 1
                if waiting.key in self._under_way:
                    continue
                request = read_request(waiting.written)
                here = Channel.named(waiting.channel, request.channel.workspace)
                request = replace(request, channel=here)  # it may be called otherwise since then
                if waiting.tries < _TRIES:
                    self._start(request, doubt=waiting.sending)
                else:
                    _logging(request).error("given up")
                    outcome: Outcome | None = "failed" if request.kind == "digest" else None
                    await self._notes.note(Settled(key=waiting.key, outcome=outcome))
                    self._tries.pop(waiting.key, None)
            self._crash.reached("resumed", len(left))

    def _start(self, request: Request, *, doubt: bool = False) -> None:
        task = asyncio.create_task(self._in_turn(request, doubt=doubt))
        self._under_way[request.key] = task
        self._tries.setdefault(request.key, 0)
        task.add_done_callback(lambda _: self._ended(request.key))

    def _ended(self, key: str) -> None:
        self._under_way.pop(key, None)
        self._tries.pop(key, None)

    async def _in_turn(self, request: Request, *, doubt: bool) -> None:
        """Answer a request after those of its channel that came before it."""
        # a lock hands itself on in the order in which it was asked for
        turn = self._turns.setdefault(str(request.channel), asyncio.Lock())
        async with turn, self._room(request):
            self._crash.reached("turned")
            try:
                while True:
                    if await self._is_seen_through(request, doubt=doubt):
                        break
                    await asyncio.sleep(_AGAIN)
            except TakenOver as error:
                _log.info("%s", error)
            except PlatformLost as error:
                _log.error("%s", error)
            except Exception:  # noqa: BLE001 - the others' answers go on
                _logging(request).exception("%s: not answered", request.channel)

    async def _is_seen_through(self, request: Request, *, doubt: bool) -> bool:
        """Answer a request; return whether the store was there for that."""
        try:
            await self._see_through(request, doubt=doubt)
        except StorageError as error:
            _log.error("%s: answered later: %s", request.channel, error)
            return False
        return True

    async def _see_through(self, request: Request, *, doubt: bool) -> None:
        patience = patience_for(request, self._now(), self._answering.catch_up)
        if not patience:
            late: Outcome = "doubt" if doubt else "skipped"
            await self._notes.insist(Settled(key=request.key, outcome=late, at=self._now()))
            return
        platform = self._platforms[request.channel.platform]
        showing = asyncio.create_task(_show_work(platform, request))
        try:
            if request.press is not None:
                request = await asyncio.to_thread(_meant, self._store, request)
            meant = await self._with_role(request)
            if meant.kind == "digest":
                meant = replace(meant, at=self._now())
            self._crash.reached("answering")
            message = await asyncio.to_thread(_answered, self._answering.answer, meant)
            self._crash.reached("answered")
            room = self._room(request)
            settled = await self._sent(Letter(platform, meant, message, room, patience, doubt))
        finally:
            showing.cancel()
        self._crash.reached("settling")
        await self._notes.insist(settled)
        self._crash.reached("settled")

    async def _sent(self, letter: Letter) -> Settled:
        """Send an answer; return what is to be kept of that."""
        request, message = letter.request, letter.message
        if request.kind != "digest":
            await self._sender.send(letter)
            return Settled(key=request.key)
        outcome: Outcome = "sent"
        if message.parts:
            await letter.room.turn()
            outcome = await self._sender.send(replace(letter, repeats=_DIGEST_REPEATS))
            _logging(request).info("digest for %s: %s", request.channel, outcome)
        told = told_by(message, request.channel) if outcome == "sent" else ()
        return Settled(key=request.key, outcome=outcome, told=told, at=self._now())

    def _room(self, request: Request) -> Room:
        return self._rooms[request.channel.platform].room(request)

    async def _with_role(self, request: Request) -> Request:
        """Return the request with what its user is: the platform is asked where it matters."""
        role = self._answering.access.role(request)
        if request.kind == "digest" and role == "member":
            return replace(request, role="admin")  # whoever subscribed was allowed to
        if role == "member" and self._answering.needs(request) == "admin":
            platform = self._platforms[request.channel.platform]
            role = "admin" if await platform.is_admin(request) else role
        return replace(request, role=role)


def _meant(store: Store, request: Request) -> Request:
    """Return a pressed button's request in words; without words where it is forgotten."""
    written = store.ask(request.press or "")
    if written is None:
        return request
    ask = decode_action(written)
    return replace(request, text=ask.text, page=ask.page, shared=ask.shared)


def _answered(answer: Answer, request: Request) -> Message:
    """Return the answer; where none is found, an apology in place of one."""
    try:
        return answer(request)
    except Exception:
        if request.kind == "digest":  # it is no digest to say so: that is tried again
            raise
        _logging(request).exception("%s: no answer was found", request.channel)
        with speaking(request.user.language):
            return chat.something_failed(reference_of(request.key))


def _logging(request: Request) -> ReferenceLogger:
    return ReferenceLogger(_log, reference_of(request.key))


async def _show_work(platform: Platform, request: Request) -> None:
    """Show that the answer is being worked on, once that takes a moment, until cancelled."""
    await asyncio.sleep(_WORKING_AFTER)
    while True:
        await platform.working(request)
        await asyncio.sleep(_WORKING_EVERY)
