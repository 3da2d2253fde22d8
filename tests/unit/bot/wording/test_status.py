"""What /status says of background jobs."""

from datetime import timedelta

from bot.chat.background import JobState
from bot.platforms.terminal.render import plain
from bot.subscriptions.status import status_of
from bot.wording.status import status_message
from storage.ports.store import Store
from tests.builders import AT


def test_jobs_in_trouble_are_shown_to_owners_and_no_others(store: Store) -> None:
    """With since when, why, and when they are tried again."""
    jobs = (
        JobState(name="schedule", state="running", since=AT),
        JobState(
            name="slack",
            state="lost",
            since=AT,
            failures=2,
            error="slack lost: token revoked — get a new one",
            next_try=AT + timedelta(minutes=2),
        ),
    )

    said = plain(status_message(status_of(store, AT, jobs), AT))

    assert "schedule" not in said
    assert (
        "lost since 2025-05-10 06:00 UTC, failed 2 times, next try at 2025-05-10 06:02 UTC:"
        " slack lost: token revoked — get a new one"
    ) in said
