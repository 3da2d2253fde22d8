"""What files that mean harm cost: every kind of tests/hostile_files.py, each in its worker.

Usage: ./dev bench hostile [--keep] [--only WORDS] [--most N]
       ./dev bench hostile --folder [GOOD]   ingests so many good files (1,000 unless said
                                             otherwise) with 50 hostile ones among them

No file may take more than its limits, and none may stop another.
"""

import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import chain
from json import dumps, loads
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from command_line import parser
from report import keep, machine, markdown

from bot.library.library import Library
from briefings.composing.recipe import Recipe
from briefings.errors import ReadingError
from briefings.reading.folder import LARGEST_FILE, read
from briefings.reading.metadata import Place
from briefings.reading.workers.files import read_in_worker
from briefings.reading.workers.limits import MOST_MEMORY, Limits
from briefings.reading.workers.pool import end_workers, start_worker
from storage.opening import open_store

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.hostile_files import KINDS, hostile_file  # noqa: E402 - the tests are no package

AT = datetime(2025, 5, 9, tzinfo=UTC)
HEAD = ("kind", "files", "read", "refused", "CPU s", "wall s", "MB", "verdicts")
LIMITS = Limits()
HOSTILE = 50
_MEGABYTE = 1 << 20
_SHOWN = 60
"""Characters of a verdict."""


class Cost(NamedTuple):
    """What one file took: articles and refusals, seconds, and peak memory of its worker."""

    articles: int
    refusals: list[str]
    cpu: float
    wall: float
    size: int

    @property
    def is_within(self) -> bool:
        """Whether it kept to its limits, for each megabyte begun and for each reader that ended."""
        portions = max(1, -(-self.size // _MEGABYTE)) * max(1, len(self.refusals))
        slack = 1.5
        return self.cpu <= portions * LIMITS.cpu + slack and self.wall <= portions * (
            LIMITS.wall + slack
        )


def cost_of(kind: str, size: int) -> Cost:
    """Read one file in a new worker."""
    made = hostile_file(kind, size)
    start_worker()
    used, began = children(), time.perf_counter()
    place = Place(file=made.name, origin=f"/{made.name}", at=AT)
    articles, refusals = 0, []
    for finding in read_in_worker(made.raw, place):
        if isinstance(finding, ReadingError):
            refusals.append(finding.reason)
        else:
            articles += 1
    wall = time.perf_counter() - began
    end_workers()
    return Cost(articles, refusals[:1000], children() - used, wall, len(made.raw))


def children() -> float:
    """Return the CPU seconds of the workers that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure_kind(kind: str, most: int) -> None:
    """Print what the files of one kind cost, and the peak memory of their workers, as JSON."""
    sizes = [size for size in KINDS[kind].sizes if size <= most]
    costs = [cost_of(kind, size) for size in sizes]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(dumps([peak, costs]))


def measured(kind: str, most: int) -> tuple[float, list[Cost]]:
    """Return the peak memory in MB, and the costs, of a kind's files: in a process of its own."""
    command = [sys.executable, __file__, "--kind", kind, "--most", str(most)]
    shown = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    peak, costs = loads(shown.stdout)
    return peak, [Cost(*cost) for cost in costs]


def row(kind: str, peak: float, costs: list[Cost]) -> tuple[object, ...]:
    """Return the line of the table for a kind."""
    verdicts = Counter(chain.from_iterable(cost.refusals for cost in costs))
    said = "; ".join(reason[:_SHOWN] for reason, _ in verdicts.most_common(2))
    return (
        kind,
        len(costs),
        sum(not cost.refusals for cost in costs),
        sum(bool(cost.refusals) for cost in costs),
        f"{max(cost.cpu for cost in costs):.1f}",
        f"{max(cost.wall for cost in costs):.1f}",
        f"{peak:.0f}",
        said.replace("|", "\\|"),
    )


def rows(only: str, most: int) -> Iterator[tuple[object, ...]]:
    """Yield the lines of the table, and say at once what broke a limit."""
    for kind in KINDS:
        if only not in kind:
            continue
        peak, costs = measured(kind, most)
        if peak > MOST_MEMORY / _MEGABYTE or not all(cost.is_within for cost in costs):
            print(f"above its limits: {kind}: {peak:.0f} MB, {costs}", file=sys.stderr)
        yield row(kind, peak, costs)


def ingest_folder(good: int) -> None:
    """Say how many of the good files are there after an ingest with the largest hostile ones."""
    kinds = list(KINDS)[:: max(1, len(KINDS) // HOSTILE)][:HOSTILE]
    with TemporaryDirectory() as place:
        folder = Path(place, "news")
        folder.mkdir()
        for number, kind in enumerate(kinds):
            made = hostile_file(kind, KINDS[kind].sizes[-1])
            (folder / f"{number * good // HOSTILE:05}-{made.name}").write_bytes(made.raw)
        texts = {
            f"This is good text number {number}. It has two sentences." for number in range(good)
        }
        for number, text in enumerate(sorted(texts)):
            (folder / f"{number:05}-good.txt").write_text(text, "utf-8")
        began = time.perf_counter()
        with closing(open_store(f"sqlite:///{place}/a.db")) as store:
            report = Library(store, Recipe()).ingest(read([str(folder)], at=AT))
            stored = {article.body for article in store.articles()}
        print(
            f"{len(kinds)} hostile files among {good} good ones: {len(texts & stored)} good ones"
            f" stored, {len(report.refused)} refusals, {time.perf_counter() - began:.0f} s"
        )
        print(*report.refused, sep="\n")


def main() -> None:
    """Measure, print the table, and keep it where that is asked for."""
    given = parser(__doc__)
    given.add_argument("--folder", nargs="?", type=int, const=1_000, help="good files to ingest")
    given.add_argument("--only", default="", help="kinds with these words in their names")
    given.add_argument("--most", type=int, default=LARGEST_FILE, help="no more of each pattern")
    given.add_argument("--kind", help="measure this kind alone, and print JSON")
    options = given.parse_args()
    if options.folder:
        ingest_folder(options.folder)
        return
    if options.kind:
        measure_kind(options.kind, options.most)
        return
    found = []
    for line in rows(options.only, options.most):
        print(*line, sep=" | ", flush=True)
        found.append(line)
    table = markdown(HEAD, found)
    print(f"{machine()}\n\n{table}")
    if options.keep:
        keep("hostile", "./dev bench hostile", table)


if __name__ == "__main__":
    main()
