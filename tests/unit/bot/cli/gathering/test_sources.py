"""The commands about sources, on a store of their own."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from bot.chat.errors import FileRefused, SourceError
from bot.cli.gathering.sources import sources
from briefings.gathering.source import Source, SourceHealth
from storage.opening import open_store
from storage.sql.store import SqlStore
from tests.builders import AT, a_feed, a_topic, an_article
from tests.contracts.filling import gather

LIST = """<opml version="2.0"><body>
<outline type="rss" text="News" xmlUrl="https://news.example/feed"/>
<outline type="rss" text="Blog" xmlUrl="https://blog.example/feed"/>
</body></opml>"""


def run(folder: Path, *args: str, given: str | None = None) -> Result:
    """Run `sources ARGS…` on the store in `folder`."""
    store = {"DATABASE_URL": f"sqlite:///{folder / 'briefing.db'}"}
    return CliRunner().invoke(sources, args, env=store, input=given)


@contextmanager
def opened(folder: Path) -> Iterator[SqlStore]:
    """Open that store."""
    store = open_store(f"sqlite:///{folder / 'briefing.db'}")
    try:
        yield store
    finally:
        store.close()


def saved(folder: Path) -> list[Source]:
    """Return the sources in that store."""
    with opened(folder) as store:
        return list(store.sources())


def test_without_sources_it_is_said_how_to_add_one(tmp_path: Path) -> None:
    """A program gets an empty list."""
    assert "Add one: briefing-bot sources add" in run(tmp_path).stdout
    assert [] == json.loads(run(tmp_path, "list", "--format", "json").stdout)


def test_a_list_of_feeds_is_imported_once(tmp_path: Path) -> None:
    """The second time all are there."""
    first, second = (run(tmp_path, "import", "-", given=LIST) for _ in range(2))

    assert ("2 added, 0 there already, 0 refused\n", 0) == (first.stdout, first.exit_code)
    assert ("0 added, 2 there already, 0 refused\n", 0) == (second.stdout, second.exit_code)
    assert ["Blog", "News"] == [each.title for each in saved(tmp_path)]


def test_lines_that_cannot_be_used_are_named_and_the_others_are_added(tmp_path: Path) -> None:
    """On standard error; the exit code says so."""
    broken = LIST.replace("https://blog.example/feed", "ftp://blog.example/feed")
    result = run(tmp_path, "import", "-", given=broken)

    assert ("1 added, 0 there already, 1 refused\n", 1) == (result.stdout, result.exit_code)
    assert "line 3: ftp://blog.example/feed: ftp: is not read" in result.stderr


def test_folders_and_mailboxes_are_imported_only_where_that_is_wanted(tmp_path: Path) -> None:
    """A list of somebody else's must not open this machine's files."""
    listed = f"""<opml><outline text="F" type="link" url="{tmp_path}" bot:kind="folder"/></opml>"""
    asked = run(tmp_path, "import", "-", given=listed)
    assert ([], 1) == (saved(tmp_path), asked.exit_code)
    assert "add --yes if the list is yours" in asked.stderr

    assert 0 == run(tmp_path, "import", "-", "--yes", given=listed).exit_code
    assert ["folder"] == [each.kind for each in saved(tmp_path)]


def test_what_is_exported_is_imported_the_same(tmp_path: Path) -> None:
    """To the byte, from one store into another."""
    run(tmp_path, "import", "-", given=LIST)
    run(tmp_path, "edit", "news", "--every", "6h", "--licence", "CC BY 4.0")
    exported = run(tmp_path, "export").stdout
    other = tmp_path / "other"
    other.mkdir()
    run(other, "import", "-", given=exported)

    assert saved(tmp_path) == saved(other)
    assert exported == run(other, "export").stdout


def test_an_export_takes_no_files_place_unless_that_is_wanted(tmp_path: Path) -> None:
    """With --force it does."""
    file = tmp_path / "feeds.opml"
    file.write_text("mine")

    assert isinstance(run(tmp_path, "export", str(file)).exception, FileRefused)
    assert 0 == run(tmp_path, "export", str(file), "--force").exit_code
    assert file.read_text("utf-8") == run(tmp_path, "export").stdout


def test_a_source_is_edited_and_what_is_left_out_stays(tmp_path: Path) -> None:
    """An empty text takes a setting back."""
    with opened(tmp_path) as store:
        store.save_topic(a_topic("grain"))
    run(tmp_path, "import", "-", given=LIST)
    run(tmp_path, "edit", "blog", "--every", "30m", "--full-text", "--topic", "grain")
    run(tmp_path, "edit", "blog", "--title", "Diary", "--language", "en", "--trust", "one voice")
    edited = Source(
        kind="feed",
        address="https://blog.example/feed",
        title="Diary",
        every=timedelta(minutes=30),
        full_text=True,
        topics=("grain",),
        language="en",
        trust="one voice",
    )
    assert edited in saved(tmp_path)

    run(tmp_path, "edit", "Diary", "--every", "auto", "--no-full-text", "--topic", "")
    run(tmp_path, "edit", "Diary", "--language", "", "--trust", "", "--title", "Blog")
    assert a_feed("https://blog.example/feed", title="Blog") in saved(tmp_path)


@pytest.mark.parametrize("option", [("--every", "1s"), ("--topic", "x"), ("--language", "Welsh")])
def test_an_edit_that_makes_no_sense_changes_nothing(
    tmp_path: Path, option: tuple[str, str]
) -> None:
    """It says how to write it."""
    run(tmp_path, "import", "-", given=LIST)
    before = saved(tmp_path)

    assert isinstance(run(tmp_path, "edit", "blog", *option).exception, SourceError)
    assert before == saved(tmp_path)


def test_a_paused_source_is_not_due_until_it_is_resumed(tmp_path: Path) -> None:
    """Then it is fetched at once; what else is known of it stays."""
    with opened(tmp_path) as store:
        store.save_source(a_feed(title="News"))
        gather(store, a_feed(), health=SourceHealth(tried=AT, due=AT + timedelta(days=9), pace=60))
    run(tmp_path, "edit", "news", "--pause")
    assert "paused" in run(tmp_path).stdout
    with opened(tmp_path) as store:
        assert [] == store.due_sources(AT + timedelta(days=10))
    run(tmp_path, "edit", "news", "--resume")

    with opened(tmp_path) as store:
        assert [a_feed(title="News")] == store.due_sources(AT)
        assert {a_feed().id: SourceHealth(tried=AT, pace=60)} == store.source_health()


def test_a_removed_source_leaves_its_articles(tmp_path: Path) -> None:
    """It is named by whatever only it has."""
    article = an_article()
    with opened(tmp_path) as store:
        store.save_source(a_feed(title="News"))
        gather(store, a_feed(), [article])

    assert "removed: News\n" == run(tmp_path, "remove", "news").stdout
    with opened(tmp_path) as store:
        assert ([], article) == (store.sources(), store.article(article.id))
    assert isinstance(run(tmp_path, "remove", "news").exception, SourceError)


def test_a_source_that_cannot_be_read_is_removed_by_its_id(tmp_path: Path) -> None:
    """The others are listed meanwhile."""
    with opened(tmp_path) as store:
        store.save_source(a_feed())
        with store.database.writing() as connection:
            connection.execute(text("UPDATE sources SET topics = '['"))

    assert 0 == run(tmp_path).exit_code
    assert f"removed: {a_feed().id}\n" == run(tmp_path, "remove", a_feed().id).stdout


def test_a_list_for_programs_has_all_that_is_known(tmp_path: Path) -> None:
    """Times with their zone, or null."""
    with opened(tmp_path) as store:
        store.save_source(
            a_feed(title="News", every=timedelta(hours=1)), a_feed("https://b.example")
        )
        gather(store, a_feed(), health=SourceHealth(tried=AT, failing=AT, failures=2, error="no"))

    [listed] = json.loads(run(tmp_path, "list", "NEWS", "--format", "json").stdout)
    assert {
        "id": a_feed().id,
        "kind": "feed",
        "address": "https://news.example/feed",
        "title": "News",
        "every": 3600,
        "full_text": False,
        "language": None,
        "topics": [],
        "trust": None,
        "licence": None,
        "audience": None,
        "state": "active",
        "last_success": None,
        "last_new": None,
        "failing_since": "2025-05-10T06:00:00+00:00",
        "next": None,
        "failures": 2,
        "error": "no",
    } == listed


def test_a_title_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """What feeds state is shown as text."""
    with opened(tmp_path) as store:
        store.save_source(a_feed(title="\x1b[31mred\nline"))

    shown = run(tmp_path).stdout
    assert "\\x1b[31mred\\nline" in shown
    assert 1 == shown.count("\n")


def test_what_a_source_may_feed_is_made_anew_at_once(tmp_path: Path) -> None:
    """Limiting a source to one topic takes its sentences from what is ready of the others."""
    source = a_feed(title="News")
    with opened(tmp_path) as store:
        store.save_source(source)
        store.save_topic(a_topic("grain"))
        store.save_topic(a_topic("exports", terms=("exports",)))
        gather(store, source, [an_article("Grain exports grew by a tenth, it was said.")])
    run(tmp_path, "edit", "News", "--topic", "grain")

    with opened(tmp_path) as store:
        quoted = {name: len(next(iter(store.briefs(name))).points) for name in ("grain", "exports")}

    assert {"grain": 1, "exports": 0} == quoted
