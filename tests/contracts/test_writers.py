"""Several writers at once, each with a store of its own: nobody fails, and nothing is lost."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
from slack_sdk.oauth.installation_store import Installation
from sqlalchemy import Column, Executable, select, text

from briefings.matching.votes import Vote
from briefings.reading.ingest import ingest
from storage.backup import counts
from storage.errors import NotFound
from storage.opening import open_store
from storage.sql.slack.installations import SlackWorkspaces
from storage.sql.store import SqlStore
from storage.sql.tables import brief_articles, briefs, shown, topics, votes
from tests.builders import AT, a_brief, a_topic, an_article
from tests.contracts.postgres import Postgres

WRITERS = 8
_PATIENCE = 60.0  # on a busy machine, too
_WAITING = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
HERE, THERE = "telegram:1", "telegram:-100"


def at_once(url: str, write: Callable[[SqlStore, int], object]) -> None:
    """Have all writers begin at the same moment; raise what any of them met."""
    begin = Barrier(WRITERS)

    def run(number: int) -> None:
        with closing(open_store(url, patience=_PATIENCE)) as store:
            begin.wait(_PATIENCE)
            write(store, number)

    with ThreadPoolExecutor(WRITERS) as pool:
        for done in [pool.submit(run, number) for number in range(WRITERS)]:
            done.result()


def test_the_same_articles_and_different_ones_are_stored_once(store: SqlStore, url: str) -> None:
    """Each can be found, and its words are in the index once."""
    same = [an_article(f"Common trade number {number}.") for number in range(10)]

    def write(mine: SqlStore, writer: int) -> None:
        own = [an_article(f"Own trade {number} of writer {writer}.") for number in range(5)]
        ingest([*own, *(same if writer % 2 else same[::-1])], mine)

    at_once(url, write)

    assert 10 + 5 * WRITERS == store.corpus_stats().articles == len(store.find_articles(["trade"]))
    assert {article.id for article in same} == store.find_articles(["common"])
    if store.database.dialect == "postgresql":
        with store.database.reading() as connection:
            rows = connection.scalar(text("SELECT count(*) FROM article_words"))
        assert 10 + 5 * WRITERS == rows


def test_of_edits_at_one_origin_one_is_current(store: SqlStore, url: str) -> None:
    """The others stay stored; no writer is refused for coming second."""

    def write(mine: SqlStore, writer: int) -> None:
        for number in range(3):
            ingest([an_article(f"Edit {number} by {writer}.", origin="a.txt")], mine)

    at_once(url, write)

    [current] = store.articles()
    assert {"a.txt": current.id} == store.current_ids(["a.txt"])
    assert 3 * WRITERS - 1 == store.corpus_stats().replaced
    assert 1 == store.count_current().articles


def test_the_same_brief_and_different_ones_are_saved(store: SqlStore, url: str) -> None:
    """None is lost, and the same one is there once."""
    article = an_article()
    store.add_articles([article])
    same = a_brief(article)

    def write(mine: SqlStore, writer: int) -> None:
        mine.save_brief(same)
        mine.save_brief(a_brief(article, method=f"own {writer}"))
        mine.set_last_brief(HERE, same.id)

    at_once(url, write)

    assert {same.method, *(f"own {n}" for n in range(WRITERS))} == {
        brief.method for brief in store.briefs()
    }
    assert same == store.last_brief(HERE) == store.ready_brief(same.topic, same.method)


def test_votes_on_one_sentence_are_all_counted(store: SqlStore, url: str) -> None:
    """One of each channel, and one of a channel where all vote."""
    article = an_article()
    store.add_articles([article])
    store.save_topic(a_topic())

    def write(mine: SqlStore, writer: int) -> None:
        for channel in (HERE, f"telegram:1{writer}"):
            place = {"topic": "trade", "article": article.id, "start": 0, "end": 5}
            mine.vote(Vote(**place, channel=channel, up=True))

    at_once(url, write)

    channels = [vote.channel for vote in store.votes("trade")]
    assert sorted([HERE, *(f"telegram:1{n}" for n in range(WRITERS))]) == sorted(channels)


def test_what_is_remembered_of_one_channel_may_be_written_by_all(store: SqlStore, url: str) -> None:
    """A language, a mute, a topic; the first reason why it can't be reached stays."""

    def write(mine: SqlStore, writer: int) -> None:
        mine.save_topic(a_topic())
        mine.mute(HERE, "trade", AT)
        mine.set_language(HERE, "de")
        mine.mark_gone(HERE, f"reason {writer}", AT)
        mine.mark_gone(HERE, "a later reason", AT)

    at_once(url, write)

    channel = store.channel(HERE)
    assert ("de", {"trade": AT}) == (channel.language, channel.muted)
    assert channel.gone
    assert channel.gone.reason.startswith("reason ")


def test_subscriptions_made_at_once_have_numbers_of_their_own(store: SqlStore, url: str) -> None:
    """No two are the same."""
    numbers: list[int] = []

    at_once(url, lambda mine, _: numbers.append(mine.subscribe(HERE, "{}", None)))

    assert WRITERS == len(set(numbers)) == len(store.subscriptions(HERE))


def test_workspaces_install_at_once_and_a_state_is_good_for_one(store: SqlStore, url: str) -> None:
    """Each workspace is found with its own token; of those who bring one state, one is let in."""
    state = asyncio.run(SlackWorkspaces(store.database, "client", "key").states.async_issue())
    let_in: list[bool] = []

    def write(mine: SqlStore, writer: int) -> None:
        workspaces = SlackWorkspaces(mine.database, "client", "key")
        stated = {"app_id": "A1", "team_id": f"T{writer}", "user_id": "U1", "bot_id": "B1"}
        installation = Installation(**stated, bot_token=f"xoxb-{writer}", installed_at=1.0)
        let_in.append(asyncio.run(workspaces.states.async_consume(state)))
        for _ in range(2):
            asyncio.run(workspaces.installations.async_save(installation))

    at_once(url, write)
    stored = SlackWorkspaces(store.database, "client", "key").installations
    bots = [
        asyncio.run(stored.async_find_bot(enterprise_id=None, team_id=f"T{writer}"))
        for writer in range(WRITERS)
    ]

    assert [f"xoxb-{writer}" for writer in range(WRITERS)] == [bot.bot_token for bot in bots]
    assert 1 == sum(let_in)
    assert 0 == counts(store)["slack_oauth_states"]


def test_a_channel_is_renamed_while_others_write_in_it(store: SqlStore, url: str) -> None:
    """Where both names have the like, one stays; nobody fails."""
    article = an_article()
    store.add_articles([article])
    brief = a_brief(article)
    store.save_brief(brief)

    def write(mine: SqlStore, writer: int) -> None:
        for _ in range(5):
            mine.set_last_brief(THERE if writer % 2 else HERE, brief.id)
            if writer == 0:
                mine.move_channel(HERE, THERE)

    at_once(url, write)
    store.move_channel(HERE, THERE)

    assert (None, brief) == (store.last_brief(HERE), store.last_brief(THERE))


def while_it_waits(
    postgres: Postgres, store: SqlStore, change: Executable, write: Callable[[], object]
) -> Future[object]:
    """Commit `change` once `write` waits for its rows; return what became of that."""
    with ThreadPoolExecutor(1) as pool, store.database.writing() as connection:
        connection.execute(change)
        writing = pool.submit(write)
        while not postgres.admin.execute(_WAITING).fetchall():
            assert not writing.done()
    return writing


def test_what_is_written_under_the_new_name_as_a_channel_moves_stays(postgres: Postgres) -> None:
    """The writer commits while the move waits for it."""
    article = an_article()
    old, new = a_brief(article), a_brief(article, method="another")
    with closing(open_store(url := postgres.store())) as store, closing(open_store(url)) as other:
        store.add_articles([article])
        for brief in (old, new):
            store.save_brief(brief)
        store.set_last_brief(HERE, old.id)
        written = shown.insert().values(channel=THERE, brief=new.id)
        while_it_waits(postgres, store, written, lambda: other.move_channel(HERE, THERE)).result()

        assert (None, new) == (store.last_brief(HERE), store.last_brief(THERE))


def test_a_vote_on_a_topic_that_is_being_removed_is_refused_by_its_name(postgres: Postgres) -> None:
    """So is showing a brief that is being forgotten: neither is taken for a fault."""
    article = an_article()
    vote = Vote(topic="trade", article=article.id, start=0, end=5, channel=HERE, up=True)
    with closing(open_store(url := postgres.store())) as store, closing(open_store(url)) as other:
        store.add_articles([article])
        store.save_topic(a_topic())
        brief = a_brief(article)
        store.save_brief(brief)
        with store.database.writing() as connection:
            connection.execute(brief_articles.delete())
        refused = [
            while_it_waits(postgres, store, change, write).exception()
            for change, write in (
                (topics.delete(), lambda: other.vote(vote)),
                (briefs.delete(), lambda: other.set_last_brief(HERE, brief.id)),
            )
        ]

    assert [NotFound, NotFound] == [type(each) for each in refused]


def test_a_brief_is_not_ready_once_an_article_came_whoever_was_first(
    store: SqlStore, url: str
) -> None:
    """Of articles that come at once, each makes the briefs before it out of date."""
    brief = a_brief(an_article())
    store.add_articles([an_article()])
    store.save_brief(brief)

    at_once(url, lambda mine, n: mine.add_articles([an_article(f"Trade {n}.")]))

    assert store.ready_brief(brief.topic, brief.method) is None
    store.save_brief(brief)
    assert brief == store.ready_brief(brief.topic, brief.method)


@pytest.mark.parametrize("column", [briefs.c.made, votes.c.made], ids=str)
def test_numbers_on_a_server_come_from_sequences(postgres: Postgres, column: Column[int]) -> None:
    """A transaction that is not ready yet keeps nobody from the next number."""
    with closing(open_store(postgres.store())) as store:
        number = select(store.database.next_number(column))
        with store.database.writing() as first, store.database.writing() as second:
            assert first.execute(number).scalar_one() < second.execute(number).scalar_one()
