"""What is not needed any more is forgotten."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.app.housekeeping import Housekeeping
from storage.backup import counts
from storage.ports.conversations.subscriptions import Claim
from storage.ports.deliveries import Delivery
from storage.ports.queue import DeliveryResult, Ended, StoredActions
from storage.ports.store import Store
from storage.sql.slack.installations import SlackWorkspaces
from storage.sql.store import SqlStore
from tests.builders import AT, a_job

DAYS = 100
KEPT = timedelta(days=40)


def _day(store: Store, number: int) -> None:
    """Have a day with a digest and a command with a button, both answered."""
    at = AT + timedelta(days=number)
    key = f"slot:1:{number}"
    digest = Delivery(key=key, subscription=1, channel="room:1", slot=f"{number}", at=at)
    job = a_job(key, "room:1", at=at)
    store.claim([Claim(number=1, due=at, next=at + timedelta(days=1), deliveries=[digest],
                       job=job)])  # fmt: skip
    command = a_job(f"{number}", "room:1", at=at)
    store.record([command, StoredActions(actions={f"b{number}": "/more"}, at=at)])
    sent = DeliveryResult(outcome="sent")
    store.record([Ended(key=key, at=at, result=sent), Ended(key=command.key, at=at)])


def test_the_tables_hold_no_more_than_what_is_remembered(store: Store) -> None:
    """Deliveries for as long as is set, buttons and requests for a month."""
    store.subscribe("room:1", "{}", AT)
    for number in range(DAYS):
        _day(store, number)
        Housekeeping(store, KEPT, lambda at=AT + timedelta(days=number): at).forget()
        assert 1 + KEPT.days >= len(store.deliveries())

    assert 1 + KEPT.days == len(store.deliveries())
    kept = [number for number in range(DAYS) if store.action(f"b{number}")]
    assert list(range(DAYS - 31, DAYS)) == kept


def test_subscriptions_do_not_end_unsaid(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """The log warns of those whose channels nobody could reach for so long."""
    store.subscribe("room:1", "{}", AT)
    store.mark_gone("room:1", "blocked", AT)
    Housekeeping(store, KEPT, lambda: AT + KEPT + timedelta(hours=1)).forget()

    assert ["ended 1 subscription: no one could be reached there for 40 days"] == [
        each.getMessage() for each in caplog.records if each.levelname == "WARNING"
    ]


def test_who_set_out_to_install_and_never_came_back_is_forgotten(store: SqlStore) -> None:
    """A state is good for ten minutes, and gone an hour later."""
    states = SlackWorkspaces(store.database, "client", "a key").states
    late = datetime.now(UTC) + timedelta(hours=1)  # noqa: TID251 - slack_sdk reads it, too
    state = asyncio.run(states.async_issue())
    asyncio.run(states.async_issue())

    Housekeeping(store, KEPT, lambda: late - timedelta(hours=1)).forget()
    assert asyncio.run(states.async_consume(state))
    Housekeeping(store, KEPT, lambda: late).forget()
    assert 0 == counts(store)["slack_oauth_states"]
