"""What is lost or told twice when the bot is killed: at each of its steps, on each database.

Usage: ./dev bench crash [--keep]   (some 20 minutes; with --keep into benchmarks/results/crash.md)

A process with digests due in eight channels, and a command in each, is ended by SIGKILL when the
first, second, third, fifth or eighth of them gets to a step; another one takes over. What the
channels show afterwards is compared with what they show without any trouble (`tests/crashes.py`).
"""

import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import cache
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from command_line import parser
from report import keep, machine, markdown

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.contracts.postgres import Postgres  # noqa: E402
from tests.crashes import CASES, flaws, killed, reference, subscribed  # noqa: E402
from tests.places import place  # noqa: E402

HITS = (1, 2, 3, 5, 8)
DATABASES = ("sqlite", "postgresql")
AT_ONCE = 2


def main() -> None:
    """Kill, count and tell."""
    options = parser(__doc__).parse_args()
    runs = [(*case, hit, name) for case, hit, name in product(CASES, HITS, DATABASES)]
    with TemporaryDirectory() as folder, ProcessPoolExecutor(AT_ONCE) as pool:
        every = []
        for done in pool.map(crashed, [(folder, *run) for run in runs]):
            every.append(done)
            sys.stderr.write(f"\r{len(every)} of {len(runs)}")
    sys.stderr.write("\n")
    table = _table(every)
    print(machine(), table, sep="\n\n")
    if options.keep:
        print(keep("crash", "./dev bench crash", table))


def crashed(run: tuple[str, str, str, int, str]) -> tuple[str, str, bool, list[str]]:
    """Return platform and database, whether the bot died where it was to, and what was wrong."""
    shared, platform, point, hit, name = run
    with TemporaryDirectory() as folder, place(platform) as here:
        path = Path(folder)
        url = f"sqlite:///{path}/store.db" if name == "sqlite" else _postgres(shared).store()
        subscribed(url, here.channels, _now())
        try:
            died = killed(path, url, here, point, hit)
            wrong = flaws(here, point, _reference(platform))
        except TimeoutError:
            died, wrong = True, ["not done within a minute"]
        for flaw in wrong:
            sys.stderr.write(f"\n{platform} {name} {point}:{hit}: {flaw}\n")
        return platform, name, died, wrong


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the bots run by the same clock


@cache
def _reference(platform: str) -> list[str]:
    with TemporaryDirectory() as folder:
        return reference(Path(folder), platform, _now())


@cache
def _postgres(_shared: str) -> Postgres:
    from os import getpid  # noqa: PLC0415 - each process has its own server

    return Postgres(Path(gettempdir(), f"postgres-crash-{getpid()}"), "bench")


def _table(every: Sequence[tuple[str, str, bool, list[str]]]) -> str:
    kills: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str, str]] = Counter()
    for platform, name, died, flaws_found in every:
        kills[platform, name] += died
        for flaw in flaws_found:
            kind = "lost" if "lost" in flaw else "repeated" if "times" in flaw else "other"
            kind = "twice" if "twice" in flaw else kind
            wrong[platform, name, kind] += 1
    kinds = ("lost", "twice", "repeated", "other")
    rows = [
        (f"{platform}, {name}", kills[platform, name], *(wrong[platform, name, k] for k in kinds))
        for platform, name in sorted(kills)
    ]
    total = sum(kills.values())
    head = ("", "kills", "lost, or in parts", "twice in Slack", "too often, or unmarked", "stuck")
    return f"{markdown(head, rows)}\n\n{total} kills; each with eight digests and eight commands."


if __name__ == "__main__":
    main()
