"""After an upgrade stored articles are read anew, and what readers were sent still holds."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete

from bot.library.library import Library
from bot.library.rereading import Rereading
from bot.platforms.terminal.render import plain
from briefings.composing.recipe import Recipe
from briefings.model import Article
from briefings.reading.folder import read as read_folder
from storage.sql.store import SqlStore
from storage.sql.tables import meta
from tests.builders import a_topic
from tests.digesting import HERE, NOON, deliver, subscribe

TEXT = "Harbour opens\n\nBy A. Writer\n\n5 May 2025\n\nTrade in the harbour grew by 10 percent."


@pytest.fixture
def library(store: SqlStore) -> Library:
    """Return a library on a store of its own."""
    library = Library(store, Recipe())
    library.save_topic(a_topic("trade"))
    return library


def store_as_before(library: Library, folder: Path, text: str, **changes: object) -> Article:
    """Store a text as an older program has read it, without what `changes` takes away."""
    (folder / "a.txt").write_text(text, "utf-8")
    [today] = (each for each in read_folder([str(folder)], at=NOON) if isinstance(each, Article))
    stored = replace(today, **changes)
    library.ingest([stored])
    with library.store._database.writing() as connection:
        connection.execute(delete(meta).where(meta.c.name == "reader"))
    return stored


def test_reading_anew_mends_what_is_stored(library: Library, tmp_path: Path) -> None:
    """A date that an older reader missed stands in the brief afterwards."""
    stored = store_as_before(library, tmp_path, TEXT, published=None)
    before = library.brief_on("trade").points[0].lead.citation
    rereading = Rereading(library)

    assert rereading.step()
    assert not rereading.step()

    after = library.brief_on("trade").points[0].lead.citation
    assert (None, date(2025, 5, 5)) == (before.published, after.published)
    assert stored.id == library.store.article(after.article).replaces
    assert 0 == library.store.count_outdated()


def test_what_is_newly_marked_is_not_quoted_any_more(library: Library, tmp_path: Path) -> None:
    """The article is the same, its byline no longer a point of the brief."""
    store_as_before(library, tmp_path, TEXT.replace("A. Writer", "Trade Desk"), marks=())
    library.brief_on("trade")
    Rereading(library).step()

    assert [] == [
        excerpt.text for excerpt in library.brief_on("trade").excerpts if "Desk" in excerpt.text
    ]


def test_a_digest_repeats_nothing_that_was_read_anew(library: Library, tmp_path: Path) -> None:
    """Neither as news, nor as a correction, nor among the new articles."""
    store_as_before(library, tmp_path, TEXT, published=None)
    subscribe(library)
    assert "10 percent" in plain(deliver(library, 0))
    Rereading(library).step()

    said = plain(deliver(library, 1))
    assert "Nothing new on your topics." in said
    assert "Correction" not in said


def test_an_old_message_still_opens_what_it_quoted(library: Library, tmp_path: Path) -> None:
    """The brief that was shown keeps its quotations in their place."""
    store_as_before(library, tmp_path, TEXT, published=None)
    library.show(HERE, library.brief_on("trade"))
    Rereading(library).step()

    shown = library.find_brief(HERE, None)
    assert shown is not None
    [passage] = library.passages(shown)
    assert passage.excerpt.text in TEXT


def test_an_article_that_no_reader_can_bear_stops_no_other(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stays as it is."""
    stored = store_as_before(library, tmp_path, TEXT, published=None)
    for readers in ("READ_MEMBERS", "READ_STORED"):
        monkeypatch.setattr(f"briefings.reading.rereading.{readers}", "os:abort")

    assert Rereading(library).step()
    assert [stored] == list(library.store.articles())
