"""One source in a round: fetched, read, compared with what is known, and stored."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256

from bot.gathering.rounds.deciding import changed_entries, decide
from bot.gathering.rounds.folders import visit_folder
from bot.gathering.rounds.known import look_up
from bot.gathering.rounds.pages import MOST_PAGES, has_pages, with_pages
from bot.gathering.rounds.parsing import Findings, read_body
from bot.gathering.rounds.report import SourceReport
from bot.gathering.rounds.visit import Visit, Visited
from briefings.gathering.outcomes import Fetched, Outcome, Unchanged
from briefings.gathering.schedule import NOTHING_READ, Read, after
from briefings.gathering.source import Source, SourceHealth
from briefings.reading.feeds.entry import Entry
from storage.ports.sources import Gathering, SeenEntry


async def visit(here: Visit) -> Visited:
    """Visit a source.

    Raises:
        StorageError: the store can't be used now.
        WorkerError: no process can be started to read in.
    """
    if here.source.kind == "folder":
        return await here.threads.read(partial(visit_folder, here))
    here.events.emit("fetching")
    outcome = await here.fetcher.fetch(here.source.address, validators=here.health.validators)
    here.events.emit("fetched")
    if not isinstance(outcome, Fetched):
        health = after(here.source, here.health, outcome, NOTHING_READ, here.now)
        return await _finish(here, outcome, here.report(outcome), health)
    body = sha256(outcome.body).hexdigest()
    if body == here.health.body:
        health = after(here.source, here.health, outcome, Read(body=body), here.now)
        return await _finish(here, outcome, here.report(Unchanged()), health)
    here.events.emit("parsing")
    findings = await here.threads.read(partial(read_body, outcome, here.source, here.now))
    here.events.emit("parsed")
    return await _take(here, outcome, findings, body)


async def _take(here: Visit, outcome: Fetched, findings: Findings, body: str) -> Visited:
    """Store what is new of what was found."""
    here.refusals += findings.refusals
    here.hub = _hub(here.source, outcome, findings)
    seen = await here.threads.store(partial(_seen, here, findings.entries))
    entries, is_all = changed_entries(findings.entries, seen)
    if has_pages(here.source):
        is_all = is_all and len(entries) <= MOST_PAGES
        paged = await with_pages(
            here.source, entries[:MOST_PAGES], here.fetcher, here.threads, here.now
        )
        entries = [entry for entry, _ in paged]
        here.refusals += [refusal for _, refusal in paged if refusal]
    every = findings.head.every if findings.head else None
    read = Read(body=body if is_all else None, every=every)
    result = findings.refused or outcome
    report, health = await here.threads.store(partial(keep, here, result, read, entries, seen))
    return await _finish(here, result, report, health)


def keep(
    here: Visit,
    outcome: Outcome,
    read: Read,
    entries: Sequence[Entry],
    seen: Mapping[str, SeenEntry],
) -> Visited:
    """Store what is new of the changed entries of a source, with its health, all at once."""
    known = look_up(here.store, here.source, entries, seen, here.ended)
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


def _hub(source: Source, outcome: Fetched, findings: Findings) -> tuple[str, str] | None:
    """Return the hub that a feed for everyone names, in its headers or itself."""
    links = dict(reversed((*outcome.links, *(findings.head.links if findings.head else ()))))
    hub = links.get("hub")
    return (hub, links.get("self", source.address)) if hub and not source.audience else None


def _seen(here: Visit, entries: Sequence[Entry]) -> Mapping[str, SeenEntry]:
    return here.store.seen_entries(here.source.id, {entry.key for entry in entries})


async def _finish(
    here: Visit, outcome: Outcome, report: SourceReport, health: SourceHealth | None
) -> Visited:
    """Remember where the source stands for good now, if it moved."""
    moved = outcome.moved_to if isinstance(outcome, (Fetched, Unchanged)) else None
    if moved is None or moved == here.source.address:
        return report, health
    if health:
        await here.threads.store(partial(here.store.save_health, {here.source.id: health}))
    await here.threads.store(partial(here.store.move_source, here.source.id, moved))
    return report, None
