"""The bot in a Telegram channel, which many read and few write in."""

from pathlib import Path

from tests.bots import running, telegram_settings
from tests.fakes.telegram_api import telegram_api

CHANNEL, ADMIN, READER = -9, 7, 8


def test_a_reader_of_a_channel_changes_nothing_there(tmp_path: Path) -> None:
    """Nor has the bot post there: who presses a button is told alone. An admin can press it."""
    with telegram_api() as telegram:
        telegram.chat(CHANNEL, "channel", bot_status="administrator", admins={ADMIN})
        with running(tmp_path, telegram_settings(telegram)):
            telegram.says(CHANNEL, "/trade")
            brief = telegram.eventually(lambda: telegram.posted(CHANNEL), within=60)[0]
            for label in ("Mute topic", "More", "Context"):
                query = telegram.presses(brief, label, user=READER)
                confirmed = telegram.eventually(lambda asked=query: telegram.confirmation(asked))
                assert confirmed["text"].startswith("Only admins can do that here.")
                assert confirmed["show_alert"]
            telegram.presses(brief, "Mute topic", user=ADMIN)
            muted = telegram.eventually(lambda: telegram.posted(CHANNEL)[1:])

    assert ["/trade is muted here until you unmute it."] == [shown.text for shown in muted]
