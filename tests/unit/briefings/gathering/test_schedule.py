"""When a source is fetched next."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.gathering.outcomes import Failed, Fetched, Gone, Outcome, Refused, Unchanged
from briefings.gathering.schedule import FIRST, LONGEST, NOTHING_READ, SHORTEST, Read, after
from briefings.gathering.source import NO_VALIDATORS, Source, SourceHealth, Validators

NOW = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
FEED = Source(kind="feed", address="https://news.example/rss")
BODY = Fetched(url=FEED.address, body=b"<rss/>", validators=Validators(etag='"1"'))
ALL_READ = Read(body="0123456789abcdef")
HEALTHY = SourceHealth(
    validators=BODY.validators, body=ALL_READ.body, tried=NOW, succeeded=NOW, pace=3600
)

_DURATIONS = st.none() | st.timedeltas(timedelta(), timedelta(days=400))
OUTCOMES: st.SearchStrategy[Outcome] = st.one_of(
    st.builds(Fetched, url=st.just(FEED.address), body=st.just(b""), fresh_for=_DURATIONS),
    st.builds(Unchanged, fresh_for=_DURATIONS),
    st.just(Gone()),
    st.just(Refused(reason="this address is not public")),
    st.builds(Failed, reason=st.just("the server answered 503"), retry_after=_DURATIONS),
)
READS = st.builds(
    Read,
    body=st.none() | st.just("0123456789abcdef"),
    new=st.integers(0, 1000),
    every=st.none() | st.integers(-(10**30), 10**30),
)
SOURCES = st.builds(
    Source,
    kind=st.just("feed"),
    address=st.text(max_size=9),
    every=st.none() | st.timedeltas(timedelta(minutes=1), timedelta(days=9)),
)


def _follow(source: Source, results: list[tuple[Outcome, Read]]) -> list[SourceHealth]:
    """Return how the gathering goes after each of some fetches, each made when it was due."""
    health, now, healths = SourceHealth(), NOW, []
    for outcome, read in results:
        if health.state != "active":
            break
        health = after(source, health, outcome, read, now)
        healths.append(health)
        now = health.due or now
    return healths


@given(SOURCES, st.lists(st.tuples(OUTCOMES, READS), min_size=1, max_size=30))
def test_a_source_is_fetched_between_every_five_minutes_and_once_a_day(
    source: Source, results: list[tuple[Outcome, Read]]
) -> None:
    """Whatever comes, the next fetch is due in that time, or never where it is gone."""
    for health in _follow(source, results):
        assert health.tried
        if health.state == "gone":
            assert health.due is None
        else:
            assert health.due
            longest = max(LONGEST, source.every or LONGEST)
            assert min(SHORTEST, source.every or SHORTEST) <= health.due - health.tried <= longest


@given(SOURCES, st.lists(st.tuples(OUTCOMES, READS), min_size=1, max_size=30))
def test_the_same_fetches_give_the_same_plan(
    source: Source, results: list[tuple[Outcome, Read]]
) -> None:
    """Nothing of it is left to chance."""
    assert _follow(source, results) == _follow(source, results)


@given(SOURCES, st.lists(st.tuples(OUTCOMES, READS), min_size=1, max_size=30))
def test_an_error_is_remembered_as_long_as_every_try_fails(
    source: Source, results: list[tuple[Outcome, Read]]
) -> None:
    """How many failed in a row, since when and why are there together, or not at all."""
    for health in _follow(source, results):
        failing = health.failures > 0
        assert failing == (health.error is not None) == (health.failing is not None)
        assert failing == (health.succeeded != health.tried)


def test_a_busy_source_is_fetched_more_and_more_often() -> None:
    """Each fetch that brings something halves the pause, down to five minutes."""
    healths = _follow(FEED, [(BODY, replace(ALL_READ, new=3))] * 9)

    paces = [health.pace for health in healths]
    assert [1800, 900, 450, 300, 300, 300, 300, 300, 300] == paces


def test_a_quiet_source_is_fetched_more_and_more_seldom() -> None:
    """Each fetch that brings nothing makes the pause half as long again, up to a day."""
    healths = _follow(FEED, [(BODY, ALL_READ), *[(Unchanged(), NOTHING_READ)] * 12])

    paces = [health.pace or 0 for health in healths]
    assert [1800, 2700, 4050] == paces[:3]
    assert 86400 == paces[-1]
    assert healths[-1].due == (healths[-1].tried or NOW) + LONGEST


def test_all_that_a_new_source_has_says_nothing_of_its_pace() -> None:
    """The first fetch brings all there is, however seldom something is added."""
    health = after(FEED, SourceHealth(), BODY, replace(ALL_READ, new=300), NOW)

    assert FIRST.total_seconds() == health.pace


def test_what_was_asked_for_wins_over_what_was_found_out() -> None:
    """`every` says when, to the second, whatever the server names as fresh."""
    source = replace(FEED, every=timedelta(hours=2))
    fresh = replace(BODY, fresh_for=timedelta(hours=9))

    health = after(source, HEALTHY, fresh, replace(ALL_READ, new=5, every=30_000), NOW)

    assert NOW + timedelta(hours=2) == health.due


@pytest.mark.parametrize(
    ("outcome", "read"),
    [
        (replace(BODY, fresh_for=timedelta(hours=9)), ALL_READ),
        (BODY, replace(ALL_READ, every=32_400)),
        (Unchanged(fresh_for=timedelta(hours=9)), NOTHING_READ),
        (Failed(reason="the server answered 429", retry_after=timedelta(hours=9)), NOTHING_READ),
    ],
)
def test_a_server_that_asks_to_be_left_alone_is_left_alone(outcome: Outcome, read: Read) -> None:
    """Cache-Control, ttl and Retry-After are the least that is waited."""
    health = after(FEED, HEALTHY, outcome, read, NOW)

    assert health.due
    assert NOW + timedelta(hours=9) <= health.due


def test_a_failing_source_is_tried_at_longer_and_longer_pauses() -> None:
    """They double up to a day, from five minutes on."""
    healths = _follow(FEED, [(Failed(reason="the server answered 503"), NOTHING_READ)] * 14)

    pauses = [health.due - health.tried for health in healths if health.due and health.tried]
    assert all(SHORTEST * 2**n <= pauses[n] < SHORTEST * 2**n * 1.11 for n in range(8))
    assert LONGEST * 0.9 <= pauses[-1] <= LONGEST


def test_sources_that_fail_together_are_not_tried_again_together() -> None:
    """Each waits somewhat longer than another one does."""
    feeds = [replace(FEED, address=f"https://news.example/{n}") for n in range(100)]

    failed = Failed(reason="the network is down")
    due = {after(feed, SourceHealth(), failed, NOTHING_READ, NOW).due for feed in feeds}

    assert 100 == len(due)


def test_what_the_operator_asked_for_is_the_least_pause_of_a_failing_source() -> None:
    """Who wants it once a week has it tried no more often because it fails."""
    weekly = replace(FEED, every=timedelta(days=7))

    health = after(weekly, HEALTHY, Failed(reason="the server answered 503"), NOTHING_READ, NOW)

    assert NOW + timedelta(days=7) == health.due


def test_a_source_that_is_gone_is_fetched_no_more() -> None:
    """410 ends it, and says why."""
    health = after(FEED, HEALTHY, Gone(), NOTHING_READ, NOW)

    assert ("gone", None) == (health.state, health.due)
    assert "gone for good" in (health.error or "")


def test_nothing_new_does_not_heal_what_was_never_read() -> None:
    """A 304 for a body that could not be read leaves the source failing."""
    unread = after(FEED, SourceHealth(), Failed(reason="no feed"), NOTHING_READ, NOW)

    health = after(FEED, unread, Unchanged(), NOTHING_READ, NOW)

    assert (2, NOW) == (health.failures, health.failing)
    assert "nothing of it was ever read" in (health.error or "")


def test_nothing_new_heals_what_was_read_before() -> None:
    """A 304 for the last body that was stored says that the source works again."""
    failed = after(FEED, HEALTHY, Failed(reason="the server answered 503"), NOTHING_READ, NOW)

    health = after(FEED, replace(failed, told=True), Unchanged(), NOTHING_READ, NOW)

    assert (0, None, None, False) == (health.failures, health.failing, health.error, health.told)
    assert (HEALTHY.validators, HEALTHY.body) == (health.validators, health.body)


def test_a_failure_forgets_nothing_of_the_last_body() -> None:
    """The next fetch asks for what is newer than that one."""
    health = after(FEED, HEALTHY, Failed(reason="no feed"), NOTHING_READ, NOW)

    assert (HEALTHY.validators, HEALTHY.body) == (health.validators, health.body)


def test_a_body_of_which_some_is_left_is_fetched_again_soon() -> None:
    """It is asked for whole, as if it had never been there."""
    health = after(FEED, HEALTHY, BODY, Read(body=None, new=300), NOW)

    assert (NO_VALIDATORS, None, NOW + SHORTEST) == (health.validators, health.body, health.due)


def test_what_has_more_waiting_is_fetched_again_at_once() -> None:
    """From where it was read to: what came so far is not asked for again."""
    every = replace(FEED, every=timedelta(hours=2))
    health = after(every, HEALTHY, BODY, replace(ALL_READ, has_more=True), NOW)

    assert (NOW, BODY.validators) == (health.due, health.validators)


def test_when_something_new_came_is_remembered() -> None:
    """Fetches that bring nothing leave it as it was."""
    found = after(FEED, HEALTHY, BODY, replace(ALL_READ, new=1), NOW)
    later = after(FEED, found, Unchanged(), NOTHING_READ, NOW + timedelta(hours=1))

    assert (NOW, NOW + timedelta(hours=1)) == (later.newest, later.succeeded)
