"""Who claims what is due, what is set aside, and what is counted of deliveries."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from storage.errors import NotFound
from storage.ports.conversations.subscriptions import Claim
from storage.ports.deliveries import DeliveredQuote, Delivery
from storage.ports.queue import DeliveryResult, Ended, NewJob
from storage.ports.store import Store
from tests.builders import AT, AT_ONCE, a_source, an_article

DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)


def _delivery(
    number: int, at: datetime, state: str = "pending", channel: str = "room:1"
) -> Delivery:
    slot = f"{at:%Y-%m-%dT%H:%M}"
    return Delivery(
        key=f"slot:{number}:{slot}", subscription=number, channel=channel, slot=slot, at=at,
        state=state,
    )  # fmt: skip


def _job(delivery: Delivery) -> NewJob:
    return NewJob(
        key=delivery.key, kind="digest", lane=delivery.channel, payload="{}", version=1,
        at=delivery.at,
    )  # fmt: skip


def _claim(number: int, *deliveries: Delivery, due: datetime = AT, job: bool = True) -> Claim:
    last = deliveries[-1] if deliveries else None
    return Claim(
        number=number, due=due, next=due + DAY, deliveries=list(deliveries),
        job=_job(last) if job and last else None,
    )  # fmt: skip


def _end(store: Store, delivery: Delivery, outcome: str, **more: object) -> None:
    result = DeliveryResult(outcome=outcome, **more)
    store.record([Ended(key=delivery.key, at=delivery.at, result=result)])


def test_several_claims_are_taken_or_left_one_by_one(store: Store) -> None:
    """One that somebody else has claimed already brings nothing in; the others do."""
    numbers = [store.subscribe("room:1", "{}", AT) for _ in range(3)]
    claims = [_claim(number, _delivery(number, AT)) for number in numbers]
    store.claim([claims[1]])

    assert {claims[0].job.key, claims[2].job.key} == set(store.claim(claims))
    assert {} == store.claim(claims)
    assert [AT + DAY] * 3 == [store.subscription(number).due for number in numbers]


def test_a_claim_may_bring_in_nothing_but_the_next_time(store: Store) -> None:
    """Nothing was to be delivered since; or nothing will be."""
    number = store.subscribe("room:1", "{}", AT)

    assert {} == store.claim([_claim(number)])
    assert AT + DAY == store.subscription(number).due
    assert {} == store.claim([replace(_claim(number, due=AT + DAY), next=None)])
    assert store.subscription(number).due is None
    assert [] == list(store.deliveries())


def test_what_is_skipped_is_known_and_brings_no_job_in(store: Store) -> None:
    """Older slots are told of, the latest is delivered."""
    number = store.subscribe("room:1", "{}", AT)
    skipped, latest = _delivery(number, AT - DAY, "skipped"), _delivery(number, AT)

    assert [latest.key] == list(store.claim([_claim(number, skipped, latest)]))
    assert [latest, skipped] == list(store.deliveries())


def test_what_became_of_a_delivery_is_not_claimed_over(store: Store) -> None:
    """The slot comes again, as its zone was changed back and forth: it stays as it is."""
    number = store.subscribe("room:1", "{}", AT)
    delivery = _delivery(number, AT)
    store.claim([_claim(number, delivery)])
    _end(store, delivery, "sent")
    store.change_subscription(number, "{}", AT)
    store.claim([_claim(number, delivery)])

    assert [replace(delivery, state="sent")] == list(store.deliveries())


@pytest.mark.parametrize(
    ("platforms", "due"),
    [
        (["room"], ["room:1"]),
        (["roomy", "room"], ["room:1", "roomy:1"]),
        ([], []),
        (["o"], []),
        (["r%om"], ["r%om:1"]),
    ],
)
def test_due_is_what_is_on_platforms_that_run(
    store: Store, platforms: list[str], due: list[str]
) -> None:
    """By their whole names."""
    for channel in ("room:1", "roomy:1", "r%om:1"):
        store.subscribe(channel, "{}", AT)

    assert due == [each.channel for each in store.due_subscriptions(AT, platforms, 10)]
    assert [] == list(store.due_subscriptions(AT - MOMENT, platforms, 10))


def test_what_can_not_be_read_is_due_again_once_it_is_changed_or_retried(store: Store) -> None:
    """Others are due all the while, and its error is known."""
    first, second = (store.subscribe("room:1", "{}", AT) for _ in range(2))
    store.set_aside_subscription(first, "an unknown zone")

    def due() -> list[int]:
        return [each.number for each in store.due_subscriptions(AT, ["room"], 10)]

    assert ([second], "an unknown zone") == (due(), store.subscription(first).error)
    store.retry_subscriptions()
    assert ([first, second], None) == (due(), store.subscription(first).error)
    store.set_aside_subscription(first, "an unknown zone")
    store.change_subscription(first, "{}", AT)
    assert [first, second] == due()


def test_a_subscription_that_is_not_there_is_not_changed(store: Store) -> None:
    """Nor forgotten, nor read; those of other channels are not listed."""
    number = store.subscribe("room:1", "{}", AT)
    with pytest.raises(NotFound):
        store.change_subscription(number + 1, "{}", AT)
    with pytest.raises(NotFound):
        store.unsubscribe(number + 1)
    with pytest.raises(NotFound):
        store.subscription(number + 1)

    assert [number] == [each.number for each in store.subscriptions()]
    assert [] == list(store.subscriptions("room:2"))


@pytest.fixture
def week(store: Store) -> list[Delivery]:
    """A week of deliveries: skipped, sent, failed, in doubt, skipped, pending, of two channels."""
    number = store.subscribe("room:1", "{}", AT)
    outcomes = (None, "sent", "failed", "doubt", None, "pending")
    every = []
    for day, outcome in enumerate(outcomes):
        at = AT + day * DAY
        delivery = _delivery(number, at, "pending" if outcome else "skipped")
        store.claim([_claim(number, delivery, due=at, job=bool(outcome))])
        if outcome not in (None, "pending"):
            _end(store, delivery, outcome)
        every.append(replace(delivery, state=outcome or "skipped"))
    other = store.subscribe("room:2", "{}", AT)
    elsewhere = _delivery(other, AT, "skipped", "room:2")
    store.claim([_claim(other, elsewhere, job=False)])
    return [*every, elsewhere]


def test_deliveries_are_listed_by_state_channel_and_time(
    store: Store, week: list[Delivery]
) -> None:
    """Latest first, a time itself included, so many at most."""
    *here, elsewhere = week
    listed = list(store.deliveries(channel="room:1"))

    assert here[::-1] == listed
    assert [elsewhere] == list(store.deliveries(channel="room:2"))
    assert [here[4], elsewhere, here[0]] == sorted(
        store.deliveries(state="skipped"),
        key=lambda each: (-each.at.timestamp(), -each.subscription),
    )
    assert here[:2:-1] == list(store.deliveries(channel="room:1", since=AT + 3 * DAY))
    assert here[:3:-1] == list(store.deliveries(channel="room:1", since=AT + 3 * DAY + MOMENT))
    assert here[:3:-1] == list(store.deliveries(most=2))


def test_the_latest_thousand_deliveries_are_listed(store: Store) -> None:
    """Where nobody says how many."""
    number = store.subscribe("room:1", "{}", AT)
    every = [_delivery(number, AT + n * timedelta(minutes=1), "skipped") for n in range(1001)]
    store.claim([_claim(number, *every, job=False)])

    assert every[:0:-1] == list(store.deliveries())


@pytest.mark.usefixtures("week")
def test_outcomes_are_counted_since_then(store: Store) -> None:
    """A time itself included."""
    assert {"sent": 1, "failed": 1, "doubt": 1, "skipped": 3, "pending": 1} == store.count_outcomes(
        AT
    )
    assert {"failed": 1, "doubt": 1, "skipped": 1, "pending": 1} == store.count_outcomes(
        AT + 2 * DAY
    )
    assert {"pending": 1} == store.count_outcomes(AT + 4 * DAY + MOMENT)
    assert {} == store.count_outcomes(AT + 9 * DAY)


def test_what_was_missed_is_what_never_came_after_the_last_that_did(
    store: Store, week: list[Delivery]
) -> None:
    """In its order; where none came, from the first."""
    number, other = week[0].subscription, week[-1].subscription

    assert week[2:5] == list(store.missed_deliveries(number))
    assert [week[-1]] == list(store.missed_deliveries(other))
    assert (AT + DAY, None) == (store.last_delivery_at(number), store.last_delivery_at(other))


def test_what_is_put_off_to_the_time_of_one_that_came_was_not_missed(store: Store) -> None:
    """Quiet hours may end with several slots at once: the latest of them is delivered."""
    number = store.subscribe("room:1", "{}", AT)
    put_off, latest = (
        replace(_delivery(number, AT, state), key=state, slot=state)
        for state in ("skipped", "pending")
    )
    store.claim([_claim(number, put_off, latest)])
    _end(store, latest, "sent")

    assert [] == list(store.missed_deliveries(number))


def test_old_deliveries_are_forgotten_but_for_those_that_wait(
    store: Store, week: list[Delivery]
) -> None:
    """Those of a time before."""
    assert 3 == store.forget_old(AT + 2 * DAY, AT_ONCE)["deliveries"]
    assert week[2:-1] == list(store.deliveries())[::-1]
    assert 3 == store.forget_old(AT + 9 * DAY, AT_ONCE)["deliveries"]
    assert ["pending"] == [each.state for each in store.deliveries()]


def test_what_was_told_is_known_since_then_in_its_channel(store: Store) -> None:
    """By its words from a time on, that included, and forgotten before."""
    article = an_article()
    store.add_articles([article])
    number = store.subscribe("room:1", "{}", AT)
    delivery = _delivery(number, AT)
    store.claim([_claim(number, delivery)])
    quote = DeliveredQuote(channel="room:1", article=article.id, start=0, end=5, wording="ab12")
    _end(store, delivery, "sent", quotes=[quote])

    def known(since: datetime, channel: str = "room:1") -> set[str]:
        return set(store.delivered_wordings(channel, {"ab12", "cd34"}, since))

    assert ({"ab12"}, set(), set()) == (known(AT), known(AT + MOMENT), known(AT, "room:2"))
    assert {quote} == set(store.delivered_quotes("room:1", [article.id]))
    assert set() == set(store.delivered_quotes("room:2", [article.id]))
    store.forget_old(AT, AT_ONCE)
    assert {"ab12"} == known(AT)
    store.forget_old(AT + MOMENT, AT_ONCE)
    assert set() == known(AT)


def test_arrivals_are_current_articles_read_after_a_time(store: Store) -> None:
    """With how many sources they are of."""
    for number, (source, read) in enumerate([("A", AT), ("A", AT + DAY), ("B", AT + 2 * DAY)]):
        store.add_articles([
            an_article(f"Body {number}.", title=f"{number}", source=a_source(source),
                       retrieved_at=read)
        ])  # fmt: skip

    assert [(3, 2), (2, 2), (1, 1), (0, 0)] == [
        store.count_arrivals(AT - MOMENT + day * DAY if day else AT - MOMENT) for day in range(4)
    ]
    assert (2, 2) == store.count_arrivals(AT)


def test_what_is_cancelled_is_skipped(store: Store) -> None:
    """Its delivery does not wait for ever; what was delivered stays so."""
    number = store.subscribe("room:1", "{}", AT)
    first, second = _delivery(number, AT), _delivery(number, AT + DAY)
    store.claim([_claim(number, first)])
    _end(store, first, "sent")
    store.claim([_claim(number, second, due=AT + DAY)])

    assert 1 == store.cancel_all(AT + DAY)
    assert ["skipped", "sent"] == [each.state for each in store.deliveries()]
