"""A database that the last program of schema 0006 made, with something in every state of it.

That program filled it through its own code: the bundled corpus and topics, replaced and undated
articles, subscriptions, requests and deliveries in every state, votes, Slack's installations.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Connection, inspect, text

from storage.engines.addresses import parse_address
from storage.engines.sqlite_driver import driver
from storage.opening import connect
from storage.sql.store import SqlStore

REVISION = "0006"
_ASSETS = Path(__file__).parents[1] / "assets"
_INDEX = "article_words"

Rows = dict[str, list[dict[str, Any]]]


def load_old_database(url: str) -> None:
    """Make the old database at `url`, where there is nothing."""
    address, _ = parse_address(url)
    kind = address.get_backend_name()
    script = (_ASSETS / f"schema-{REVISION}-{kind}.sql").read_text(encoding="utf-8")
    if kind == "sqlite":
        connection = driver.connect(address.database)
        connection.executescript(script)
        connection.close()
    else:
        with psycopg.connect(url) as server:
            server.execute(script.encode())


@contextmanager
def migrating(store: SqlStore) -> Iterator[Connection]:
    """Give a connection to change the tables with; afterwards whatever is there is accepted."""
    store.database.recognise("", None)
    with store.database.writing() as connection:
        yield connection
    address, _ = parse_address(str(store.database._engine.url))
    if address.get_backend_name() == "sqlite":
        file = Path(str(address.database))
        file.with_name(f".{file.name}.identity").unlink(missing_ok=True)


def read_all(url: str) -> Rows:
    """Return all rows of the database at an address, as `read_rows` does."""
    with closing(connect(url)) as database, database.reading() as connection:
        return read_rows(connection)


def read_rows(connection: Connection) -> Rows:
    """Return all rows of all tables but the search index, each by column, in any one order."""
    names = [name for name in inspect(connection).get_table_names() if not name.startswith(_INDEX)]
    return {
        name: sorted(
            map(dict, connection.execute(text(f'SELECT * FROM "{name}"')).mappings()),  # noqa: S608 - names of our own tables
            key=repr,
        )
        for name in names
    }
