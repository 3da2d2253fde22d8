"""A corpus that an older program stored gets stories and lists, and no digest tells it again."""

import asyncio
import subprocess
import sys
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

import pytest
from alembic import command

from bot.chat.request import Channel
from bot.library.library import Library
from bot.library.stories.job import StoryJob
from bot.library.stories.keeper import StoryKeeper
from bot.library.stories.settling import RECENT
from bot.subscriptions.digest import digest_for
from briefings.composing.recipe import Recipe
from briefings.model import Article, Topic
from briefings.stories.grouping.whole import name_stories
from storage.migrations.upgrade import alembic_config
from storage.opening import open_store
from storage.ports.deliveries import DeliveredQuote
from storage.sql.codec import encode_instant
from storage.sql.store import SqlStore
from storage.sql.tables import delivered_quotes
from tests.contracts.old_database import migrating
from tests.contracts.test_stories import READ, a_stream, stories
from tests.dispatching import until
from tests.processes import ROOT

BEFORE = "0017"
"""The last schema that knew of neither windows nor lists nor stories."""
TOPIC = Topic(name="ferry", title="Ferries", terms=("ferry", "harbour"), language="en")
NOW = datetime(2025, 3, 25, 12, tzinfo=UTC)
HERE = Channel(platform="telegram", id="1")
_SETTLE = """
import sys, time
from bot.library.stories.keeper import StoryKeeper
from storage.opening import open_store
for day in StoryKeeper(open_store(sys.argv[1])).settle():
    print(day, flush=True)
time.sleep(60)
"""


def _library(store: SqlStore) -> Library:
    library = Library(store, Recipe(points=5))
    library.clock = lambda: NOW
    return library


def _deliver_all(library: Library) -> int:
    """Deliver digests until nothing is new; return how many points that took."""
    count = 0
    while quotes := (
        digest := digest_for(library, HERE, library.topics(), 5, NOW)
    ).delivered_quotes:
        count += sum(len(news) for _, news in digest.sections)
        at = encode_instant(NOW - timedelta(hours=1))
        with library.store.database.writing() as connection:  # type: ignore[attr-defined]
            connection.execute(delivered_quotes.insert(), [asdict(q) | {"at": at} for q in quotes])
    return count


def _place(quote: DeliveredQuote) -> tuple[str, int, int]:
    return quote.article, quote.start, quote.end


@pytest.fixture
def older(url: str) -> tuple[str, list[Article]]:
    """The address of a store of an older schema, and its articles; a channel was told them all."""
    articles = a_stream(7)
    with closing(open_store(url)) as store:
        library = _library(store)
        store.save_topic(TOPIC)
        store.add_articles(articles)
        assert _deliver_all(library)
        with migrating(store) as connection:
            command.downgrade(alembic_config(connection), BEFORE)
    return url, articles


async def test_a_corpus_of_an_older_program_gets_its_stories(
    older: tuple[str, list[Article]], caplog: pytest.LogCaptureFixture
) -> None:
    """In the background, and whoever reads the log sees how far that is."""
    url, articles = older
    caplog.set_level("INFO", "bot.library.stories.job")
    with closing(open_store(url)) as store:
        keeper = StoryKeeper(store, few=0)
        assert len(articles) == keeper.count_waiting()
        job = asyncio.create_task(StoryJob(keeper, lambda: READ).run())
        await until(lambda: "all articles are in stories" in caplog.text)
        job.cancel()

        assert name_stories(articles) == stories(store, articles)
    assert f"putting articles into stories, {len(articles)} to go" in caplog.text


def test_grouping_that_was_killed_goes_on_where_it_was(older: tuple[str, list[Article]]) -> None:
    """The days that were final stay as they are, and the end is the same."""
    url, articles = older
    command = [sys.executable, "-c", _SETTLE, url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as killed:
        assert killed.stdout
        done = [killed.stdout.readline() for _ in range(RECENT + 3)]
        killed.kill()

    with closing(open_store(url)) as store:
        keeper = StoryKeeper(store)
        left = list(keeper.settle())

        assert name_stories(articles) == stories(store, articles)
        assert 0 == keeper.count_waiting()
    assert all(done)  # the latest days, and some of all in order
    assert len(left) < len({article.published for article in articles})


def test_a_digest_after_an_upgrade_tells_nothing_again(older: tuple[str, list[Article]]) -> None:
    """What the channel was told is known, and the topic's list is composed anew once."""
    url, articles = older
    with closing(open_store(url)) as store:
        library = _library(store)
        assert [1, 0] == [library.refresh(), library.refresh()]

        known = {article.id for article in articles}
        told = {_place(quote) for quote in store.delivered_quotes(str(HERE), known)}
        digest = digest_for(library, HERE, [TOPIC], 5, NOW)
        assert told.isdisjoint(map(_place, digest.delivered_quotes))
        assert 5 >= sum(len(news) for _, news in digest.sections)
        assert library.brief(TOPIC).points
        assert library.brief(TOPIC).window is not None
