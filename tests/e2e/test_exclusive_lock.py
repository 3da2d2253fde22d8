"""One bot at a time on an SQLite file."""

from pathlib import Path

import pytest

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


@pytest.mark.parametrize("url", ["sqlite:///link.db", "sqlite:///elsewhere/hard.db"])
def test_a_second_bot_by_another_path_is_refused(tmp_path: Path, url: str) -> None:
    """Also when somebody deleted the lock's file, which the first bot makes anew."""
    with telegram_api() as telegram:
        settings = telegram_settings(telegram) | {"DATABASE_URL": "sqlite:///here.db"}
        with running(tmp_path, settings) as first:
            telegram.says(7, "/trade")
            telegram.eventually(lambda: telegram.posted(7), within=60)
            (tmp_path / "link.db").symlink_to("here.db")
            (tmp_path / "elsewhere").mkdir()
            (tmp_path / "elsewhere" / "hard.db").hardlink_to(tmp_path / "here.db")
            lock = tmp_path / "here.db.lock"
            lock.unlink()
            with running(tmp_path, settings | {"DATABASE_URL": url}) as second:
                assert 1 == second.ended()
            assert "another bot is already using it" in second.log.read_text()
            telegram.eventually(lock.exists, within=60)
            assert 0 == first.stop()
