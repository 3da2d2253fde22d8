"""A backup before each upgrade, of which the last few are kept."""

import logging
from datetime import UTC, datetime
from pathlib import Path

from storage.copying.files import copy_to_part
from storage.copying.parts import make_folder, part_of, publish
from storage.engines.database import Database
from storage.migrations.upgrade import HEAD

_KEPT = 3

_log = logging.getLogger(__name__)


def keep_copy(database: Database, place: Path | None, found: str) -> None:
    """Back up a database before it is upgraded; delete all but the last three of such backups.

    Args:
        database: of an older revision.
        place: the backup gets its name, with ".backup-", the revision and the time; None: none is
            made.
        found: the revision.

    Raises:
        StoreUnavailable: there is no room for it, or it can't be written.
    """
    if place is None:
        return
    made = place.with_name(f"{place.name}.backup-{found}")
    make_folder(made.parent)
    with part_of(made) as part:
        copy_to_part(database, part)
        written = datetime.fromtimestamp(part.stat().st_mtime, UTC)
        # to the microsecond: whoever was killed while upgrading may have made one just before
        file = made.with_name(f"{made.name}-{written:%Y%m%dT%H%M%S-%f}")
        publish(part, file)
    _log.warning("upgrading the database from %s to %s; its backup is %s", found, HEAD, file)
    for old in kept_copies(place)[_KEPT:]:
        old.unlink(missing_ok=True)


def kept_copies(place: Path) -> list[Path]:
    """Return the backups that were made before upgrades, latest first."""
    begin = f"{place.name}.backup-"
    if not place.parent.is_dir():
        return []
    found = [
        file
        for file in place.parent.iterdir()
        if file.name.startswith(begin) and file.suffix != ".part"
    ]
    return sorted(found, key=lambda file: file.stat().st_mtime, reverse=True)
