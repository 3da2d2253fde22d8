"""Who only listens stops nothing."""

import pytest

from bot.queue.events import Events


def test_a_listener_that_fails_keeps_no_other_from_hearing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nor what happens from going on."""
    events, heard = Events(), []

    def failing(_name: str, _count: int) -> None:
        raise ZeroDivisionError

    events.subscribe(failing)
    events.subscribe(lambda name, count: heard.append((name, count)))
    events.emit("sent")

    assert [("sent", 1)] == heard
    assert "a listener failed at sent" in caplog.text
