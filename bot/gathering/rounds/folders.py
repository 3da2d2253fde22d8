"""A watched folder: the files that are new or were changed since the last round are read."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.gathering.rounds.visit import Visit, Visited
from briefings.errors import ReadingError
from briefings.gathering.outcomes import Failed, Fetched, Unchanged
from briefings.gathering.schedule import NOTHING_READ, Read, after
from briefings.model import Article, digest
from briefings.reading.folder import files_below, read
from briefings.reading.ingest import IngestReport, ingest
from briefings.reading.places.names import shown_path, split_part
from storage.ports.sources import Gathering, SeenEntry

MOST_FILES: Final = 2_000
"""Files that are read in one round; the others' turn comes in the next."""

_SETTLED: Final = 2.0
"""Seconds after which a file that was written to is read: it may be half of one before."""
_READ_TO_THE_END: Final = "folder"
"""Stands for the body that a folder doesn't have."""


def visit_folder(here: Visit) -> Visited:
    """Read what is new in a folder, and store it.

    Its files can be read again at any time: they are stored as `ingest` stores them, and then
    remembered as they were before they were read.
    """
    root = Path(here.source.address)
    if not root.is_dir():
        failed = Failed(reason="there is no such folder")
        return here.report(failed), after(here.source, here.health, failed, NOTHING_READ, here.now)
    stamps = dict(_stamps(root, here.now))
    seen = here.store.seen_entries(here.source.id, stamps.keys())
    changed = [path for path, stamp in stamps.items() if _is_changed(path, stamp, seen)]
    here.events.emit("parsing")
    taken: dict[str, SeenEntry] = {}
    found = _found(here, changed[:MOST_FILES], stamps, taken)
    report = ingest(found, here.store.seen_by(here.source.audience))
    here.events.emit("parsed")
    return _remember(here, report, taken, is_all=len(changed) <= MOST_FILES)


def _found(
    here: Visit, changed: list[str], stamps: Mapping[str, str], taken: dict[str, SeenEntry]
) -> Iterator[Article | ReadingError]:
    """Yield what the files hold, and note each of them, and each article."""
    for path in changed:
        taken[path] = SeenEntry(key=path, digest=stamps[path], article=None)
    for found in read(changed, at=here.now) if changed else ():
        if isinstance(found, Article):
            key = found.file or ""
            name = split_part(key)[0]
            stamp = stamps.get(key) or stamps.get(name, "")
            taken[key] = SeenEntry(key=key, digest=stamp, article=found.id)
        yield found


def _remember(
    here: Visit, report: IngestReport, taken: Mapping[str, SeenEntry], *, is_all: bool
) -> Visited:
    here.refusals += report.refused
    read = Read(body=_READ_TO_THE_END if is_all else None, new=report.new + report.replaced)
    outcome = Fetched(url=here.source.address, body=b"")
    health = after(here.source, here.health, outcome, read, here.now)
    if not taken:
        return here.report(Unchanged()), health
    here.events.emit("storing")
    entries = tuple(taken.values())
    here.store.save_gathering(Gathering(source=here.source.id, health=health, entries=entries))
    here.events.emit("stored")
    return here.report(outcome, new=report.new, replaced=report.replaced), None


def _stamps(root: Path, now: datetime) -> Iterator[tuple[str, str]]:
    """Yield the files below a folder by name, each with what tells whether it was changed."""
    for path in files_below(root):
        if isinstance(path, Path):
            with suppress(OSError):  # it went meanwhile
                stat = path.stat()
                if now.timestamp() - stat.st_mtime >= _SETTLED:
                    yield shown_path(path), digest(stat.st_size, stat.st_mtime_ns)


def _is_changed(path: str, stamp: str, seen: Mapping[str, SeenEntry]) -> bool:
    return path not in seen or seen[path].digest != stamp
