from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from storage.engines.sqlite import wal_is_safe
from storage.engines.sqlite_driver import driver
from storage.opening import open_store
from tests.builders import an_article


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A new store's file."""
    path = tmp_path / "store.db"
    open_store(str(path)).close()
    return path


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 52, 0), (4, 0, 0), (3, 50, 7), (3, 44, 6)])
def test_the_write_ahead_log_is_used_where_it_is_mended(version: tuple[int, ...]) -> None:
    """From 3.51.3 on, and in the two older series that were mended."""
    assert wal_is_safe(version)


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 44, 5), (3, 45, 0), (3, 50, 6), (3, 51, 2)])
def test_the_write_ahead_log_is_not_used_where_it_can_do_damage(version: tuple[int, ...]) -> None:
    """Every other version keeps a rollback journal."""
    assert not wal_is_safe(version)


def test_a_connection_is_set_up_for_keeping(file: Path) -> None:
    """The journal that is safe here, every commit on the disk, foreign keys held."""
    mode = "wal" if wal_is_safe(driver.sqlite_version_info) else "delete"
    with closing(open_store(str(file))) as store, store._database.reading() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]

    assert [mode, 3, 1] == found


def test_a_write_ahead_log_of_another_program_is_given_up_where_it_is_not_safe(file: Path) -> None:
    """A file left in that mode is brought to the one that this SQLite can be trusted with."""
    with closing(driver.connect(file)) as other:
        other.execute("PRAGMA journal_mode=WAL")
    with closing(open_store(str(file))) as store:
        assert 0 == store.corpus_stats().articles

    with closing(driver.connect(file)) as other:
        mode = "wal" if wal_is_safe(driver.sqlite_version_info) else "delete"
        assert (mode,) == other.execute("PRAGMA journal_mode").fetchone()


def test_what_every_ingest_asks_is_answered_by_an_index(file: Path) -> None:
    """No table is read through to know, retire, place or list articles, however many there are."""
    plans: list[str] = []
    with closing(open_store(str(file))) as store:

        def explain(
            connection: Connection, _: object, statement: str, values: Sequence[Any], *__: object
        ) -> None:
            if "articles" in statement and not statement.startswith("EXPLAIN"):
                one = values[0] if values and isinstance(values[0], tuple) else values
                raw = connection.connection.cursor()
                raw.execute(f"EXPLAIN QUERY PLAN {statement}", one)
                plans.extend(row[3] for row in raw.fetchall())

        event.listen(store._database._engine, "before_cursor_execute", explain)
        article = an_article(origin="a.txt", replaces="0123456789abcdef")
        store.current_ids(["a.txt"])
        store.add_articles([article])
        store.add_articles([article])
        list(store.articles())
        store.find_articles(["trade"])

    assert [] == [plan for plan in plans if plan == "SCAN articles"]
    assert any("uq_articles_origin_key_current" in plan for plan in plans)
    assert any("ix_articles_published_at_current" in plan for plan in plans)
