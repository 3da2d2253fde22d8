"""Long polling: one bad update is one bad update."""

from collections.abc import Sequence

import pytest

from bot.platforms.telegram.polling import Polling
from bot.platforms.telegram.updates import Update
from storage.errors import StoreUnavailable


def _updates(*texts: str) -> list[Update]:
    return [{"update_id": n, "message": {"text": text}} for n, text in enumerate(texts)]


async def test_an_update_that_can_not_be_handled_keeps_no_other_from_being(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Those before and after it are handed on, and it is not fetched again for ever."""
    handled: list[str] = []

    async def handle(updates: Sequence[Update]) -> None:
        for update in updates:
            if update["message"]["text"] == "/poison":
                raise ZeroDivisionError
        handled.extend(update["message"]["text"] for update in updates)

    await Polling("http://localhost/bot", "1:token", handle)._store(_updates("/a", "/poison", "/b"))

    assert ["/a", "/b"] == handled
    assert "telegram: update 1 can't be handled: left out" in caplog.text


async def test_updates_that_can_not_be_stored_are_not_left_out() -> None:
    """They are fetched again."""

    async def handle(_: Sequence[Update]) -> None:
        raise StoreUnavailable("x.db", "locked", "wait")

    with pytest.raises(StoreUnavailable):
        await Polling("http://localhost/bot", "1:token", handle)._store(_updates("/a"))
