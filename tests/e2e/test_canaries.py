"""Tokens are looked for in all that the bot leaves behind."""

from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.bots import free_port, running, slack_settings, telegram_settings
from tests.fakes.slack_api import slack_api
from tests.fakes.telegram_api import telegram_api
from tests.fakes.threads import eventually


def _left_behind(folder: Path) -> bytes:
    """Return all files of a bot's folder: its log, and its database with all that goes with it."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_no_token_is_left_in_a_log_or_the_database(tmp_path: Path) -> None:
    """At DEBUG, with calls that fail in every way, and a death in the middle."""
    with telegram_api() as telegram, slack_api() as slack:
        settings = telegram_settings(telegram) | slack_settings(slack) | {"LOG_LEVEL": "DEBUG"}
        with running(tmp_path, settings) as bot:
            slack.connected(within=60)
            for how in ("429", "502", "reset", "half", "403"):
                telegram.fail("sendMessage", how)
                telegram.says(7, "/trade")
            for code in ("ratelimited", "503", "half", "missing_scope"):
                slack.fail("chat.postMessage", 1, code)
                slack.says("U1", "C1", "/trade", mention=True)
            telegram.fail("getUpdates", "502")
            slack.drops()
            telegram.eventually(lambda: telegram.posted(7), within=60)
            slack.eventually(lambda: slack.replied("C1"), within=60)
            bot.kill()

        left = _left_behind(tmp_path)
        assert 10_000 < len(left)
        assert b"DEBUG" in left
        for token in (telegram.token, slack.bot_token, slack.app_token):
            assert token.encode() not in left


def test_a_database_that_is_not_there_shows_no_password(tmp_path: Path) -> None:
    """It is waited for before anything runs."""
    settings = {
        "TELEGRAM_TOKEN": "1:canary-token",
        "TELEGRAM_API_URL": "http://127.0.0.1:1/bot",
        "DATABASE_URL": "postgresql://me:canary-password@127.0.0.1:1/x",
        "LOG_LEVEL": "DEBUG",
    }
    with running(tmp_path, settings) as bot:
        eventually(lambda: bot.log.exists() and "store unavailable" in bot.log.read_text())

    assert b"canary" not in _left_behind(tmp_path)


@pytest.mark.parametrize("path", ["/", "/healthz", "/telegram", "/slack/events", "/../.env"])
def test_no_page_shows_a_token(tmp_path: Path, path: str) -> None:
    """Whatever a stranger asks for."""
    port = free_port()
    with telegram_api() as telegram:
        web = {"PUBLIC_URL": "https://bot.example", "LISTEN": f"127.0.0.1:{port}"}
        with running(tmp_path, telegram_settings(telegram) | web):
            telegram.eventually(lambda: telegram.webhook, within=60)
            said = b""
            with suppress(URLError), urlopen(f"http://127.0.0.1:{port}{path}") as page:
                said = page.read()

            assert b"canary" not in said
            assert (path == "/healthz") is (said == b"ok")
