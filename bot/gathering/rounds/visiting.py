"""One source in a round: fetched, read, compared with what is known, and stored."""

from dataclasses import replace
from functools import partial
from hashlib import sha256

from bot.gathering.rounds.deciding import changed_entries
from bot.gathering.rounds.folders import visit_folder
from bot.gathering.rounds.mailboxes import visit_mailbox
from bot.gathering.rounds.pages import MOST_PAGES, has_pages, with_pages
from bot.gathering.rounds.parsing import Findings, read_body
from bot.gathering.rounds.report import SourceReport
from bot.gathering.rounds.storing import keep, seen_before
from bot.gathering.rounds.visit import Visit, Visited
from briefings.gathering.outcomes import Fetched, Outcome, Unchanged
from briefings.gathering.schedule import NOTHING_READ, Read, after
from briefings.gathering.source import NO_VALIDATORS, Source, SourceHealth


async def visit(here: Visit) -> Visited:
    """Visit a source.

    Raises:
        StorageError: the store can't be used now.
        WorkerError: no process can be started to read in.
    """
    if here.source.kind == "folder":
        return await here.threads.read(partial(visit_folder, here))
    if here.source.kind == "mailbox":
        return await visit_mailbox(here)
    here.events.emit("fetching")
    outcome = await here.fetcher.fetch(here.source.address, validators=here.health.validators)
    here.events.emit("fetched")
    return await _read(here, outcome)


async def _read(here: Visit, outcome: Outcome, *, is_listed: bool = False) -> Visited:
    """Read what was fetched, where it isn't what was read before, and store what is new.

    Of an index of sitemaps it is the first, which is the newest, that is read; `is_listed` says
    that this is one.
    """
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
    links = dict(reversed(findings.head.links)) if findings.head else {}
    if here.source.kind == "sitemap" and "next" in links and not is_listed:
        listed = await here.fetcher.fetch(links["next"], found_in=here.source.address)
        if isinstance(listed, Fetched):  # they would be taken for those of the index
            listed = replace(listed, validators=NO_VALIDATORS, moved_to=None)
        return await _read(here, listed, is_listed=True)
    return await _take(here, outcome, findings, body)


async def _take(here: Visit, outcome: Fetched, findings: Findings, body: str) -> Visited:
    """Store what is new of what was found."""
    here.refusals += findings.refusals
    here.hub = _hub(here.source, outcome, findings)
    seen = await here.threads.store(partial(seen_before, here, findings.entries))
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


def _hub(source: Source, outcome: Fetched, findings: Findings) -> tuple[str, str] | None:
    """Return the hub that a feed for everyone names, in its headers or itself."""
    links = dict(reversed((*outcome.links, *(findings.head.links if findings.head else ()))))
    hub = links.get("hub")
    return (hub, links.get("self", source.address)) if hub and not source.audience else None


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
