"""Opening the library while its database server starts."""

import pytest

from bot.app.opening import wait_for_server
from storage.errors import StoreUnavailable, StoreUnreachable

AWAY = StoreUnreachable("postgresql://db/news", "connection refused", "see that it runs")


def test_a_server_that_is_away_is_waited_for_and_named_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """However long it takes."""
    pauses: list[float] = []
    monkeypatch.setattr("bot.app.opening.sleep", pauses.append)
    away = [AWAY] * 6

    def use() -> str:
        if away:
            raise away.pop()
        return "there"

    assert "there" == wait_for_server(use)
    assert [1, 2, 4, 5, 5, 5] == pauses
    assert ["ERROR", "WARNING"] == [record.levelname for record in caplog.records]
    assert f"{AWAY}; waiting until it is there" == caplog.records[0].getMessage()


def test_what_waiting_does_not_help_is_refused_at_once() -> None:
    """Such as a wrong password."""

    def use() -> str:
        raise StoreUnavailable("postgresql://db/news", "password refused", "correct it")

    with pytest.raises(StoreUnavailable, match="password refused"):
        wait_for_server(use)
