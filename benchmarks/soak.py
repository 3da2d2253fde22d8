"""Digests and commands while processes are killed, calls fail, servers stop and clocks are set.

Usage: ./dev bench soak [--keep] [--minutes 30] [--kills-per-minute 12] [--faults 20]
                        [--database both|sqlite|postgresql]

In rounds, each with eight new channels on Telegram or in Slack: in each a digest is due, and two
commands are asked. Both databases run side by side, and share the kills: a process dies at random.
Of the calls that send, 20 % meet a 429, a 5xx, a timeout, half a reply or a broken connection,
before or after they are carried out. PostgreSQL is stopped five times, for 90 s each in half an
hour, and in proportion otherwise. The bots' wall clock is put forward by an hour and back, and back
and forward (libfaketime: `apt install faketime`). Slack on PostgreSQL has up to three processes, of
which one also sleeps for longer than its lease.

What channels show is looked at as in `./dev bench crash`; who asked twice in vain may be told so
instead of an answer. In each channel the answers come in the order in which they were asked for.
How long the first digest takes is counted from each start of a process that finds one due, or from
the return of its database.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from command_line import parser
from report import keep, machine, markdown

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from soaking.lane import KINDS, SLOWEST, Load, soak  # noqa: E402

COUNTED = ("rounds", "messages", "kills", "outages", "steps", "told again", *KINDS)
HEAD = (
    "", "rounds", "messages", "kills", "outages", "clock set", "told again", "lost",
    "twice in Slack", "too often, or unmarked", "out of order", "stuck", "first digest, s",
)  # fmt: skip


def main() -> None:
    """Go on for as long as is asked for, and count."""
    given = parser(__doc__)
    given.add_argument("--minutes", type=float, default=30, help="how long")
    given.add_argument("--kills-per-minute", type=float, default=12, help="of all databases")
    given.add_argument("--faults", type=float, default=20, help="per cent of calls that send")
    given.add_argument("--database", choices=("both", "sqlite", "postgresql"), default="both")
    options = given.parse_args()
    databases = ("sqlite", "postgresql") if options.database == "both" else (options.database,)
    loads = [
        Load(
            database=database,
            seconds=60 * options.minutes,
            kill_every=60 * len(databases) / max(options.kills_per_minute, 0.001),
            faults=options.faults / 100,
        )
        for database in databases
    ]
    seen: Counter[tuple[str, str]] = Counter()
    with ProcessPoolExecutor(len(loads)) as pool:
        for lane in pool.map(soak, loads):
            seen.update(lane)
    table = _table(seen, f"{options.minutes:g} minutes")
    print(machine(), table, sep="\n\n")
    command = " ".join(["./dev bench soak", *(each for each in sys.argv[1:] if each != "--keep")])
    if options.keep:
        print(keep("soak", command, table))
    if any(seen[name, kind] for name, kind in seen if kind in KINDS):
        sys.exit(1)


def _table(seen: Counter[tuple[str, str]], lasted: str) -> str:
    names = sorted({name for name, _ in seen})
    rows = [
        (name, *(seen[name, each] for each in COUNTED), _slowest(seen, [name])) for name in names
    ]
    sums = (sum(seen[name, each] for name in names) for each in COUNTED)
    rows.append(("all", *sums, _slowest(seen, names)))
    return f"{markdown(HEAD, rows)}\n\n{lasted}; the first digest as it came the latest."


def _slowest(seen: Counter[tuple[str, str]], names: Sequence[str]) -> int:
    """Return the most seconds that a first digest took."""
    return max(seen[name, SLOWEST] for name in names)


if __name__ == "__main__":
    main()
