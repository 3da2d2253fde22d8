"""The schedule: whatever clocks, outages and restarts do, each slot is had once or told of."""

import asyncio
import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.access import Access
from bot.chat.message import Message, Paragraph
from bot.delivery.answering import Answering
from bot.delivery.dispatcher import Dispatcher
from bot.subscriptions.schedule import claim_of
from bot.subscriptions.slots import CATCH_UP
from storage.opening import open_store
from storage.ports.queue import Sending
from storage.ports.store import Store
from tests.dispatching import until
from tests.room import Room
from tests.scheduling import CLAIM, START, WANTED, Handed, schedule_of

FORWARD = [10, 60, 3600, 6 * 3600, 86_400, 3 * 86_400, 30 * 86_400]
STEPS = st.sampled_from([*FORWARD, 2, 7200, -3600, 3600, -86_400]).map(
    lambda seconds: timedelta(seconds=seconds)
)


async def _ticked(store: Store, steps: Sequence[timedelta]) -> Handed:
    dispatcher = Handed(store)
    store.subscribe("room:1", WANTED.encode(), WANTED.due_after(START))
    for step in steps:
        dispatcher.now += step
        await schedule_of(store, CLAIM, dispatcher).tick()
    return dispatcher


@settings(max_examples=40)
@given(steps=st.lists(STEPS, min_size=1, max_size=25))
async def test_no_slot_is_had_twice_early_late_or_lost(
    empty_store: Path, steps: list[timedelta]
) -> None:
    """Sleeps of 2 s to 30 days, and clocks put forward and back by an hour and by a day."""
    with TemporaryDirectory() as folder:
        file = shutil.copy(empty_store, folder)
        with closing(open_store(file)) as store:
            dispatcher = await _ticked(store, steps)
            known = {each.key: each for each in store.deliveries(most=100_000)}

    had = dict(dispatcher.had)
    assert len(had) == len(dispatcher.had)
    assert all(known[key].at <= at <= known[key].at + CATCH_UP for key, at in had.items())
    seen = START
    latest = max(seen := seen + step for step in steps)
    slots = {WANTED.request(1, slot).key for slot in WANTED.plan.slots(START, latest)}
    assert slots == known.keys()
    assert {"pending"} >= {known[key].state for key in had}
    assert {"skipped"} >= {each.state for key, each in known.items() if key not in had}


async def test_a_zone_changed_back_and_forth_doubles_nothing(tmp_path: Path) -> None:
    """A slot is a local date and time: it is had already, wherever it is local."""
    with closing(open_store(f"{tmp_path}/s.db")) as store:
        dispatcher = await _ticked(store, [timedelta(hours=5)])
        for zone in ("America/New_York", "Europe/Kyiv"):
            plan = replace(WANTED.plan, zone=ZoneInfo(zone))
            changed = replace(WANTED, plan=plan)
            store.change_subscription(1, changed.encode(), changed.due_after(dispatcher.now))
            dispatcher.now += timedelta(hours=12)
            await schedule_of(store, CLAIM, dispatcher).tick()
        keys = [key for key, _ in dispatcher.had]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("days", [1, 40])
async def test_a_channel_that_is_not_allowed_any_more_gets_nothing(
    tmp_path: Path, days: int
) -> None:
    """Rights are looked at when the time comes, not when someone subscribed."""
    with closing(open_store(f"{tmp_path}/s.db")) as store:
        dispatcher = Handed(store)
        store.subscribe("room:1", WANTED.encode(), WANTED.due_after(START))
        dispatcher.now += timedelta(days=days)
        access = Access(allowed=["room:2"])
        claimed = partial(claim_of, access=access)
        await schedule_of(store, claimed, dispatcher).tick()
        assert [] == dispatcher.had
        assert 2 * days == len(store.deliveries(state="skipped"))


def test_slots_of_many_days_come_in_order() -> None:
    """The plan of a month has no two slots at once, and none twice."""
    slots = list(WANTED.plan.slots(START, START + timedelta(days=30)))
    assert all(one.at < other.at for one, other in pairwise(slots))
    assert len({slot.key for slot in slots}) == len(slots) == 60


@pytest.mark.parametrize(
    ("hours", "sending", "state"),
    [(5, False, "sent"), (7, False, "skipped"), (7, True, "doubt"), (720, False, "skipped")],
)
async def test_a_digest_claimed_before_an_outage_comes_in_time_or_not_at_all(
    tmp_path: Path, hours: int, *, sending: bool, state: str
) -> None:
    """Whoever starts after the outage finds it; the next one tells of it."""
    with closing(open_store(f"{tmp_path}/s.db")) as store:
        due = WANTED.due_after(START)
        assert due
        store.subscribe("room:1", WANTED.encode(), due)
        claim = CLAIM(store.subscription(1), due)
        store.claim([claim])
        assert claim.job
        if sending:
            store.record([Sending(key=claim.job.key, at=due)])

        said = Message(parts=(Paragraph(text="news"),))
        answering = Answering(answer=lambda _: said, needs=lambda _: "member", access=Access())
        room = Room()
        again = Dispatcher(store, answering, lambda: due + timedelta(hours=hours))
        again.join(room)
        work = asyncio.create_task(again.run())
        await until(lambda: not store.deliveries(state="pending"))
        work.cancel()

        assert [state] == [each.state for each in store.deliveries()]
        assert bool(room.sent) == (state == "sent")


UNKNOWN_ZONE = WANTED.encode().replace("Europe/Kyiv", "Mars/Olympus_Mons")


@pytest.mark.parametrize("written", [UNKNOWN_ZONE, "garbage", "{}", "[]"])
async def test_a_subscription_that_can_not_be_read_is_set_aside_and_the_others_go_on(
    tmp_path: Path, written: str, caplog: pytest.LogCaptureFixture
) -> None:
    """It is not due again before the next start, or before it is changed."""
    with closing(open_store(f"{tmp_path}/s.db")) as store:
        dispatcher = Handed(store)
        bad = store.subscribe("room:1", written, START)
        good = store.subscribe("room:2", WANTED.encode(), WANTED.due_after(START))
        dispatcher.now += timedelta(hours=5)
        heard: list[tuple[str, int]] = []
        schedule = schedule_of(store, CLAIM, dispatcher, heard)
        assert [1, 0] == [await schedule.tick(), await schedule.tick()]
        assert [
            ("due", 2),
            ("set-aside", 1),
            ("claiming", 1),
            ("claimed", 1),
            ("queued", 1),
        ] == heard
        assert f"subscription {bad} of room:1: " in caplog.text
        assert {good} == {each.subscription for each in store.deliveries()}
        assert store.subscription(bad).error
        assert START == store.subscription(bad).due

        store.change_subscription(bad, WANTED.encode(), START)
        assert (None, 1) == (store.subscription(bad).error, await schedule.tick())


async def test_a_start_looks_again_at_what_was_set_aside(tmp_path: Path) -> None:
    """This program, or the time zones of this machine, may be newer."""
    with closing(open_store(f"{tmp_path}/s.db")) as store:
        dispatcher = Handed(store)
        number = store.subscribe("room:1", WANTED.encode(), START)
        store.set_aside_subscription(number, "No time zone found with key Europe/Kyiv")
        dispatcher.now += timedelta(hours=5)
        assert 1 == await schedule_of(store, CLAIM, dispatcher).tick()
        assert store.subscription(number).error is None


@pytest.mark.parametrize(("hours", "is_sent"), [(0, True), (6, True), (6.01, False)])
def test_of_what_is_due_the_latest_is_delivered_unless_it_is_too_late(
    store: Store, hours: float, *, is_sent: bool
) -> None:
    """What came before it is skipped; the next one is due after now."""
    number = store.subscribe("room:1", WANTED.encode(), START + timedelta(minutes=30))
    slots = [START + timedelta(hours=h, minutes=30) for h in (0, 4)]  # 3:30 and 7:30 in Kyiv
    now = slots[-1] + timedelta(hours=hours)

    claim = CLAIM(store.subscription(number), now)

    assert slots == [each.at for each in claim.deliveries]
    assert ["skipped", "pending" if is_sent else "skipped"] == [
        each.state for each in claim.deliveries
    ]
    assert (claim.job is not None) is is_sent
    assert START + timedelta(days=1, minutes=30) == claim.next
    assert claim.job is None or claim.job.key == claim.deliveries[-1].key


async def test_slots_that_are_skipped_are_counted(store: Store) -> None:
    """Those that nobody will send, before the one that is sent."""
    measured: list[tuple[str, float, dict[str, str]]] = []
    dispatcher = Handed(store)
    store.subscribe("room:1", WANTED.encode(), START + timedelta(minutes=30))
    dispatcher.now = START + timedelta(days=1, hours=4, minutes=30)  # the fourth slot
    schedule = schedule_of(
        store,
        CLAIM,
        dispatcher,
        meter=lambda name, value, labels: measured.append((name, value, dict(labels))),
    )
    await schedule.tick()

    assert [("digests", 3, {"outcome": "skipped"})] == measured


def test_what_is_due_without_a_slot_brings_nothing_but_the_next_time(store: Store) -> None:
    """As when its zone's clocks are other ones than they were to be."""
    number = store.subscribe("room:1", WANTED.encode(), START + timedelta(hours=1))
    claim = CLAIM(store.subscription(number), START + timedelta(hours=2))

    assert ([], None) == (list(claim.deliveries), claim.job)
    assert START + timedelta(hours=4, minutes=30) == claim.next
