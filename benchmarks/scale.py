"""How what the bot does grows with its corpus: 1,000, 10,000 and 100,000 articles of real news.

Usage: ./dev bench scale [--keep] [--sizes 1000 10000 100000] [--topics N] [FOLDER]

Each corpus is made of the texts in FOLDER, some 1 KB each, 100 a day up to the same last day, and
is measured in a process of its own. Times are CPU seconds of that process and of those that it
starts, but where `wall` is said. Workers go on as they do in the bot, and know what they read
before; a cold brief is made by one that has just started and knows nothing.
"""

import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Event, Thread

from command_line import with_folder
from real_articles import A_DAY, DATA, LAST, real_articles
from report import keep, machine, markdown

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.app.talking import TURN  # noqa: E402
from bot.chat.request import Channel  # noqa: E402
from bot.commands.table import NAMES  # noqa: E402
from bot.library.bundled import bundled_topics  # noqa: E402
from bot.library.library import Library  # noqa: E402
from bot.library.ready.briefs import READ  # noqa: E402
from bot.subscriptions.digest import digest_for  # noqa: E402
from briefings.composing.recipe import Recipe  # noqa: E402
from briefings.matching.relevance import index_words_of  # noqa: E402
from briefings.model import Article, Topic  # noqa: E402
from briefings.reading.workers.applying import APPLY  # noqa: E402
from briefings.reading.workers.pool import call, end_workers  # noqa: E402
from briefings.window import usual_window  # noqa: E402
from storage.opening import open_store  # noqa: E402
from storage.sql.codec import encode_instant  # noqa: E402
from storage.sql.tables import delivered_quotes  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
NEW, POINTS = 100, 5
ASKED = ("trade", "diplomacy")
"""The topics that are asked for: one that many articles are about, one that few are."""
GOALS = {
    "ingest, articles/s": "≥ 2,000",
    "all of them routed, grouped and briefed once, s": "",
    f"{NEW} new articles, s": "≤ 1.5",
    "until all topics are made anew, s": "",
    "cold brief, s": "≤ 0.5",
    "ready brief while an ingest runs, worst ms wall": "≤ 10",
    "others' ready brief while one is made, p99 ms wall": "≤ 10",
    "a channel's first digest, ms": "flat",
    "its second digest, ms": "flat",
    "/sources, ms": "flat",
    "holdings, ms": "flat",
    "find, ms": "flat",
    "memory, MB": "≤ 300",
}


def cpu() -> float:
    """Return the CPU seconds of this process and of the ones it has started, ended or not."""
    children = Path("/proc/self/task").glob("*/children")
    alive = [child for of_one in children for child in of_one.read_text("ascii").split()]
    ticks = 0
    for child in alive:
        fields = Path(f"/proc/{child}/stat").read_text("utf-8").rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    ended = sum(getrusage(RUSAGE_CHILDREN)[:2])
    return time.process_time() + ended + ticks / os.sysconf("SC_CLK_TCK")


def spent(work: Callable[[], object]) -> float:
    """Return the CPU seconds of `work`."""
    before = cpu()
    work()
    return cpu() - before


def middle(work: Callable[[], object], often: int = 5) -> float:
    """Return the CPU milliseconds of `work`, the median of a few."""
    return 1_000 * median(spent(work) for _ in range(often))


@contextmanager
def beside(work: Callable[[], object]) -> Iterator[Event]:
    """Have a thread do `work` once; the event is set when it has."""
    done = Event()

    def run() -> None:
        try:
            work()
        finally:
            done.set()

    thread = Thread(target=run)
    thread.start()
    try:
        yield done
    finally:
        thread.join()


def waits_beside(work: Callable[[], object], asked: Callable[[], object]) -> list[float]:
    """Return what `asked` takes each time while `work` is done, in ms."""
    took: list[float] = []
    with beside(work) as done:
        while not done.is_set() or len(took) < 2:  # noqa: PLR2004 - what quantiles need
            start = time.perf_counter()
            asked()
            took.append(1_000 * (time.perf_counter() - start))
            time.sleep(0.002)
    return took


def measured(folder: Path, size: int, topics: int | None) -> dict[str, float]:
    """Return what a corpus of that size costs."""
    sys.setswitchinterval(TURN)
    articles = real_articles(folder, size + 3 * NEW)
    old, rest = articles[:size], articles[size:]
    some, others, more = rest[:NEW], rest[NEW : 2 * NEW], rest[2 * NEW :]
    held = memory()
    with TemporaryDirectory() as made, closing(open_store(f"{made}/store.db")) as store:
        library = Library(store, Recipe(points=POINTS), NAMES)
        library.clock = lambda: LAST
        for topic in topics_of(articles, topics):
            library.save_topic(topic)
        library.refresh_in_background()
        took = {"ingest, articles/s": size / spent(lambda: library.ingest(iter(old)))}
        took["all of them routed, grouped and briefed once, s"] = spent(lambda: all_of(library))
        took[f"{NEW} new articles, s"] = spent(lambda: come(library, some))
        took["until all topics are made anew, s"] = spent(lambda: all_of(library))
        asked, other = (library.topic(name) for name in ASKED)
        took["ready brief while an ingest runs, worst ms wall"] = max(
            waits_beside(lambda: come(library, others), lambda: library.brief(asked))
        )
        took |= costs(library, asked)
        took["others' ready brief while one is made, p99 ms wall"] = quantiles(
            waits_beside(lambda: cold(library, asked), lambda: library.brief(other)), n=100
        )[98]
        come(library, more)
        took["memory, MB"] = memory() - held
    return {name: took[name] for name in GOALS}


def come(library: Library, articles: Sequence[Article]) -> None:
    """Have articles come, and what they touch be made anew, as the bot does."""
    library.ingest(iter(articles))
    library.refresh()


def all_of(library: Library) -> None:
    """Have rounds until nothing is out of date."""
    while library.refresh():
        pass


def cold(library: Library, topic: Topic) -> None:
    """Have a topic's brief made of which nothing is ready, nor anything that it is made of."""
    end_workers()
    library.save_topic(topic)


def spent_on_a_cold_brief(library: Library, topic: Topic) -> float:
    """Return what such a brief costs once there is a worker: one that has made an empty brief."""
    end_workers()
    empty = {"considered": 0, "as_of": None}
    list(call(APPLY, "briefings.composing.brief:build_brief", (topic, [], library.recipe), empty))
    return spent(lambda: library.save_topic(topic))


def costs(library: Library, topic: Topic) -> dict[str, float]:
    """Return what is asked for costs."""
    store, channel = library.store, Channel(platform="room", id="1")
    found = digest_for(library, channel, [topic], POINTS, LAST)
    first = middle(lambda: digest_for(library, channel, [topic], POINTS, LAST))
    rows = [asdict(each) | {"at": encode_instant(LAST)} for each in found.delivered_quotes]
    with library.store.database.writing() as connection:  # type: ignore[attr-defined] # an SqlStore
        connection.execute(delivered_quotes.insert(), rows)
    return {
        "cold brief, s": spent_on_a_cold_brief(library, topic),
        "a channel's first digest, ms": first,
        "its second digest, ms": middle(
            lambda: digest_for(library, channel, [topic], POINTS, LAST), 1
        ),
        "/sources, ms": middle(store.sources),
        "holdings, ms": middle(store.corpus_stats),
        "find, ms": middle(
            lambda: store.find_articles(index_words_of(topic), usual_window(LAST), READ)
        ),
    }


def topics_of(articles: Sequence[Article], count: int | None) -> Iterator[Topic]:
    """Yield the bundled topics; or `count`, the further ones of words of the articles' titles."""
    bundled = bundled_topics()
    yield from bundled[:count]
    words = sorted(
        {word.lower() for each in articles[:20_000] for word in (each.title or "").split()}
    )
    long = [word for word in words if word.isascii() and word.isalpha() and len(word) > 5]  # noqa: PLR2004 - names no stop word
    apart = max(1, len(long) // 1_000)
    for word in islice(long[::apart], max(0, (count or 0) - len(bundled))):
        yield Topic(name=f"of-{word}"[:32], title=word, terms=(word,), language="en")


def memory() -> float:
    """Return the most memory that this process has held, in MB."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1_000


def table_of(found: dict[int, dict[str, float]]) -> str:
    """Return the figures with their growth from the smallest to the largest corpus."""
    sizes = sorted(found)
    rows = []
    for name, goal in GOALS.items():
        values = [found[size][name] for size in sizes]
        shown = [f"{value:,.0f}" if value >= 100 else f"{value:.2g}" for value in values]  # noqa: PLR2004 - three digits
        grown = math.log(max(values[-1], 1e-3) / max(values[0], 1e-3))
        apart = math.log(sizes[-1] / sizes[0]) or 1.0
        rows.append((name, *shown, f"n^{grown / apart:.2f}" if len(sizes) > 1 else "", goal))
    head = ("articles", *(f"{size:,}" for size in sizes), "growth", "goal")
    return markdown(head, rows)


def main() -> None:
    """Measure each size in a process of its own, print, and keep where that is asked for."""
    given = with_folder(__doc__, DATA)
    given.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help="articles of each corpus"
    )
    given.add_argument("--topics", type=int, help="how many; the bundled ones unless said")
    given.add_argument("--one", type=int, help="measure one size in this process, print it as JSON")
    options = given.parse_args()
    if options.one:
        print(json.dumps(measured(options.folder, options.one, options.topics)))
        return
    found = {}
    for size in options.sizes:
        command = [sys.executable, __file__, str(options.folder), "--one", str(size)]
        if options.topics:
            command += ["--topics", str(options.topics)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        found[size] = json.loads(said)
        sys.stderr.write(f"{size}: {said}")
    number = options.topics or len(bundled_topics())
    table = f"{table_of(found)}\n\n{number} topics; {A_DAY} articles a day."
    print(machine(), table, sep="\n\n")
    if options.keep:
        print(keep("scale", "./dev bench scale", table))


if __name__ == "__main__":
    main()
