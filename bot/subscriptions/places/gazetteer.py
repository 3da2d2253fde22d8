"""Looks up what people call places, in the file that `.ci/place_names.py` writes.

Read when somebody first names a place; what is searched are its bytes, which takes 2 ms and 3 MB
where a dictionary of all names would take 60 MB.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from typing import Final, Literal

from bot.library.similar import find_closest
from bot.subscriptions.places.spelling import normalise

Kind = Literal["zone", "country", "state", "city"]
_GREAT: Final = 300_000
"""People in a city that somebody may have misspelt; a smaller one is too unlikely."""
_ENOUGH: Final = 200
"""Places looked at for a name of which only the beginning is there."""
_TOO_SHORT: Final = 3
"""Letters of which a slip makes another word."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a name stands for.

    Attributes:
        kind: what it is.
        country: its ISO code, of a country or city.
        state: its name, of a state, or of a city in some federations.
        population: of a city.
        zone: the IANA name, of a zone or city.
        name: the name in English, or as its people write it.
    """

    kind: Kind
    country: str
    state: str
    population: int
    zone: str
    name: str


def places_called(name: str) -> list[Place]:
    """Return the places of that name, in any spelling: zones, countries, states, cities by size."""
    wanted = normalise(name)
    return list(_lines_with(f"|{wanted}|")) if wanted else []


def places_beginning(name: str, limit: int) -> list[Place]:
    """Return cities with a name that begins like that, those with that very name first."""
    wanted = normalise(name)
    pattern = f"|{wanted}"
    found = dict.fromkeys(islice(_lines_with(pattern), _ENOUGH)) if wanted else {}
    cities = [place for place in found if place.kind == "city"]
    return sorted(cities, key=lambda each: not normalise(each.name).startswith(wanted))[:limit]


def places_like(name: str, limit: int) -> list[Place]:
    """Return great cities and countries with a name that is spelt like that, the likest first."""
    wanted = normalise(name)
    near = find_closest(wanted, _great_names(), limit) if len(wanted) > _TOO_SHORT else []
    return list(dict.fromkeys(place for like in near for place in places_called(like)))


def cities_of(region: Place) -> list[Place]:
    """Return the cities of a country or state, the greatest first."""
    return list(_lines_with(f"\ncity\t{region.country}\t{region.state}"))


def _lines_with(pattern: str) -> Iterator[Place]:
    """Yield the lines that have `pattern` in them, or begin with it, in order."""
    text, wanted = _text(), pattern.encode()
    at = text.find(wanted)
    while at >= 0:
        begin = text.rfind(b"\n", 0, at + 1) + 1
        end = text.find(b"\n", begin)
        yield _place(text[begin:end])
        at = text.find(wanted, end)


def _place(line: bytes) -> Place:
    kind, country, state, population, zone, name, _names = line.decode().split("\t")
    return Place(kind, country, state, int(population), zone, name)  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def _text() -> bytes:
    return b"\n" + gzip.decompress(files(__package__).joinpath("names.tsv.gz").read_bytes())


@lru_cache(maxsize=1)
def _great_names() -> list[str]:
    """Return the names, as they are compared, in which slips are looked for."""
    found: dict[str, None] = {}
    for line in _text().decode().splitlines()[1:]:
        kind, _country, _state, population, _zone, _name, names = line.split("\t")
        if kind == "country" or int(population) >= _GREAT:
            found |= dict.fromkeys(names.strip("|").split("|"))
    return list(found)
