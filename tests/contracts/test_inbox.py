"""Requests in a store: each is brought in once, and waits until it is settled."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.opening import open_store
from storage.ports.queue import Noted, Received, Sending, Settled, Step
from storage.ports.store import Store
from tests.builders import AT

LATER_BY = timedelta(days=1)
LATER = AT + LATER_BY
LEASE, MINUTE = timedelta(minutes=3), timedelta(minutes=1)


def _received(key: str, channel: str = "telegram:1") -> Received:
    return Received(key=key, channel=channel, written=f"asked {key}", at=AT)


def _waiting(store: Store, platform: str = "telegram") -> list[tuple[str, bool]]:
    return [(each.key, each.sending) for each in store.take_up(platform, LATER, None)]


def test_a_request_is_brought_in_once(store: Store) -> None:
    """Within a call, in the next one, and after it was settled."""
    assert {"a", "b"} == store.note([_received("a"), _received("b"), _received("a")]).new
    assert {"c"} == store.note([_received("a"), _received("c")]).new
    assert set() == store.note([Settled(key="a"), _received("a")]).new
    assert [("b", False), ("c", False)] == _waiting(store)


def test_a_request_waits_until_it_is_settled(store: Store) -> None:
    """In the order in which they came, each as it was written, those being sent marked."""
    store.note([_received("a"), _received("b"), _received("c")])
    store.note([Sending(key="b", at=AT), Settled(key="c")])

    found = store.take_up("telegram", LATER, None)

    assert [("a", "asked a", False), ("b", "asked b", True)] == [
        (each.key, each.written, each.sending) for each in found
    ]


def test_tries_are_counted(store: Store) -> None:
    """Each time that it is returned is one more."""
    store.note([_received("a")])

    assert [0, 1, 2] == [store.take_up("telegram", LATER, None)[0].tries for _ in range(3)]


def test_only_what_nobody_works_on_and_is_of_the_platform_waits(store: Store) -> None:
    """What came just now is in another process's hands, for as long as the lease lasts."""
    store.note([_received("a"), _received("b", channel="slack:C1")])

    assert [] == store.take_up("telegram", AT + MINUTE, LEASE)
    assert [("b", False)] == _waiting(store, "slack")
    assert ["a"] == [each.key for each in store.take_up("telegram", AT + 2 * LEASE, LEASE)]
    assert [] == store.take_up("telegram", AT + 2 * LEASE + MINUTE, LEASE)


def test_what_is_held_is_not_taken_up(store: Store) -> None:
    """A digest may wait hours for a platform: its process says that it lives, at no try's cost."""
    store.note([_received("a"), _received("b")])
    store.hold({"a": 0, "unknown": 0}, AT + LEASE)

    assert ["b"] == [each.key for each in store.take_up("telegram", AT + LEASE + MINUTE, LEASE)]
    assert [("a", 0)] == [
        (each.key, each.tries) for each in store.take_up("telegram", AT + 3 * LEASE, LEASE)
    ][:1]


def test_what_was_taken_up_since_is_not_its_former_holders_to_send(store: Store) -> None:
    """A process that was stopped and goes on is told so by what it notes, and can't hold it."""
    store.note([_received("a")])
    store.take_up("telegram", AT + 2 * LEASE, LEASE)

    assert Noted() == store.note([Sending(key="a", at=AT + 3 * LEASE)])
    store.hold({"a": 0}, AT + 3 * LEASE)
    (left,) = store.take_up("telegram", AT + 4 * LEASE, LEASE)
    assert (1, False) == (left.tries, left.sending)
    assert {"a"} == store.note([Sending(key="a", at=AT + 4 * LEASE, tries=2)]).own


def test_what_was_noted_before_the_clock_was_put_back_is_taken_up(store: Store) -> None:
    """Else nobody would for as long as the clock was ahead."""
    store.note([_received("a")])

    assert ["a"] == [each.key for each in store.take_up("telegram", AT - LATER_BY, LEASE)]


def test_many_who_take_up_at_once_share_what_there_is(url: str) -> None:
    """Each request is had by one of them."""
    with closing(open_store(url)) as store:
        store.note([_received(f"{n}") for n in range(50)])

        def taken(_: int) -> list[str]:
            with closing(open_store(url)) as own:
                return [each.key for each in own.take_up("telegram", AT + 2 * LEASE, LEASE)]

        with ThreadPoolExecutor(4) as pool:
            had = [key for keys in pool.map(taken, range(4)) for key in keys]
    assert sorted(f"{n}" for n in range(50)) == sorted(had)


def test_what_is_settled_stays_so(store: Store) -> None:
    """A late Sending changes nothing; unknown keys change nothing."""
    store.note([_received("a"), Settled(key="a"), Sending(key="a", at=AT)])
    store.note([Sending(key="x", at=AT), Settled(key="y")])

    assert [] == _waiting(store)


def test_what_was_asked_is_forgotten_once_it_is_settled(store: Store) -> None:
    """The database keeps that it was, not what it was."""
    store.note([_received("a"), Settled(key="a")])

    with store._database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT key, written FROM inbox").all()

    assert [("a", "")] == [tuple(row) for row in rows]


def test_buttons_are_kept_with_what_they_ask(store: Store) -> None:
    """Also of a message whose request is not kept; the same button may stand in many."""
    store.note([Sending(key="x", asks={"k": "more", "l": "less"}, at=AT)])
    store.note(
        [Sending(key="y", asks={"k": "more"}, at=AT), Sending(key="z", asks={"k": "more"}, at=AT)]
    )

    assert ("more", "less", None) == (store.ask("k"), store.ask("l"), store.ask("m"))


def test_old_settled_requests_and_buttons_are_forgotten(store: Store) -> None:
    """By the last time that they were noted; what waits is never forgotten."""
    store.note([_received("a"), _received("b"), Settled(key="a")])
    store.note([Sending(key="b", asks={"old": "x", "used": "y"}, at=AT)])
    store.note([Sending(key="b", asks={"used": "y"}, at=LATER)])

    assert 2 == store.forget_requests(LATER)
    assert (None, "y") == (store.ask("old"), store.ask("used"))
    assert ["b"] == [left.key for left in store.take_up("telegram", LATER, None)]
    assert {"a"} == store.note([_received("a")]).new


KEYS = st.sampled_from("abcde")
STEPS = st.lists(
    st.one_of(
        KEYS.map(_received),
        KEYS.map(lambda key: Sending(key=key, at=AT)),
        KEYS.map(lambda key: Settled(key=key)),
    )
)


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all examples, which forget what the one before left."""
    with closing(open_store(f"sqlite:///{tmp_path_factory.mktemp('laws')}/store.db")) as opened:
        yield opened


@settings(max_examples=40)
@given(st.lists(STEPS, max_size=4))
def test_whatever_happens_each_key_comes_in_once_and_waits_in_its_order(
    laws: Store, calls: Sequence[Sequence[Step]]
) -> None:
    """Against a plain model: what came in, less what was settled."""
    waiting: dict[str, bool] = {}
    settled: set[str] = set()
    laws.forget_channel("telegram:1")
    for steps in calls:
        new, own = set(), set()
        for step in steps:
            match step:
                case Received(key=key) if key not in waiting and key not in settled:
                    waiting[key] = False
                    new.add(key)
                case Sending(key=key) if key in waiting:
                    waiting[key] = True
                    own.add(key)
                case Settled(key=key) if key in waiting:
                    del waiting[key]
                    settled.add(key)
        assert Noted(new=frozenset(new), own=frozenset(own)) == laws.note(steps)
    assert list(waiting.items()) == _waiting(laws)


def test_many_threads_note_at_once(store: Store) -> None:
    """Nothing is lost and nothing comes in twice."""
    keys = [f"{n}" for n in range(40)]
    with ThreadPoolExecutor(8) as threads:
        told = list(threads.map(lambda key: store.note([_received(key)]).new, keys * 2))

    assert sorted(keys) == sorted(key for new in told for key in new)
    assert set(keys) == {key for key, _ in _waiting(store)}
