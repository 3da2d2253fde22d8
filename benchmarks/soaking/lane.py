"""Rounds on one database, one after the other, with outages and clock steps at their times."""

import sys
import time
from collections import Counter, deque
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, gettempdir

from soaking.clock import HOUR, Clock
from soaking.rounds import KINDS, SLOWEST, Round, Trouble
from tests.contracts.postgres import Postgres
from tests.crashes import reference

__all__ = ["KINDS", "SLOWEST", "Load", "soak"]

PLATFORMS = ("telegram", "slack")
_OUTAGES, _OUTAGE_SHARE = 5, 0.05
"""90 s of half an hour, five times."""
_SHORTEST = 5.0
_ROUND, _MOST_KILLS = 75.0, 24
"""Seconds of a round without an outage, some; and how often a round's processes may be killed."""
_OFFSETS = (HOUR, 0.0, -HOUR, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What a lane has to bear.

    Attributes:
        database: `sqlite` or `postgresql`.
        seconds: how long.
        kill_every: the seconds from one kill to the next, on average.
        faults: the share of calls that fail, 0 to 1.
    """

    database: str
    seconds: float
    kill_every: float
    faults: float


@dataclass
class _Due:
    """What is still to go wrong, each with its time in seconds from the start."""

    outages: deque[float] = field(default_factory=deque)
    steps: deque[tuple[float, float]] = field(default_factory=deque)


def soak(load: Load) -> dict[tuple[str, str], int]:
    """Have rounds for as long as is asked for; return what was seen of each place."""
    seen, number, due = Counter[tuple[str, str]](), 0, _due(load)
    begun = time.monotonic()
    with TemporaryDirectory() as made:
        folder = Path(made)
        postgres = (
            Postgres(Path(gettempdir(), f"postgres-soak-{folder.name}"), "bench")
            if load.database == "postgresql"
            else None
        )
        clock = Clock(folder)
        whole = {name: reference(_new(folder, name), name, _now()) for name in PLATFORMS}
        while (lasted := time.monotonic() - begun) < load.seconds:
            platform = PLATFORMS[(number + (load.database == "postgresql")) % 2]
            killed = sum(seen[each] for each in seen if "kills" in each)
            url = postgres.store() if postgres else f"sqlite:///{folder}/{number}.db"
            one = Round(
                platform=platform,
                url=url,
                folder=_new(folder, f"{number}"),
                chance=Random(f"{load.database} {number}"),  # noqa: S311 - to be had again, not a secret
                trouble=_trouble(load, due, lasted, killed),
                whole=whole[platform],
                clock=clock,
                postgres=postgres,
            )
            found = one.run()
            number += 1
            slowest = max(seen[_key(load, platform, SLOWEST)], found.pop(SLOWEST, 0))
            seen.update({_key(load, platform, what): many for what, many in found.items()})
            seen[_key(load, platform, SLOWEST)] = slowest
            wrong = {kind: sum(seen[each] for each in seen if kind in each) for kind in KINDS}
            sys.stderr.write(f"{load.database}: {number} rounds, {lasted:.0f} s, {wrong}\n")
        if postgres:
            with suppress(OSError):
                postgres.stop()
    return dict(seen)


def _due(load: Load) -> _Due:
    outages = _OUTAGES if load.database == "postgresql" else 0
    each = load.seconds / (outages + 1)
    quarter = load.seconds / len(_OFFSETS)
    return _Due(
        outages=deque(each * (number + 0.5) for number in range(outages)),
        steps=deque((quarter * (number + 0.3), to) for number, to in enumerate(_OFFSETS)),
    )


def _trouble(load: Load, due: _Due, lasted: float, killed: int) -> Trouble:
    """Return what goes wrong in a round that begins now, after so many kills."""
    outage, offset = 0.0, None
    if due.outages and due.outages[0] <= lasted:
        due.outages.popleft()
        outage = max(_SHORTEST, load.seconds * _OUTAGE_SHARE)
    if due.steps and due.steps[0][0] <= lasted:
        _, offset = due.steps.popleft()
    kills = round((lasted + _ROUND + outage) / load.kill_every) - killed
    kills = min(max(1, kills), _MOST_KILLS)
    return Trouble(kills=kills, faults=load.faults, outage=outage, offset=offset)


def _key(load: Load, platform: str, what: str) -> tuple[str, str]:
    return f"{platform}, {load.database}", what


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the bots run by the same clock


def _new(folder: Path, name: str) -> Path:
    (made := folder / name).mkdir()
    return made
