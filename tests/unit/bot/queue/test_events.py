"""Events: by name and number, to whoever listens."""

import logging

import pytest

from bot.queue.events import NAMES, Events, log_event


def test_an_event_is_passed_to_all_who_listen_in_their_order() -> None:
    """With how many there were; none at all is no event."""
    events, heard = Events(), []
    events.emit("sent")
    events.subscribe(lambda name, count: heard.append(("first", name, count)))
    events.subscribe(lambda name, count: heard.append(("second", name, count)))
    events.emit("sent")
    events.emit("taken-up", 3)
    events.emit("taken-up", 0)

    assert [
        ("first", "sent", 1),
        ("second", "sent", 1),
        ("first", "taken-up", 3),
        ("second", "taken-up", 3),
    ] == heard


def test_every_event_has_a_name_of_its_own() -> None:
    """So that whoever counts them counts one thing."""
    assert len(NAMES) == len(set(NAMES))


def test_events_are_logged_where_someone_looks_closely(caplog: pytest.LogCaptureFixture) -> None:
    """By name and number, at the level of details."""
    with caplog.at_level(logging.DEBUG, logger="bot.queue.events"):
        log_event("sent", 2)

    assert [("DEBUG", "sent: 2")] == [
        (each.levelname, each.getMessage()) for each in caplog.records
    ]
