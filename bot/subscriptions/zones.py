"""Time zones as people name them: by a city, or by their IANA names."""

import re
from collections.abc import Collection
from datetime import datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Final
from unicodedata import combining, normalize
from zoneinfo import ZoneInfo, available_timezones

from bot.library.similar import find_similar

WELL_KNOWN: Final = (
    "Europe/London", "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Kyiv",
    "Europe/Istanbul", "Europe/Moscow", "America/New_York", "America/Chicago", "America/Denver",
    "America/Los_Angeles", "America/Sao_Paulo", "Africa/Cairo", "Africa/Johannesburg",
    "Africa/Lagos", "Asia/Dubai", "Asia/Tehran", "Asia/Karachi", "Asia/Kolkata", "Asia/Dhaka",
    "Asia/Bangkok", "Asia/Singapore", "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney",
    "Pacific/Auckland", "Pacific/Honolulu", "America/Anchorage", "America/Halifax", "UTC",
)  # fmt: skip
"""Zones that most people live in, one or more for each hour of the day."""
_TOLERANCE = timedelta(minutes=10)
_OFFSET = re.compile(r"gmt[+-]\d+")
_LOCAL = Path("/etc/localtime")


def find_zone(words: str) -> str | None:
    """Return the zone that `words` name, such as Europe/Berlin for "berlin"; None for none.

    Where a city's name is in several zones, the shortest of their names counts. ``GMT-5`` names
    none: people mean the west by it, and the zone Etc/GMT-5 is in the east.
    """
    name = _normalise(words)
    is_offset = bool(_OFFSET.fullmatch(name))
    found = [
        zone
        for zone in _zones()
        if name == _normalise(zone) or (name == _city(zone) and not is_offset)
    ]
    return min(found, key=lambda zone: (len(zone), zone), default=None)


def similar_zones(words: str) -> list[str]:
    """Return the zones with names like `words`, the most similar first."""
    return find_similar(_normalise(words), {zone: (_city(zone),) for zone in sorted(_zones())})


def zones_at(local: time, now: datetime) -> list[str]:
    """Return the well-known zones where clocks say `local`, within some minutes, at `now`."""
    wanted = timedelta(hours=local.hour, minutes=local.minute)

    def difference(zone: str) -> timedelta:
        there = now.astimezone(ZoneInfo(zone))
        away = abs(timedelta(hours=there.hour, minutes=there.minute) - wanted)
        return min(away, timedelta(days=1) - away)

    return [zone for zone in WELL_KNOWN if difference(zone) <= _TOLERANCE]


def local_zone() -> str:
    """Return the zone of this machine; UTC where it doesn't say."""
    _, _, zone = str(_LOCAL.resolve()).partition("zoneinfo/")
    return zone if zone in _zones() else "UTC"


@lru_cache(maxsize=1)
def _zones() -> Collection[str]:
    return available_timezones()


def _city(zone: str) -> str:
    return _normalise(zone.rpartition("/")[2])


def _normalise(words: str) -> str:
    """Return a name without its accents, as the names of zones are: Sao Paulo."""
    letters = normalize("NFKD", words.strip().casefold().replace("_", " "))
    return "".join(letter for letter in letters if not combining(letter))
