"""What monitors ask of a store."""

from datetime import timedelta

from storage.ports.stats import StoreStats
from storage.ports.store import Store
from tests.builders import AT, a_job, an_article

MINUTE = timedelta(minutes=1)
NOTHING = StoreStats(
    jobs_set_aside=0,
    active=0,
    paused=0,
    set_aside=0,
    due=0,
    due_since=None,
    unreachable={},
    articles=0,
    read_at=None,
)


def test_of_an_empty_store_there_is_nothing_to_say(store: Store) -> None:
    """All counts are 0; it answers all the same."""
    assert NOTHING == store.stats(AT, ["room"])


def test_subscriptions_are_counted_by_state_and_those_that_are_due(store: Store) -> None:
    """Due are only those that are read, on these platforms, in reachable channels."""
    for channel, due in (
        ("room:1", AT - MINUTE),
        ("room:1", AT),
        ("room:1", AT + MINUTE),
        ("room:1", None),
        ("room:gone", AT - 9 * MINUTE),
        ("other:1", AT - 9 * MINUTE),
    ):
        store.subscribe(channel, "{}", due)
    for due in (AT - 9 * MINUTE, None):
        store.set_aside_subscription(store.subscribe("room:1", "{}", due), "garbage")
    store.mark_gone("room:gone", "kicked", AT)
    stats = store.stats(AT, ["room"])

    assert (5, 1, 2) == (stats.active, stats.paused, stats.set_aside)
    assert (2, AT - MINUTE) == (stats.due, stats.due_since)
    assert 0 == store.stats(AT, []).due


def test_channels_that_can_t_be_reached_are_counted_by_platform(store: Store) -> None:
    """Until they are back."""
    for channel in ("room:1", "room:2", "other:1", "other:2"):
        store.mark_gone(channel, "kicked", AT)
    store.mark_back("other:2", AT, AT)

    assert {"room": 2, "other": 1} == store.stats(AT, []).unreachable


def test_jobs_that_are_set_aside_are_counted_until_they_end(store: Store) -> None:
    """As those are that can't be read."""
    store.record([a_job("a", "room:1"), a_job("b", "room:1"), a_job("c", "room:1")])
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE jobs SET set_aside = 1 WHERE key <> 'c'")
        connection.exec_driver_sql("UPDATE jobs SET ended = 1 WHERE key = 'b'")

    assert 1 == store.stats(AT, []).jobs_set_aside


def test_the_current_articles_are_counted(store: Store) -> None:
    """With when the latest was read in, whether that is known of all or not."""
    store.add_articles([an_article("One.", retrieved_at=AT - MINUTE)])
    store.add_articles([an_article("Two.", retrieved_at=AT)])
    store.add_articles([an_article("Three.", retrieved_at=None)])
    stats = store.stats(AT, [])

    assert (3, AT) == (stats.articles, stats.read_at)
