"""Events: by name and number, to whoever listens."""

import logging

import pytest

from bot.queue.events import NAMES, Events, log_event


def test_all_who_listen_hear_of_what_happens() -> None:
    """In the order in which they came; of nothing nobody is told."""
    heard: list[tuple[str, str, int]] = []
    events = Events()
    for who in ("one", "two"):
        events.subscribe(lambda name, count, who=who: heard.append((who, name, count)))
    events.emit("sent")
    events.emit("due", 3)
    events.emit("due", 0)

    assert [("one", "sent", 1), ("two", "sent", 1), ("one", "due", 3), ("two", "due", 3)] == heard


def test_events_can_be_logged(caplog: pytest.LogCaptureFixture) -> None:
    """With how many there were, for who looks closely."""
    with caplog.at_level(logging.DEBUG):
        log_event("sent", 2)

    assert ["sent: 2"] == [record.getMessage() for record in caplog.records]


def test_no_two_events_have_a_name() -> None:
    """The crash tests go by it."""
    assert len(set(NAMES)) == len(NAMES)
