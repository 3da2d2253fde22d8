"""Which sources are due, who has claimed them, and how they go."""

from datetime import timedelta
from itertools import count
from threading import Barrier, Thread

import pytest
from sqlalchemy import event, text

from briefings.gathering.source import Source, SourceHealth
from storage.errors import StoreDamaged
from storage.sql.store import SqlStore
from tests.builders import AT, a_feed
from tests.contracts.filling import gather

HOUR = timedelta(hours=1)


def test_what_is_due_comes_in_the_order_in_which_it_became_so(store: SqlStore) -> None:
    """What was never fetched first; what is paused, gone, or sent by people is never due."""
    due = {"b": AT - HOUR, "a": AT, "later": AT + HOUR, "new": None}
    health = {name: SourceHealth(due=at) for name, at in due.items()}
    health |= {"paused": SourceHealth(state="paused"), "gone": SourceHealth(state="gone")}
    for name in health:
        store.save_source(a_feed(name))
    store.save_health({a_feed(name).id: each for name, each in health.items()})
    store.save_source(Source(kind="upload", address="telegram:1"))

    assert ["new", "b", "a"] == [each.address for each in store.due_sources(AT)]


def test_a_claimed_source_is_nobody_elses_until_the_claim_ends(store: SqlStore) -> None:
    """By time, or when it is saved how it went."""
    source = a_feed()
    store.save_source(source)

    assert [source] == store.claim_sources(AT, AT + HOUR)
    assert [] == store.claim_sources(AT, AT + HOUR) == store.claim_sources(AT, AT, due_only=False)
    assert [source] == store.claim_sources(AT + HOUR, AT + 2 * HOUR)
    store.save_health({source.id: SourceHealth(due=AT)})
    assert [source] == store.claim_sources(AT, AT + HOUR)
    gather(store, source, health=SourceHealth(due=AT + HOUR))
    assert [] == store.claim_sources(AT, AT + HOUR)
    assert [source] == store.claim_sources(AT, AT + HOUR, due_only=False)


def test_of_two_who_claim_at_once_one_gets_each_source(store: SqlStore) -> None:
    """All are claimed, none twice."""
    sources = [a_feed(f"{number}") for number in range(20)]
    for source in sources:
        store.save_source(source)
    together, claimed = Barrier(2), []

    def claim() -> None:
        together.wait()
        claimed.extend(store.claim_sources(AT, AT + HOUR))

    threads = [Thread(target=claim) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(each.id for each in sources) == sorted(each.id for each in claimed)


def test_the_health_of_many_sources_is_saved_in_one_transaction(store: SqlStore) -> None:
    """However many they are: a commit waits for the disk."""
    many = {a_feed(f"{number}").id: SourceHealth(failures=number) for number in range(1200)}
    for number in range(1200):
        store.save_source(a_feed(f"{number}"))
    commits = count()
    with store.database.reading() as connection:
        engine = connection.engine
    event.listen(engine, "commit", lambda _: next(commits))
    store.save_health(many)

    assert 1 == next(commits)
    assert many == store.source_health()


@pytest.mark.parametrize(
    "damage",
    ["topics = '['", "kind = 'carrier pigeon'", "address = 'x'"],
)
def test_a_source_that_cannot_be_read_holds_up_no_other(store: SqlStore, damage: str) -> None:
    """It is named, and can be removed; the others are listed and fetched."""
    broken, sound = a_feed("broken"), a_feed("sound")
    store.save_source(broken, sound)
    with store.database.writing() as connection:
        connection.execute(text(f"UPDATE sources SET {damage} WHERE id = '{broken.id}'"))  # noqa: S608

    assert [sound] == store.sources() == store.due_sources(AT)
    assert [sound] == store.claim_sources(AT, AT + HOUR)
    assert [broken.id] == store.unreadable_sources()
    with pytest.raises(StoreDamaged, match=broken.id):
        store.source(broken.id)
    assert store.remove_source(broken.id)
    assert [] == store.unreadable_sources()


@pytest.mark.parametrize("damage", ["state = 'asleep'", "tried = 9000000000000000000"])
def test_health_that_cannot_be_read_is_found_out_anew(store: SqlStore, damage: str) -> None:
    """The source is fetched, and what comes of that is kept."""
    source = a_feed()
    store.save_source(source)
    with store.database.writing() as connection:
        connection.execute(text(f"UPDATE source_health SET {damage}"))  # noqa: S608

    assert {} == store.source_health()
    gather(store, source)
    assert [source.id] == list(store.source_health())
