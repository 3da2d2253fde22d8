"""What a visit found is compared with what is known, and stored with the source's health."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.gathering.rounds.deciding import decide
from bot.gathering.rounds.known import look_up
from bot.gathering.rounds.visit import Visit, Visited
from briefings.gathering.outcomes import Outcome
from briefings.gathering.schedule import Read, after
from briefings.reading.feeds.entry import Entry
from storage.ports.sources import Gathering, SeenEntry


def keep(
    here: Visit,
    outcome: Outcome,
    read: Read,
    entries: Sequence[Entry],
    seen: Mapping[str, SeenEntry],
) -> Visited:
    """Store what is new of the changed entries of a source, with its health, all at once."""
    known = look_up(here.store, here.source, entries, seen, here.ended())
    decision = decide(here.source, entries, known)
    read = replace(read, new=decision.new + decision.replaced)
    health = after(here.source, here.health, outcome, read, here.now)
    report = here.report(outcome, decision.new, decision.replaced)
    if not decision.entries:
        return report, health
    here.events.emit("storing")
    here.store.save_gathering(
        Gathering(
            source=here.source.id,
            health=health,
            articles=decision.articles,
            entries=decision.entries,
        )
    )
    here.events.emit("stored")
    return report, None


def seen_before(here: Visit, entries: Sequence[Entry]) -> Mapping[str, SeenEntry]:
    """Return those of the entries that were gathered before, by key."""
    return here.store.seen_entries(here.source.id, {entry.key for entry in entries})
