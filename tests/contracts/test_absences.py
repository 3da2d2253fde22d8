"""What a store remembers of channels that can't be reached."""

from datetime import timedelta

import pytest

from storage.ports.conversations.channels import Absence, Gone
from storage.ports.conversations.subscriptions import Claim
from storage.ports.deliveries import Delivery
from storage.ports.queue import DeliveryResult, Ended, NewJob
from storage.ports.store import Store
from tests.builders import AT, a_job

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
HERE, ALL = "telegram:1", ["telegram"]


def _refused(store: Store, channel: str = HERE, hours: int = 0, end: str = "cancelled") -> int:
    """Have a digest claimed that its channel refused, so many hours after AT."""
    at = AT + hours * HOUR
    number = store.subscribe(channel, "{}", at)
    key = f"slot:{number}:{hours}"
    delivery = Delivery(key=key, subscription=number, channel=channel, slot="x", at=at)
    job = NewJob(key=key, kind="digest", lane=channel, payload="{}", version=2, at=at)
    store.claim([Claim(number=number, due=at, next=at + DAY, deliveries=[delivery], job=job)])
    result = DeliveryResult(outcome="failed")
    store.record([Ended(key=key, state=end, at=at, result=result)])
    return number


@pytest.mark.parametrize("lives", [HERE, f"{HERE}:7"])
def test_what_a_channel_refused_of_late_is_due_again_once_it_is_back(
    store: Store, lives: str
) -> None:
    """In threads of it, too; as if it had never been tried."""
    number = _refused(store, lives)
    store.mark_gone(HERE, "kicked", AT)
    assert [] == store.due_subscriptions(AT + HOUR, ALL, 10)

    assert store.mark_back(HERE, AT + HOUR, AT - HOUR)

    [due] = store.due_subscriptions(AT + HOUR, ALL, 10)
    assert (number, AT) == (due.number, due.due)
    delivery = Delivery(key=f"slot:{number}:0", subscription=number, channel=lives, slot="x", at=AT)
    job = a_job(delivery.key, lives)
    claim = Claim(number=number, due=AT, next=AT + DAY, deliveries=[delivery], job=job)
    assert {delivery.key} == store.claim([claim]).keys()


@pytest.mark.parametrize("thread", [HERE, f"{HERE}:7"])
def test_nothing_is_due_in_a_channel_that_is_gone(store: Store, thread: str) -> None:
    """Nor in its threads; a channel whose name only begins alike is not it."""
    store.subscribe(thread, "{}", AT)
    other = store.subscribe(f"{HERE}2", "{}", AT)
    store.mark_gone(HERE, "kicked", AT)

    assert [other] == [each.number for each in store.due_subscriptions(AT, ALL, 10)]


def test_what_is_too_late_or_failed_otherwise_stays_as_it_is(store: Store) -> None:
    """It is told of in the next digest."""
    late, other = _refused(store, HERE, -9), _refused(store, HERE, 0, "failed")
    store.mark_gone(HERE, "kicked", AT)
    store.mark_back(HERE, AT, AT - HOUR)

    assert [] == store.due_subscriptions(AT, ALL, 10)
    assert {late, other} == {each.subscription for each in store.deliveries(state="failed")}


def test_a_paused_subscription_stays_paused(store: Store) -> None:
    """Though its last digest was refused."""
    number = _refused(store)
    store.change_subscription(number, "{}", None)
    store.mark_gone(HERE, "kicked", AT)
    store.mark_back(HERE, AT, AT - HOUR)

    assert store.subscription(number).due is None
    assert 1 == len(store.deliveries(state="failed"))


def test_an_absence_lasts_until_its_people_know(store: Store) -> None:
    """Also where it was back, and was lost again, before anything was sent there."""
    store.mark_gone(HERE, "kicked", AT)
    store.mark_back(HERE, AT + HOUR, AT)
    assert {} == store.unreachable_channels()

    store.mark_gone(HERE, "not enough rights", AT + DAY)
    assert {HERE: Gone(since=AT, reason="not enough rights")} == store.unreachable_channels()

    store.mark_told_back(HERE)
    store.mark_gone(HERE, "blocked", AT + 2 * DAY)
    assert {HERE: Gone(since=AT + 2 * DAY, reason="blocked")} == store.unreachable_channels()


def test_a_channel_is_probed_once_a_day_and_at_a_sign(store: Store) -> None:
    """By one alone; what is back, or on another platform, by nobody."""
    store.record([a_job("k", "slack:C1", workspace="T1")])
    for channel in (HERE, "slack:C1", "slack:C2"):
        store.mark_gone(channel, "kicked", AT)
    store.mark_back("slack:C2", AT, AT)
    later = AT + DAY

    def take(platform: str = "slack") -> list[Absence]:
        return list(store.take_probes([platform], later - DAY, later, 10))

    assert [] == store.take_probes(["slack"], AT - HOUR, AT, 10)
    assert [Absence(channel="slack:C1", workspace="T1", since=AT)] == take()
    assert [] == take()
    store.expect_back("slack:C1")
    store.expect_back("slack:C2")
    assert ["slack:C1"] == [each.channel for each in take()]
    assert [HERE] == [each.channel for each in take("telegram")]


def test_those_whose_digest_was_refused_or_is_due_are_to_be_told_once(store: Store) -> None:
    """Of each channel that is gone; what comes later only, or was refused long ago, is none."""
    refused, due = _refused(store, HERE, 1), store.subscribe(f"{HERE}:7", "{}", AT)
    store.subscribe(HERE, "{}", AT + DAY)
    store.subscribe("telegram:2", "{}", AT)
    _refused(store, "telegram:3", -20)
    for channel in (HERE, "telegram:3"):
        store.mark_gone(channel, "kicked", AT)

    told = Absence(channel=HERE, workspace=None, since=AT, subscriptions=(refused, due))
    assert [told] == store.untold_absences(ALL, AT)
    assert [] == store.untold_absences(["slack"], AT)

    store.set_notice(HERE, "sent")
    assert [] == store.untold_absences(ALL, AT)
    gone = store.channel(HERE).gone
    assert gone
    assert "sent" == gone.notice


def test_a_new_absence_is_told_of_anew(store: Store) -> None:
    """Once it was over in between; a channel that is back has nobody to be told."""
    store.subscribe(HERE, "{}", AT)
    store.mark_gone(HERE, "kicked", AT)
    store.set_notice(HERE, "sent")
    store.mark_back(HERE, AT, AT)
    assert [] == store.untold_absences(ALL, AT)
    store.mark_told_back(HERE)
    store.mark_gone(HERE, "kicked", AT + HOUR)

    assert [HERE] == [each.channel for each in store.untold_absences(ALL, AT)]
