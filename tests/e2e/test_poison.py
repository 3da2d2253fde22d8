"""Rows that this program can't read: each is set aside and shown, and all others go on."""

import json
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import update

from bot.chat.references import reference_of
from bot.chat.request import Request, User
from bot.chat.request_codec import job_of
from storage.opening import open_store
from storage.sql.tables import jobs, subscriptions
from tests.bots import running
from tests.crashes import count_answers, flaws, reference, subscribed, until_done
from tests.fakes.telegram_api import telegram_api
from tests.forking import run_bot
from tests.places import InTelegram

UNKNOWN_FIELD, GARBAGE = "telegram:-1", "telegram:-2"


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the bot is a process of its own, with its own clock


@cache
def _reference() -> list[str]:
    with TemporaryDirectory() as folder:
        return reference(Path(folder), "telegram", _now())


def _poison(url: str, here: InTelegram) -> None:
    """Have a due subscription in an unknown zone, and two requests that can't be read."""
    where, other = here.channels[1:3]
    bad = [
        job_of(Request(channel=where, user=User(id="7"), text="/trade", key=UNKNOWN_FIELD), _now()),
        job_of(Request(channel=other, user=User(id="7"), text="/trade", key=GARBAGE), _now()),
    ]
    with closing(open_store(url)) as store:
        store.record(bad)
        stored = store.subscriptions(str(here.channels[0]))[0]
        zone = json.dumps(json.loads(stored.payload) | {"zone": "Mars/Olympus_Mons"})
        payload = json.dumps(json.loads(bad[0].payload) | {"mood": "good"})
        with store.database.writing() as connection:
            this = subscriptions.c.number == stored.number
            connection.execute(update(subscriptions).where(this).values(written=zone))
            for key, value in ((UNKNOWN_FIELD, payload), (GARBAGE, "{garbage")):
                connection.execute(update(jobs).where(jobs.c.key == key).values(payload=value))


def _said(command: str, folder: Path, settings: dict[str, str]) -> tuple[int, str]:
    """Return the exit code of a command on the same store, and what it said."""
    done = run_bot([command], folder, settings)
    return done.returncode, " ".join(done.stdout.split())


def test_one_bad_row_is_one_bad_row(tmp_path: Path) -> None:
    """The other channels get their digests, all get their answers; doctor and status show it."""
    url = f"sqlite:///{tmp_path}/store.db"
    with telegram_api() as telegram:
        here = InTelegram(telegram)
        subscribed(url, here.channels, _now())
        _poison(url, here)
        settings = {**here.settings, "DATABASE_URL": url}
        for start in (1, 2):
            with running(tmp_path, settings) as bot:
                here.asks()
                telegram.eventually(
                    lambda many=start: all(many <= count_answers(texts) for texts in here.told()),
                    within=300,
                )
                until_done(bot, url)
                assert 0 == bot.stop()
        found = flaws(here, "", _reference())
        code, doctor = _said("doctor", tmp_path, settings)
        _, status = _said("status", tmp_path, settings)

    assert ["channel 0: lost, or in parts only"] == found
    assert 1 == code
    for shown in (doctor, status):
        assert "subscription 1" in shown
        assert "Mars/Olympus_Mons" in shown
        assert reference_of(UNKNOWN_FIELD) in shown
        assert "mood" in shown
        assert reference_of(GARBAGE) in shown
