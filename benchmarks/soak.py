"""Digests and commands while a fifth of all calls fail and processes are killed at any moment.

Usage: ./dev bench soak [--keep] [MINUTES]   (an hour unless said; into benchmarks/results/soak.md)

In rounds, each with eight new channels, a digest due and a command in each of them: on Telegram or
in Slack, on SQLite or PostgreSQL; Slack on PostgreSQL with up to three processes, of which one is
also stopped for longer than its lease. Of the calls that send, 20 % meet a 429, a 5xx, a timeout,
half a reply or a broken connection, before or after they are carried out. A process is killed at
random eight times a round: some twelve times a minute, and more often than a job is tried. What
channels show is looked at as in `./dev bench crash`; who asked twice in vain may be told so instead
of an answer.
"""

import os
import re
import signal
import sys
import time
from collections import Counter, deque
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, gettempdir

from command_line import parser
from report import keep, machine, markdown

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.bots import Bot, running  # noqa: E402
from tests.contracts.postgres import Postgres  # noqa: E402
from tests.crashes import (  # noqa: E402
    AGAIN,
    ANSWER,
    FAILURE,
    flaws,
    reference,
    subscribed,
    until_answered,
    until_done,
)
from tests.places import InSlack, InTelegram, place  # noqa: E402

MINUTES, LANES, KILLS, SHARE, CALLS = 60, 3, 8, 0.2, 2_000
REPEATS = 5
"""What a digest's reader may be told of lost replies; each kill may add one."""
LEASE, STOPPED, WITHIN = 2, 5, 300
TOLD = re.compile(f"{ANSWER.pattern}|{FAILURE}")
FAULTS = ("refused", "502", "half", "half", "reset", "reset", "reset_after", "reset_after",
          "timeout", "timeout_after")  # fmt: skip
PLACES = [
    (platform, database)
    for platform in ("telegram", "slack")
    for database in ("sqlite", "postgresql")
]
KINDS = ("lost", "twice", "times", "stuck")
COUNTED = ("rounds", "messages", "kills", "stops", "told again", *KINDS)


def main() -> None:
    """Go on for as long as is asked for, and count."""
    given = parser(__doc__)
    given.add_argument("minutes", nargs="?", type=float, default=MINUTES, help="how long")
    options = given.parse_args()
    minutes = options.minutes
    seen: Counter[tuple[str, str]] = Counter()
    with ProcessPoolExecutor(LANES) as pool:
        for lane in pool.map(_lane, range(LANES), [60 * minutes] * LANES):
            seen += lane
    names = sorted({name for name, _ in seen})
    rows = [(name, *(seen[name, each] for each in COUNTED)) for name in names]
    rows.append(("all", *(sum(column) for column in zip(*(row[1:] for row in rows), strict=True))))
    head = ("", *COUNTED[:-4], "lost", "twice in Slack", "too often, or unmarked", "stuck")
    table = f"{markdown(head, rows)}\n\n{minutes:g} minutes, {LANES} rounds at a time."
    print(machine(), table, sep="\n\n")
    if options.keep:
        print(keep("soak", "./dev bench soak", table))


def _lane(number: int, seconds: float) -> Counter[tuple[str, str]]:
    """Have rounds one after another for so long; return what was seen of each place."""
    until, seen, rounds = time.monotonic() + seconds, Counter[tuple[str, str]](), 0
    with TemporaryDirectory() as made:
        postgres = Postgres(Path(gettempdir(), f"postgres-soak-{Path(made).name}"), "bench")
        now = datetime.now(UTC)  # noqa: TID251 - the bots run by the same clock
        whole = {name: reference(_new(made, name), name, now) for name in ("telegram", "slack")}
        while time.monotonic() < until:
            platform, database = PLACES[rounds % len(PLACES)]
            url = f"sqlite:///{made}/{rounds}.db" if database == "sqlite" else postgres.store()
            chance = Random(LANES * rounds + number)  # noqa: S311 - to be had again, not a secret
            found = _round(_new(made, f"{rounds}"), url, platform, chance, whole[platform])
            seen.update({(f"{platform}, {database}", what): many for what, many in found.items()})
            rounds += 1
            wrong = {kind: sum(seen[each] for each in seen if kind in each) for kind in KINDS}
            sys.stderr.write(f"lane {number}: {rounds} rounds, {wrong}\n")
        postgres.stop()
    return seen


def _round(
    folder: Path, url: str, platform: str, chance: Random, whole: Sequence[str]
) -> Counter[str]:
    """Return what was seen in one round."""
    seen = Counter({"rounds": 1, "kills": KILLS})
    workers = chance.randint(1, 3) if platform == "slack" and "postgres" in url else 1
    with place(platform) as here, ExitStack() as stack:
        now = datetime.now(UTC)  # noqa: TID251 - as above
        subscribed(url, here.channels, now)
        _fail(here, chance)
        settings = {**here.settings, "DATABASE_URL": url, "LEASE": f"{LEASE}", "LOG_LEVEL": "INFO"}
        bots = [stack.enter_context(running(folder, settings)) for _ in range(workers)]
        here.asks()
        for _ in range(KILLS):
            time.sleep(chance.uniform(2.5, 7.5))
            dying = chance.randrange(workers)
            bots[dying].kill()
            bots[dying] = stack.enter_context(running(folder, settings))
        if workers > 1:
            _stop(bots[chance.randrange(workers)])
            seen["stops"] = 1
        try:
            until_done(bots[0], url, WITHIN)
            until_answered(here, TOLD)
        except TimeoutError as error:
            sys.stderr.write(f"{platform}, {url}: {error}\n")
            seen["stuck"] = 1
            _tell(here.told(), bots[0])
            return seen
        told = here.told()
        seen["messages"] = sum(map(len, told))
        seen["told again"] = sum(text.startswith(AGAIN) for texts in told for text in texts)
        found = flaws(here, "", whole, REPEATS + KILLS)
        for flaw in found:
            sys.stderr.write(f"{platform}, {url}: {flaw}\n")
            seen[next(kind for kind in KINDS if kind in flaw)] += 1
        if found:
            _tell(told, bots[0])
    return seen


def _fail(here: InTelegram | InSlack, chance: Random) -> None:
    """Have a share of all that is sent go wrong."""
    due = deque(chance.choice(FAULTS) if chance.random() < SHARE else None for _ in range(CALLS))
    if isinstance(here, InTelegram):
        here.telegram.fails_so(
            "sendMessage",
            [("429" if each == "refused" else each, "", 1) if each else None for each in due],
        )
    else:
        here.slack.fails_so(
            "chat.postMessage", ["ratelimited" if each == "refused" else each for each in due]
        )


def _stop(bot: Bot) -> None:
    """Have a process sleep for longer than its lease."""
    os.kill(bot.process.pid, signal.SIGSTOP)
    time.sleep(STOPPED)
    os.kill(bot.process.pid, signal.SIGCONT)


def _tell(told: object, bot: Bot) -> None:
    """Show what there is to see of what went wrong."""
    sys.stderr.write(f"{told}\n{bot.log.read_text()}\n")


def _new(made: str, name: str) -> Path:
    folder = Path(made, name)
    folder.mkdir()
    return folder


if __name__ == "__main__":
    main()
