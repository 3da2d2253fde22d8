"""How digests go: in a channel for those who may settle things there, everywhere for owners."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.commands.registry import answer
from bot.desk import Desk
from bot.platform import Asker, Channel, Place, Request, Role, reference_of
from bot.terminal.render import plain
from storage.model import Claim, Delivery, Outcome
from tests.builders import a_topic, an_article

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HERE, THERE = Channel(platform="telegram", id="1"), Channel(platform="telegram", id="2")


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Return a desk with a subscription in each of two channels, and what became of digests."""
    desk.store.add([an_article()])
    desk.save_topic(a_topic("trade"))
    for channel in (HERE, THERE):
        _told(desk, "/subscribe trade 07:30 UTC", channel, "owner")
    _had(desk, 1, "sent", "doubt", "skipped")
    _had(desk, 2, "failed")
    return desk


def _had(desk: Desk, number: int, *states: Outcome) -> None:
    kept = desk.store.subscription(number)
    assert kept.due is not None
    found = [
        Delivery(
            key=f"slot:{number}:{state}",
            subscription=number,
            channel=kept.channel,
            slot=state,
            at=NOW - timedelta(hours=hour),
            state=state,
        )
        for hour, state in enumerate(states, start=1)
    ]
    desk.store.claim(
        [Claim(number=number, due=kept.due, next=kept.due, deliveries=found, received=None)]
    )


def _told(desk: Desk, text: str, channel: Channel, role: Role, place: Place = "private") -> str:
    asked = Request(channel=channel, asker=Asker(id="9"), text=text, role=role, place=place, at=NOW)
    return plain(answer(desk, asked))


def test_admins_see_how_digests_went_in_their_channel(desk: Desk) -> None:
    """What comes next, how many arrived or did not, and by which reference the log has them."""
    said = _told(desk, "/status", HERE, "admin", "group")
    assert "/trade – every day at 07:30 (UTC)" in said
    assert "Next: Monday, 23 November 2026, 07:30." in said
    assert reference_of("slot:1:doubt") in said
    assert {"arrived": "1", "left out": "1"}.items() <= _rows(said).items()
    assert reference_of("slot:2:failed") not in said


def test_owners_see_how_the_bot_is_doing(desk: Desk) -> None:
    """Of all channels."""
    said = _told(desk, "/status", HERE, "owner")
    assert {reference_of("slot:1:doubt"), reference_of("slot:2:failed")} <= set(said.split())
    assert "2 subscriptions" in said


def test_where_nothing_was_due_it_says_so(desk: Desk) -> None:
    """And how to subscribe."""
    said = _told(desk, "/status", Channel(platform="telegram", id="3"), "member")
    assert "There is no subscription here yet." in said
    assert "No briefing was due." in said


def test_members_of_a_group_are_refused(desk: Desk) -> None:
    """As of all that is settled there."""
    assert "Only admins" in _told(desk, "/status", HERE, "member", "group")


def _rows(said: str) -> dict[str, str]:
    pairs = (line.strip().rsplit(None, 1) for line in said.splitlines() if "  " in line.strip())
    return {first.strip(): last for first, last in pairs}
