"""A round over made-up feeds on loopback, a third of them bad, while people ask.

Usage: ./dev bench gather [--keep] [FEEDS]   (2,000 feeds; into benchmarks/results/gather.md)

The feeds are served by another process, each under a name of its own. The bot gathers as it does in
`run`: rounds, briefs made anew beside, and commands that are answered all the while. Then the same
round again, in which what is good says that nothing changed. A round over no feed says how long
people wait on this machine anyway.
"""

import asyncio
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import cycle
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import quantiles
from tempfile import TemporaryDirectory

from command_line import parser
from report import keep, machine, markdown

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from farming import farmed  # noqa: E402

from bot.app.config import Settings  # noqa: E402
from bot.app.run import answers  # noqa: E402
from bot.chat.access import Access  # noqa: E402
from bot.chat.platform import Pause  # noqa: E402
from bot.chat.request import Channel, Request, User  # noqa: E402
from bot.commands import dispatch  # noqa: E402
from bot.commands.table import NAMES  # noqa: E402
from bot.delivery.answering import Answering  # noqa: E402
from bot.delivery.dispatcher import Dispatcher  # noqa: E402
from bot.gathering.rounds.report import Result, RoundReport  # noqa: E402
from bot.gathering.rounds.round import Round  # noqa: E402
from bot.gathering.rounds.threads import Threads  # noqa: E402
from bot.library.bundled import bundled_articles, bundled_topics  # noqa: E402
from bot.library.library import Library  # noqa: E402
from bot.library.refreshing import Refreshing  # noqa: E402
from bot.queue.events import Events  # noqa: E402
from briefings.gathering.fetching.fetch import Fetcher  # noqa: E402
from briefings.gathering.guard.connecting import GuardedNetwork  # noqa: E402
from briefings.gathering.source import Source  # noqa: E402
from briefings.reading.workers.pool import end_workers  # noqa: E402
from storage.opening import open_store  # noqa: E402
from storage.ports.store import Store  # noqa: E402
from tests.fakes.feed_farm import Feed, make_feeds  # noqa: E402
from tests.room import Room, Shown  # noqa: E402

FEEDS, EVERY, ALONE = 2_000, 0.1, 20.0
RESULTS: tuple[Result, ...] = ("fetched", "unchanged", "failed", "refused")
ASKED = ("/trade", "/energy", "/today", "/sources", "/topics", "/help", "what about the port?")


class Timing(Room):
    """A room that says when each request is answered."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: dict[str, asyncio.Event] = {}

    async def ask(self, dispatcher: Dispatcher, request: Request) -> float:
        """Return the seconds until a request is answered."""
        self.waiting[request.key] = answered = asyncio.Event()
        begin = time.monotonic()
        await dispatcher.take([request])
        await answered.wait()
        return time.monotonic() - begin

    async def answer(self, request: Request, rendered: Shown, pause: Pause) -> None:  # noqa: ARG002 - as a room does
        """Say so."""
        self.waiting[request.key].set()


@dataclass(frozen=True, slots=True)
class Measured:
    """What a round took: seconds, megabytes of this process and of all, and how long people waited.

    The processes that read feeds are counted in, the one that serves them isn't.
    """

    report: RoundReport
    wall: float
    cpu: float
    own_mb: float
    all_mb: float
    waits: Sequence[float]


class Processes:
    """What this process and those that it has started use; one of them, the farm, isn't counted."""

    def __init__(self, left_out: int | None) -> None:
        self._left_out = left_out

    def cpu(self) -> float:
        """Return their CPU seconds."""
        ticks = 0
        for child in self._children():
            with suppress(OSError):
                fields = Path(f"/proc/{child}/stat").read_text("utf-8").rpartition(")")[2].split()
                ticks += int(fields[11]) + int(fields[12])
        ended = sum(getrusage(RUSAGE_CHILDREN)[:2])
        return time.process_time() + ended + ticks / os.sysconf("SC_CLK_TCK")

    def memory(self) -> tuple[float, float]:
        """Return the megabytes of this process, and those of all."""
        own = _pss("self")
        return own, own + sum(map(_pss, self._children()))

    def _children(self) -> Iterator[str]:
        for of_one in Path("/proc/self/task").glob("*/children"):
            yield from (
                each for each in of_one.read_text("ascii").split() if int(each) != self._left_out
            )


class Bot:
    """A bot on a store, with what it has in `run` for gathering and for answering."""

    def __init__(self, store: Store, hosts: Sequence[tuple[str, int]]) -> None:
        settings = Settings()
        self.store, self.hosts, self.room = store, frozenset(hosts), Timing()
        self.library = Library(store, settings.recipe, NAMES)
        self.library.clock = _now
        for topic in bundled_topics():
            self.library.save_topic(topic)
        self.library.ingest(bundled_articles(_now()))
        answering = Answering(
            answer=answers(self.library, settings),
            needs=partial(dispatch.required_role, self.library),
            access=Access(),
        )
        self.dispatcher = Dispatcher(store, answering, _now)
        self.dispatcher.join(self.room)  # type: ignore[arg-type] # it gets what it has rendered
        self.is_busy = False

    async def gather(self, sources: Sequence[Source], processes: Processes) -> Measured:
        """Have a round while people ask and briefs are made."""
        begin, before = time.monotonic(), processes.cpu()
        peaks, waits = [0.0, 0.0], list[float]()
        beside = [
            asyncio.create_task(each) for each in (self._ask(waits), _watch(processes, peaks))
        ]
        self.is_busy = True
        try:
            report = await self._round(sources)
        finally:
            self.is_busy = False
            wall, cpu = time.monotonic() - begin, processes.cpu() - before
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)
        return Measured(report, wall, cpu, peaks[0], peaks[1], waits)

    async def _round(self, sources: Sequence[Source]) -> RoundReport:
        network = GuardedNetwork(self.hosts, _loopback)
        with Threads() as threads:
            async with Fetcher("BriefingBot/bench", network=network) as fetcher:
                here = Round(
                    store=self.store,
                    fetcher=fetcher,
                    threads=threads,
                    events=Events(),
                    now=_now,
                )
                report = await here.run(sources)
        if not sources:
            await asyncio.sleep(ALONE)
        return report

    async def _ask(self, waits: list[float]) -> None:
        """Ask again and again, each time in another channel; note how long each answer takes."""
        for number, text in enumerate(cycle(ASKED)):
            key = f"room:{id(waits)}-{number}"
            channel = Channel(platform="room", id=f"{number % 50}")
            request = Request(channel=channel, user=User(id="7"), text=text, key=key)
            waits.append(await self.room.ask(self.dispatcher, request))
            await asyncio.sleep(EVERY)


def main() -> None:
    """Gather, print, and keep where that is asked for."""
    given = parser(__doc__)
    given.add_argument("feeds", nargs="?", type=int, default=FEEDS)
    options = given.parse_args()
    feeds = make_feeds(options.feeds)
    with (
        TemporaryDirectory() as made,
        farmed(feeds) as (port, farmer),
        closing(open_store(f"sqlite:///{made}/store.db")) as store,
    ):
        found = asyncio.run(_gather(store, feeds, port, Processes(farmer)))
        end_workers()
    print(machine(), found, sep="\n\n")
    if options.keep:
        print(keep("gather", "./dev bench gather", found))


async def _gather(store: Store, feeds: Sequence[Feed], port: int, processes: Processes) -> str:
    """Return what people waited without a round, and what three rounds took."""
    address = "http://{}:{}/{}".format
    sources = [
        Source(kind="feed", address=address(_host(feed), port, feed.number)) for feed in feeds
    ]
    for source in sources:
        store.save_source(source)
    bot = Bot(store, [(_host(feed), port) for feed in feeds])
    refreshing = Refreshing(bot.library, lambda: bot.is_busy)
    briefs = asyncio.create_task(refreshing.run())
    before = len(list(store.articles()))
    good = [source for feed, source in zip(feeds, sources, strict=True) if feed.fault is None]
    wanted = {"none": [], "all": sources, "all again": sources, "the good ones again": good}
    rounds = {name: await bot.gather(which, processes) for name, which in wanted.items()}
    briefs.cancel()
    await asyncio.gather(briefs, return_exceptions=True)
    stored = {article.origin for article in store.articles()}
    missing = [
        post.url
        for feed in feeds
        if feed.fault is None
        for post in feed.posts
        if post.url not in stored
    ]
    await bot.dispatcher.close(60)
    return _table(rounds, len(missing), len(stored) - before)


def _table(rounds: Mapping[str, Measured], missing: int, stored: int) -> str:
    head = ("round", "fetched", "unchanged", "failed", "refused", "new", "s", "CPU s",
            "MB", "MB of all", "commands", "p50 ms", "p99 ms")  # fmt: skip
    rows = [
        (name, *(one.report.count(result) for result in RESULTS),
         one.report.new, f"{one.wall:.1f}", f"{one.cpu:.1f}", f"{one.own_mb:.0f}",
         f"{one.all_mb:.0f}", len(one.waits), *_percentiles(one.waits))
        for name, one in rounds.items()
    ]  # fmt: skip
    _, first, _, again = rounds.values()
    cpu, wall = (100 * again.cpu / first.cpu, 100 * again.wall / first.wall)
    return (
        f"{markdown(head, rows)}\n\nEntries of good feeds that are missing: {missing}. {stored} "
        f"articles came in. The good ones again, which all say that nothing changed, take "
        f"{cpu:.1f} % of the CPU of the first round (goal: under 5 %) and {wall:.1f} % of its time."
        f" The machine's load at the end, of other work too: {os.getloadavg()[0]:.1f}."
    )


def _percentiles(waits: Sequence[float]) -> tuple[str, str]:
    if len(waits) < 2:  # noqa: PLR2004 - what quantiles need
        return "–", "–"
    cuts = quantiles(waits, n=100, method="inclusive")
    return f"{1_000 * cuts[49]:.0f}", f"{1_000 * cuts[98]:.0f}"


async def _watch(processes: Processes, peaks: list[float]) -> None:
    """Note the most memory, again and again."""
    while True:
        for number, mb in enumerate(processes.memory()):
            peaks[number] = max(peaks[number], mb)
        await asyncio.sleep(0.5)


async def _loopback(host: str, port: int) -> Sequence[str]:  # noqa: ARG001 - as what resolves is called
    return ["127.0.0.1"]


def _host(feed: Feed) -> str:
    return f"site{feed.number}.example"


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the clock of the bot that is measured


def _pss(process: str) -> float:
    """Return the megabytes of a process; what several share is divided among them."""
    with suppress(OSError, IndexError):
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
        return int(rollup.partition("\nPss:")[2].split()[0]) / 1_000
    return 0.0


if __name__ == "__main__":
    main()
