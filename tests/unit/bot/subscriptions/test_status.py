"""How digests go: in a channel for those who may settle things there, everywhere for owners."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.references import reference_of
from bot.chat.request import Channel, Place, Request, Role, User
from bot.commands.dispatch import answer
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from storage.ports.conversations.subscriptions import Claim
from storage.ports.deliveries import Delivery, Outcome
from tests.builders import a_topic, an_article

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HERE, THERE = Channel(platform="telegram", id="1"), Channel(platform="telegram", id="2")


@pytest.fixture
def library(library: Library) -> Library:
    """Return a library with a subscription in each of two channels, and what became of digests."""
    library.store.add_articles([an_article()])
    library.save_topic(a_topic("trade"))
    for channel in (HERE, THERE):
        _told(library, "/subscribe trade 07:30 UTC", channel, "owner")
    _had(library, 1, "sent", "doubt", "skipped")
    _had(library, 2, "failed")
    return library


def _had(library: Library, number: int, *states: Outcome) -> None:
    kept = library.store.subscription(number)
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
    library.store.claim(
        [Claim(number=number, due=kept.due, next=kept.due, deliveries=found, job=None)]
    )


def _told(
    library: Library, text: str, channel: Channel, role: Role, place: Place = "private"
) -> str:
    asked = Request(channel=channel, user=User(id="9"), text=text, role=role, place=place, at=NOW)
    return plain(answer(library, asked))


def test_admins_see_how_digests_went_in_their_channel(library: Library) -> None:
    """What comes next, how many arrived or did not, and by which reference the log has them."""
    said = _told(library, "/status", HERE, "admin", "group")
    assert "/trade: every day at 07:30 (UTC time)." in said
    assert "Next digest: Monday, 23 November 2026, 07:30." in said
    assert reference_of("slot:1:doubt") in said
    assert {"Delivered": "1", "Skipped": "1"}.items() <= _rows(said).items()
    assert reference_of("slot:2:failed") not in said


def test_owners_see_how_the_bot_is_doing(library: Library) -> None:
    """Of all channels."""
    said = _told(library, "/status", HERE, "owner")
    assert {reference_of("slot:1:doubt"), reference_of("slot:2:failed")} <= set(said.split())
    assert "2 subscriptions" in said


def test_where_nothing_was_due_it_says_so(library: Library) -> None:
    """And how to subscribe."""
    said = _told(library, "/status", Channel(platform="telegram", id="3"), "member")
    assert "There are no subscriptions here yet." in said
    assert "No digest was due." in said


def test_members_of_a_group_are_refused(library: Library) -> None:
    """As of all that is settled there."""
    assert "Only admins" in _told(library, "/status", HERE, "member", "group")


def _rows(said: str) -> dict[str, str]:
    pairs = (line.strip().rsplit(None, 1) for line in said.splitlines() if "  " in line.strip())
    return {first.strip(): last for first, last in pairs}
