"""Which sources people mean: by words in a search, or by the name of one."""

from collections.abc import Iterable, Sequence

from bot.chat.errors import SourceError
from bot.gathering.addresses import parse_address
from briefings.addresses import spellings_of
from briefings.gathering.source import Source


def search_sources(sources: Iterable[Source], words: str) -> list[Source]:
    """Return those sources in which each of some words occurs, whatever their case, in order."""
    wanted = words.casefold().split()
    return [each for each in sources if all(word in _text(each) for word in wanted)]


def find_source(sources: Sequence[Source], named: str) -> Source:
    """Return the source that is meant: by its id, address or title, or by words in one alone.

    Raises:
        SourceError: there is none, or there are several.
    """
    folded = named.strip().casefold()
    same = _at(sources, named)
    for found in (
        [each for each in sources if named.strip() == each.id],
        [each for each in sources if folded == each.address.casefold()],
        [same] if same else [],
        [each for each in sources if folded and folded == (each.title or "").casefold()],
        search_sources(sources, named) if folded else [],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            several = ", ".join(f"{each.title or each.address} ({each.id})" for each in found[:5])
            raise SourceError(named, f"{len(found)} sources match: {several}", "name one by its id")
    raise SourceError(named, "no such source", "`briefing-bot sources list` shows them")


def missing_sources(there: Iterable[Source], named: Iterable[Source]) -> list[Source]:
    """Return those of `named` that are not there, however their addresses are written, once each.

    One for another audience is another source.
    """
    known = {(each.address, each.audience) for each in there}
    missing = []
    for each in named:
        if not known.intersection((place, each.audience) for place in spellings_of(each.address)):
            known.add((each.address, each.audience))
            missing.append(each)
    return missing


def _at(sources: Iterable[Source], written: str) -> Source | None:
    """Return the source at an address, however that is written; None where there is none."""
    try:
        _, address = parse_address(written)
    except SourceError:
        return None
    places = spellings_of(address)
    return next((each for each in sources if each.address in places), None)


def _text(source: Source) -> str:
    stated = (source.title, source.address, source.kind, source.language, *source.topics)
    return "\n".join(filter(None, (*stated, source.trust, source.licence))).casefold()
