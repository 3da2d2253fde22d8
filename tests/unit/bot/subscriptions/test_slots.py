"""When a plan is due."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.slots import Plan, Quiet, Slot, instant

BERLIN = ZoneInfo("Europe/Berlin")
GRID = [time(minute // 60, minute % 60) for minute in range(0, 24 * 60, 15)]
FIRST, LAST = date(2024, 1, 1), date(2037, 12, 31)
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
WEEK = timedelta(weeks=1)


@pytest.mark.parametrize(
    ("zone", "day", "at", "expected"),
    [
        ("Europe/Berlin", date(2026, 11, 23), time(7, 30), "2026-11-23T06:30:00+00:00"),
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29T01:00:00+00:00"),
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30:00+00:00"),
        ("Africa/Cairo", date(2026, 4, 24), time(0, 30), "2026-04-23T22:00:00+00:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-03T15:30:00+00:00"),
        ("Pacific/Apia", date(2011, 12, 30), time(7, 30), "2011-12-30T10:00:00+00:00"),
    ],
)
def test_a_local_time_is_one_instant(zone: str, day: date, at: time, expected: str) -> None:
    """In a gap the first after it, in an overlap the first; also where a whole day is left out."""
    assert expected == instant(day, at, ZoneInfo(zone)).isoformat()


def test_all_of_an_hour_that_is_left_out_is_one_instant() -> None:
    """To the second, however far into the hour a time is."""
    left_out = {instant(date(2026, 3, 29), time(2, minute), BERLIN) for minute in range(60)}

    assert {datetime(2026, 3, 29, 1, tzinfo=UTC)} == left_out


def test_a_plan_is_due_on_its_days_at_its_times() -> None:
    """After the beginning, up to the end, in order."""
    plan = Plan(times=frozenset({time(18), time(7, 30)}), weekdays=frozenset({0, 1}), zone=BERLIN)
    since = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)

    found = list(plan.slots(since, since + 7 * DAY))

    assert ["2026-11-23T18:00", "2026-11-24T07:30", "2026-11-24T18:00", "2026-11-30T07:30"] == [
        slot.key for slot in found
    ]


@pytest.mark.parametrize(
    ("quiet", "at", "expected"),
    [
        ((time(22), time(7)), time(21, 59), "23T21:59"),
        ((time(22), time(7)), time(22), "24T07:00"),
        ((time(22), time(7)), time(23, 30), "24T07:00"),
        ((time(22), time(7)), time(0), "23T07:00"),
        ((time(22), time(7)), time(6, 59), "23T07:00"),
        ((time(22), time(7)), time(7), "23T07:00"),
        ((time(22), time(7)), time(7, 1), "23T07:01"),
        ((time(12), time(14)), time(11, 59), "23T11:59"),
        ((time(12), time(14)), time(12), "23T14:00"),
        ((time(12), time(14)), time(13, 59), "23T14:00"),
        ((time(12), time(14)), time(14, 1), "23T14:01"),
        ((time(12), time(14)), time(23), "23T23:00"),
        ((time(0), time(6)), time(5), "23T06:00"),
        ((time(22), time(22)), time(23), "23T23:00"),
    ],
)
def test_what_is_due_in_quiet_hours_arrives_when_they_end(
    quiet: tuple[time, time], at: time, expected: str
) -> None:
    """From their first minute to their last, also over midnight; its key stays that of its time."""
    plan = Plan(times=frozenset({at}), zone=ZoneInfo("UTC"), quiet=Quiet(*quiet))
    slot = plan.slot(date(2026, 11, 23), at)

    assert (expected, f"2026-11-23T{at:%H:%M}") == (f"{slot.at:%dT%H:%M}", slot.key)


def test_a_plan_is_for_every_day_where_nothing_else_is_said() -> None:
    """Seven digests a week, and no other instants than those."""
    plan = Plan(times=frozenset({time(7, 30)}), zone=BERLIN)
    since = datetime(2026, 11, 22, 12, tzinfo=UTC)

    assert [since.date() + n * DAY for n in range(1, 8)] == [
        slot.day for slot in plan.slots(since, since + 7 * DAY)
    ]
    assert plan == replace(plan, weekdays=frozenset({0, 1, 2, 3, 4, 5, 6}))


def test_quiet_hours_lose_and_double_no_slot() -> None:
    """Three times that are put off to one minute are three slots, found once each."""
    times = frozenset({time(23), time(1), time(6, 30), time(12)})
    plan = Plan(times=times, zone=BERLIN, quiet=Quiet(time(22), time(7)))
    since = datetime(2026, 11, 22, 12, tzinfo=UTC)

    found = [f"{slot.key} {slot.at:%dT%H:%M}" for slot in plan.slots(since, since + DAY)]

    assert [
        "2026-11-22T23:00 23T06:00",
        "2026-11-23T01:00 23T06:00",
        "2026-11-23T06:30 23T06:00",
        "2026-11-23T12:00 23T11:00",
    ] == found


Changes = tuple[tuple[date, timedelta | None, timedelta | None], ...]


def _changes(zone: ZoneInfo) -> Changes:
    """Return the dates on which clocks are changed, and from what to what."""

    def offset(day: date) -> timedelta | None:
        return datetime.combine(day, time(), zone).utcoffset()

    found, day = [], FIRST
    while day <= LAST:
        if offset(day) == offset(day + WEEK):  # no clocks are changed back within one
            day += WEEK
            continue
        if offset(day) != offset(day + DAY):
            found.append((day, offset(day), offset(day + DAY)))
        day += DAY
    return tuple(found)


@cache
def _zones() -> dict[Changes, ZoneInfo]:
    """Return a zone for each way to change clocks: many differ in name only."""
    every = map(ZoneInfo, sorted(available_timezones()))
    return {changes: zone for zone in every if (changes := _changes(zone))}


def _is_in_gap(day: date, at: time, zone: ZoneInfo) -> bool:
    local = datetime.combine(day, at, zone)
    return local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None)


def test_around_every_change_of_every_zone_nothing_is_lost_doubled_or_early() -> None:
    """All zones, the years 2024 to 2037, every quarter of an hour."""
    looked_at = 0
    for changes, zone in _zones().items():
        for change, _, _ in changes:
            for day in (change - DAY, change, change + DAY):
                previous = None
                for at in GRID:
                    due = instant(day, at, zone)
                    local = due.astimezone(zone)
                    if _is_in_gap(day, at, zone):
                        assert local.replace(tzinfo=None) > datetime.combine(day, at)
                        before = (due - SECOND).astimezone(zone)
                        assert before.replace(tzinfo=None) < datetime.combine(day, at)
                    else:
                        assert (day, at, 0) == (local.date(), local.time(), local.fold)
                    assert previous is None or previous <= due
                    previous = due
                    looked_at += 1
    assert looked_at


@given(
    st.sampled_from(sorted(available_timezones())),
    st.datetimes(datetime(2024, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds
    st.lists(st.integers(1, 60 * 72), min_size=1, max_size=5),
    st.frozensets(st.sampled_from(GRID), min_size=1, max_size=4),
)
def test_however_often_one_looks_each_slot_is_found_once(
    name: str, begin: datetime, steps: list[int], times: frozenset[time]
) -> None:
    """Windows that follow each other hold the same slots as the whole."""
    plan = Plan(times=times, zone=ZoneInfo(name))
    borders = [begin]
    for step in steps:
        borders.append(borders[-1] + timedelta(minutes=step))

    parts: list[Slot] = [
        slot for since, until in itertools.pairwise(borders)
        for slot in plan.slots(since, until)
    ]  # fmt: skip

    assert list(plan.slots(begin, borders[-1])) == parts
    assert len(parts) == len({slot.key for slot in parts})
