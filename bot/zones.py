"""Time zones as people name them: by a city, or by their IANA names."""

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from zoneinfo import available_timezones

from bot.nearest import nearest

_LOCAL = Path("/etc/localtime")


def zone_named(words: str) -> str | None:
    """Return the zone that `words` name, such as Europe/Berlin for "berlin"; None for none.

    Where a city's name is in several zones, the shortest of their names counts.
    """
    wanted = _written(words)
    found = [zone for zone in _zones() if wanted in {_written(zone), _city(zone)}]
    return min(found, key=lambda zone: (len(zone), zone), default=None)


def zones_near(words: str) -> list[str]:
    """Return the zones that `words` come near to, the nearest first."""
    return nearest(_written(words), {zone: (_city(zone),) for zone in sorted(_zones())})


def local_zone() -> str:
    """Return the zone of this machine; UTC where it doesn't say."""
    _, _, zone = str(_LOCAL.resolve()).partition("zoneinfo/")
    return zone if zone in _zones() else "UTC"


@lru_cache(maxsize=1)
def _zones() -> Collection[str]:
    return available_timezones()


def _city(zone: str) -> str:
    return _written(zone.rpartition("/")[2])


def _written(words: str) -> str:
    return words.strip().casefold().replace("_", " ")
