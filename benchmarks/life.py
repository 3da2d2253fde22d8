"""Weeks of life in one process: a million slots by a clock that is put forward.

Usage: ./dev bench life [--keep] [DAYS [CHANNELS]]   (a million slots, in some two hours; into
benchmarks/results/life.md; Ctrl-C ends it early)

Channels, 500 unless said, want a digest every half-hour and silence where nothing is new, on an
SQLite file; every other day brings an article, each hour ten commands and the housekeeping.
Deliveries are remembered for a week here, requests for 30 days and briefs for 90 as always: from
then on no table but that of articles should grow, and the process not at all.
"""

import asyncio
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from functools import partial
from pathlib import Path
from statistics import linear_regression
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from command_line import parser
from made_up import MATTER, sentences
from report import keep, machine, markdown
from sqlalchemy import func, select

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.app.config import Settings  # noqa: E402
from bot.app.housekeeping import Housekeeping  # noqa: E402
from bot.app.run import answers  # noqa: E402
from bot.chat.access import Access  # noqa: E402
from bot.chat.platform import Pause  # noqa: E402
from bot.chat.request import Channel, Request, User  # noqa: E402
from bot.commands import dispatch  # noqa: E402
from bot.commands.table import NAMES  # noqa: E402
from bot.delivery.answering import Answering  # noqa: E402
from bot.delivery.dispatcher import Dispatcher  # noqa: E402
from bot.library.bundled import bundled_articles, bundled_topics  # noqa: E402
from bot.library.library import Library  # noqa: E402
from bot.queue.events import Events  # noqa: E402
from bot.subscriptions.schedule import Schedule, claim_of  # noqa: E402
from bot.subscriptions.slots import Plan  # noqa: E402
from bot.subscriptions.subscription import Subscription  # noqa: E402
from briefings.model import Article  # noqa: E402
from briefings.publisher import Publisher  # noqa: E402
from storage.opening import open_store  # noqa: E402
from storage.sql.store import SqlStore  # noqa: E402
from storage.sql.tables import metadata  # noqa: E402
from tests.room import Room, Shown  # noqa: E402

DAYS, CHANNELS, A_DAY, COMMANDS = 42, 500, 48, 10
START = datetime(2026, 3, 1, tzinfo=UTC)
STEP, HOUR, EVERY_OTHER = timedelta(days=1) / A_DAY, timedelta(hours=1), 2
REMEMBERED = timedelta(days=7)
SHOWN = ("jobs", "actions", "deliveries", "told", "briefs", "brief_articles", "shown", "articles")


class Forgetful(Room):
    """A room that counts what it is told, and keeps nothing of it."""

    count = 0

    async def answer(self, request: Request, rendered: Shown, pause: Pause) -> None:  # noqa: ARG002 - as above
        """Count."""
        self.count += 1

    async def show_working(self, request: Request) -> None:
        """Show nothing."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen at the end of a day."""

    day: int
    slots: int
    messages: int
    mb: float
    files: int
    rows: dict[str, int]


@dataclass
class Life:
    """A bot with a clock of ours."""

    store: SqlStore
    channels: int
    now: datetime = START
    room: Forgetful = field(default_factory=Forgetful)

    def __post_init__(self) -> None:
        """Put it together as `bot.app.assembly` does."""
        settings = Settings()
        self.library = Library(self.store, settings.recipe, NAMES)
        for topic in bundled_topics():
            self.library.save_topic(topic)
        self.library.ingest(bundled_articles(self.now))
        access = Access()
        answering = Answering(
            answer=answers(self.library, settings),
            needs=partial(dispatch.required_role, self.library),
            access=access,
        )
        self.dispatcher = Dispatcher(self.store, answering, lambda: self.now)
        self.dispatcher.join(self.room)  # type: ignore[arg-type] # it gets what it has rendered
        claim = partial(claim_of, access=access)
        self.schedule = Schedule(
            self.store,
            claim,
            lambda: self.dispatcher.platforms,
            self.dispatcher.deliver,
            lambda: self.now,
            Events(),
        )
        self.housekeeping = Housekeeping(self.store, REMEMBERED, lambda: self.now)

    def subscribe(self) -> None:
        """Have all channels want digests."""
        times = frozenset(time_of_day(n // 2, n % 2 * 30) for n in range(A_DAY))
        for number in range(self.channels):
            channel = Channel(platform="room", id=f"{number}")
            plan = Plan(times=times, zone=ZoneInfo("Europe/Kyiv"))
            wanted = Subscription(channel=channel, topics=(MATTER,), plan=plan, silent=True)
            self.store.subscribe(str(channel), wanted.encode(), wanted.due_after(self.now))

    async def day(self, number: int) -> Seen:
        """Have a day pass."""
        if number % EVERY_OTHER == 0:
            self.library.ingest([_article(number, self.now)])
        for hour in range(24):
            await self.dispatcher.take([_command(number, hour, n) for n in range(COMMANDS)])
            for _ in range(HOUR // STEP):
                self.now += STEP
                await self.schedule.tick()
                await self.dispatcher.close(3600)
            self.housekeeping.forget()
        rows = {name: self._count(name) for name in SHOWN}
        files = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - not as paths
        slots = (number + 1) * self.channels * A_DAY
        return Seen(number + 1, slots, self.room.count, _rss_mb(), files, rows)

    def _count(self, name: str) -> int:
        with self.store.database.reading() as connection:
            many = connection.scalar(select(func.count()).select_from(metadata.tables[name]))
        return many or 0


def main() -> None:
    """Live, print, and keep where that is asked for."""
    given = parser(__doc__)
    given.add_argument("days", nargs="?", type=int, default=DAYS)
    given.add_argument("channels", nargs="?", type=int, default=CHANNELS)
    options = given.parse_args()
    days, channels = options.days, options.channels
    begun = time.monotonic()
    with TemporaryDirectory() as made, closing(open_store(f"{made}/store.db")) as store:
        every: list[Seen] = []
        with suppress(KeyboardInterrupt):
            asyncio.run(_live(Life(store, channels), days, every))
    table = _table(every, time.monotonic() - begun)
    print(machine(), table, sep="\n\n")
    if options.keep:
        print(keep("life", "./dev bench life", table))


async def _live(life: Life, days: int, every: list[Seen]) -> None:
    """Add what is seen at the end of each day to `every`."""
    life.subscribe()
    for number in range(days):
        every.append(await life.day(number))
        sys.stderr.write(f"{every[-1]}\n")


def _table(every: Sequence[Seen], lasted: float) -> str:
    rows = [
        (f"day {seen.day}", f"{seen.slots:,}", f"{seen.messages:,}",
         f"{seen.mb:.0f}", seen.files, *(f"{seen.rows[name]:,}" for name in SHOWN))
        for seen in _some(every)
    ]  # fmt: skip
    head = ("", "slots", "messages", "RSS MB", "open files", *SHOWN)
    later = every[len(every) // 3 :]
    slope = linear_regression([seen.day for seen in later], [seen.mb for seen in later]).slope
    said = f"RSS grows by {slope:.2f} MB a day from day {later[0].day} on (goal: 1)."
    return f"{markdown(head, rows)}\n\n{said} {len(every)} days in {lasted / 60:.0f} minutes."


def _some(every: Sequence[Seen]) -> Iterator[Seen]:
    """Yield the first day, some between, and the last one."""
    apart = max(1, len(every) // 8)
    yield from (seen for seen in every if seen.day == 1 or seen.day % apart == 0)
    if len(every) % apart:
        yield every[-1]


def _rss_mb() -> float:
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1_000


def _article(day: int, now: datetime) -> Article:
    said = sentences(12, seed=day)
    return Article(
        title=f"Day {day}",
        body=" ".join(text.replace(".", f" {MATTER}.") for text in said),
        source=Publisher(name=f"source-{day % 9}", title=f"Source {day % 9}"),
        published=now.date(),
        retrieved_at=now,
    )


def _command(day: int, hour: int, number: int) -> Request:
    channel = Channel(platform="room", id=f"{day + hour + number}")
    key = f"room:{day}-{hour}-{number}"
    return Request(channel=channel, user=User(id="7"), text=f"/{MATTER}", key=key)


if __name__ == "__main__":
    main()
