"""What every Store promises from its opening to its closing, on each kind of database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from storage.errors import StoreUnavailable
from storage.opening import open_store
from storage.ports.store import Store
from storage.sql.store import SqlStore
from tests.builders import a_brief, a_topic, an_article


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


def test_while_another_program_writes_a_write_is_refused_and_works_later(
    store: SqlStore, url: str
) -> None:
    """After its patience a store says that it could not write; nothing of it was kept."""
    with closing(open_store(url, patience=0.05)) as other:
        with store._database.writing():
            assert 0 == other.corpus_stats().articles
            with pytest.raises(StoreUnavailable, match="wait for the program that is writing"):
                other.add_articles([an_article()])
        assert 0 == other.corpus_stats().articles
        other.add_articles([an_article()])

    assert 1 == store.corpus_stats().articles
