"""A bot in a place where some channels refuse what is sent, with a clock that the test moves."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.chat.access import Access
from bot.chat.request import Channel, Request
from bot.commands.dispatch import answer
from bot.delivery.answering import Answering
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.reachability import Reachability
from bot.library.library import Library
from bot.queue.events import Events
from bot.subscriptions.schedule import Schedule, claim_of
from bot.subscriptions.slots import Plan
from bot.subscriptions.subscription import Subscription
from briefings.composing.recipe import Recipe
from storage.ports.store import Store
from tests.builders import AT
from tests.dispatching import needs, until
from tests.room import Room

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
GROUP, ADA = Channel(platform="room", id="G"), "7"
BACK = "I'm back. Between "
UNDELIVERED = "I couldn't deliver a digest that you subscribed to in “room:G”."


@dataclass
class Place(Room):
    """A room in which some channels refuse, each with what the test says."""

    refusing: dict[str, Exception] = field(default_factory=dict)
    then: Callable[[], Exception | None] | None = None

    async def answer(self, request: Request, rendered: object, pause: object) -> None:
        """Refuse where the test says so."""
        if self.then and request.channel.id in self.refusing:
            if error := self.then():
                raise error
        elif error := self.refusing.get(request.channel.id):
            raise error
        await super().answer(request, rendered, pause)  # type: ignore[arg-type]


class Here:
    """A bot in a place, whose clock the test moves."""

    def __init__(self, store: Store, place: Place) -> None:
        """Have a subscription of Ada's in a group, which is due at AT."""
        self.store, self.place, self.now = store, place, AT
        library = Library(store, Recipe())
        answering = Answering(
            answer=lambda request: answer(library, request), needs=needs, access=Access()
        )
        self.dispatcher = Dispatcher(store, answering, self._now)
        self.dispatcher.join(place)
        channels, take = self.dispatcher.channels, self.dispatcher.take
        self.reachability = Reachability(store, [place], channels, take, self._now)
        self.schedule = Schedule(
            store,
            lambda stored, now: claim_of(stored, now, Access()),
            lambda: ["room"],
            self.dispatcher.deliver,
            self._now,
            Events(),
        )

    def _now(self) -> datetime:
        return self.now

    def subscribe(self, channel: Channel = GROUP, **changes: object) -> int:
        """Subscribe a channel to digests at the time of AT each day."""
        plan = Plan(times=frozenset({AT.time().replace(tzinfo=None)}), zone=ZoneInfo("UTC"))
        given = {"place": "group", "subscriber": ADA} | changes
        wanted = Subscription(channel=channel, plan=plan, **given)  # type: ignore[arg-type]
        return self.store.subscribe(str(channel), wanted.encode(), AT)

    async def passes(self, later: timedelta = timedelta()) -> None:
        """Let time pass: what is due is delivered, and absences are looked after."""
        self.now += later
        for _ in range(2):
            await self.schedule.tick()
            await self.settle()
            await self.reachability.tell()
            await self.settle()
            await self.reachability.probe()

    async def settle(self) -> None:
        """Wait until all is done."""
        await until(lambda: not self.store.backlogs())

    def said(self, channel: str) -> list[str]:
        """Return what was said in a channel."""
        return [text for where, text in self.place.sent if where == f"room:{channel}"]
