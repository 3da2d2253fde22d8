"""Zones to choose from: a few that are likely, and those that someone's words mean."""

from datetime import datetime

from bot.commands.parsing import ParsedCommand
from bot.library.library import Library
from bot.subscriptions.words import parse_words
from bot.subscriptions.zones import WELL_KNOWN, FoundZone, find_zones, zones_at
from bot.wording.language.zones import zones_of

_MOST = 6
"""Zones to choose from: further ones are found by writing a city."""


def likely_zones(library: Library, command: ParsedCommand) -> list[FoundZone]:
    """Return zones where the user's language is spoken, the bot's own, and well-known ones."""
    spoken = [zone for zone in zones_of(command.language) if zone in WELL_KNOWN]
    spoken = spoken or list(zones_of(command.language)[:1])
    likely = dict.fromkeys((*spoken[: _MOST - 2], library.zone, *WELL_KNOWN))
    return [FoundZone(zone, zone) for zone in list(likely)[:_MOST]]


def search_zones(words: str, at: datetime) -> list[FoundZone]:
    """Return the zones that `words` may mean: what time it is there, or a name like theirs."""
    if times := parse_words(words, lambda _: None).times:
        return [FoundZone(zone, zone) for zone in zones_at(max(times), at)]
    return find_zones(words, _MOST)
