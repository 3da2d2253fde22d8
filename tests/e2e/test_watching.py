"""The bot watched as operators do: by its health checks, as a process of its own."""

import socket
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from threading import Thread
from time import sleep
from urllib.request import urlopen

from bot.web.healthcheck import ask
from tests.bots import Bot, answers, free_port, running, telegram_settings
from tests.contracts.postgres import own_postgres
from tests.fakes.telegram_api import TelegramApi, telegram_api
from tests.forking import run_bot


def _settings(telegram: TelegramApi, port: int) -> dict[str, str]:
    return telegram_settings(telegram) | {"LISTEN": f"127.0.0.1:{port}"}


def _page(address: str) -> str:
    with urlopen(address) as page:  # noqa: S310 - our own bot
        return str(page.read().decode())


def _check(folder: Path, settings: Mapping[str, str], *options: str) -> tuple[int, str]:
    ended = run_bot(["healthcheck", *options], folder, settings)
    return ended.returncode, (ended.stdout + ended.stderr).strip()


def test_a_bot_is_ready_once_its_platform_replies(tmp_path: Path) -> None:
    """Until then it is alive, and says what is wrong; where nobody calls it, too."""
    with telegram_api() as own:
        settings = _settings(own, free_port())
        assert (1, f"unhealthy: no answer at {settings['LISTEN']}: Connection refused") == _check(
            tmp_path, settings
        )
        own.fail("getUpdates", "500")
        with running(tmp_path, settings):
            own.eventually(lambda: answers(f"http://{settings['LISTEN']}/healthz"), within=60)
            own.eventually(lambda: (0, "ready") == _check(tmp_path, settings), within=60)

            assert (0, "alive") == _check(tmp_path, settings, "--alive")


def test_what_is_wrong_is_said_in_one_line(tmp_path: Path) -> None:
    """Telegram never replied: the bot is alive and not ready."""
    with telegram_api() as own:
        settings = _settings(own, free_port())
        own.fails_so("getMe", [("500", "", 1)] * 1000)
        with running(tmp_path, settings):
            own.eventually(lambda: answers(f"http://{settings['LISTEN']}/healthz"), within=60)

            assert (1, "not ready: telegram: not connected") == _check(tmp_path, settings)
            assert (0, "alive") == _check(tmp_path, settings, "--alive")


def test_a_database_that_is_away_is_named_until_it_is_back(tmp_path: Path) -> None:
    """The bot is alive meanwhile, and ready again by itself."""
    with own_postgres() as postgres, telegram_api() as own:
        settings = _settings(own, free_port()) | {"DATABASE_URL": postgres.store()}
        bot = f"http://{settings['LISTEN']}"
        with running(tmp_path, settings):
            own.eventually(lambda: answers(f"{bot}/readyz"), within=60)
            postgres.halt()
            own.eventually(lambda: not answers(f"{bot}/readyz"), within=60)
            assert "database: " in _check(tmp_path, settings)[1]
            assert 'briefing_bot_check_ok{check="database"} 0.0' in _page(f"{bot}/metrics")
            assert answers(f"{bot}/healthz")
            postgres.restart()
            own.eventually(lambda: answers(f"{bot}/readyz"), within=60)


def test_a_taken_port_ends_no_bot_that_nobody_calls(tmp_path: Path) -> None:
    """It says so once, and answers in the chat."""
    with telegram_api() as own, closing(socket.create_server(("127.0.0.1", 0))) as other:
        settings = _settings(own, other.getsockname()[1])
        with running(tmp_path, settings) as started:
            own.says(5, "/topics")
            own.eventually(lambda: own.posted(5), within=60)
            assert 0 == started.stop()

        said = [line for line in started.log.read_text().splitlines() if "LISTEN" in line]
        assert 1 == len(said)
        assert f"LISTEN can't be used: {settings['LISTEN']} — choose a free port" in said[0]


def _ends(folder: Path, settings: Mapping[str, str]) -> tuple[int, str]:
    started = Bot(folder, settings)
    try:
        return started.ended(), started.log.read_text()
    finally:
        started.kill()


def test_a_bot_that_a_platform_calls_needs_its_port(tmp_path: Path) -> None:
    """Where it can't listen it would hear nothing: it ends with the reason."""
    with telegram_api() as own, closing(socket.create_server(("127.0.0.1", 0))) as other:
        settings = _settings(own, other.getsockname()[1]) | {"PUBLIC_URL": "https://bot.example"}
        code, log = _ends(tmp_path, settings)
        without, said = _ends(tmp_path, settings | {"LISTEN": ""})

    assert 1 == code
    assert f"LISTEN can't be used: {settings['LISTEN']}" in log
    assert 1 == without
    assert "LISTEN is empty — set it: a platform calls the bot there" in said


def test_a_program_that_is_no_bot_is_not_taken_for_one(tmp_path: Path) -> None:
    """Whatever it replies."""
    with telegram_api() as own:
        settings = {"LISTEN": own.api_url.split("/")[2]}
        for options in ((), ("--alive",)):
            assert (1, f"unhealthy: another program answers at {settings['LISTEN']}") == _check(
                tmp_path, settings, *options
            )


def test_without_a_port_nobody_can_be_asked(tmp_path: Path) -> None:
    """The check says which setting it needs."""
    for listen in ("", "127.0.0.1:0"):
        code, said = _check(tmp_path, {"LISTEN": listen})
        assert (1, True) == (code, "LISTEN names no port — set it" in said)


def _drip(server: socket.socket) -> None:
    """Answer the first who asks with a byte at a time, until it has had enough."""
    connection, _ = server.accept()
    with closing(connection), suppress(OSError):
        for byte in b"HTTP/1.1 200 OK\r\n" * 3:
            connection.send(bytes([byte]))
            sleep(0.02)


def test_who_answers_byte_by_byte_is_not_waited_for() -> None:
    """The patience is for the whole answer."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        listen = f"127.0.0.1:{server.getsockname()[1]}"
        dripping = Thread(target=_drip, args=(server,))
        dripping.start()
        report = ask(listen, is_ready=True, patience=0.3)
        dripping.join()

    assert (False, f"unhealthy: no answer at {listen} within 0.3 s") == (report.ok, report.text)
