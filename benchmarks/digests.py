"""Ten thousand digests due at the same minute through one Telegram bot, and commands meanwhile.

Usage: ./dev bench digests [--keep] [COUNT]   (some 8 minutes; into benchmarks/results/digests.md)

The strict fake lets 30 messages a second through, as Telegram does, and refuses what is more with
429. Each digest goes to a chat of its own; twice a second someone else asks for /trade.
"""

import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from chat import highest_mb
from command_line import parser
from report import keep, machine, markdown

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.chat.request import Channel  # noqa: E402
from bot.subscriptions.slots import Plan  # noqa: E402
from bot.subscriptions.subscription import Subscription  # noqa: E402
from storage.opening import open_store  # noqa: E402
from storage.sql.codec import encode_instant  # noqa: E402
from storage.sql.tables import subscriptions  # noqa: E402
from tests.bots import running, telegram_settings  # noqa: E402
from tests.crashes import subscribed  # noqa: E402
from tests.fakes.telegram_api import TelegramApi, telegram_api  # noqa: E402

MANY = 10_000
FIRST, ASKING = 1_000_000, 9_000_000
GOAL_S, GOAL_P99, GOAL_MB = 420, 1_000, 300
EVERY = 0.5


def main() -> None:
    """Measure, print, and keep where that is asked for."""
    given = parser(__doc__)
    given.add_argument("count", nargs="?", type=int, default=MANY, help="how many digests are due")
    options = given.parse_args()
    many = options.count
    with TemporaryDirectory() as made, telegram_api() as telegram:
        folder = Path(made)
        url = f"sqlite:///{folder}/store.db"
        _subscribe(url, many)
        for number in range(many):
            telegram.chat(FIRST + number)
        telegram.pace()
        settings = {**telegram_settings(telegram), "DATABASE_URL": url}
        with running(folder, settings, forked=False) as bot:
            lasted, took = _watched(telegram, many)
            memory = highest_mb(bot.process.pid)
        had = [len(telegram.posted(FIRST + number)) for number in range(many)]
    row = (
        f"{many:,}", f"{had.count(0)}", f"{sum(each > 1 for each in had)}", f"{lasted:.0f}",
        f"{many / lasted:.1f}", f"{len(took)}", f"{median(took):.0f}",
        f"{quantiles(took, n=100)[98]:.0f}", f"{memory:.0f}",
    )  # fmt: skip
    head = (
        "digests",
        "lost",
        "twice",
        "s",
        "a second",
        "commands",
        "median ms",
        "p99 ms",
        "RSS MB",
    )
    goals = f"Goals: {GOAL_S} s, commands' p99 under {GOAL_P99:,} ms, RSS under {GOAL_MB} MB."
    table = f"{markdown(head, [row])}\n\n{goals}"
    print(machine(), table, sep="\n\n")
    if options.keep:
        print(keep("digests", "./dev bench digests", table))


def _subscribe(url: str, many: int) -> None:
    """Have so many subscriptions that are due."""
    now = datetime.now(UTC)  # noqa: TID251 - the bot runs by the same clock
    subscribed(url, [], now)
    at = (now - timedelta(minutes=1)).time().replace(second=0, microsecond=0)
    plan = Plan(times=frozenset({at}), zone=ZoneInfo("UTC"))
    rows = []
    for number in range(many):
        channel = Channel(platform="telegram", id=str(FIRST + number))
        wanted = Subscription(channel=channel, topics=("trade",), plan=plan)
        due = wanted.due_after(now - timedelta(minutes=2))
        assert due is not None  # noqa: S101 - it was a minute ago
        rows.append(
            {"channel": str(channel), "written": wanted.encode(), "due": encode_instant(due)}
        )
    with closing(open_store(url)) as store, store.database.writing() as connection:
        connection.execute(subscriptions.insert(), rows)


def _watched(telegram: TelegramApi, many: int) -> tuple[float, list[float]]:
    """Return how long all took from the first digest on, in s, and each command, in ms."""
    told, shown = telegram.world.told_at, telegram.world.shown_at
    until = time.monotonic() + 60 + many / 5
    number, begun, done = 0, None, 0
    while done < many and time.monotonic() < until:
        if begun:
            telegram.says(ASKING + number, "/trade")
            number += 1
        time.sleep(EVERY)
        done = sum(FIRST <= chat < ASKING for chat in tuple(shown))
        begun = begun or (time.monotonic() if done else None)
        sys.stderr.write(f"\r{done:,} of {many:,}")
    sys.stderr.write("\n")
    lasted = time.monotonic() - (begun or 0.0)
    time.sleep(5)
    asked = [chat for chat in tuple(told) if chat >= ASKING and chat in shown]
    return lasted, [1_000 * (shown[chat] - told[chat]) for chat in asked]


if __name__ == "__main__":
    main()
