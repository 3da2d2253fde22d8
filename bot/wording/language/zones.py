"""Time zones, called by their cities as the language calls these (CLDR)."""

from bot.wording.language.languages import is_english, spoken

_ETC = "Etc/GMT"
_OTHER_WAY = str.maketrans("+-", "-+")


def city(zone: str) -> str:
    """Return the city that stands for a time zone: ``New York`` for America/New_York.

    A zone that belongs to no city is called as people write it: UTC, or UTC+2 for Etc/GMT-2, in
    which POSIX counts the other way.
    """
    if zone.startswith(_ETC):
        return "UTC" + zone.removeprefix(_ETC).translate(_OTHER_WAY)
    if is_english():
        return _last(zone)
    from babel import Locale  # noqa: PLC0415 - English needs no babel
    from babel.core import get_global  # noqa: PLC0415

    # CLDR keeps a city under the name that its zone had first: Kyiv is at Europe/Kiev
    aliases = get_global("zone_aliases")
    named = aliases.get(zone, zone)
    names = (zone, named, *(old for old, new in aliases.items() if new == named))
    known = Locale.parse(spoken()).time_zones
    return next(
        (known[name]["city"] for name in names if "city" in known.get(name, {})), _last(zone)
    )


def country_name(code: str) -> str:
    """Return the name of a country by its ISO code; the code where CLDR has no name."""
    from babel import Locale  # noqa: PLC0415 - few answers name a country

    return str(Locale.parse(spoken()).territories.get(code, code))


def is_offset(zone: str) -> bool:
    """Whether a zone is a number of hours from Greenwich, without summer time."""
    return zone == "UTC" or zone.startswith("Etc/")


def _last(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")
