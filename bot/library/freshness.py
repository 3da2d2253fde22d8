"""How fresh what is answered is: when sources were fetched last, and which of them fail."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from briefings.gathering.source import Source, SourceHealth
from briefings.publisher import host_of
from storage.ports.store import Store

SHOWN: Final = 3
"""Failing sources that are named; of others it is said how many they are."""

_SECONDS: Final = 30
"""How long it is remembered how the sources are doing …"""
_REMEMBERED: Final = 64
"""… of so many channels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """How the sources are doing.

    Attributes:
        checked: when the last of them was fetched, whatever came of it.
        sources: how many there are.
        failing: how many of them can't be had now.
        names: those that have failed longest, `SHOWN` at most.
    """

    checked: datetime
    sources: int
    failing: int = 0
    names: tuple[str, ...] = ()


def remember_freshness(
    store: Store,
) -> Callable[[str | None, datetime | None], Freshness | None]:
    """Return what tells how the sources of a channel are doing at a time, as `freshness_of` does.

    What was found out is remembered for half a minute, as every brief says it.
    """

    @lru_cache(_REMEMBERED)
    def remembered(audience: str | None, _time: float) -> Freshness | None:
        return freshness_of(store, audience)

    def freshness(audience: str | None, now: datetime | None) -> Freshness | None:
        if now is None:
            return freshness_of(store, audience)
        return remembered(audience, now.timestamp() // _SECONDS)

    return freshness


def freshness_of(store: Store, audience: str | None = None) -> Freshness | None:
    """Return how the sources are doing that serve everyone, or this channel.

    Returns:
        None where nothing was ever fetched.
    """
    healths = store.source_health()
    served = [
        (source, healths.get(source.id, SourceHealth()))
        for source in store.seen_by(audience).sources()
        if source.kind != "upload"
    ]
    gathered = [(source, health) for source, health in served if health.state != "paused"]
    checked = [health.tried for _, health in gathered if health.tried]
    if not checked:
        return None
    failing = sorted(_failing(gathered))
    names = tuple(name for _, name, _ in failing[:SHOWN])
    return Freshness(checked=max(checked), sources=len(gathered), failing=len(failing), names=names)


def name_of(source: Source) -> str:
    """Return what people call a source: its title, or where it is without anything secret."""
    if source.title:
        return source.title
    if "://" not in source.address:
        return source.address
    parts = urlsplit(source.address)
    return host_of(source.address) or parts.hostname or parts.scheme


def _failing(
    gathered: Iterable[tuple[Source, SourceHealth]],
) -> Iterator[tuple[datetime, str, str]]:
    """Yield since when each failing source fails, its name and its id."""
    for source, health in gathered:
        if health.failing:
            yield health.failing, name_of(source), source.id
