"""Commands with whatever people may write after them: how many end in an apology or an error.

Usage: ./dev bench fuzz [--keep] [--count 100000] [--seed 1]   (into benchmarks/results/fuzz.md)

Every command of the table is given arguments from a grammar of numbers, dates, times, zones,
queries, forms and strange characters, joined and changed by chance, from every kind of channel and
role, and in every language. Each is answered from a real store as on a platform, shown on all
platforms, and a button under the answer is pressed.
"""

import logging
import sys
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from command_line import parser
from report import keep, markdown

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.app.config import Settings  # noqa: E402
from bot.commands.table import NAMES  # noqa: E402
from bot.library.bundled import bundled_articles, bundled_topics  # noqa: E402
from bot.library.library import Library  # noqa: E402
from storage.opening import open_store  # noqa: E402
from tests.fuzzing import AT, Fault, Fuzzed, requests  # noqa: E402

ARTICLES, SHOWN, EVERY = 12, 30, 5_000


def main() -> int:
    """Print a line for each fault, and how many there were; return 1 where there were any."""
    made = parser(__doc__)
    made.add_argument("--count", type=int, default=100_000, help="how many requests")
    made.add_argument("--seed", type=int, default=1, help="of the chance: the same finds the same")
    given = made.parse_args()
    logging.disable(logging.CRITICAL)
    start = time.monotonic()
    faults = found(given.seed, given.count)
    for fault in faults[:SHOWN]:
        sys.stdout.write(f"{fault.what}: {fault.text[:100]!r}\n")
    apologies = sum(fault.what == "apology" for fault in faults)
    head = ("requests", "apologies", "errors", "ms each")
    each = 1000 * (time.monotonic() - start) / max(1, given.count)
    row = (f"{given.count:,}", apologies, len(faults) - apologies, f"{each:.1f}")
    table = markdown(head, [row])
    sys.stdout.write(f"{table}\n")
    if given.keep:
        keep("fuzz", f"./dev bench fuzz --count {given.count} --seed {given.seed}", table)
    return 1 if faults else 0


def found(seed: int, count: int) -> list[Fault]:
    """Return what went wrong in `count` requests."""
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
        faults = []
        for number, request in enumerate(requests(seed, count), start=1):
            if fault := fuzzed.fault(request):
                faults.append(fault)
            if number % EVERY == 0:
                sys.stderr.write(f"{number:,} requests, {len(faults)} faults\n")
    return faults


if __name__ == "__main__":
    sys.exit(main())
