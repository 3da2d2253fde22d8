"""The dispatcher: stores requests before they are acknowledged, and has each answered once."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.chat.actions import actions_of
from bot.chat.message import Message
from bot.chat.platform import Platform
from bot.chat.request import Request
from bot.chat.request_codec import job_of
from bot.delivery.answering import Answering, RequestHandler
from bot.delivery.channels import StoredChanges
from bot.delivery.courier import Courier
from bot.delivery.waiting import WaitingRequests
from bot.queue.events import Events
from bot.queue.journal import Journal
from bot.queue.outage import Outage
from bot.queue.worker import Sharing, Worker
from storage.ports.queue import NewJob, StoredActions
from storage.ports.store import Store


class Dispatcher:
    """Has the requests of some platforms answered, each once and in its channel's order."""

    def __init__(  # noqa: PLR0913, PLR0917 - where, how, and who hears of it
        self,
        store: Store,
        answering: Answering,
        now: Callable[[], datetime],
        sharing: Sharing | None = None,
        events: Events | None = None,
        outage: Outage | None = None,
    ) -> None:
        """Store requests in `store`, which is shared so; all that happens is said in `events`.

        `outage` is shared with all others who use the store.
        """
        self._now = now
        self._events = events or Events()
        self.channels = StoredChanges(store, now, answering.catch_up)
        courier = Courier(self.channels, now, self._events)
        self._handler = RequestHandler(store, answering, courier, now, self._events)
        self._journal = Journal(store, self._events, outage)
        self._worker = Worker(
            store, self._journal, self._handler, sharing or Sharing(), now, self._events
        )
        self._waiting = WaitingRequests(self._worker.is_under_way)
        self._refusing: set[asyncio.Task[None]] = set()

    def join(self, platform: Platform) -> None:
        """Answer on `platform`, too."""
        self._handler.join(platform)
        self._worker.serve(platform.name)

    @property
    def platforms(self) -> Sequence[str]:
        """The names of those it answers on."""
        return self._worker.platforms

    async def take(self, requests: Sequence[Request]) -> None:
        """Store requests; when this returns they outlive the process, and each is being answered.

        Of a user of whom too many wait in a channel further ones are refused, once for all of them.

        Raises:
            StorageError: they could not be stored: the platform is not to be told "received".
        """
        now = self._now()
        admitted, refused = self._waiting.admit(requests)
        jobs = [job_of(replace(request, at=now), now) for request in admitted]
        self._events.emit("receiving", len(jobs))
        try:
            if jobs:
                await self._worker.put(jobs)
        finally:
            self._waiting.note_arrived(admitted)
        self._events.emit("received", len(jobs))
        for each in refused:
            task = asyncio.create_task(self._handler.refuse(each))
            self._refusing.add(task)
            task.add_done_callback(self._refusing.discard)
        for each in requests:
            self._events.measure("requests", platform=each.channel.platform, kind=each.kind)

    def deliver(self, jobs: Sequence[NewJob], numbers: Mapping[str, int]) -> None:
        """Do jobs that are stored already, with those numbers: digests."""
        self._worker.start(jobs, numbers)

    async def look(self, request: Request) -> Message:
        """Answer what need not be stored, as asking again does no harm."""
        asked = await self._handler.with_role(replace(request, at=self._now()))
        message = await self._handler.answered(asked)
        if actions := actions_of(message):
            await self._journal.record(StoredActions(actions=actions, at=self._now()))
        return message

    async def recover(self) -> None:
        """Take up what was left behind; at first before anything is taken in.

        Raises:
            StorageError: the store can't be used now.
        """
        await self._worker.recover()

    async def run(self) -> None:
        """Recover again and again, until cancelled.

        Raises:
            StorageError: the store can't be used now.
        """
        await self._worker.run()

    async def run_recovered(self, run: Callable[[], Awaitable[None]]) -> None:
        """Run what brings requests in, once all that was left behind is taken up."""
        await self._worker.is_recovered.wait()
        await run()

    async def close(self, patience: float) -> None:
        """Finish what is under way, for `patience` seconds at most; the rest is taken up again."""
        await self._worker.close(patience)
        for task in self._refusing:
            task.cancel()
