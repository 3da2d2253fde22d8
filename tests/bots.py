"""The bot as a process of its own, as people run it."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.fakes.slack_api import SlackApi
from tests.fakes.telegram_api import TelegramApi
from tests.forking import ROOT, Forked, Program

SLACK_USER, SLACK_CHANNEL = "U1", "C1"
_ENDS_WITHIN = 60


class Bot:
    """A process: `briefing-bot run` in a folder of its own."""

    def __init__(
        self,
        folder: Path,
        settings: Mapping[str, str],
        dies_at: str = "",
        *,
        forked: bool = True,
    ) -> None:
        """Start it with `settings` and no others, forked or all by itself.

        It has no web server unless LISTEN says so: many run side by side. A forked one may kill
        itself at an event (`crashing_bot`).
        """
        settings = {"LISTEN": "", **settings}
        self.log = folder / "bot.log"
        self.process: Forked | subprocess.Popen[bytes]
        if forked:
            streams = {"stdout": self.log, "stderr": self.log}
            self.process = Forked(
                Program(
                    arguments=["run"], dies_at=dies_at, folder=folder, settings=settings, **streams
                )
            )
            return
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                cwd=folder,
                env={"PYTHONPATH": str(ROOT), **settings},
                stdout=log,
                stderr=log,
            )

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait(_ENDS_WITHIN)

    def stop(self) -> int:
        """Tell it to end; return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.ended()

    def ended(self) -> int:
        """Wait for its end; return its exit code."""
        return self.process.wait(_ENDS_WITHIN)


def telegram_settings(telegram: TelegramApi) -> dict[str, str]:
    """Return what makes a bot talk with the fake Telegram."""
    return {
        "TELEGRAM_TOKEN": telegram.token,
        "TELEGRAM_API_URL": telegram.api_url,
        "TELEGRAM_FILE_URL": telegram.file_url,
    }


def slack_settings(slack: SlackApi) -> dict[str, str]:
    """Return what makes a bot talk with the fake Slack, over Socket Mode."""
    return {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
    }


@contextmanager
def running(
    folder: Path, settings: Mapping[str, str], dies_at: str = "", *, forked: bool = True
) -> Iterator[Bot]:
    """Have a bot for a while."""
    bot = Bot(folder, settings, dies_at, forked=forked)
    try:
        yield bot
    finally:
        if bot.process.poll() is None:
            bot.kill()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def answers(address: str) -> bool:
    """Whether something answers there, and is well."""
    try:
        with urlopen(address) as page:  # noqa: S310 - our own bot
            return page.status == HTTPStatus.OK
    except URLError:
        return False
