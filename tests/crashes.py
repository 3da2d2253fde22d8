"""Digests and commands while the bot is killed: what each channel was told is looked at afterwards.

Real processes, a real database and the strict fakes: `briefing-bot run` dies by its own hand at a
named event (`tests/crashing_bot.py`), is started anew, and has to end with nothing lost.
"""

import re
from collections.abc import Sequence
from contextlib import ExitStack, closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.chat.request import Channel
from bot.library.bundled import bundled_articles, bundled_topics
from bot.library.library import Library
from bot.queue.events import (
    ANSWERING,
    CLAIMING,
    COMMITTING,
    GOING_WRONG,
    RECEIVING,
    RECOVERING,
)
from bot.subscriptions.slots import Plan
from bot.subscriptions.subscription import Subscription
from briefings.composing.recipe import Recipe
from storage.errors import StorageError
from storage.opening import open_store
from storage.sql.store import SqlStore
from storage.sql.tables import jobs
from tests.bots import Bot, running
from tests.places import CHANNELS, Place, place

HEAD = "Digest: "
AGAIN = "I was interrupted, so you may be seeing this twice."
ANSWER = re.compile(rf"(?:{AGAIN}.*\n+)?Energy\n")
FAILURE = "Something went wrong"
LATE = re.compile(r"This digest was due at [^;]*; sorry it.s late\.")
POINTS = (*RECEIVING, *CLAIMING, *ANSWERING, *GOING_WRONG, *RECOVERING, *COMMITTING)
NOT_IN_SLACK = {"moving", "moved"}
UNANSWERED = {"losing", "lost", *NOT_IN_SLACK}
"""Where the bot can't reach who asks, or nobody does."""
CASES = [
    (platform, point)
    for platform in ("telegram", "slack")
    for point in POINTS
    if platform == "telegram" or point not in NOT_IN_SLACK
]
"""Every platform with each place where a bot on it can be killed."""
_WITHIN = 300.0


def subscribed(url: str, channels: Sequence[Channel], now: datetime) -> None:
    """Have the bundled articles, and a digest due in each channel since the minute began."""
    at = now.astimezone(UTC).time().replace(second=0, microsecond=0)
    with closing(open_store(url)) as store:
        library = Library(store, Recipe())
        if not store.topics():
            for topic in bundled_topics():
                store.save_topic(topic)
            library.ingest(bundled_articles(now))
        plan = Plan(times=frozenset({at}), zone=ZoneInfo("UTC"))
        for channel in channels:
            wanted = Subscription(channel=channel, plan=plan, points=2)
            due = wanted.due_after(now - timedelta(minutes=2))
            store.subscribe(str(channel), wanted.encode(), due)


def killed(folder: Path, url: str, here: Place, point: str, hit: int) -> bool:
    """Run the bot until it dies at a point, then until all is done; return whether it died."""
    settings = {**here.settings, "DATABASE_URL": url, "LEASE": "1"}
    here.fails(point)
    if point in RECOVERING:
        with running(folder, settings, f"sending:{CHANNELS}") as bot:
            here.asks()
            _died(bot, url)
    with running(folder, settings, f"{point}:{hit}") as bot:
        here.asks()
        died = _died(bot, url)
    with running(folder, settings) as bot:
        until_done(bot, url)
        if point not in UNANSWERED:
            until_answered(here)
        bot.stop()
    return died


def _died(bot: Bot, url: str) -> bool:
    """Wait for the bot's death, or until there is nothing to do any more."""
    until_done(bot, url)
    return bot.process.poll() is not None


def until_done(bot: Bot, url: str, within: float = _WITHIN) -> None:
    """Wait until nothing is left to do, or the bot is dead.

    Raises:
        TimeoutError: neither comes within so many seconds.
    """
    until = monotonic() + within
    with ExitStack() as stack:
        store = None
        while monotonic() < until and bot.process.poll() is None:
            with suppress(StorageError):  # the server may be restarting
                store = store or stack.enter_context(closing(open_store(url)))
                if store.deliveries() and not _left(store):
                    return
            sleep(0.05)
    if bot.process.poll() is None:
        raise TimeoutError(f"not done: {bot.log.read_text()[-2000:]}")


def until_answered(here: Place, answer: re.Pattern[str] = ANSWER) -> None:
    """Wait until each channel has its command's answer; what was not taken in is brought again.

    Raises:
        TimeoutError: some have none within a minute.
    """
    until = monotonic() + _WITHIN
    while any(not any(map(answer.match, texts)) for texts in here.told()):
        if monotonic() > until:
            raise TimeoutError("a command is not answered")
        sleep(0.05)


def count_answers(texts: Sequence[str]) -> int:
    """Return how many commands were answered, or apologised for."""
    return sum(bool(ANSWER.match(text)) or text.startswith(FAILURE) for text in texts)


def _left(store: SqlStore) -> int:
    """Return how many jobs have not ended, and how many deliveries."""
    asked = select(func.count()).where(jobs.c.ended.is_(None), jobs.c.set_aside.is_(None))
    with store._database.reading() as connection:
        waiting = connection.scalar(asked) or 0
    return waiting + len(store.deliveries(state="pending"))


def flaws(here: Place, point: str, reference: Sequence[str], most: int = 1) -> list[str]:
    """Return what is wrong with what the channels were told; empty: all is as promised.

    Args:
        here: the platform.
        point: where the bot died.
        reference: a digest's messages, as they are without any trouble.
        most: how many times it may be told again, and marked so, in Telegram.
    """
    found = []
    whole = _letters("".join(reference))
    for number, texts in enumerate(here.told()):
        digests = _digests(texts, whole)
        if point in {"losing", "lost"}:  # whom the bot can't reach it need not tell
            continue
        if not any(told == whole for told, _ in digests):
            found.append(f"channel {number}: lost, or in parts only")
        repeats = digests[1:]
        if here.name == "slack" and repeats:
            found.append(f"channel {number}: twice in Slack")
        if len(repeats) > most + (point in GOING_WRONG) or not all(marked for _, marked in repeats):
            found.append(f"channel {number}: {len(digests)} times, or not marked so")
    return found


def _digests(texts: Sequence[str], whole: str) -> list[tuple[str, bool]]:
    """Return the letters of each time that a digest was told, and whether it was marked so."""
    found: list[tuple[str, bool]] = []
    for text in texts:
        if HEAD in text[: len(AGAIN) + 100]:
            found.append((_letters(text.partition(HEAD)[2]), text.startswith(AGAIN)))
        elif found and (longer := found[-1][0] + _letters(text)) in whole:
            found[-1] = longer, found[-1][1]
    return [(_letters(HEAD) + told, marked) for told, marked in found]


def _letters(text: str) -> str:
    """Return a text without white space: where it is cut into messages does not matter.

    Nor does whether it is late.
    """
    return "".join(LATE.sub("", text).split())


def reference(folder: Path, platform: str, now: datetime) -> list[str]:
    """Return the messages of a digest as they are without any trouble."""
    url = f"sqlite:///{folder}/reference.db"
    with place(platform) as here:
        subscribed(url, here.channels, now)
        with running(folder, {**here.settings, "DATABASE_URL": url}) as bot:
            until_done(bot, url)
        return here.told()[0]
