"""Digests and commands while a fifth of all calls fail and processes are killed at any moment.

Usage: ./dev bench soak [--keep] [MINUTES]   (an hour unless said; into benchmarks/results/soak.md)

In rounds, each with eight new channels: Telegram with one process on SQLite, Slack with one to
three on PostgreSQL. Of the calls that send, 20 % meet a 429, a 5xx, half a reply, a reset or a
reply that is lost; a process is killed three times a round, at random. The seed is the round's
number. What channels show is looked at as in `./dev bench crash`.
"""

import sys
import time
from collections import Counter, deque
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, gettempdir

from report import keep, machine, markdown

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.bots import running  # noqa: E402
from tests.contracts.postgres import Postgres  # noqa: E402
from tests.crashes import InTelegram, flaws, place, reference, subscribed, until_done  # noqa: E402

MINUTES, KILLS, SHARE, CALLS = 60, 3, 0.2, 2_000
TELEGRAM = [(how, "", 1) for how in ("429", "502", "half", "reset", "reset_after")]
SLACK = ["ratelimited", "503", "half", "reset", "reset_after"]


def main(arguments: Sequence[str]) -> None:
    """Go on for as long as is asked for, and count."""
    minutes = next((float(each) for each in arguments if each[0].isdigit()), MINUTES)
    until, rounds, kills = time.monotonic() + 60 * minutes, 0, 0
    wrong: Counter[str] = Counter()
    with TemporaryDirectory() as made:
        postgres = Postgres(Path(gettempdir(), f"postgres-soak-{Path(made).name}"), "bench")
        whole = {name: reference(_new(made, name), name, _now()) for name in ("telegram", "slack")}
        while time.monotonic() < until:
            rounds += 1
            platform = ("telegram", "slack")[rounds % 2]
            url = postgres.store() if platform == "slack" else f"sqlite:///{made}/{rounds}.db"
            found, died = _round(_new(made, f"{rounds}"), url, (platform, rounds), whole[platform])
            kills += died
            wrong.update(found)
            sys.stderr.write(f"\r{rounds} rounds, {kills} kills, {wrong or 'nothing wrong'}")
        postgres.stop()
    sys.stderr.write("\n")
    kinds = ("lost", "twice", "times", "stuck")
    counts = [sum(many for text, many in wrong.items() if kind in text) for kind in kinds]
    row = (f"{minutes:g} min", rounds, 8 * rounds, kills, *counts)
    head = ("", "rounds", "digests", "kills", "lost", "twice in Slack", "too often, or unmarked",
            "stuck")  # fmt: skip
    table = markdown(head, [row])
    print(machine(), table, sep="\n\n")
    if "--keep" in arguments:
        print(keep("soak", "./dev bench soak", table))


def _round(
    folder: Path, url: str, which: tuple[str, int], whole: Sequence[str]
) -> tuple[list[str], int]:
    """Return what was wrong with one round, and how often a process was killed."""
    platform, number = which
    chance = Random(number)  # noqa: S311 - to be had again, not to be secret
    with place(platform) as here, ExitStack() as stack:
        subscribed(url, here.channels, _now())
        faults = TELEGRAM if platform == "telegram" else SLACK
        due = deque(
            chance.choice(faults) if chance.random() < SHARE else None for _ in range(CALLS)
        )
        if isinstance(here, InTelegram):
            here.telegram.fails_so("sendMessage", due)
        else:
            here.slack.fails_so("chat.postMessage", due)
        settings = {**here.settings, "DATABASE_URL": url, "LEASE": "2"}
        workers = 1 if platform == "telegram" else chance.randint(1, 3)
        bots = [stack.enter_context(running(folder, settings)) for _ in range(workers)]
        here.asks()
        for _ in range(KILLS):
            time.sleep(chance.uniform(0.5, 2.5))
            dying = chance.randrange(workers)
            bots[dying].kill()
            bots[dying] = stack.enter_context(running(folder, settings))
        try:
            until_done(bots[0], url)
        except TimeoutError:
            return ["stuck"], KILLS
        return flaws(here, "doubted", whole), KILLS


def _new(made: str, name: str) -> Path:
    folder = Path(made, name)
    folder.mkdir()
    return folder


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the bots run by the same clock


if __name__ == "__main__":
    main(sys.argv[1:])
