"""Digests on their way: on time, once, also where the bot is killed at each of its steps."""

from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread, Timer
from time import sleep

import pytest

from storage.opening import open_store
from tests.contracts.postgres import Postgres
from tests.crashes import CASES, InTelegram, flaws, killed, place, reference, subscribed
from tests.fakes.telegram_api import telegram_api

ON_POSTGRESQL = ("claimed", "sent", "resumed")


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the bot is a process of its own, with its own clock


@cache
def _reference(platform: str) -> list[str]:
    with TemporaryDirectory() as folder:
        return reference(Path(folder), platform, _now())


@pytest.mark.parametrize(("platform", "point"), CASES)
def test_a_kill_loses_no_digest_and_repeats_none_unmarked(
    tmp_path: Path, platform: str, point: str
) -> None:
    """Eight channels, the third that gets there dies: each has its digest, whole and in order."""
    url = f"sqlite:///{tmp_path}/store.db"
    with place(platform) as here:
        subscribed(url, here.channels, _now())
        assert killed(tmp_path, url, here, point, 3)
        assert [] == flaws(here, point, _reference(platform))


def test_a_database_that_is_cut_off_again_and_again_costs_no_digest(
    tmp_path: Path, postgres: Postgres
) -> None:
    """As restarts of its server do, under load."""
    url, done = postgres.store(), Event()

    def cut() -> None:
        while not done.wait(0.3):
            postgres.disconnect(url)

    with place("telegram") as here:
        subscribed(url, here.channels, _now())
        cutting = Thread(target=cut)
        cutting.start()
        Timer(8, done.set).start()
        assert not killed(tmp_path, url, here, "nowhere", 1)
        cutting.join()
        assert [] == flaws(here, "nowhere", _reference("telegram"))


def test_a_database_that_is_locked_for_a_while_costs_no_digest(tmp_path: Path) -> None:
    """Another program holds it longer than anyone waits for it: what is due comes afterwards."""
    url = f"sqlite:///{tmp_path}/store.db"
    with telegram_api() as telegram:
        here = InTelegram(telegram)
        subscribed(url, here.channels, _now())

        def hold() -> None:
            telegram.eventually(lambda: telegram.calls("sendMessage"), within=20)
            with closing(open_store(url)) as store, store.database.writing():
                sleep(14)

        holding = Thread(target=hold)
        holding.start()
        assert not killed(tmp_path, url, here, "nowhere", 1)
        holding.join()
        assert [] == flaws(here, "nowhere", _reference("telegram"))


@pytest.mark.parametrize("platform", ["telegram", "slack"])
@pytest.mark.parametrize("point", ON_POSTGRESQL)
def test_the_same_on_each_database(tmp_path: Path, url: str, platform: str, point: str) -> None:
    """What a dead process left is taken up once its lease is over."""
    with place(platform) as here:
        subscribed(url, here.channels, _now())
        assert killed(tmp_path, url, here, point, 5)
        assert [] == flaws(here, point, _reference(platform))
