"""Jobs in a store: each comes in once, and is left until it has ended."""

from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from datetime import timedelta

from storage.opening import open_store
from storage.ports.conversations.subscriptions import Claim
from storage.ports.deliveries import Delivery
from storage.ports.queue import (
    Attempt,
    DeliveryResult,
    Ended,
    Recorded,
    Sending,
    SetAside,
    StoredActions,
)
from storage.ports.retention import Periods
from storage.ports.store import Store
from storage.sql.queue_steps import bring_in
from tests.builders import AT, a_job

LATER_BY = timedelta(days=1)
LATER = AT + LATER_BY
LEASE, MINUTE = timedelta(minutes=3), timedelta(minutes=1)


def _ended(key: str, **changes: object) -> Ended:
    return Ended(key=key, at=AT, **changes)


def _sending(key: str, lease: int = 0) -> Sending:
    return Sending(key=key, lease=lease, at=AT)


def _left(store: Store, platform: str = "telegram") -> list[tuple[str, str]]:
    """Return what is left, and how far it is; whoever looks holds it then."""
    return [(job.key, job.state) for job in store.take_up(platform, LATER)]


def _keys(store: Store, minutes: float) -> list[str]:
    """Return the keys of what nobody holds so many minutes later."""
    return [job.key for job in store.take_up("telegram", AT + minutes * MINUTE, LEASE)]


def test_a_job_comes_in_once(store: Store) -> None:
    """Within a call, in the next one, and after it has ended."""
    assert {"a", "b"} == set(store.record([a_job("a"), a_job("b"), a_job("a")]).new)
    assert {"c"} == set(store.record([a_job("a"), a_job("c")]).new)
    assert {} == store.record([_ended("a"), a_job("a")]).new
    assert [("b", "waiting"), ("c", "waiting")] == _left(store)


def test_a_job_is_left_until_it_has_ended(store: Store) -> None:
    """In the order in which they came in, each as it was, those being sent marked."""
    new = store.record([a_job("a"), a_job("b", kind="digest", version=2), a_job("c")]).new
    store.record([_sending("b"), _ended("c")])

    first, second = store.take_up("telegram", LATER)

    assert (new["a"], "a", "command", "telegram:1", "do a", 1, "waiting") == (
        first.number, first.key, first.kind, first.lane, first.payload, first.version, first.state,
    )  # fmt: skip
    assert (new["b"], "b", "digest", 2, "sending", 1) == (
        second.number, second.key, second.kind, second.version, second.state, second.attempts,
    )  # fmt: skip


def test_attempts_are_counted_when_something_is_tried(store: Store) -> None:
    """However many processes take a job up, and die before they try it, none is."""
    store.record([a_job("a")])
    for _ in range(9):
        (job,) = store.take_up("telegram", LATER)
    assert (0, 9, ()) == (job.attempts, job.lease, job.errors)

    store.record([Attempt(key="a", lease=9, number=1, at=AT)])
    store.record([Attempt(key="a", lease=9, number=2, at=AT, error="Bug:\nof mine")])
    (job,) = store.take_up("telegram", LATER)
    assert (2, ("2025-05-10 06:00:00 Bug: of mine",)) == (job.attempts, job.errors)


def test_only_what_nobody_works_on_and_is_of_the_platform_is_left(store: Store) -> None:
    """What came just now is in another process's hands, for as long as the lease lasts."""
    store.record([a_job("a"), a_job("b", "slack:C1")])

    assert [] == _keys(store, 1)
    assert [("b", "waiting")] == _left(store, "slack")
    assert ["a"] == _keys(store, 6)
    assert [] == _keys(store, 7)


def test_what_is_held_is_not_taken_up(store: Store) -> None:
    """A digest may wait hours for a platform: its process says that it lives."""
    store.record([a_job("a"), a_job("b")])
    store.renew({"a": 0, "unknown": 0}, AT + LEASE)

    assert ["b"] == _keys(store, 4)
    assert ["a", "b"] == _keys(store, 9)


def test_what_was_taken_up_since_is_not_its_former_holders_to_do(store: Store) -> None:
    """A process that was stopped and goes on learns it by what it records, and can't hold it."""
    store.record([a_job("a")])
    assert ["a"] == _keys(store, 6)

    attempt = Attempt(key="a", lease=0, number=1, at=LATER)
    assert Recorded(new={}) == store.record([_sending("a"), attempt])
    store.renew({"a": 0}, AT + 9 * MINUTE)
    (job,) = store.take_up("telegram", AT + 12 * MINUTE, LEASE)
    assert ("waiting", 0, 2) == (job.state, job.attempts, job.lease)
    assert {"a"} == store.record([_sending("a", lease=2)]).own


def test_what_was_noted_before_the_clock_was_put_back_is_taken_up(store: Store) -> None:
    """Else nobody would for as long as the clock was ahead."""
    store.record([a_job("a")])

    assert ["a"] == [job.key for job in store.take_up("telegram", AT - LATER_BY, LEASE)]


def test_many_who_take_up_at_once_share_what_there_is(url: str) -> None:
    """Each job is had by one of them."""
    with closing(open_store(url)) as store:
        store.record([a_job(f"{n}") for n in range(50)])

        def taken(_: int) -> list[str]:
            with closing(open_store(url)) as own:
                return [job.key for job in own.take_up("telegram", AT + 2 * LEASE, LEASE)]

        with ThreadPoolExecutor(4) as pool:
            had = [key for keys in pool.map(taken, range(4)) for key in keys]
    assert sorted(f"{n}" for n in range(50)) == sorted(had)


def test_a_job_is_next_when_all_before_it_in_its_lane_have_ended(store: Store) -> None:
    """Whoever holds them; other lanes don't matter, nor what is set aside."""
    store.record([a_job("a"), a_job("b"), a_job("other", "telegram:2"), a_job("c")])
    assert [True, False, True, False] == [store.is_next(key) for key in ("a", "b", "other", "c")]

    store.record([_ended("a", state="failed")])
    assert [True, False] == [store.is_next("b"), store.is_next("c")]
    store.record([SetAside(key="b", at=AT, error="unknown field")])
    assert store.is_next("c")


def test_jobs_of_a_lane_are_numbered_as_they_are_committed(url: str) -> None:
    """What is seen has no later one before it: so whoever is next stays next."""
    with closing(open_store(url)) as store:

        def bring_in(n: int) -> bool:
            store.record([a_job(f"{n}")])
            return store.is_next(f"{n}")

        with ThreadPoolExecutor(8) as pool:
            assert 1 == sum(pool.map(bring_in, range(40)))


def test_the_first_end_stands(store: Store) -> None:
    """A late step changes nothing; unknown keys change nothing."""
    store.record([a_job("a"), _ended("a"), _sending("a"), _ended("a", state="failed", error="no")])
    store.record([_sending("x"), _ended("y"), SetAside(key="a", at=AT)])

    assert [] == _left(store)
    assert [] == store.failed_jobs(AT) == store.set_aside_jobs()


def test_what_was_asked_is_forgotten_once_it_has_ended(store: Store) -> None:
    """The database keeps that it was, not what it was."""
    store.record([a_job("a"), _ended("a")])

    with store._database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT key, payload, state FROM jobs").all()

    assert [("a", "", "done")] == [tuple(row) for row in rows]


def test_what_is_set_aside_waits_for_a_program_that_can_read_it(store: Store) -> None:
    """It is shown, nobody is given it meanwhile, and it counts for nothing that waits."""
    store.record([a_job("a"), a_job("b"), _sending("a")])
    store.record([SetAside(key="a", at=LATER, error="version 9 is unknown")])

    assert ["b"] == [job.key for job in store.take_up("telegram", LATER)]
    assert [1] == [backlog.waiting for backlog in store.backlogs()]
    (aside,) = store.set_aside_jobs()
    assert ("a", LATER, "sending") == (aside.key, aside.set_aside, aside.state)
    assert aside.errors[0].endswith("version 9 is unknown")

    again, _ = store.take_up("telegram", LATER, set_aside=True)
    store.record([Attempt(key="a", lease=again.lease, number=1, at=LATER)])
    assert ("a", "sending") == (again.key, again.state)
    assert [] == store.set_aside_jobs()


def test_what_failed_is_shown_with_its_error(store: Store) -> None:
    """The latest first, and for as long as it is asked for."""
    store.record([a_job("a"), a_job("b"), a_job("c"), _ended("c")])
    for key in ("a", "b"):
        store.record([_ended(key, state="failed", error="given up")])

    assert [("b", "failed"), ("a", "failed")] == [
        (job.key, job.state) for job in store.failed_jobs(AT)
    ]
    assert [] == store.failed_jobs(LATER)


def test_a_lane_is_brought_in_by_one_at_a_time(url: str) -> None:
    """So that the one with the lower number is seen first: who comes second waits."""
    with (
        closing(open_store(url)) as store,
        closing(open_store(url)) as same,
        ThreadPoolExecutor(1) as pool,
    ):
        with store.database.writing() as connection:
            first = bring_in(connection, [a_job("a")])["a"]
            waiting = pool.submit(same.record, [a_job("b")])
            assert not wait([waiting], timeout=0.5).done
        assert first < waiting.result(60).new["b"]


def test_cancelling_skips_what_was_to_be_delivered(store: Store) -> None:
    """What was delivered stays so."""
    number = store.subscribe("telegram:1", "{}", AT)
    for days, key in enumerate(("sent", "left")):
        due = AT + days * LATER_BY
        digest = Delivery(key=key, subscription=number, channel="telegram:1", slot=key, at=due)
        job = a_job(key, kind="digest")
        claim = Claim(number=number, due=due, next=due + LATER_BY, deliveries=[digest], job=job)
        store.claim([claim])
    store.record([_ended("sent", result=DeliveryResult(outcome="sent"))])

    assert 1 == store.cancel_all(AT)
    assert {"sent": "sent", "left": "skipped"} == {
        each.key: each.state for each in store.deliveries()
    }


def test_a_job_makes_its_channel_known_with_its_workspace(store: Store) -> None:
    """So that it can be forgotten with that."""
    store.record([a_job("a", "slack:C1", workspace="T1"), a_job("b", "slack:C2", workspace="T2")])
    store.record([a_job("c", "slack:C1", workspace="T1")])
    store.forget_workspace("slack", "T1")

    assert [("b", "waiting")] == _left(store, "slack")


def test_all_that_is_left_can_be_cancelled(store: Store) -> None:
    """Also what is set aside; what ended before keeps its end."""
    store.record([a_job("a"), a_job("b"), a_job("c"), _ended("c")])
    store.record([SetAside(key="b", at=AT)])

    assert 2 == store.cancel_all(AT)
    assert [] == _left(store) == store.set_aside_jobs()


def test_what_waits_is_counted_from_when_it_came_in(store: Store) -> None:
    """However often it is held or tried since."""
    store.record([a_job("a"), a_job("b", at=LATER), a_job("c", "slack:C1", at=LATER)])
    store.renew({"a": 0}, LATER)

    assert [("slack", 1, LATER), ("telegram", 2, AT)] == [
        (each.platform, each.waiting, each.since) for each in store.backlogs()
    ]


def test_buttons_are_stored_with_what_they_do(store: Store) -> None:
    """The same button may stand under many messages."""
    store.record([StoredActions(actions={"k": "more", "l": "less"}, at=AT)])
    store.record([StoredActions(actions={"k": "more"}, at=AT)] * 2)

    assert ("more", "less", None) == (store.action("k"), store.action("l"), store.action("m"))


def test_old_jobs_and_buttons_are_forgotten(store: Store) -> None:
    """By when they ended or were shown last; what is left is never forgotten."""
    store.record([a_job("a"), a_job("b"), a_job("c"), _ended("a"), Ended(key="c", at=LATER)])
    store.record([StoredActions(actions={"old": "x", "used": "y"}, at=AT)])
    store.record([StoredActions(actions={"used": "y"}, at=LATER)])

    periods = Periods(answered=timedelta())
    assert {"jobs": 1, "actions": 1} == store.forget_old(LATER, periods)
    assert (None, "y") == (store.action("old"), store.action("used"))
    assert ["b"] == [job.key for job in store.take_up("telegram", LATER)]
    assert {"a"} == set(store.record([a_job("a"), a_job("c")]).new)


def test_the_latest_hundred_that_failed_are_shown(store: Store) -> None:
    """Who has more trouble than that sees enough."""
    store.record([a_job(f"{n}") for n in range(101)])
    store.record([_ended(f"{n}", state="failed") for n in range(101)])

    assert [f"{n}" for n in range(100, 0, -1)] == [job.key for job in store.failed_jobs(AT)]


def test_who_holds_nothing_keeps_nobody_from_writing(store: Store) -> None:
    """A quiet bot leaves its database alone."""
    with store.database.writing():
        store.renew({}, LATER)
