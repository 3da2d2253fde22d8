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


def zones_of(locale: str | None) -> tuple[str, ...]:
    """Return the zones of the country that a locale such as ``pt-br`` or ``de`` stands for.

    Of a language without a country it is the one where most who speak it live (CLDR); for English,
    which is spoken everywhere, and for what is no locale, there are none.
    """
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - only who subscribes needs it
    from babel.core import get_global  # noqa: PLC0415

    try:
        named = Locale.parse(locale or "", sep="-") if locale else None
    except (UnknownLocaleError, ValueError):
        return ()
    if named is None or (named.language == "en" and not named.territory):
        return ()
    likely = get_global("likely_subtags").get(named.language, "")
    territory = named.territory or likely.rpartition("_")[2]
    modern = get_global("zone_aliases")
    return tuple(
        modern.get(zone, zone) for zone in get_global("territory_zones").get(territory, ())
    )


def _last(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")
