"""What a store keeps of subscriptions, deliveries and what channels were told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from storage.errors import NotFound
from storage.ports.conversations.subscriptions import Claim
from storage.ports.deliveries import DeliveredQuote, Delivery, Outcome
from storage.ports.queue import DeliveryResult, Ended
from storage.ports.store import Store
from tests.builders import AT, AT_ONCE, a_brief, a_job, a_source, an_article
from tests.contracts.filling import fill

DAY = timedelta(days=1)


def _claim(number: int, due: datetime) -> Claim:
    key = f"slot:{number}:{due:%Y-%m-%dT%H:%M}"
    delivery = Delivery(
        key=key, subscription=number, channel="telegram:1", slot=f"{due:%Y-%m-%dT%H:%M}", at=due
    )
    job = a_job(key, kind="digest", at=due)
    return Claim(number=number, due=due, next=due + DAY, deliveries=[delivery], job=job)


def _delivered(
    claim: Claim, outcome: Outcome = "sent", quotes: Sequence[DeliveredQuote] = ()
) -> Ended:
    """Return what is recorded when a digest is over."""
    result = DeliveryResult(outcome=outcome, quotes=quotes)
    return Ended(key=claim.deliveries[0].key, at=AT, result=result)


def _subscribed(store: Store, due: datetime | None = AT) -> int:
    return store.subscribe("telegram:1", "{}", due)


def test_a_number_is_never_given_twice(store: Store) -> None:
    """Not even when its subscription is forgotten: keys of deliveries hold it."""
    first = _subscribed(store)
    store.unsubscribe(first)
    second = _subscribed(store)
    assert first != second
    assert [second] == [each.number for each in store.subscriptions("telegram:1")]
    with pytest.raises(NotFound):
        store.unsubscribe(first)
    with pytest.raises(NotFound):
        store.subscription(first)


def test_what_is_due_is_claimed_once(store: Store) -> None:
    """The second claim of the same slot changes nothing, and the next day is claimed anew."""
    number = _subscribed(store)
    claim = _claim(number, AT)
    assert {claim.deliveries[0].key} == set(store.claim([claim]))
    assert {} == store.claim([claim])
    assert 1 == len(store.deliveries()) == len(store.take_up("telegram", AT))
    assert AT + DAY == store.subscription(number).due


def test_a_claim_of_what_was_changed_meanwhile_brings_nothing_in(store: Store) -> None:
    """Who claims has read the plan before; what it says now stands."""
    number = _subscribed(store)
    claim = _claim(number, AT)
    store.change_subscription(number, "{}", AT + timedelta(hours=2))

    assert {} == store.claim([claim])
    assert [] == store.deliveries()
    assert AT + timedelta(hours=2) == store.subscription(number).due


def test_a_slot_that_comes_again_is_not_delivered_again(store: Store) -> None:
    """A zone changed back and forth makes the same slot due again."""
    number = _subscribed(store)
    store.claim([_claim(number, AT)])
    store.change_subscription(number, "{}", AT)
    assert {} == store.claim([_claim(number, AT)])
    assert 1 == len(store.deliveries(state="pending"))


def test_due_is_what_is_not_paused_and_can_be_reached(store: Store) -> None:
    """The longest due comes first."""
    later, paused, first = (_subscribed(store, at) for at in (AT, None, AT - DAY))
    assert [first, later] == [each.number for each in store.due_subscriptions(AT, ["telegram"], 10)]
    assert [first] == [each.number for each in store.due_subscriptions(AT, ["telegram"], 1)]
    assert [first] == [each.number for each in store.due_subscriptions(AT - DAY, ["telegram"], 10)]
    assert paused not in {
        each.number for each in store.due_subscriptions(AT + DAY, ["telegram"], 10)
    }

    store.mark_gone("telegram:1", "blocked", AT)
    assert [] == store.due_subscriptions(AT, ["telegram"], 10)


def test_what_became_of_a_delivery_is_kept_with_what_was_told(store: Store) -> None:
    """Told twice is told once; what was missed since the last sent one is known."""
    article = an_article()
    store.add_articles([article])
    number = _subscribed(store)
    first, second = _claim(number, AT), _claim(number, AT + DAY)
    store.claim([first, second])
    told = DeliveredQuote(channel="telegram:1", article=article.id, start=0, end=5)
    for claim, outcome in ((first, "sent"), (second, "failed")):
        store.record([_delivered(claim, outcome, [told])])
    assert frozenset({told}) == store.delivered_quotes("telegram:1", {article.id, "another"})
    assert frozenset() == store.delivered_quotes("telegram:1", {"another"})
    assert AT == store.last_delivery_at(number)
    assert [replace(second.deliveries[0], state="failed")] == store.missed_deliveries(number)
    assert [] == store.deliveries(state="pending")
    assert {"jobs": 2, "deliveries": 2, "told": 1} == store.forget_old(AT + 2 * DAY, AT_ONCE)


def test_what_was_told_lately_is_known_by_its_words(store: Store) -> None:
    """In that channel, and since then."""
    article = an_article()
    store.add_articles([article])
    claim = _claim(_subscribed(store), AT)
    store.claim([claim])
    told = DeliveredQuote(channel="telegram:1", article=article.id, start=0, end=5, wording="ab12")
    store.record([_delivered(claim, "sent", [told])])
    asked = {"ab12", "cd34"}
    assert {"ab12"} == store.delivered_wordings("telegram:1", asked, AT)
    assert frozenset() == store.delivered_wordings("telegram:1", asked, AT + DAY)
    assert frozenset() == store.delivered_wordings("telegram:2", asked, AT)
    recent = [store.recent_quotes("telegram:1", AT + n * DAY) for n in (0, 1)]
    assert [["ab12"], []] == [[each.wording for each in quotes] for quotes in recent]
    assert [] == store.recent_quotes("telegram:2", AT)


def test_what_was_told_of_a_replaced_article_is_outdated(store: Store) -> None:
    """It is not while its article is current."""
    former = an_article()
    store.add_articles([former])
    number = _subscribed(store)
    claim = _claim(number, AT)
    store.claim([claim])
    told = DeliveredQuote(channel="telegram:1", article=former.id, start=0, end=5)
    store.record([_delivered(claim, "sent", [told])])
    assert [] == store.outdated_quotes("telegram:1")

    store.add_articles([replace(former, body=former.body + " More.", replaces=former.id)])
    assert [told] == store.outdated_quotes("telegram:1")

    ended = DeliveredQuote(channel="telegram:1", article=former.id, start=0, end=0)
    store.record([_delivered(claim, "sent", [ended])])
    assert [] == store.outdated_quotes("telegram:1")


def test_what_is_due_is_of_the_platforms_asked_for(store: Store) -> None:
    """A bot that is not in Slack now leaves Slack's subscriptions alone."""
    number = _subscribed(store)
    assert [] == store.due_subscriptions(AT, ["slack"], 10) == store.due_subscriptions(AT, [], 10)
    assert [number] == [
        each.number for each in store.due_subscriptions(AT, ["slack", "telegram"], 10)
    ]


def test_articles_read_since_are_counted_with_their_sources(store: Store) -> None:
    """What was read before does not count, nor what says not when it was read."""
    for hours, title in ((-1, "Reuters"), (1, "Reuters"), (2, "AFP")):
        at = AT + timedelta(hours=hours)
        store.add_articles([an_article(f"Read at {at}.", source=a_source(title), retrieved_at=at)])
    store.add_articles([an_article("Read whenever.")])
    assert (2, 2) == store.count_arrivals(AT)


def test_what_came_of_deliveries_is_counted(store: Store) -> None:
    """By state, of those for a time since then."""
    number = _subscribed(store)
    for days, outcome in enumerate(("skipped", "sent", "sent", None)):
        claim = _claim(number, AT + days * DAY)
        store.claim([claim])
        if outcome:
            store.record([_delivered(claim, outcome)])

    assert {"sent": 2, "pending": 1} == store.count_outcomes(AT + DAY)
    assert {} == store.count_outcomes(AT + 9 * DAY)


def test_what_was_told_long_ago_is_forgotten_with_its_briefs(store: Store) -> None:
    """But not what is still under way, what a channel was shown last, or a topic's own briefs."""
    number = fill(store)
    store.claim([_claim(number, AT)])
    digests = [a_brief(*store.articles(), method=f"digest {n}") for n in range(3)]
    for days, brief in enumerate(digests):
        store.save_brief(brief, delivered_at=AT + days * DAY)
    store.set_last_brief("telegram:1", digests[0].id)

    forgotten = store.forget_old(AT + DAY + timedelta(hours=1), AT_ONCE)

    assert [1, 1, 2] == [forgotten[table] for table in ("deliveries", "told", "briefs")]
    assert ["digest 2", "digest 0", a_brief().method] == [each.method for each in store.briefs()]
    assert frozenset() == store.delivered_quotes(
        "telegram:1", {each.id for each in store.articles()}
    )
    assert ["pending"] == [each.state for each in store.deliveries()]
