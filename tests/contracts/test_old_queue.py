"""The inbox of schema 0006 becomes a queue, and what is in that an inbox again."""

import json
from contextlib import closing
from typing import Any

from alembic import command
from sqlalchemy import text

from bot.chat.request import Channel, DueDigest, Request, User
from bot.chat.request_codec import job_of, request_of
from storage.migrations.upgrade import alembic_config
from storage.opening import open_store
from storage.ports.queue import Ended, Sending, SetAside
from storage.sql.store import SqlStore
from tests.builders import AT, a_job
from tests.contracts.old_database import REVISION, migrating

_STATES = {"received": "waiting", "sending": "sending", "settled": "done"}


def _rows(store: SqlStore, table: str) -> list[dict[str, Any]]:
    with store.database.reading() as connection:
        order = "number" if table in {"inbox", "jobs"} else "key"
        every = connection.execute(text(f"SELECT * FROM {table} ORDER BY {order}"))  # noqa: S608
        return [dict(row) for row in every.mappings()]


def _go(store: SqlStore, revision: str) -> None:
    with migrating(store) as connection:
        go = command.downgrade if revision == REVISION else command.upgrade
        go(alembic_config(connection), revision)


def test_every_request_is_a_job_now(old: str) -> None:
    """In its state, with its attempts, in its order; what is left of them can be done."""
    with closing(open_store(old)) as store:
        jobs = _rows(store, "jobs")
        left = [*store.take_up("telegram", AT), *store.take_up("slack", AT)]
        _go(store, REVISION)
        requests = _rows(store, "inbox")

    assert [
        (row["number"], row["key"], row["channel"], _STATES[row["state"]], row["tries"])
        for row in requests
    ] == [
        (row["number"], row["key"], row["channel"], row["state"], row["attempts"]) for row in jobs
    ]
    assert {job.key for job in left} == {
        row["key"] for row in requests if row["state"] != "settled"
    }
    decoded = {job.key: request_of(job) for job in left}
    assert {job.kind for job in left} == {"command", "action", "digest"}
    assert all(decoded[job.key].kind == job.kind for job in left)
    digest = decoded["slot:5:2025-05-10T07:05"].digest
    assert DueDigest(subscription=5, slot="2025-05-10T07:05") == digest


def test_buttons_do_what_they_asked(old: str) -> None:
    """Each of the old ones still works."""
    with closing(open_store(old)) as store:
        actions = {row["key"]: row["encoded"] for row in _rows(store, "actions")}
        _go(store, REVISION)
        asks = {row["key"]: row["written"] for row in _rows(store, "asks")}

    assert asks == actions
    assert asks


def test_numbers_go_on_where_they_were(old: str) -> None:
    """A new job comes after all that were there, on the way up and on the way back."""
    with closing(open_store(old)) as store:
        last = _rows(store, "jobs")[-1]["number"]
        assert last < store.record([a_job("new")]).new["new"]
        _go(store, REVISION)
        _go(store, "head")
        assert last + 1 < store.record([a_job("newer")]).new["newer"]


def test_what_the_new_program_took_in_the_old_one_can_answer(empty: str) -> None:
    """Its requests and digests are written as it reads them; what ended is settled."""
    channel = Channel(platform="telegram", id="101")
    user = User(id="7", name="Олена")
    asked = Request(channel=channel, user=user, text="/trade", key="t:1", press="k")
    due = DueDigest(subscription=3, slot="2026-11-24T07:30")
    digest = Request(channel=channel, user=user, text="", key="slot:3:x", digest=due)
    with closing(open_store(empty)) as store:
        store.record([job_of(each, AT) for each in (asked, digest)])
        store.record([a_job("failed"), a_job("cancelled"), a_job("odd", version=9)])
        store.record([Sending(key=digest.key, at=AT), SetAside(key="odd", at=AT, error="new")])
        store.record([Ended(key=each, state=each, at=AT) for each in ("failed", "cancelled")])
        _go(store, REVISION)
        rows = {row["key"]: row for row in _rows(store, "inbox")}

    assert {"t:1": "received", "slot:3:x": "sending", "failed": "settled", "cancelled": "settled",
            "odd": "received"} == {key: row["state"] for key, row in rows.items()}  # fmt: skip
    command_, digest_ = (json.loads(rows[key]["written"]) for key in ("t:1", "slot:3:x"))
    fields = {"channel", "asker", "text", "key", "place", "press", "page", "shared", "role",
              "reply", "at"}  # fmt: skip
    assert fields == command_.keys() == digest_.keys()
    assert ("/trade", "k", "Олена") == (
        command_["text"],
        command_["press"],
        command_["asker"]["name"],
    )
    assert "/digest 3 2026-11-24T07:30" == digest_["text"]
    assert "do odd" == rows["odd"]["written"]
