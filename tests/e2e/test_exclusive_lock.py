"""One bot at a time on an SQLite file."""

from pathlib import Path

from tests.bots import running, telegram_settings
from tests.fakes.telegram_api import telegram_api


def test_a_second_bot_on_the_same_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    """The first goes on; after its end, even a sudden one, another may begin."""
    with telegram_api() as telegram:
        settings = telegram_settings(telegram) | {"DATABASE_URL": "sqlite:///here.db"}
        with running(tmp_path, settings) as first:
            telegram.says(7, "/trade")
            telegram.eventually(lambda: telegram.posted(7), within=60)
            with running(tmp_path, settings) as second:
                assert 1 == second.ended()
            assert "here.db: another bot is already using it" in second.log.read_text()
            first.kill()
        with running(tmp_path, settings) as third:
            telegram.says(7, "/energy")
            telegram.eventually(lambda: 2 <= len(telegram.posted(7)), within=60)
            assert 0 == third.stop()
