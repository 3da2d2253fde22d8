"""What goes wrong under the bot: servers restart, files are held, disks are full, or lost."""

import resource
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from operator import gt
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app.recovery import restore
from storage.backup import back_up
from storage.opening import open_store
from tests.bots import Bot, running
from tests.builders import AT
from tests.contracts.postgres import own_postgres
from tests.crashes import count_answers, flaws, reference, subscribed, until_done
from tests.fakes.telegram_api import TelegramApi, telegram_api
from tests.fakes.threads import eventually
from tests.places import InTelegram

ASKED = "/energy"
RESTARTS = 6
_PATIENCE = 300
"""Seconds that a busy machine may take for what takes one or two."""
NEARLY_FULL = 8192
"""Bytes: less than the database has, so that none of its files can grow."""


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the bot is a process of its own, with its own clock


@cache
def _reference() -> list[str]:
    with TemporaryDirectory() as folder:
        return reference(Path(folder), "telegram", _now())


def test_a_server_that_restarts_again_and_again_costs_no_digest(tmp_path: Path) -> None:
    """At once, as a crash does it, while digests and commands are under way."""
    with own_postgres() as postgres, telegram_api() as telegram:
        here, url = InTelegram(telegram), postgres.store()
        subscribed(url, here.channels, _now())
        with running(tmp_path, {**here.settings, "DATABASE_URL": url, "LEASE": "1"}) as bot:
            telegram.eventually(lambda: telegram.calls("getUpdates"), within=_PATIENCE)
            for number in range(1, RESTARTS + 1):
                here.asks()
                postgres.restart()
                telegram.eventually(
                    lambda many=number: all(many <= count_answers(texts) for texts in here.told()),
                    within=_PATIENCE,
                )
            until_done(bot, url)
            assert 0 == bot.stop()
        assert [] == flaws(here, "nowhere", _reference())


def test_a_database_that_is_locked_for_a_while_costs_no_digest(tmp_path: Path) -> None:
    """Another program holds it longer than anyone waits for it: what is due comes afterwards."""
    url = f"sqlite:///{tmp_path}/store.db"
    with telegram_api() as telegram:
        here = InTelegram(telegram)
        subscribed(url, here.channels, _now())
        with running(tmp_path, {**here.settings, "DATABASE_URL": url, "LEASE": "1"}) as bot:
            telegram.eventually(lambda: telegram.calls("sendMessage"), within=_PATIENCE)
            with closing(open_store(url)) as store, store.database.writing():
                here.asks()
                _until_logged(tmp_path, "store unavailable")
            telegram.eventually(lambda: all(map(count_answers, here.told())), within=_PATIENCE)
            until_done(bot, url)
            assert 0 == bot.stop()
        assert [] == flaws(here, "nowhere", _reference())


def _may_write(bot: Bot, most: int) -> None:
    """Let none of the bot's files grow beyond so many bytes, as a full disk does."""
    limits = (most, resource.RLIM_INFINITY)
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, limits)


def _until_logged(folder: Path, words: str, times: int = 1) -> None:
    """Wait until the bot in a folder has logged that, so many times."""
    log = folder / "bot.log"
    eventually(lambda: log.read_text("utf-8").count(words) >= times, within=_PATIENCE)


def _answers(telegram: TelegramApi, chat: int) -> list[str]:
    """Return the first word of each answer in a chat."""
    return [shown.text.split()[0] for shown in telegram.posted(chat)]


def test_a_full_disk_takes_nothing_in_and_loses_nothing(tmp_path: Path) -> None:
    """What can't be kept is not confirmed: it is answered, once, when there is room again."""
    url = f"sqlite:///{tmp_path}/store.db"
    with telegram_api() as telegram:
        here = InTelegram(telegram)
        subscribed(url, [], _now())
        with running(tmp_path, {**here.settings, "DATABASE_URL": url}) as bot:
            telegram.says(101, ASKED)
            telegram.eventually(lambda: _answers(telegram, 101), within=60)
            telegram.settled()
            _may_write(bot, NEARLY_FULL)
            asked = len(telegram.calls("getUpdates"))
            telegram.says(102, ASKED)
            telegram.eventually(
                lambda: asked + 3 <= len(telegram.calls("getUpdates")), within=_PATIENCE
            )
            _until_logged(tmp_path, "store unavailable")
            assert ([], None) == (_answers(telegram, 102), bot.process.poll())
            assert telegram.world.updates
            _may_write(bot, resource.RLIM_INFINITY)
            telegram.eventually(lambda: _answers(telegram, 102), within=60)
            for chat in (101, 102):  # answered after all that came before it in the chat
                telegram.says(chat, "/trade")
                telegram.eventually(lambda chat=chat: "Trade" in _answers(telegram, chat))
                assert ["Energy", "Trade"] == _answers(telegram, chat)


def test_what_is_restored_after_a_lost_disk_sends_nothing_again(tmp_path: Path) -> None:
    """From a backup that was taken in the middle of it all: commands go on, no storm follows."""
    url = f"sqlite:///{tmp_path}/store.db"
    backup = tmp_path / "backup.db"
    with telegram_api() as telegram:
        here = InTelegram(telegram)
        subscribed(url, here.channels, _now())
        settings = {**here.settings, "DATABASE_URL": url}
        with running(tmp_path, settings) as bot:
            here.asks()
            telegram.eventually(lambda: telegram.calls("sendMessage"), within=60)
            back_up(url, backup, AT)
            until_done(bot, url)
            bot.kill()
        for file in tmp_path.glob("store.db*"):
            file.unlink()
        restore(backup, url, _now(), print)
        before = [len(texts) for texts in here.told()]
        with running(tmp_path, settings):
            here.asks()  # answered after all that is left to be sent in the chat
            telegram.eventually(
                lambda: all(map(gt, map(len, here.told()), before)), within=_PATIENCE
            )
        assert [many + 1 for many in before] == [len(texts) for texts in here.told()]
        with closing(open_store(url)) as store:
            assert len(here.channels) == len(store.subscriptions())
