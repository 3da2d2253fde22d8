"""The bot as a process whose database server or platform goes away: it goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bots import Bot, running, slack_settings, telegram_settings
from tests.contracts.postgres import Postgres, own_postgres
from tests.fakes.slack_api import slack_api
from tests.fakes.telegram_api import TelegramApi, telegram_api
from tests.fakes.threads import eventually

_PATIENCE = 300
"""Seconds that a busy machine may take for what takes one or two."""
_GONE, _BACK = "store unavailable: ", "the store works again"


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    """A server that may be stopped."""
    with own_postgres() as started:
        yield started


def _until_logged(bot: Bot, words: str) -> None:
    eventually(lambda: bot.log.exists() and words in bot.log.read_text(), _PATIENCE)


def _answered(telegram: TelegramApi, chat: int) -> bool:
    return any("Trade" in shown.text for shown in telegram.posted(chat))


def test_a_server_that_stops_for_a_while_ends_nothing_and_is_named_once(
    server: Postgres, tmp_path: Path
) -> None:
    """What is asked meanwhile is not confirmed, and is answered once the server is back."""
    with telegram_api() as telegram:
        settings = telegram_settings(telegram) | {"DATABASE_URL": server.store()}
        with running(tmp_path, settings) as bot:
            telegram.says(7, "/trade")
            telegram.eventually(lambda: _answered(telegram, 7), within=_PATIENCE)
            server.halt()
            asked = len(telegram.calls("getUpdates"))
            telegram.says(8, "/trade")
            telegram.eventually(
                lambda: asked + 4 <= len(telegram.calls("getUpdates")), within=_PATIENCE
            )
            assert telegram.world.updates  # not confirmed
            assert not telegram.posted(8)
            server.restart()
            telegram.eventually(lambda: _answered(telegram, 8), within=_PATIENCE)
            _until_logged(bot, _BACK)

            assert 0 == bot.stop()
        log = bot.log.read_text()
        assert (1, 1) == (log.count(_GONE), log.count(_BACK))
        assert "Traceback" not in log


def test_a_server_that_is_not_there_yet_is_waited_for(server: Postgres, tmp_path: Path) -> None:
    """The log says so once, in plain words; then all works as ever."""
    with telegram_api() as telegram:
        settings = telegram_settings(telegram) | {"DATABASE_URL": server.store()}
        server.halt()
        with running(tmp_path, settings) as bot:
            _until_logged(bot, "waiting until it is there")
            telegram.says(7, "/trade")
            server.restart()
            telegram.eventually(lambda: _answered(telegram, 7), within=_PATIENCE)
            assert 0 == bot.stop()
        log = bot.log.read_text()
        assert (1, 1) == (log.count(_GONE), log.count("the store is there, after"))


def test_a_database_that_does_not_exist_is_refused_at_once(
    server: Postgres, tmp_path: Path
) -> None:
    """Waiting would not bring it."""
    with telegram_api() as telegram:
        nowhere = server.store().replace("store_own", "nowhere")
        settings = telegram_settings(telegram) | {"DATABASE_URL": nowhere}
        with running(tmp_path, settings) as bot:
            assert 1 == bot.ended()
        assert '"nowhere" does not exist' in bot.log.read_text()


def test_one_lost_platform_leaves_the_other_one_at_work(tmp_path: Path) -> None:
    """Owners see it in /status; when the other one is lost, too, the bot ends with the reason."""
    with telegram_api() as telegram, slack_api() as slack:
        settings = telegram_settings(telegram) | slack_settings(slack) | {"OWNERS": "telegram:7"}
        with running(tmp_path, settings | {"SLACK_BOT_TOKEN": "xoxb-no-such-token"}) as bot:
            _until_logged(bot, "slack lost: ")
            telegram.says(7, "/status")
            telegram.eventually(lambda: telegram.posted(7), within=_PATIENCE)
            (status,) = telegram.posted(7)
            assert "Background jobs in trouble" in status.text
            assert "lost since" in status.text

            telegram.fail("getUpdates", "401", 100)
            assert 1 == bot.ended()
        assert "telegram lost: " in bot.log.read_text().splitlines()[-1]
