"""The schedule: what is due is claimed, and its digests are handed on. The table knows when."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.chat.access import Access
from bot.chat.request import Request
from bot.queue.crash_points import CrashPoints
from bot.queue.requests import received
from bot.subscriptions.slots import Slot
from bot.subscriptions.subscription import Subscription, read_subscription
from storage.errors import StorageError
from storage.ports.deliveries import Delivery
from storage.ports.store import Store
from storage.ports.subscriptions import Claim
from storage.ports.subscriptions import Subscription as Kept

CATCH_UP = timedelta(hours=6)
"""How late a digest may be sent where nothing else is said."""
_EVERY = 10
"""Seconds between ticks."""
_AT_A_TIME = 200
"""Subscriptions that are claimed in one transaction."""
_MOMENT = timedelta(microseconds=1)

Claimed: TypeAlias = Callable[[Kept, datetime], tuple[Claim, Request | None]]

_log = logging.getLogger(__name__)


class Schedule:
    """Looks every few seconds what is due."""

    def __init__(  # noqa: PLR0913, PLR0917 - what is due, where, and who delivers
        self,
        store: Store,
        claimed: Claimed,
        platforms: Callable[[], Sequence[str]],
        deliver: Callable[[Sequence[Request]], None],
        now: Callable[[], datetime],
        crash: CrashPoints | None = None,
    ) -> None:
        """Claim in `store` what is due on `platforms`, and hand it on to `deliver`.

        Args:
            store: where it stands.
            claimed: what is made of a subscription that is due at that time (`claim_of`).
            platforms: returns the names of the platforms that are running.
            deliver: answers requests that are kept already.
            now: reads the clock.
            crash: dies where a test says so.
        """
        self._store = store
        self._claimed = claimed
        self._platforms = platforms
        self._deliver = deliver
        self._now = now
        self._crash = crash or CrashPoints()

    async def run(self) -> None:
        """Tick until cancelled. APScheduler only ticks: what is due stands in the table."""
        ticking = AsyncIOScheduler(timezone=UTC)
        ticking.add_job(self._looked, "interval", seconds=_EVERY, misfire_grace_time=None)
        ticking.start()
        try:
            await self._looked()
            await asyncio.Event().wait()
        finally:
            ticking.shutdown(wait=False)

    async def tick(self) -> int:
        """Claim all that is due and hand it on; return how many digests that were."""
        now, many = self._now(), 0
        while due := await asyncio.to_thread(
            self._store.due_subscriptions, now, self._platforms(), _AT_A_TIME
        ):
            self._crash.reached("due", len(due))
            claimed = [self._claimed(kept, now) for kept in due]
            self._crash.reached("claiming", len(due))
            new = await asyncio.to_thread(self._store.claim, [claim for claim, _ in claimed])
            self._crash.reached("claimed", len(due))
            requests = [asked for _, asked in claimed if asked and asked.key in new]
            self._deliver(requests)
            self._crash.reached("handed", len(due))
            many += len(requests)
        return many

    async def _looked(self) -> None:
        try:
            await self.tick()
        except StorageError as error:
            _log.error("digests are late: %s", error)


def claim_of(
    kept: Kept, now: datetime, access: Access, catch_up: timedelta = CATCH_UP
) -> tuple[Claim, Request | None]:
    """Return the claim of a subscription that is due, and the request of its latest slot.

    Older slots are skipped, and so is all that is later than `catch_up`, or in a channel that the
    bot is not open to any more.
    """
    assert kept.due is not None  # noqa: S101 - it is due
    wanted = read_subscription(kept.channel, kept.written)
    slots = list(wanted.plan.slots(kept.due - _MOMENT, now))
    asked = wanted.request(kept.number, slots[-1]) if slots else None
    if asked and (now - slots[-1].at > catch_up or access.role(asked) == "stranger"):
        asked = None
    deliveries = [_delivery(kept, wanted, slot) for slot in slots]
    if asked:
        deliveries[-1] = _delivery(kept, wanted, slots[-1], skipped=False)
    claim = Claim(
        number=kept.number,
        due=kept.due,
        next=wanted.due_after(now),
        deliveries=deliveries,
        received=received(asked, now) if asked else None,
    )
    return claim, asked


def _delivery(kept: Kept, wanted: Subscription, slot: Slot, *, skipped: bool = True) -> Delivery:
    return Delivery(
        key=wanted.request(kept.number, slot).key,
        subscription=kept.number,
        channel=kept.channel,
        slot=slot.key,
        at=slot.at,
        state="skipped" if skipped else "pending",
    )
