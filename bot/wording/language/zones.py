"""Time zones, called by their cities as the language calls these (CLDR)."""

from bot.wording.language.languages import is_english, spoken


def city(zone: str) -> str:
    """Return the city that stands for a time zone: ``New York`` for America/New_York.

    A zone that belongs to no city, such as UTC, keeps its own name.
    """
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


def _last(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")
