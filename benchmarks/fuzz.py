"""What readers and commands make of inputs changed by chance: errors, and what takes too long.

Usage: ./dev bench fuzz [--keep] [--count 1000000] [--seed 1] [--only WORDS]
       (into benchmarks/results/fuzz.md)

Feeds, pages, mails, records, references, front matter and documents are changed in a few places and
read in workers, within the limits of files (tests/fuzz). Of 200 inputs one is a command: it is
given arguments from a grammar of numbers, dates, zones, queries, forms and strange characters, from
every kind of channel and role and in every language, is answered from a real store, shown on all
platforms, and a button under the answer is pressed (tests/fuzzing.py).
"""

import logging
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from command_line import parser
from report import keep, machine, markdown

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.app.config import Settings  # noqa: E402
from bot.commands.table import NAMES  # noqa: E402
from bot.library.bundled import bundled_articles, bundled_topics  # noqa: E402
from bot.library.library import Library  # noqa: E402
from storage.opening import open_store  # noqa: E402
from tests.fuzz.reading import Fault, Tally, fuzz  # noqa: E402
from tests.fuzz.targets import TARGETS  # noqa: E402
from tests.fuzzing import AT, Fuzzed, requests  # noqa: E402

ARTICLES, SHOWN, EVERY, BATCH = 12, 30, 5_000, 1_000
COMMANDS = "command"
OF_ALL = 200
"""Of so many inputs one is a command: each is answered, and shown on every platform."""
HEAD = ("target", "inputs", "uncaught", "over limits", "slowest, s", "ms each")


def main() -> int:
    """Print a line for each fault, and how many there were; return 1 where there were any."""
    made = parser(__doc__)
    made.add_argument("--count", type=int, default=1_000_000, help="how many inputs in all")
    made.add_argument("--seed", type=int, default=1, help="of the chance: the same finds the same")
    made.add_argument("--only", default="", help="targets with these words in their names")
    given = made.parse_args()
    logging.disable(logging.CRITICAL)
    rows, faults = [], []
    for name in (*TARGETS, COMMANDS):
        if given.only in name:
            began = time.monotonic()
            tally = of_target(name, given.seed, given.count)
            faults += tally.faults
            rows.append(row(name, tally, time.monotonic() - began))
            sys.stderr.write(f"{rows[-1]}\n")
    for fault in faults[:SHOWN]:
        sys.stdout.write(f"{fault.target} {fault.number}: {fault.what}\n")
    table = markdown(HEAD, [*rows, total(rows)])
    sys.stdout.write(f"{machine()}\n\n{table}\n")
    if given.keep:
        keep("fuzz", f"./dev bench fuzz --count {given.count} --seed {given.seed}", table)
    return 1 if faults else 0


def of_target(name: str, seed: int, count: int) -> Tally:
    """Return what became of a target's share of so many inputs."""
    if name == COMMANDS:
        return of_commands(seed, count // OF_ALL)
    wanted = (count - count // OF_ALL) * TARGETS[name].share // 100
    first = (seed - 1) * count
    parts = [(at, min(at + BATCH, first + wanted)) for at in range(first, first + wanted, BATCH)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        tallies = list(pool.map(lambda part: fuzz(name, *part), parts))
    return joined(tallies)


def joined(tallies: Sequence[Tally]) -> Tally:
    """Return several tallies as one."""
    return Tally(
        sum(each.inputs for each in tallies),
        max((each.slowest for each in tallies), default=0.0),
        [fault for each in tallies for fault in each.faults],
    )


def row(name: str, tally: Tally, seconds: float) -> tuple[str, str, int, int, str, str]:
    """Return the line of the table for a target."""
    over = sum(fault.is_over_limits for fault in tally.faults)
    each = f"{1000 * seconds / max(1, tally.inputs):.1f}"
    uncaught = len(tally.faults) - over
    return name, f"{tally.inputs:,}", uncaught, over, f"{tally.slowest:.1f}", each


def total(rows: Sequence[tuple[str, str, int, int, str, str]]) -> tuple[object, ...]:
    """Return the last line of the table."""
    inputs = sum(int(each[1].replace(",", "")) for each in rows)
    slowest = max((float(each[4]) for each in rows), default=0.0)
    sums = (sum(each[2] for each in rows), sum(each[3] for each in rows))
    return ("all", f"{inputs:,}", *sums, f"{slowest:.1f}", "")


def of_commands(seed: int, count: int) -> Tally:
    """Return what became of so many requests."""
    tally = Tally(0, 0.0, [])
    with (
        TemporaryDirectory() as folder,
        closing(open_store(f"sqlite:///{folder}/fuzz.db")) as store,
    ):
        settings = Settings()
        library = Library(store, settings.recipe, NAMES, learn=True)
        for topic in bundled_topics():
            library.save_topic(topic)
        library.ingest(list(bundled_articles(AT))[:ARTICLES])
        fuzzed = Fuzzed(library, settings)
        for number, request in enumerate(requests(seed, count), start=1):
            began = time.process_time()
            fault = fuzzed.fault(request)
            tally.slowest = max(tally.slowest, time.process_time() - began)
            tally.inputs = number
            if fault:
                what = f"{fault.what}: {fault.text[:100]!r}"
                tally.faults.append(Fault(COMMANDS, number, what))
            if number % EVERY == 0:
                sys.stderr.write(f"{number:,} requests, {len(tally.faults)} faults\n")
    return tally


if __name__ == "__main__":
    sys.exit(main())
