"""Time zones as people name them: cities, countries, zones, hours from Greenwich, in any language.

What a name means is asked where it is not sure: `find_zone` then finds none, and `find_zones` all
that may be meant.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from bot.subscriptions.places.gazetteer import (
    Place,
    cities_of,
    places_beginning,
    places_called,
    places_like,
)
from bot.subscriptions.places.offsets import parse_offset, zone_at
from bot.subscriptions.places.phrases import city_and_region, without_case, without_time_words
from bot.subscriptions.places.spelling import normalise
from bot.subscriptions.places.well_known import WELL_KNOWN

__all__ = [
    "WELL_KNOWN",
    "FoundZone",
    "find_zone",
    "find_zones",
    "is_abbreviation",
    "local_zone",
    "named_zones",
    "zones_at",
]

_TOLERANCE = timedelta(minutes=10)
_LOCAL = Path("/etc/localtime")
_SURE = 3
"""How many times as many people as in the next place of its name make a place the one meant."""
_MOST_OF_A_REGION = 0.9
"""Share of a region's people from which their clocks are the region's."""
_BY_SEASON = datetime(2030, 1, 15, 12, tzinfo=UTC), datetime(2030, 7, 15, 12, tzinfo=UTC)
_MOST_SIMILAR = 8
_CAPITALS = {"LA": "Los Angeles"}
"""Places by letters that mean something else when they are small."""
_CONTINENTS = frozenset({
    "Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian",
    "Pacific",
})  # fmt: skip
"""What today's names of zones begin with; others, such as Canada/Eastern, are of old."""


@dataclass(frozen=True, slots=True)
class FoundZone:
    """A time zone, and the place by which it was found.

    Attributes:
        zone: the IANA name.
        name: of the place, in English or as its people write it; the zone's own where it is none.
        country: the place's ISO code; empty where there is none.
        state: the state, of a city in some federations.
        population: people in the place; 0 where that is not known.
    """

    zone: str
    name: str
    country: str = ""
    state: str = ""
    population: int = 0

    def local(self, at: datetime) -> datetime:
        """Return what clocks there say at `at`."""
        return at.astimezone(ZoneInfo(self.zone))


def find_zone(words: str) -> str | None:
    """Return the zone that `words` surely name, such as Europe/Berlin for "Munich"; else None."""
    found = _exactly(words)
    return found[0].zone if found and _is_sure(found) else None


def is_abbreviation(word: str) -> bool:
    """Whether `word` in capitals is a zone's own abbreviation, such as ET or PT."""
    is_zone = word.isupper() and any(place.kind == "zone" for place in places_called(word))
    return is_zone or word in _CAPITALS


def named_zones(words: str) -> list[FoundZone]:
    """Return the zones that are called `words`, the likeliest first."""
    found = _exactly(words)
    if not found and (ahead := parse_offset(words)) is not None:
        found = [FoundZone(zone, zone) for zone in _sometimes_at(ahead)]
    return list({(each.zone, each.name): each for each in found}.values())


def find_zones(words: str, limit: int = _MOST_SIMILAR) -> list[FoundZone]:
    """Return the zones that `words` may name, the likeliest first, as a search shows them.

    Those that are called so, then cities that begin so, and what is spelt like it where there are
    none of these.
    """
    found = named_zones(words)
    if len(found) < limit:
        found += [_of_place(each) for each in places_beginning(words, limit)]
    if not found:
        found = [zone for place in places_like(words, limit) for zone in _of_name([place])]
    return list({(each.zone, each.name): each for each in found}.values())[:limit]


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


def _exactly(words: str) -> list[FoundZone]:
    """Return what is called `words`, the likeliest first."""
    if zone := _full_names().get(words.strip().casefold().replace(" ", "_")):
        return [FoundZone(zone, zone)]
    if (ahead := parse_offset(words)) is not None:
        return [FoundZone(zone, zone)] if (zone := zone_at(ahead)) else []
    words = _CAPITALS.get(words.strip(), words)
    for name in dict.fromkeys((words, without_time_words(words), *without_case(words))):
        shared = [place for place in places_called(f"{name} time") if place.kind == "zone"]
        if found := _of_name(places_called(name)) or _of_name(shared) or _of_zone_city(name):
            return found
        if found := _in_region(name):
            return found
    return []


def _of_name(places: Sequence[Place]) -> list[FoundZone]:
    """Return the zones of places with one name: zones by that name come before towns."""
    if zones := [place for place in places if place.kind == "zone"]:
        return [FoundZone(place.zone, place.name) for place in zones]
    if regions := [place for place in places if place.kind in {"country", "state"}]:
        return [zone for place in regions for zone in _of_region(place)]
    return [_of_place(place) for place in _by_own_name(places)]


def _by_own_name(cities: Sequence[Place]) -> Sequence[Place]:
    """Return cities without smaller ones that only somebody else calls like the first."""
    own = {normalise(cities[0].name)} if cities else set()
    return [each for each in cities if each is cities[0] or normalise(each.name) in own]


def _of_place(place: Place) -> FoundZone:
    return FoundZone(place.zone, place.name, place.country, place.state, place.population)


def _of_region(region: Place) -> list[FoundZone]:
    """Return the greatest city for each way in which clocks go in a country or state."""
    people: dict[tuple[timedelta | None, ...], int] = {}
    greatest: dict[tuple[timedelta | None, ...], FoundZone] = {}
    for city in cities_of(region):
        clocks = _clocks(city.zone)
        people[clocks] = people.get(clocks, 0) + city.population
        greatest.setdefault(clocks, _of_place(city))
    every = sum(people.values())
    first = sorted(people, key=lambda clocks: -people[clocks])
    if first and people[first[0]] >= every * _MOST_OF_A_REGION:
        zone = greatest[first[0]].zone
        return [FoundZone(zone, region.name, region.country, population=every)]
    return [replace(greatest[clocks], population=0) for clocks in first]


def _of_zone_city(name: str) -> list[FoundZone]:
    """Return the zone that is itself called after a place too small for a list of cities."""
    wanted = normalise(name)
    zones = [zone for zone in _zones() if zone.count("/") == 1 and _city(zone) == wanted]
    zones = [zone for zone in zones if zone.partition("/")[0] in _CONTINENTS]
    first = min(zones, key=lambda zone: (zone not in WELL_KNOWN, len(zone), zone), default=None)
    return [FoundZone(first, first.rpartition("/")[2].replace("_", " "))] if first else []


def _in_region(words: str) -> list[FoundZone]:
    """Return the cities of "Portland, Maine" or "San José, Costa Rica"."""
    for name, region in city_and_region(words):
        regions = {(each.country, each.state) for each in places_called(region) if not each.zone}
        for city in places_called(name):
            if regions & {(city.country, ""), (city.country, city.state)} and city.zone:
                return [_of_place(city)]
    return []


def _sometimes_at(ahead: timedelta) -> list[str]:
    """Return zones with summer time that are so far ahead of Greenwich in a part of the year."""
    found = [zone for zone in sorted(_zones()) if zone.count("/") == 1 and ahead in _clocks(zone)]
    return [zone for zone in found if zone.partition("/")[0] in _CONTINENTS]


def _is_sure(found: Sequence[FoundZone]) -> bool:
    """Whether the first is meant: all others go by the same clocks, or are far smaller."""
    first = found[0]
    others = [each for each in found[1:] if _clocks(each.zone) != _clocks(first.zone)]
    return all(0 < each.population * _SURE <= first.population for each in others)


@lru_cache(maxsize=1024)
def _clocks(zone: str) -> tuple[timedelta | None, ...]:
    """Return how far from Greenwich a zone is in winter and in summer."""
    return tuple(at.astimezone(ZoneInfo(zone)).utcoffset() for at in _BY_SEASON)


@lru_cache(maxsize=1)
def _zones() -> Collection[str]:
    return available_timezones()


@lru_cache(maxsize=1)
def _full_names() -> dict[str, str]:
    """Return the zones by their names in small letters, but for short ones that mean a city's."""
    return {zone.casefold(): zone for zone in _zones() if "/" in zone or zone == "UTC"}


def _city(zone: str) -> str:
    return normalise(zone.rpartition("/")[2])
