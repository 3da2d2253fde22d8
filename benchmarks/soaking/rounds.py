"""One round: eight channels, digests and commands, and all that goes wrong meanwhile."""

import os
import re
import signal
import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from soaking.clock import Clock
from tests.bots import Bot, running
from tests.contracts.postgres import Postgres
from tests.crashes import (
    AGAIN,
    ANSWER,
    FAILURE,
    HEAD,
    flaws,
    subscribed,
    until_answered,
    until_done,
)
from tests.places import CHANNELS, InSlack, InTelegram, place

KINDS: Final = ("lost", "twice", "times", "order", "stuck")
SLOWEST: Final = "first digest"
_LASTS, _CALLS, _LEASE, _SLEEP = 45.0, 2_000, 6, 9
_REPEATS = 5
"""What a digest's reader may be told of lost replies; each kill may add one."""
_WITHIN = 300
_TOLD = re.compile(f"{ANSWER.pattern}|{FAILURE}")
_FAULTS = ("refused", "502", "half", "half", "reset", "reset", "reset_after", "reset_after",
           "timeout", "timeout_after")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What goes wrong in a round.

    Attributes:
        kills: how many times a process is killed.
        faults: the share of calls that fail.
        outage: for how many seconds PostgreSQL is stopped; 0: it is not.
        offset: where the bots' clock is put, in seconds from the machine's; None: it is not set.
    """

    kills: int
    faults: float
    outage: float
    offset: float | None


@dataclass(kw_only=True)
class Round:
    """One round on one platform and database."""

    platform: str
    url: str
    folder: Path
    chance: Random
    trouble: Trouble
    whole: Sequence[str]
    clock: Clock
    postgres: Postgres | None
    seen: Counter[str] = field(default_factory=Counter)
    _bots: list[Bot] = field(default_factory=list)
    _waits_since: float | None = None
    _had: int = 0
    _is_stopped: bool = False

    def run(self) -> Counter[str]:
        """Return what was seen."""
        self.seen["rounds"] = 1
        with place(self.platform) as here, ExitStack() as stack:
            subscribed(self.url, here.channels, self._due())
            _fail(here, self.chance, self.trouble.faults)
            workers = self.chance.randint(1, 3) if self._is_shared() else 1
            self._bots = [self._start(here, stack) for _ in range(workers)]
            self._restarted(here)
            here.asks("energy")
            begun = time.monotonic()
            for at, happen in self._timeline(here, stack):
                self._watch(here, begun + at)
                happen()
            if workers > 1:
                _sleep(self.chance.choice(self._bots))
            self._watch(here, time.monotonic() + _WITHIN, ends_with_digest=True)
            self._judge(here)
        return self.seen

    def _due(self) -> datetime:
        """Return when the digests are due: by the clock as it is, and as it will be put."""
        offset = self.trouble.offset
        back = 0.0 if offset is None else min(0.0, offset - self.clock.offset)
        return self.clock.now() + timedelta(seconds=back)

    def _is_shared(self) -> bool:
        return self.platform == "slack" and self.postgres is not None

    def _timeline(
        self, here: InTelegram | InSlack, stack: ExitStack
    ) -> list[tuple[float, Callable[[], None]]]:
        """Return what happens when, in seconds from the start."""
        lasts = _LASTS + self.trouble.outage
        kill = partial(self._kill, here, stack)
        kills = ((self.chance.uniform(1, lasts), kill) for _ in range(self.trouble.kills))
        events: list[tuple[float, Callable[[], None]]] = [
            (2.0, partial(here.asks, "trade")),
            *kills,
        ]
        if self.trouble.outage and self.postgres:
            off = self.chance.uniform(1, 10)
            events.append((off, partial(self._halt, self.postgres)))
            events.append((off + self.trouble.outage, partial(self._resume, self.postgres)))
        if self.trouble.offset is not None:
            at = self.chance.uniform(0, 20)
            events.append((at, partial(self._set_clock, self.trouble.offset)))
        return sorted(events, key=lambda event: event[0])

    def _start(self, here: InTelegram | InSlack, stack: ExitStack) -> Bot:
        settings = {
            **here.settings,
            **self.clock.settings,
            "DATABASE_URL": self.url,
            "LEASE": f"{_LEASE}",
            "LOG_LEVEL": "INFO",
            "LISTEN": "",
        }
        return stack.enter_context(running(self.folder, settings))

    def _kill(self, here: InTelegram | InSlack, stack: ExitStack) -> None:
        dying = self.chance.randrange(len(self._bots))
        self._bots[dying].kill()
        self._bots[dying] = self._start(here, stack)
        self.seen["kills"] += 1
        self._restarted(here)

    def _halt(self, postgres: Postgres) -> None:
        postgres.halt()
        self._is_stopped = True
        self._waits_since = None
        self.seen["outages"] += 1

    def _resume(self, postgres: Postgres) -> None:
        postgres.restart()
        self._is_stopped = False
        self._waits_since = time.monotonic()

    def _set_clock(self, offset: float) -> None:
        self.clock.put(offset)
        self.seen["steps"] += 1

    def _restarted(self, here: InTelegram | InSlack) -> None:
        """Wait for the first digest from now on, unless all are there, or the database is not."""
        self._had = _digests(here)
        waits = self._had < CHANNELS and not self._is_stopped
        self._waits_since = time.monotonic() if waits else None

    def _watch(
        self, here: InTelegram | InSlack, until: float, *, ends_with_digest: bool = False
    ) -> None:
        """Wait until then, and note when the first digest comes."""
        while time.monotonic() < until:
            if self._waits_since is not None and (had := _digests(here)) > self._had:
                took = round(time.monotonic() - self._waits_since)
                self.seen[SLOWEST] = max(self.seen[SLOWEST], took)
                self._had, self._waits_since = had, None
            if ends_with_digest and self._waits_since is None:
                return
            time.sleep(0.1)

    def _judge(self, here: InTelegram | InSlack) -> None:
        """Note what is wrong with what the channels show once all is done."""
        try:
            until_done(self._bots[0], self.url, _WITHIN)
            until_answered(here, _TOLD)
        except TimeoutError as error:
            self._note("stuck", f"{error}", here)
            return
        told = here.told()
        self.seen["messages"] = sum(map(len, told))
        self.seen["told again"] = sum(text.startswith(AGAIN) for texts in told for text in texts)
        for flaw in flaws(here, "", self.whole, _REPEATS + self.seen["kills"]):
            self._note(next(kind for kind in KINDS if kind in flaw), flaw, here)
        for number, texts in enumerate(told):
            if not _is_ordered(texts):
                self._note("order", f"channel {number}: answers out of order", here)

    def _note(self, kind: str, what: str, here: InTelegram | InSlack) -> None:
        if not any(self.seen[each] for each in KINDS):  # once a round is enough to see
            sys.stderr.write(f"{here.told()}\n{self._bots[0].log.read_text()}\n")
        self.seen[kind] += 1
        sys.stderr.write(f"{self.platform}, {self.url}: {what}\n")


def _digests(here: InTelegram | InSlack) -> int:
    """Return in how many channels a digest began to be told."""
    return sum(any(HEAD in text for text in texts) for texts in here.told())


def _is_ordered(texts: Sequence[str]) -> bool:
    """Whether the first answer on energy comes before that on trade, which was asked later."""
    first = [
        next((n for n, text in enumerate(texts) if text.startswith(f"{topic}\n")), None)
        for topic in ("Energy", "Trade")
    ]
    return first[0] is None or first[1] is None or first[0] < first[1]


def _fail(here: InTelegram | InSlack, chance: Random, share: float) -> None:
    """Have a share of all that is sent go wrong."""
    due = deque(chance.choice(_FAULTS) if chance.random() < share else None for _ in range(_CALLS))
    if isinstance(here, InTelegram):
        here.telegram.fails_so(
            "sendMessage",
            [("429" if each == "refused" else each, "", 1) if each else None for each in due],
        )
    else:
        here.slack.fails_so(
            "chat.postMessage", ["ratelimited" if each == "refused" else each for each in due]
        )


def _sleep(bot: Bot) -> None:
    """Have a process sleep for longer than its lease, unless it has just ended by itself."""
    with suppress(ProcessLookupError):
        os.kill(bot.process.pid, signal.SIGSTOP)
        time.sleep(_SLEEP)
        os.kill(bot.process.pid, signal.SIGCONT)
