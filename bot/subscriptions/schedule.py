"""The schedule: what is due is claimed, and its digests are handed on. The table knows when."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from apscheduler.job import Job
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.chat.access import Access
from bot.chat.errors import Unreadable
from bot.chat.request_codec import job_of
from bot.queue.events import Events
from bot.queue.outage import Outage
from bot.subscriptions.slots import CATCH_UP, Slot
from bot.subscriptions.subscription import Subscription, decode_subscription, readable
from storage.ports.conversations.subscriptions import Claim
from storage.ports.conversations.subscriptions import Subscription as Stored
from storage.ports.deliveries import Delivery
from storage.ports.queue import NewJob
from storage.ports.store import Store

_EVERY = 10
"""Seconds between ticks."""
_AT_A_TIME = 200
"""Subscriptions that are claimed in one transaction."""
_MOMENT = timedelta(microseconds=1)

MakeClaim: TypeAlias = Callable[[Stored, datetime], Claim]
Deliver: TypeAlias = Callable[[Sequence[NewJob], Mapping[str, int]], None]

_log = logging.getLogger(__name__)


class Schedule:
    """Looks every few seconds what is due."""

    def __init__(  # noqa: PLR0913, PLR0917 - what is due, where, and who delivers
        self,
        store: Store,
        make_claim: MakeClaim,
        platforms: Callable[[], Sequence[str]],
        deliver: Deliver,
        now: Callable[[], datetime],
        events: Events,
        outage: Outage | None = None,
    ) -> None:
        """Claim in `store` what is due on `platforms`, and hand it on to `deliver`.

        Args:
            store: where it stands.
            make_claim: what is made of a subscription that is due at that time (`claim_of`).
            platforms: returns the names of the platforms that are running.
            deliver: does jobs that are stored already, those that have a number.
            now: reads the clock.
            events: is told what happens.
            outage: is told that the store can be used.
        """
        self._store = store
        self._make_claim = make_claim
        self._platforms = platforms
        self._deliver = deliver
        self._now = now
        self._events = events
        self._outage = outage or Outage()
        self._has_retried = False
        self._ticking: Job | None = None

    async def run(self) -> None:
        """Tick until cancelled. APScheduler only ticks: what is due stands in the table.

        Raises:
            StorageError: the store can't be used now.
        """
        failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        async def tick() -> None:
            try:
                await self.tick()
            except asyncio.CancelledError:  # by its shutdown, which it would log as a failure
                return
            except Exception as error:  # noqa: BLE001 - raised where the schedule is waited for
                if not failed.done():
                    failed.set_exception(error)

        scheduler = AsyncIOScheduler(timezone=UTC)
        self._ticking = scheduler.add_job(tick, "interval", seconds=_EVERY, misfire_grace_time=None)
        scheduler.start()
        try:
            await self.tick()
            await failed
        finally:
            self._ticking = None
            scheduler.shutdown(wait=False)

    async def on_clock_step(self, seconds: float) -> None:
        """Go by the wall clock as it is now, which was put forward by so many seconds, or back.

        APScheduler waits for an instant of the clock as it was: its job is armed anew. A slot that
        was passed over while the clock was ahead is due again; one that was delivered stays so.
        """
        if self._ticking:
            self._ticking.reschedule("interval", seconds=_EVERY)
        if seconds < 0:
            await asyncio.to_thread(self._bring_back, timedelta(seconds=-seconds))

    def _bring_back(self, ahead: timedelta) -> None:
        """Let be due again what was put off by a clock that was ahead so far."""
        now = self._now()
        claims = []
        for stored, subscription in readable(self._store.subscriptions()):
            due = subscription.due_after(now)
            if stored.due and due and due < stored.due == subscription.due_after(now + ahead):
                claims.append(_moved(stored.number, stored.due, due))
        self._store.claim(claims)

    async def tick(self) -> int:
        """Claim all that is due and hand it on; return how many digests that were."""
        if not self._has_retried:  # this may be a program that can read what was set aside
            await asyncio.to_thread(self._store.retry_subscriptions)
            self._has_retried = True
        now, many = self._now(), 0
        while due := await asyncio.to_thread(
            self._store.due_subscriptions, now, self._platforms(), _AT_A_TIME
        ):
            self._events.emit("due", len(due))
            claims = await self._claims(due, now)
            self._events.emit("claiming", len(claims))
            numbers = await asyncio.to_thread(self._store.claim, claims)
            self._events.emit("claimed", len(claims))
            self._deliver([claim.job for claim in claims if claim.job], numbers)
            self._events.emit("queued", len(claims))
            skipped = sum(each.state == "skipped" for c in claims for each in c.deliveries)
            self._events.measure("digests", skipped, outcome="skipped")
            many += len(numbers)
        self._outage.note_success(wrote=many > 0)
        return many

    async def _claims(self, due: Sequence[Stored], now: datetime) -> list[Claim]:
        """Return the claims of what is due; what can't be read is set aside."""
        claims = []
        for each in due:
            try:
                claims.append(self._make_claim(each, now))
            except Unreadable as error:
                _log.error("subscription %d of %s: %s", each.number, each.channel, error)
                await asyncio.to_thread(
                    self._store.set_aside_subscription, each.number, error.reason
                )
                self._events.emit("set-aside")
        return claims


def claim_of(
    stored: Stored, now: datetime, access: Access, catch_up: timedelta = CATCH_UP
) -> Claim:
    """Return the claim of a subscription that is due, with the job of its latest slot.

    Older slots are skipped, and so is all that is later than `catch_up`, or in a channel that the
    bot is not open to any more.

    Raises:
        Unreadable: this program can't read it.
    """
    assert stored.due is not None  # noqa: S101 - it is due
    subscription = decode_subscription(stored.channel, stored.payload)
    slots = list(subscription.plan.slots(stored.due - _MOMENT, now))
    request = subscription.request(stored.number, slots[-1]) if slots else None
    if request and (now - slots[-1].at > catch_up or access.role(request) == "stranger"):
        request = None
    deliveries = [_delivery(stored, subscription, slot) for slot in slots]
    if request:
        deliveries[-1] = _delivery(stored, subscription, slots[-1], skipped=False)
    return Claim(
        number=stored.number,
        due=stored.due,
        next=subscription.due_after(now),
        deliveries=deliveries,
        job=job_of(request, now) if request else None,
    )


def _moved(number: int, due: datetime, to: datetime) -> Claim:
    """Return a claim that only moves a subscription on, or back."""
    return Claim(number=number, due=due, next=to, deliveries=(), job=None)


def _delivery(
    stored: Stored, subscription: Subscription, slot: Slot, *, skipped: bool = True
) -> Delivery:
    return Delivery(
        key=subscription.request(stored.number, slot).key,
        subscription=stored.number,
        channel=stored.channel,
        slot=slot.key,
        at=slot.at,
        state="skipped" if skipped else "pending",
    )
