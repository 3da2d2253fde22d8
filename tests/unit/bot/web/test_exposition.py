"""The page that Prometheus reads: how things are, whatever the database does."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from threading import Event
from time import monotonic
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.routing import BaseRoute

from bot.chat.background import JobState
from bot.queue.events import Events
from bot.queue.outage import Outage
from bot.web.exposition import METRICS
from bot.web.monitoring import monitoring_pages
from bot.web.server import application
from bot.web.watched import Watched
from storage.errors import StoreUnavailable
from storage.ports.store import Store
from tests.builders import AT, a_job, an_article
from tests.room import Room


class _Broken:
    """A database that refuses, with an address in what it says."""

    def __getattr__(self, _name: str) -> Any:  # noqa: ANN401 - refuses all alike
        raise StoreUnavailable("postgresql://bob@db.internal/x", "it is down", "start it")


def _pages(
    store: Any,  # noqa: ANN401 - a store, or what is broken
    jobs: Sequence[JobState],
    events: Events,
) -> Sequence[BaseRoute]:
    watched = Watched(
        store=store,
        platforms=[Room(), Room(name="other")],
        jobs=lambda: jobs,
        outage=Outage(),
        now=lambda: AT,
    )
    return monitoring_pages(watched, events)


async def _metrics(
    store: Any,  # noqa: ANN401 - a store, or what is broken
    jobs: Sequence[JobState] = (),
    accept: str = "",
) -> httpx.Response:
    transport = httpx.ASGITransport(application([], _pages(store, jobs, Events())))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as web:
        return await web.get(METRICS, headers={"Accept": accept})


def _found(reply: httpx.Response, *names: str) -> dict[str, float]:
    """Return values by the name without its prefix, and the values of its labels."""
    return {
        " ".join((sample.name.removeprefix("briefing_bot_"), *sample.labels.values())): sample.value
        for family in text_string_to_metric_families(reply.text)
        for sample in family.samples
        if sample.name.removeprefix("briefing_bot_") in names
    }


async def test_the_queue_and_the_schedule_are_shown(store: Store) -> None:
    """How much waits and for how long; where nothing does, 0."""
    store.record([a_job("a", "room:1", at=AT - timedelta(seconds=90)), a_job("b", "room:2")])
    store.subscribe("room:1", "{}", AT - timedelta(seconds=30))
    store.subscribe("room:1", "{}", AT + timedelta(seconds=30))
    store.subscribe("room:1", "{}", None)
    store.set_aside_subscription(store.subscribe("room:1", "{}", AT), "garbage")
    reply = await _metrics(store)

    assert {
        "queue_jobs room": 2,
        "queue_jobs other": 0,
        "queue_oldest_job_age_seconds room": 90,
        "queue_oldest_job_age_seconds other": 0,
        "subscriptions active": 2,
        "subscriptions paused": 1,
        "subscriptions set_aside": 1,
        "subscriptions_due": 1,
        "schedule_delay_seconds": 30,
    } == _found(
        reply,
        "queue_jobs",
        "queue_oldest_job_age_seconds",
        "subscriptions",
        "subscriptions_due",
        "schedule_delay_seconds",
    )


async def test_nothing_waits_for_less_than_no_time(store: Store) -> None:
    """Though the clock was set back after it came in."""
    store.record([a_job("a", "room:1", at=AT + timedelta(hours=1))])
    reply = await _metrics(store)

    assert 0 == _found(reply, "queue_oldest_job_age_seconds")["queue_oldest_job_age_seconds room"]


async def test_channels_and_articles_are_shown(store: Store) -> None:
    """Which channels is nobody's business: only how many, by platform."""
    store.mark_gone("room:secret", "kicked", AT)
    store.add_articles([an_article(retrieved_at=AT)])
    reply = await _metrics(store)

    assert {
        "unreachable_channels room": 1,
        "unreachable_channels other": 0,
        "articles": 1,
        "last_article_timestamp_seconds": AT.timestamp(),
    } == _found(reply, "unreachable_channels", "articles", "last_article_timestamp_seconds")
    assert "secret" not in reply.text


async def test_what_happens_is_shown(store: Store) -> None:
    """From the moment at which the page was made."""
    events = Events()
    pages = _pages(store, (), events)
    events.measure("sends", platform="room", outcome="doubt")
    events.emit("given-up", 2)
    transport = httpx.ASGITransport(application([], pages))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as web:
        reply = await web.get(METRICS)

    found = _found(reply, "sends_total", "job_problems_total")
    assert {"sends_total doubt room": 1, "job_problems_total given_up": 2} == {
        name: value for name, value in found.items() if value
    }


async def test_background_jobs_are_shown(store: Store) -> None:
    """Whether each runs, and how many times it was started again."""
    jobs = [
        JobState(name="queue", state="running", since=AT),
        JobState(name="schedule", state="waiting", since=AT, failures=2, restarts=7),
    ]
    reply = await _metrics(store, jobs)

    assert {
        "check_ok background jobs": 0,
        "background_job_up queue": 1,
        "background_job_up schedule": 0,
        "background_job_restarts_total queue": 0,
        "background_job_restarts_total schedule": 7,
    } == {
        name: value
        for name, value in _found(
            reply, "check_ok", "background_job_up", "background_job_restarts_total"
        ).items()
        if "job" in name
    }


async def test_without_its_database_the_rest_is_shown() -> None:
    """What the database would have to say is left out, and so is its address."""
    reply = await _metrics(_Broken())

    assert 200 == reply.status_code
    found = _found(reply, "check_ok", "queue_jobs", "subscriptions")
    assert {"check_ok database", "check_ok schedule"} == {
        name for name, value in found.items() if not value
    }
    assert "briefing_bot_sends_total" in reply.text
    assert "internal" not in reply.text


class _Hanging:
    """A database that answers nothing until it is let go."""

    def __init__(self, gone: Event) -> None:
        self.gone = gone

    def __getattr__(self, _name: str) -> Any:  # noqa: ANN401 - hangs at all alike
        self.gone.wait(60)
        raise StoreUnavailable("x", "it is down", "start it")


async def test_a_database_that_hangs_does_not_hold_up_the_page() -> None:
    """Both questions to it are asked at the same time."""
    gone = Event()
    began = monotonic()
    reply = await _metrics(_Hanging(gone))
    lasted = monotonic() - began
    gone.set()

    assert 0 == _found(reply, "check_ok")["check_ok database"]
    assert 2 <= lasted < 4


@pytest.mark.parametrize("accept", ["", "application/openmetrics-text;version=abc", ";;;"])
async def test_whatever_a_monitor_accepts_it_gets_the_usual_format(
    store: Store, accept: str
) -> None:
    """All of them read it."""
    reply = await _metrics(store, accept=accept)

    assert "text/plain; version=0.0.4; charset=utf-8" == reply.headers["content-type"]


async def test_the_page_is_made_once_a_second_at_most(store: Store) -> None:
    """However often it is asked for."""
    events = Events()
    transport = httpx.ASGITransport(application([], _pages(store, (), events)))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as web:
        first = await web.get(METRICS)
        events.emit("given-up")
        second = await web.get(METRICS)
        async with asyncio.timeout(60):
            while (third := await web.get(METRICS)).text == first.text:  # noqa: ASYNC110 - a second passes
                await asyncio.sleep(0.1)

    assert first.text == second.text
    assert 1 == _found(third, "job_problems_total")["job_problems_total given_up"]


async def test_the_labels_are_few(store: Store) -> None:
    """None names a user, a channel, a topic or what was said."""
    allowed = {
        "platform", "kind", "reason", "outcome", "state", "problem", "check", "background_job",
        "le", "version", "python", "implementation", "major", "minor", "patchlevel", "generation",
    }  # fmt: skip

    reply = await _metrics(store)
    labels = {
        label
        for family in text_string_to_metric_families(reply.text)
        for sample in family.samples
        for label in sample.labels
    }

    assert labels <= allowed
