"""A database of schema 0006 comes to the newest one with everything in it, and goes back."""

from contextlib import closing

from alembic import command
from alembic.autogenerate import compare_metadata

from storage.migrations.upgrade import alembic_config
from storage.opening import open_store
from storage.sql.tables import metadata
from tests.contracts.old_database import (
    REVISION,
    migrating,
    read_all,
)
from tests.contracts.test_schema import migration_context

_CHANGED = {"alembic_version", "inbox", "asks"}
"""Tables whose rows a later migration rewrites: tests of those migrations compare them."""


def test_every_table_of_the_old_database_has_rows(old: str) -> None:
    """What these tests compare is something."""
    assert all(read_all(old).values())


def test_an_old_database_keeps_every_row(old: str) -> None:
    """Each row has the values it had, in every column that there still is."""
    before = read_all(old)
    open_store(old).close()
    after = read_all(old)

    for name in before.keys() - _CHANGED:
        columns = after[name][0].keys()
        expected = [{key: row[key] for key in row if key in columns} for row in before[name]]
        kept = [{key: row[key] for key in before[name][0] if key in row} for row in after[name]]
        assert sorted(expected, key=repr) == sorted(kept, key=repr), name


def test_an_old_database_is_read_by_the_new_program(old: str) -> None:
    """Articles, briefs, topics and votes come back whole, and words are found."""
    before = read_all(old)
    with closing(open_store(old)) as store:
        assert {row["id"] for row in before["articles"] if row["current"]} == {
            article.id for article in store.articles()
        }
        assert {row["id"] for row in before["briefs"]} == {brief.id for brief in store.briefs()}
        assert {row["name"] for row in before["topics"]} == {each.name for each in store.topics()}
        assert len(before["votes"]) == sum(len(store.votes(t.name)) for t in store.topics())
        assert len(before["subscriptions"]) == len(store.subscriptions())
        assert store.find_articles(["minist"])


def test_an_old_database_goes_back_to_what_it_was(old: str) -> None:
    """Up to the newest schema and down again: row by row the same."""
    before = read_all(old)
    with closing(open_store(old)) as store, migrating(store) as connection:
        command.downgrade(alembic_config(connection), REVISION)

    assert before == read_all(old)


def test_an_old_database_gets_the_tables_that_a_new_one_has(old: str) -> None:
    """Those that slack_sdk made, too: they are taken over as they are."""
    with closing(open_store(old)) as store, store.database.reading() as connection:
        assert [] == compare_metadata(migration_context(connection), metadata)


def test_a_number_of_a_subscription_that_ended_is_not_given_again(old: str) -> None:
    """Keys of deliveries hold it."""
    used = max(row["number"] for row in read_all(old)["subscriptions"])
    with closing(open_store(old)) as store:
        assert used < store.subscribe("telegram:1", "{}", None)
