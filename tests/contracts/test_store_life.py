"""What every Store promises from its opening to its closing, on each kind of database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from storage.engines.upsert import upsert
from storage.errors import StoreUnavailable
from storage.opening import open_store
from storage.ports.store import Store
from storage.sql.codec import encode_topic
from storage.sql.store import SqlStore
from storage.sql.tables import topics
from tests.builders import a_brief, a_topic, an_article
from tests.contracts.postgres import Postgres

_ROW = {"name": "trade", "written": encode_topic(a_topic(terms=("later",)))}


def test_what_was_kept_is_there_after_reopening(store: SqlStore, url: str) -> None:
    """A second opening reads what the first one wrote."""
    article, topic = an_article(), a_topic()
    brief = a_brief(article)
    store.add_articles([article])
    store.save_topic(topic)
    store.save_brief(brief)
    store.set_last_brief("terminal:", brief.id)
    store.close()

    with closing(open_store(url)) as again:
        assert [article] == list(again.articles())
        assert {article.id} == again.find_articles(["trade"])
        assert [topic] == again.topics()
        assert brief == again.last_brief("terminal:")


def test_a_store_may_be_handed_to_another_thread(store: Store) -> None:
    """One thread at a time, but not always the same one."""
    article = an_article()
    store.add_articles([article])

    with ThreadPoolExecutor(1) as pool:
        assert article == pool.submit(store.article, article.id).result()


def test_a_closed_store_says_so(store: SqlStore) -> None:
    """Reading and writing after closing are refused; closing twice is not."""
    store.close()
    store.close()

    uses: list[Callable[[], object]] = [
        store.corpus_stats,
        store.topics,
        lambda: list(store.briefs()),
        lambda: store.add_articles([an_article()]),
    ]
    for use in uses:
        with pytest.raises(StoreUnavailable, match="closed"):
            use()


def test_while_another_program_writes_the_same_a_write_is_refused_and_works_later(
    store: SqlStore, url: str
) -> None:
    """After its patience a store says that it could not write; nothing of it was stored."""
    with closing(open_store(url, patience=0.05)) as other:
        store.save_topic(a_topic())
        with store.database.writing() as connection:
            connection.execute(upsert(store.database.dialect, topics, "written"), _ROW)
            assert [a_topic()] == other.topics()
            with pytest.raises(StoreUnavailable, match="wait for the program that is writing"):
                other.save_topic(a_topic(terms=("tariff",)))
        assert ("later",) == other.topic("trade").terms
        other.save_topic(a_topic(terms=("tariff",)))

    assert ("tariff",) == store.topic("trade").terms


def test_on_a_server_writers_of_different_things_do_not_wait(postgres: Postgres) -> None:
    """Somebody adds articles and somebody saves a topic, while a third one is not ready yet."""
    url = postgres.store()
    with closing(open_store(url)) as store, closing(open_store(url, patience=0.05)) as other:
        store.save_topic(a_topic("energy"))
        with store.database.writing() as connection:
            connection.execute(upsert("postgresql", topics, "written"), _ROW)
            other.add_articles([an_article()])
            other.save_topic(a_topic("energy", terms=("oil",)))

            assert ("oil",) == other.topic("energy").terms
            assert 1 == other.corpus_stats().articles
