"""A whole database in one SQLite file, as it was at one instant: read again before it is named."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from sqlalchemy import inspect, update

from storage.copying.parts import ANOTHER_PLACE, exists_already, part_of, publish
from storage.copying.rows import add_tables, copy_rows, count_rows, reflect_tables
from storage.engines.addresses import parse_address
from storage.engines.database import Database
from storage.engines.faults import map_system_errors
from storage.engines.sqlite import SqliteDatabase, copy_pages, leave_wal
from storage.errors import StoreDamaged, StoreUnavailable
from storage.migrations.upgrade import HEAD, create_tables, revision
from storage.sql.corpus.refreshing import refresh_search
from storage.sql.tables import meta, metadata

_PATIENCE = 10.0


def copy_to_file(database: Database, file: Path) -> Mapping[str, int]:
    """Copy all of a database, of whatever revision, into a new SQLite file.

    Programs that use the database go on meanwhile. The file is whole, or there is none.

    Returns:
        The rows of each table.

    Raises:
        StoreUnavailable: there is nothing to copy, or the file is there, or can't be written.
        StoreDamaged: the copy could not be read as it should be.
    """
    with map_system_errors(str(file), ANOTHER_PLACE):
        if file.exists():
            raise exists_already(file)
    with part_of(file) as part:
        copied = copy_to_part(database, part)
        publish(part, file)
    return copied


def copy_to_part(database: Database, part: Path) -> Mapping[str, int]:
    """Copy all of a database into an empty file, and read it again; return the rows by table."""
    with database.snapshot() as there:
        found = revision(there)
        if found is None:
            raise StoreUnavailable(database.where, "it is empty", "there is nothing to copy")
        if isinstance(database, SqliteDatabase):
            copied = count_rows(there, reflect_tables(there))
            copy_pages(there, part)
        with closing(open_file(part)) as copy:
            if not isinstance(database, SqliteDatabase):
                with copy.exclusive() as here:
                    create_tables(here, found)
                    add_tables(there, here, metadata.tables)
                    copied = copy_rows(there, here)
                if found == HEAD:
                    refresh_search(copy)
            name_anew(copy)
    leave_wal(part)
    check_file(part, copied)
    return copied


def open_file(file: Path, where: str | None = None) -> SqliteDatabase:
    """Return an SQLite file that no other program uses as a database, whatever is in it.

    Who writes it waits for no turn, which is that of all files in its folder: a copy that is made
    before an upgrade would wait for whoever waits for the upgrade.

    Args:
        file: the file.
        where: the same, as a person may read it, if that is another name.
    """
    address, named = parse_address(str(file.absolute()))
    return SqliteDatabase(address, where or named, _PATIENCE, shared=False)


def check_file(file: Path, expected: Mapping[str, int]) -> None:
    """Read through a file, and see that each table has as many rows as it should.

    Raises:
        StoreDamaged: it is not so.
    """
    with closing(open_file(file)) as again:
        again.check()
        with again.reading() as connection:
            if expected != count_rows(connection, reflect_tables(connection)):
                raise StoreDamaged(str(file), "the copy is incomplete", "try again")


def name_anew(copy: Database) -> None:
    """Give a copy an identity of its own: it must not pass for the database that it is of."""
    with copy.writing() as connection:
        if not inspect(connection).has_table("meta"):
            return
        its = update(meta).where(meta.c.name == "identity")
        connection.execute(its.values(value=uuid4().hex))
