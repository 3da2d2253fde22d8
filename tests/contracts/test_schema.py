"""The tables' history on each kind of database: there, back, and two programs at once."""

import itertools
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Mapping
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event, inspect, text
from sqlalchemy.exc import OperationalError

from bot.subscriptions.news import wording
from storage.errors import SchemaTooNew, StoreUnavailable
from storage.migrations.upgrade import HEAD, alembic_config, revision
from storage.opening import connect, open_store
from storage.sql.tables import metadata
from tests.builders import an_article
from tests.contracts.filling import fill
from tests.contracts.old_database import migrating
from tests.contracts.postgres import Postgres

ROOT = Path(__file__).parents[2]
_CHANGES = ("CREATE", "ALTER", "DROP", "INSERT", "UPDATE")


def _of_metadata(name: str | None, kind: str, _: object) -> bool:
    return kind != "table" or not (name or "").startswith("article_words")


def migration_context(connection: Connection) -> MigrationContext:
    """Return what compares tables with `metadata`: also types, but not the search index."""
    options: dict[str, Any] = {"include_name": _of_metadata, "compare_type": True}
    return MigrationContext.configure(connection, opts=options)


def test_the_migrations_make_the_tables_that_the_code_knows(empty: str) -> None:
    """From nothing to the newest revision gives `tables.metadata`, but for the words' own table."""
    with closing(open_store(empty)) as store, store._database.reading() as connection:
        assert [] == compare_metadata(migration_context(connection), metadata)


def test_the_newest_revision_is_the_one_that_is_expected(empty: str) -> None:
    """HEAD names the last migration, so that no Alembic is needed to know it."""
    with closing(open_store(empty)) as store, store._database.reading() as connection:
        scripts = ScriptDirectory.from_config(alembic_config(connection))

        assert HEAD == scripts.get_current_head() == revision(connection)


def test_every_migration_goes_back_and_forth(empty: str) -> None:
    """Back to nothing with articles in it, then up again, leaves a store that works."""
    article = an_article()
    with closing(open_store(empty)) as store:
        store.add_articles([article])
        with migrating(store) as connection:
            command.downgrade(alembic_config(connection), "base")
            assert ["alembic_version"] == inspect(connection).get_table_names()

    with closing(open_store(empty)) as store:
        assert 0 == store.corpus_stats().articles
        store.add_articles([article])
        assert {article.id} == store.find_articles(["trade"])


def _rows(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """Return all that is in the tables that the code knows, column by column."""
    there = inspect(connection).get_table_names()
    rows = {}
    for table in metadata.sorted_tables:
        if table.name in there:
            every = connection.execute(text(f'SELECT * FROM "{table.name}"')).mappings()  # noqa: S608
            rows[table.name] = sorted(map(dict, every), key=repr)
    return rows


def _as_far_as(rows: dict[str, list[dict[str, Any]]], known: Mapping[str, Any]) -> dict[str, Any]:
    """Return those rows of the tables, and those columns of each, that `known` has."""
    return {
        name: [
            {column: value for column, value in row.items() if column in known[name][0]}
            for row in rows[name]
        ]
        for name in known
    }


@pytest.mark.parametrize(
    "back_to", ["0008", "0007", "0006", "0005", "0004", "0003", "0002", "0001"]
)
def test_what_a_migration_does_not_concern_stays_as_it_was(empty: str, back_to: str) -> None:
    """Back to each revision and up again, with something in every table: row by row."""
    with closing(open_store(empty)) as store:
        fill(store)
        with migrating(store) as connection:
            before = _rows(connection)
            command.downgrade(alembic_config(connection), back_to)
            older = _rows(connection)
            command.upgrade(alembic_config(connection), "head")
            after = _rows(connection)

    assert all(before.values())
    assert older == _as_far_as(before, older) == _as_far_as(after, older)


def test_what_was_told_before_its_words_were_kept_gets_them(empty: str) -> None:
    """From the article, so that copies of it are known, too."""
    with closing(open_store(empty)) as store:
        fill(store)
        with migrating(store) as connection:
            command.downgrade(alembic_config(connection), "0005")
            command.upgrade(alembic_config(connection), "head")
            told = next(iter(_rows(connection)["told"]))
        text = store.article(told["article"]).body[told["start"] : told["end"]]

    assert wording(text) == told["wording"]


def _die_at(url: str, number: int) -> None:
    """Open a store, and die before so many statements that change its tables were executed."""
    left = itertools.count(number, -1)

    @event.listens_for(Engine, "before_cursor_execute")
    def count(_c: object, _k: object, statement: str, *_: object) -> None:
        if statement.lstrip().startswith(_CHANGES) and not next(left):
            os.kill(os.getpid(), signal.SIGKILL)

    open_store(url).close()


def test_a_migration_that_is_killed_at_any_statement_is_done_anew(empty: str) -> None:
    """All or nothing: whoever opens the store next finds all that there was."""
    with closing(open_store(empty)) as store:
        fill(store)
        with migrating(store) as connection:
            command.downgrade(alembic_config(connection), "0001")
            before = _rows(connection)
    killed = 0
    while _killed(empty, killed):
        killed += 1
        with closing(connect(empty)) as database, database.reading() as connection:
            rows = _rows(connection)
            # the search index is built by a transaction of its own
            migrated = revision(connection) == HEAD and _as_far_as(rows, before)
            assert before == (migrated or rows)
    assert killed > 10
    with closing(open_store(empty)) as store, store._database.reading() as connection:
        assert before == _as_far_as(_rows(connection), before)


def _killed(url: str, number: int) -> bool:
    child = get_context("fork").Process(target=_die_at, args=(url, number))
    child.start()
    child.join()
    return child.exitcode == -signal.SIGKILL


def test_a_migration_that_fails_leaves_nothing(empty: str) -> None:
    """Tables are made all or none: after a failure half-way the store can still be made."""
    with closing(open_store(empty)) as store, migrating(store) as connection:
        command.downgrade(alembic_config(connection), "base")
        connection.execute(text("CREATE VIEW shown AS SELECT 1"))  # in the way of the last table
    with pytest.raises(StoreUnavailable):
        open_store(empty)

    with closing(connect(empty)) as database, database.writing() as connection:
        assert ["alembic_version"] == inspect(connection).get_table_names()
        connection.execute(text("DROP VIEW shown"))
    open_store(empty).close()


def test_a_store_of_a_newer_version_is_refused(empty: str) -> None:
    """Its revision is named, and that which this program knows."""
    with closing(open_store(empty)) as store, migrating(store) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(SchemaTooNew) as refused:
        open_store(empty)

    assert ("9999", HEAD) == (refused.value.found, refused.value.expected)


def test_an_empty_database_is_not_filled_unless_asked(empty: str) -> None:
    """With create=False an empty database is refused, and stays empty."""
    for _ in range(2):
        with pytest.raises(StoreUnavailable, match="briefing-bot ingest"):
            open_store(empty, create=False)


def test_programs_that_open_a_new_store_at_once_all_succeed(empty: str) -> None:
    """One makes the tables, the others wait for it."""
    script = "import sys; from storage.opening import open_store; open_store(sys.argv[1]).close()"
    started = [
        subprocess.Popen([sys.executable, "-c", script, empty], cwd=ROOT, stderr=subprocess.PIPE)
        for _ in range(3)
    ]

    assert [(b"", 0)] * 3 == [(p.communicate()[1], p.returncode) for p in started]


def test_a_cut_connection_is_replaced(postgres: Postgres) -> None:
    """After the server has cut the connection, the next use works by itself."""
    url = postgres.store()
    with closing(open_store(url)) as store:
        store.add_articles([an_article()])
        postgres.disconnect(url)

        assert 1 == store.corpus_stats().articles


def test_a_wrong_password_is_refused_and_not_repeated(postgres: Postgres) -> None:
    """The refusal says what to correct, and no part of it shows the password."""
    postgres.admin.execute("CREATE ROLE asker LOGIN PASSWORD 'right'")
    rules = postgres.folder / "pg_hba.conf"
    rules.write_text(f"local all asker scram-sha-256\n{rules.read_text()}")
    postgres.admin.execute("SELECT pg_reload_conf()")
    password = "emases"[::-1]  # a traceback shows the lines of this file
    url = postgres.store().replace("postgres:@", f"asker:{password}@")

    with pytest.raises(StoreUnavailable, match="correct the host, user, password") as refused:
        open_store(url)

    assert isinstance(refused.value.__cause__, OperationalError)
    assert password not in "".join(traceback.format_exception(refused.value))
