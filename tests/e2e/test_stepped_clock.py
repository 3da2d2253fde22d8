"""The bot as a process whose wall clock is set."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.chat.request import Channel
from tests.bots import running, telegram_settings
from tests.crashes import HEAD, subscribed
from tests.fakes.telegram_api import telegram_api

FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
HOUR = timedelta(hours=1)
_PATIENCE = 300


@pytest.mark.skipif(FAKETIME is None, reason="libfaketime is not installed (apt install faketime)")
@pytest.mark.parametrize("step", [-HOUR, HOUR], ids=["back", "forward"])
def test_due_digests_come_after_the_clock_is_set(tmp_path: Path, step: timedelta) -> None:
    """Soon, not an hour later, as APScheduler's own next run would be."""
    clock = tmp_path / "clock"
    clock.write_text("+0")
    url = f"sqlite:///{tmp_path}/store.db"
    with telegram_api() as telegram:
        telegram.chat(7)
        settings = telegram_settings(telegram) | {
            "DATABASE_URL": url,
            "LD_PRELOAD": str(FAKETIME),
            "FAKETIME_TIMESTAMP_FILE": str(clock),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        with running(tmp_path, settings, forked=False) as bot:
            telegram.says(8, "/trade")
            telegram.eventually(lambda: telegram.posted(8), within=_PATIENCE)
            clock.write_text(f"{step.total_seconds():+.0f}")
            telegram.eventually(
                lambda: "the clock was put" in bot.log.read_text(), within=_PATIENCE
            )
            now = datetime.now(UTC) + step  # noqa: TID251 - the bot has a clock of its own
            subscribed(url, [Channel(platform="telegram", id="7")], now)
            telegram.eventually(
                lambda: any(HEAD in shown.text for shown in telegram.posted(7)), within=60
            )
            assert 0 == bot.stop()
