"""Whether the bot is ready: what is looked at, and what is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from bot.chat.background import JobState
from bot.queue.outage import Outage
from bot.web.health import READY, ready_page
from bot.web.readiness import Readiness
from bot.web.server import application
from bot.web.watched import Watched
from storage.errors import StoreUnavailable
from storage.ports.store import Store
from tests.builders import AT
from tests.room import Room


@dataclass
class _Connected(Room):
    """A room that knows whether it is connected."""

    is_connected: bool = True


class _Broken:
    """A database that refuses, with an address in what it says."""

    def due_subscriptions(self, *_: object) -> None:
        """Refuse."""
        raise StoreUnavailable("postgresql://bob@db.internal/x", "it is down", "start it")


async def _ready(
    store: Any,  # noqa: ANN401 - a store, or what is broken
    *rooms: Room,
    jobs: Sequence[JobState] = (),
    outage: Outage | None = None,
    now: datetime = AT,
    method: str = "GET",
) -> httpx.Response:
    watched = Watched(
        store=store,
        platforms=rooms,
        jobs=lambda: jobs,
        outage=outage or Outage(),
        now=lambda: now,
    )
    page = ready_page(Readiness(watched))
    transport = httpx.ASGITransport(application([], [page]))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as web:
        return await web.request(method, READY)


def _wrong(reply: httpx.Response) -> Sequence[tuple[str, str]]:
    return [(each["name"], each["detail"]) for each in reply.json()["checks"] if not each["ok"]]


async def test_a_bot_that_can_do_its_work_is_ready(store: Store) -> None:
    """Each part that was looked at is named."""
    reply = await _ready(store, _Connected(), Room(name="other"))

    assert 200 == reply.status_code
    assert {
        "ready": True,
        "checks": [
            {"name": "database", "ok": True, "detail": "answers"},
            {"name": "schedule", "ok": True, "detail": "on time"},
            {"name": "room", "ok": True, "detail": "connected"},
            {"name": "other", "ok": True, "detail": "connected"},
            {"name": "background jobs", "ok": True, "detail": "running"},
        ],
    } == reply.json()


async def test_one_who_only_wants_the_status_gets_it(store: Store) -> None:
    """As load balancers ask: HEAD."""
    reply = await _ready(store, _Connected(is_connected=False), method="HEAD")

    assert (503, b"") == (reply.status_code, reply.content)


async def test_a_platform_that_is_not_connected_is_named(store: Store) -> None:
    """All others are fine."""
    reply = await _ready(store, _Connected(is_connected=False), _Connected(name="other"))

    assert (503, [("room", "not connected")]) == (reply.status_code, _wrong(reply))


@pytest.mark.parametrize(("seconds", "status"), [(0, 200), (120, 200), (121, 503), (9000, 503)])
async def test_a_slot_that_is_due_for_long_is_late(store: Store, seconds: int, status: int) -> None:
    """Measured in the table, whatever the schedule thinks of itself."""
    store.subscribe("room:1", "{}", AT - timedelta(seconds=seconds))
    store.subscribe("room:2", "{}", None)
    reply = await _ready(store, Room())

    late = [("schedule", f"a digest has been due for {seconds} s")]
    assert (status, late if status == 503 else []) == (reply.status_code, _wrong(reply))


async def test_what_is_due_where_nobody_can_be_reached_is_not_late(store: Store) -> None:
    """Nor on a platform that this bot is not on."""
    for channel in ("room:1", "other:1"):
        store.subscribe(channel, "{}", AT - timedelta(days=1))
    store.mark_gone("room:1", "kicked", AT)

    assert 200 == (await _ready(store, Room())).status_code


async def test_a_database_that_refuses_is_named_without_its_address() -> None:
    """And what is not known without it."""
    reply = await _ready(_Broken())

    assert [
        ("database", "can't be read"),
        ("schedule", "not known without the database"),
    ] == _wrong(reply)
    assert "internal" not in reply.text


async def test_a_closed_store_does_not_answer(store: Store) -> None:
    """It is asked each time."""
    store.close()

    assert ("database", "can't be read") in _wrong(await _ready(store))


def _job(name: str, **changes: Any) -> JobState:  # noqa: ANN401 - any field
    return JobState(**({"name": name, "state": "running", "since": AT} | changes))


async def test_a_platform_that_does_not_know_the_bot_says_why(store: Store) -> None:
    """As its job failed, whatever it thinks of its connection."""
    lost = _job("room", state="lost", error="room lost: no such token — get another")
    reply = await _ready(store, _Connected(), jobs=[lost])

    assert [("room", "room lost: no such token — get another")] == _wrong(reply)


@pytest.mark.parametrize(
    ("changes", "ok"),
    [
        ({}, True),
        ({"failures": 2, "restarts": 9}, True),
        ({"failures": 3}, False),
        ({"state": "waiting", "failures": 1}, False),
    ],
)
async def test_what_goes_on_besides_has_to_run(
    store: Store, changes: dict[str, object], *, ok: bool
) -> None:
    """Waiting for another try is not running, nor is failing each time; which ones is said."""
    jobs = [_job("schedule", **changes), _job("queue", **changes), _job("menu")]
    reply = await _ready(store, jobs=jobs)

    assert ([] if ok else [("background jobs", "failing: schedule, queue")]) == _wrong(reply)


async def test_a_platform_s_own_job_has_to_run(store: Store) -> None:
    """Also where it can't say itself whether it is connected; it is named once."""
    reply = await _ready(store, Room(), jobs=[_job("room", state="waiting"), _job("queue")])

    assert [("room", "not connected")] == _wrong(reply)


async def test_a_database_that_only_can_be_read_is_not_well(store: Store) -> None:
    """A full disk, or one that another program writes to: as long as somebody can't store."""
    outage = Outage()
    outage.note_failure(StoreUnavailable("x.db", "the disk is full", "make room"))
    failed = await _ready(store, outage=outage)
    outage.note_success(wrote=True)

    assert [("database", "could not be used just now")] == _wrong(failed)
    assert 200 == (await _ready(store, outage=outage)).status_code


async def test_a_row_that_makes_no_sense_makes_no_error_page(store: Store) -> None:
    """What is due since year 300,000 can't be read: that is said, and the page is there."""
    store.subscribe("room:1", "{}", AT)
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE subscriptions SET due = -100000000000000000")
    reply = await _ready(store, Room())

    assert 503 == reply.status_code
    assert ("database", "can't be read") in _wrong(reply)
