"""Backups and what is restored from them, from each kind of database to each."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from datetime import time, timedelta
from pathlib import Path
from threading import Event, Thread
from zoneinfo import ZoneInfo

import pytest

from bot.app.recovery import restore
from bot.chat.request import Channel
from bot.subscriptions.slots import Plan
from bot.subscriptions.subscription import Subscription
from briefings.matching.votes import Vote
from storage.backup import back_up, copy_all, counts, newest_backup
from storage.errors import StoreUnavailable
from storage.opening import open_store
from storage.sql.slack.installations import SlackWorkspaces
from storage.sql.store import SqlStore
from tests.builders import AT, a_brief, a_topic, an_article
from tests.contracts.filling import fill

HERE = Channel(platform="telegram", id="1")


@pytest.fixture
def _filled(url: str) -> None:
    """Have a store with something in every room, which nobody has open."""
    plan = Plan(times=frozenset({time(7)}), zone=ZoneInfo("Europe/Kyiv"))
    with closing(open_store(url)) as store:
        fill(store, Subscription(channel=HERE, plan=plan).encode())


@pytest.fixture
def filled(url: str, _filled: None) -> Iterator[SqlStore]:
    """The same, open."""
    with closing(open_store(url)) as store:
        yield store


def test_a_backup_has_all_that_there_was(filled: SqlStore, url: str, tmp_path: Path) -> None:
    """Of each kind of database, as one SQLite file in which words are found."""
    file = tmp_path / "backup.db"
    assert counts(filled) == back_up(url, file, AT)
    with closing(open_store(f"sqlite:///{file}")) as copy:
        assert counts(filled) == counts(copy)
        assert list(filled.articles()) == list(copy.articles())
        assert filled.find_articles(["trade"]) == copy.find_articles(["trade"]) != frozenset()
        assert filled.last_brief("telegram:1") == copy.last_brief("telegram:1")


@pytest.mark.usefixtures("_filled")
def test_slacks_installations_come_back_with_their_tokens(
    url: str, empty: str, tmp_path: Path
) -> None:
    """From each kind of database by a backup into a new one of its kind; the key is the same."""
    with closing(open_store(url)) as store:
        before = SlackWorkspaces(store.database, "client", "a key").installations
        installed = asyncio.run(before.async_find_bot(enterprise_id=None, team_id="T1"))
    back_up(url, tmp_path / "backup.db", AT)
    restore(tmp_path / "backup.db", empty, AT, lambda _: None)
    with closing(open_store(empty)) as store:
        after = SlackWorkspaces(store.database, "client", "a key").installations
        found = asyncio.run(after.async_find_bot(enterprise_id=None, team_id="T1"))

    assert "xoxb-1" == found.bot_token == installed.bot_token
    assert vars(installed) == vars(found)


@pytest.mark.usefixtures("_filled")
def test_what_is_stored_after_a_restore_is_the_latest(url: str, empty: str, tmp_path: Path) -> None:
    """Briefs and votes go on being numbered where the backup ended."""
    back_up(url, tmp_path / "backup.db", AT)
    restore(tmp_path / "backup.db", empty, AT, lambda _: None)
    with closing(open_store(empty)) as store:
        [article] = store.articles()
        brief = a_brief(article, method="another")
        vote = Vote(topic="trade", article=article.id, start=1, end=2, channel="room:2", up=True)
        for _ in range(2):
            store.save_brief(brief)
            store.vote(vote)

        assert (brief, vote) == (next(store.briefs()), store.votes("trade")[0])


def test_nothing_can_be_backed_up_too(url: str, tmp_path: Path) -> None:
    """A new store has no article, and leaves nothing but the file."""
    open_store(url).close()
    (tmp_path / "backups").mkdir()
    back_up(url, tmp_path / "backups" / "b.db", AT)
    assert ["b.db"] == [each.name for each in (tmp_path / "backups").iterdir()]


def test_a_backup_never_takes_the_place_of_a_file(url: str, tmp_path: Path) -> None:
    """It may be the backup of yesterday."""
    open_store(url).close()
    file = tmp_path / "backup.db"
    file.write_text("precious")
    with pytest.raises(StoreUnavailable, match="is there already"):
        back_up(url, file, AT)
    assert "precious" == file.read_text()


@pytest.mark.usefixtures("_filled")
def test_what_is_restored_sends_nothing_that_was_due(url: str, tmp_path: Path) -> None:
    """No storm: the next digest is that of the next slot."""
    file, later = tmp_path / "backup.db", AT + timedelta(days=3)
    back_up(url, file, AT)
    moved: list[Path] = []
    target = f"sqlite:///{tmp_path}/new.db"
    open_store(target).close()
    assert (1, 1) == restore(file, target, later, moved.append)
    assert [tmp_path / "new.db.before-20250513T060000"] == moved
    with closing(open_store(target)) as store:
        assert [] == store.due_subscriptions(later, ["telegram"], 10)
        assert [] == store.take_up("telegram", later)
        assert [later.replace(hour=4) + timedelta(days=1)] == [
            each.due for each in store.subscriptions()
        ]
        (of_ended,) = store.deliveries()
        assert of_ended.subscription < store.subscribe("telegram:2", "{}", None)
        assert store.delivered_quotes("telegram:1", {each.id for each in store.articles()})


def test_a_database_with_something_in_it_is_not_restored_into(
    filled: SqlStore, tmp_path: Path
) -> None:
    """What is there is not mixed with what comes."""
    with closing(open_store(f"sqlite:///{tmp_path}/other.db")) as other:
        other.save_topic(a_topic("other"))
        with pytest.raises(StoreUnavailable, match="something in it"):
            copy_all(filled, other)


def test_a_backup_under_load_is_as_it_was_at_one_instant(url: str, tmp_path: Path) -> None:
    """Whoever writes meanwhile writes on; a brief never lacks its article."""
    stop = Event()

    def write() -> None:
        with closing(open_store(url)) as store:
            for number in range(10_000):
                if stop.is_set():
                    return
                article = an_article(f"Trade grew by {number} percent. The ministers met.")
                store.add_articles([article])
                store.save_brief(a_brief(article))

    open_store(url).close()
    writer = Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            file = tmp_path / f"backup-{number}.db"
            back_up(url, file, AT)
            with closing(open_store(f"sqlite:///{file}")) as copy:
                briefs = list(copy.briefs())
                assert len(list(copy.articles())) - len(briefs) in {0, 1}
    finally:
        stop.set()
        writer.join()


def test_a_backup_is_not_written_through_a_link(url: str, tmp_path: Path) -> None:
    """What is taken for a part that was left may lead to another file."""
    open_store(url).close()
    precious = tmp_path / "precious"
    precious.write_text("precious")
    (tmp_path / "backup.db.part").symlink_to(precious)
    with pytest.raises(StoreUnavailable, match="name another place"):
        back_up(url, tmp_path / "backup.db", AT)

    assert "precious" == precious.read_text()


def test_a_name_that_no_file_can_have_is_refused(url: str, tmp_path: Path) -> None:
    """In a sentence."""
    open_store(url).close()
    with pytest.raises(StoreUnavailable, match="too long — make room there, or name another"):
        back_up(url, tmp_path / ("b" * 300), AT)


def test_a_backup_that_can_not_be_looked_at_is_taken_for_lost(url: str, tmp_path: Path) -> None:
    """It is in a folder that only another user may read."""
    open_store(url).close()
    (folder := tmp_path / "another's").mkdir()
    back_up(url, folder / "b.db", AT)
    folder.rename(tmp_path / "closed")
    folder.symlink_to(folder)
    made = newest_backup(url)

    assert made is not None
    assert not made.is_there


def test_a_backup_that_can_not_be_noted_is_one_all_the_same(
    store_file: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """As on a full disk, for which it is made."""
    with closing(open_store(str(store_file))) as store, store.database.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON meta BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    back_up(str(store_file), tmp_path / "b.db", AT)

    assert (tmp_path / "b.db").exists()
    assert "the backup is whole, but can't be noted" in caplog.text
