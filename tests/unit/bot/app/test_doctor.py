"""Is all as it should be?"""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.app.config import load_settings
from bot.app.doctor import examine
from bot.chat.references import reference_of
from briefings.gathering.source import SourceHealth
from storage.opening import open_store
from storage.ports.queue import SetAside
from tests.builders import AT, a_feed, a_job, an_article


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use a database of this test's own, and no other setting."""
    monkeypatch.chdir(tmp_path)
    for name in load_settings().values:
        monkeypatch.delenv(name, raising=False)


def test_a_fresh_machine_is_well() -> None:
    """All is right, and it says how to begin."""
    findings = {finding.check: finding for finding in examine(AT)}

    checks = ["versions", "bundled corpus", "settings", "meaning", "database", "queue"]
    assert [*checks, "sources", "articles kept", "backup"] == list(findings)
    assert [] == [finding for finding in findings.values() if not finding.ok]
    assert "`briefing-bot ingest PATH`" in findings["database"].detail
    assert "DATABASE_URL=sqlite:///data/briefing.db, ENGINE=coverage" in findings["settings"].detail


def test_a_wrong_setting_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting is named; the database can't be looked at without settings."""
    monkeypatch.setenv("POINTS", "many")

    *_, last = examine(AT)

    assert ("settings", False) == (last.check, last.ok)
    assert "POINTS" in last.detail


def test_what_compares_meanings_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With its version, where the setting is on; else that nothing does."""
    details = []
    for value in ("false", "true"):
        monkeypatch.setenv("MEANING", value)
        details += [each.detail for each in examine(AT) if each.check == "meaning"]

    assert "not compared" == details[0]
    assert details[1].startswith("compared by all-MiniLM-L6-v2 8199be6f, onnxruntime ")


def test_a_setting_that_sets_nothing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """All else is looked at, too."""
    monkeypatch.setenv("SLACK_BOT_TOCKEN", "1")

    findings = {finding.check: finding.detail for finding in examine(AT)}

    assert "SLACK_BOT_TOCKEN sets nothing: is it SLACK_BOT_TOKEN?" == findings["unused settings"]


def test_a_wrong_database_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is no database is wrong; what to do is said."""
    (tmp_path / "a.db").write_text("no database " * 100, "utf-8")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'a.db'}")

    *_, last = examine(AT)

    assert ("database", False) == (last.check, last.ok)
    assert " — " in last.detail


def test_what_is_set_aside_is_found_with_what_to_do() -> None:
    """A job that can't be read, and a subscription in a zone that this machine does not know."""
    with closing(open_store(load_settings().database_url.get_secret_value())) as store:
        store.record(
            [a_job("odd", "telegram:1"), SetAside(key="odd", at=AT, error="unknown field")]
        )
        written = '{"quiet": null, "times": ["07:30"], "weekdays": [0], "zone": "Mars/Base"}'
        store.subscribe("telegram:2", written, None)

    (queue,) = [finding for finding in examine(AT) if finding.check == "queue"]

    assert not queue.ok
    assert "2 set aside" in queue.detail
    assert f"{reference_of('odd')} of telegram:1" in queue.detail
    assert "unknown field" in queue.detail
    assert "subscription 1 of telegram:2: ZoneInfoNotFoundError" in queue.detail
    assert "/unsubscribe 1" in queue.detail


def test_a_source_that_cannot_be_read_is_named() -> None:
    """With what to do; the others are counted, and those that fail."""
    with closing(open_store(load_settings().database_url.get_secret_value())) as store:
        store.save_source(a_feed("broken"), a_feed("failing"))
        store.save_health({a_feed("failing").id: SourceHealth(failing=AT)})
        with store.database.writing() as connection:
            broken = a_feed("broken").id
            connection.execute(text("UPDATE sources SET kind = 'x' WHERE id = :id"), {"id": broken})

    (found,) = [finding for finding in examine(AT) if finding.check == "sources"]

    assert not found.ok
    assert "1 source, 1 failing" in found.detail
    assert f"{broken} — remove them with `briefing-bot sources remove ID`" in found.detail


def test_articles_of_single_channels_are_counted_apart(tmp_path: Path) -> None:
    """Whoever runs the bot sees that they are there."""
    (tmp_path / "data").mkdir()
    with closing(open_store(f"sqlite:///{tmp_path}/data/briefing.db")) as store:
        store.seen_by("telegram:-100").add_articles([an_article()])
        [alone] = [each.detail for each in examine(AT) if each.check == "database"]
        store.add_articles([an_article("Tea is for all.")])
        [both] = [each.detail for each in examine(AT) if each.check == "database"]

    assert alone.startswith("no articles for everyone yet, 1 for single channels")
    assert both.startswith("1 article from 1 source, 1 for single channels, newest")
