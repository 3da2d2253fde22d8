"""What our bot costs on top of its frameworks, and what it bears.

Usage: ./dev bench chat [--keep]   (some three minutes; with --keep into benchmarks/results/chat.md)

Every bot is a process of its own and talks over loopback with the strict fakes of the tests. First
/trade, one after the other, by turns with bots that only reply a constant, made with
python-telegram-bot and with Bolt; then 100 commands a second for 60 s, each from another person.
A time is from when the platform has something to tell until the answer is with it.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median, quantiles
from subprocess import DEVNULL, Popen, TimeoutExpired
from tempfile import TemporaryDirectory
from typing import TypeVar

from command_line import parser
from report import keep, machine, markdown

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.bots import running, slack_settings, telegram_settings  # noqa: E402
from tests.fakes.slack_api import SlackApi, slack_api  # noqa: E402
from tests.fakes.telegram_api import TelegramApi, telegram_api  # noqa: E402

CONSTANT = "Trade grew by a tenth."
FRAMEWORKS = Path(__file__).with_name("chat_bots.py")
ROUNDS, IN_A_ROUND, WARM = 4, 100, 30
RATE, LASTING = 100, 60
GOAL_RATIO, GOAL_P99, GOAL_MB = 1.3, 1_000, 300

Who = TypeVar("Who")


@contextmanager
def framework(*arguments: str) -> Iterator[int]:
    """Have a bot that replies a constant; yields its process id."""
    process = Popen([sys.executable, str(FRAMEWORKS), *arguments], stderr=DEVNULL)
    try:
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(5)
        except TimeoutExpired:
            process.kill()


def one_by_one(
    ask: Callable[[], None], told: Mapping[Who, float], shown: Mapping[Who, float], who: Who
) -> list[float]:
    """Return what each of some commands took, in milliseconds."""
    took = []
    for _ in range(IN_A_ROUND + WARM):
        ask()
        until = time.monotonic() + 30
        while shown.get(who, 0.0) < told[who]:
            if time.monotonic() > until:
                raise TimeoutError("no answer")
            time.sleep(0.0005)
        took.append(1_000 * (shown[who] - told[who]))
    return took[WARM:]


def flood(
    ask: Callable[[int], None], told: Mapping[Who, float], shown: Mapping[Who, float]
) -> list[float]:
    """Ask `RATE` times a second for `LASTING` seconds; return what each took that was answered."""
    begun, before = time.monotonic(), set(told)
    for number in range(RATE * LASTING):
        time.sleep(max(0.0, begun + number / RATE - time.monotonic()))
        ask(number)
    asked = set(told) - before
    until = time.monotonic() + 30
    while time.monotonic() < until and not asked <= shown.keys():
        time.sleep(0.1)
    return [1_000 * (shown[who] - told[who]) for who in asked if who in shown]


def highest_mb(process: int) -> float:
    """Return the most memory that a process held at once, in MB."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1_000


def in_telegram(telegram: TelegramApi, folder: Path) -> tuple[list[list[float]], list[str]]:
    """Return what the framework took (a constant, our message), what we took, and a flood."""
    telegram.chat(1)
    told, shown = telegram.world.told_at, telegram.world.shown_at

    def measured() -> list[float]:
        return one_by_one(lambda: _write(telegram, 1), told, shown, 1)

    took: list[list[float]] = [[], [], []]
    files = [_given(folder, "constant", {"text": CONSTANT})]
    for turn in range(ROUNDS):
        with running(folder / str(turn), telegram_settings(telegram), forked=False):
            took[2] += measured()
        if not turn:
            files.append(_given(folder, "brief", _as_sent_by_telegram(telegram)))
        for file, into in zip(files, took, strict=False):
            with framework("telegram", str(file), telegram.api_url, telegram.token):
                into.extend(measured())
    with running(folder / "flood", telegram_settings(telegram), forked=False) as bot:
        measured()
        lasted = flood(lambda number: _write(telegram, 1_000 + number), told, shown)
        return took, borne(lasted, bot.process.pid)


def in_slack(slack: SlackApi, folder: Path) -> tuple[list[list[float]], list[str]]:
    """Return the same for Slack."""
    told, shown = slack.world.told_at, slack.world.shown_at

    def measured() -> list[float]:
        slack.connected(within=20)
        return one_by_one(lambda: slack.slash("U1", "C1", "/trade"), told, shown, "U1")

    took: list[list[float]] = [[], [], []]
    files = [_given(folder, "constant", {"text": CONSTANT})]
    for turn in range(ROUNDS):
        with running(folder / str(turn), slack_settings(slack), forked=False):
            took[2] += measured()
        if not turn:
            sent = slack.ephemeral("C1", "U1")[-1]
            files.append(_given(folder, "brief", {"text": sent.text, "blocks": sent.blocks}))
        for file, into in zip(files, took, strict=False):
            with framework("slack", str(file), slack.api_url, slack.bot_token, slack.app_token):
                into.extend(measured())
    with running(folder / "flood", slack_settings(slack), forked=False) as bot:
        measured()
        lasted = flood(lambda number: slack.slash(f"U{number + 10}", "C1", "/trade"), told, shown)
        return took, borne(lasted, bot.process.pid)


def _given(folder: Path, name: str, message: dict[str, object]) -> Path:
    """Write down what a framework's bot is to reply."""
    file = folder / f"{name}.json"
    file.write_text(json.dumps(message), "utf-8")
    return file


def _as_sent_by_telegram(telegram: TelegramApi) -> dict[str, object]:
    sent = dict(telegram.calls("sendMessage")[-1][1])
    return {
        "text": sent["text"], "entities": sent["entities"], "keyboard": sent["reply_markup"],
    }  # fmt: skip


def borne(took: list[float], process: int) -> list[str]:
    """Return how a flood went: commands, lost, median and p99 in ms, memory in MB."""
    lost = RATE * LASTING - len(took)
    p99 = quantiles(took, n=100)[98]
    return [
        f"{RATE * LASTING:,}", f"{lost}", f"{median(took):.1f}", f"{p99:.0f}",
        f"{highest_mb(process):.0f}",
    ]  # fmt: skip


def _write(telegram: TelegramApi, chat: int) -> None:
    telegram.says(chat, "/trade", entities=[{"type": "bot_command", "offset": 0, "length": 6}])


def main() -> None:
    """Measure, print, and keep where that is asked for."""
    options = parser(__doc__).parse_args()
    with TemporaryDirectory() as made, telegram_api() as telegram, slack_api() as slack:
        folders = [Path(made, name) for name in ("telegram", "slack")]
        for folder in folders:
            for name in (*map(str, range(ROUNDS)), "flood"):
                (folder / name).mkdir(parents=True)
        measured = {
            "Telegram": in_telegram(telegram, folders[0]),
            "Slack": in_slack(slack, folders[1]),
        }
    ratios, floods = [], []
    for name, (took, went) in measured.items():
        constant, same, ours = map(median, took)
        met = "yes" if ours / constant <= GOAL_RATIO else "no"
        ratios.append([
            name, f"{constant:.2f}", f"{same:.2f}", f"{ours:.2f}", f"{ours / constant:.2f}", met,
            f"{ours / same:.2f}",
        ])  # fmt: skip
        floods.append([name, *went])
    head = (
        "/trade", "framework, constant ms", "framework, our message ms", "ours ms", "to constant",
        f"at most {GOAL_RATIO}", "to our message",
    )  # fmt: skip
    asked = f"{RATE} a second for {LASTING} s"
    table = "\n\n".join((
        markdown(head, ratios),
        markdown((asked, "commands", "lost", "median ms", "p99 ms", "RSS MB"), floods),
        f"Goals: p99 under {GOAL_P99:,} ms, none lost, RSS under {GOAL_MB} MB.",
    ))  # fmt: skip
    print(f"{machine()}\n\n{table}")
    if options.keep:
        with suppress(OSError):
            keep("chat", "./dev bench chat", table)


if __name__ == "__main__":
    main()
