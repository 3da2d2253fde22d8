"""The sources that are fetched, by the numbers that they have in a list."""

from collections import defaultdict

from bot.library.freshness import name_of
from bot.library.library import Library
from bot.wording.sources.listing import ListedSource
from briefings.families.family import family_at, usual_name
from briefings.gathering.source import SourceHealth


def list_sources(library: Library) -> list[ListedSource]:
    """Return the sources that are fetched, numbered in their order."""
    health = library.store.source_health()
    theirs = library.store.seen_by(library.viewer).sources()  # also where it has no articles yet
    fetched = [each for each in theirs if each.kind != "upload"]
    families = defaultdict(list)
    for source in fetched:
        families[family_at(source.address)].append(name_of(source))
    names = {family: usual_name(family, names) for family, names in families.items() if family}
    return [
        ListedSource(
            number=number,
            source=source,
            health=health.get(source.id, SourceHealth()),
            family=names.get(family_at(source.address) or "", ""),
        )
        for number, source in enumerate(fetched, start=1)
    ]
