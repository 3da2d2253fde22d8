"""A schedule with a clock of ours, and a dispatcher that only keeps what it is handed."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

from bot.chat.access import Access
from bot.chat.message import Message
from bot.chat.request import Channel
from bot.delivery.answering import Answering
from bot.delivery.dispatcher import Dispatcher
from bot.queue.events import Events, Meter
from bot.subscriptions.schedule import MakeClaim, Schedule, claim_of
from bot.subscriptions.slots import Plan
from bot.subscriptions.subscription import Subscription
from storage.ports.queue import NewJob
from storage.ports.store import Store
from tests.room import Room

START = datetime(2026, 10, 23, 0, 0, tzinfo=UTC)  # clocks are put back on the 25th
CLAIM = partial(claim_of, access=Access())
KYIV = ZoneInfo("Europe/Kyiv")
WANTED = Subscription(
    channel=Channel(platform="room", id="1"),
    plan=Plan(times=frozenset({time(3, 30), time(7, 30)}), zone=KYIV),
)


class Handed(Dispatcher):
    """A dispatcher that only keeps what it is handed, and when."""

    def __init__(self, store: Store) -> None:
        """Talk in a room."""
        answering = Answering(
            answer=lambda _: Message(parts=()), needs=lambda _: "member", access=Access()
        )
        super().__init__(store, answering, lambda: self.now)
        self.now = START
        self.had: list[tuple[str, datetime]] = []
        self.join(Room())

    def deliver(self, jobs: Sequence[NewJob], numbers: Mapping[str, int]) -> None:
        """Keep them."""
        self.had += [(job.key, self.now) for job in jobs if job.key in numbers]


def schedule_of(
    store: Store,
    make_claim: MakeClaim,
    dispatcher: Handed,
    heard: list[tuple[str, int]] | None = None,
    meter: Meter | None = None,
) -> Schedule:
    """Return a schedule of the dispatcher's; what happens is put into `heard`, or measured."""
    events = Events()
    if meter is not None:
        events.subscribe_meter(meter)
    if heard is not None:
        events.subscribe(lambda name, count: heard.append((name, count)))
    return Schedule(
        store,
        make_claim,
        lambda: dispatcher.platforms,
        dispatcher.deliver,
        lambda: dispatcher.now,
        events,
    )
