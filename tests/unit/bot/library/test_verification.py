"""The promise checked."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.library.library import Library
from bot.library.verification import verify
from briefings.reading.folder import read
from storage.engines.sqlite_driver import driver
from storage.errors import StoreDamaged
from tests.builders import AT, a_topic, an_article

TEXT = "Trade between the two countries grew by a tenth. Ministers met in Geneva on Monday."


def _ingest(library: Library, path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    library.ingest(read([str(path)], at=AT))


def test_quotations_stand_in_the_store_and_in_their_files(library: Library, tmp_path: Path) -> None:
    """Files that are there are read again; those that are gone are no fault."""
    library.save_topic(a_topic())
    _ingest(library, tmp_path / "a.txt", TEXT)
    _ingest(library, tmp_path / "b.txt", "Peru ended its trade with the islands on Monday.")
    (tmp_path / "b.txt").unlink()

    found = verify(library.store)

    assert (1, 2, 1, ()) == (found.briefs, found.quotations, found.in_files, found.broken)


def test_an_edited_file_is_noticed_until_it_is_ingested(library: Library, tmp_path: Path) -> None:
    """The quotation is named with what to do."""
    library.save_topic(a_topic())
    path = tmp_path / "a.txt"
    _ingest(library, path, TEXT)
    path.write_text(TEXT.replace("tenth", "third"), "utf-8")

    (broken,) = verify(library.store).broken

    assert ("trade", str(path)) == (broken.topic, broken.citation.file)
    assert "file" == broken.reason
    library.ingest(read([str(path)], at=AT))
    assert () == verify(library.store).broken


def test_a_replaced_article_is_not_held_against_its_file(library: Library, tmp_path: Path) -> None:
    """A brief on free words keeps quoting what stood there then."""
    _ingest(library, tmp_path / "a.txt", TEXT)
    library.brief_on("ministers")
    _ingest(library, tmp_path / "a.txt", "Another text altogether stands here now.")

    found = verify(library.store)

    assert (1, 0, ()) == (found.quotations, found.in_files, found.broken)


def test_an_altered_store_is_noticed(library: Library, tmp_path: Path) -> None:
    """Whoever changes a stored text is found out."""
    library.ingest([an_article(TEXT)])
    library.brief_on("trade")
    with closing(driver.connect(tmp_path / "store.db")) as database, database:
        database.execute("update articles set body = replace(body, 'tenth', 'third')")

    with pytest.raises(StoreDamaged):
        verify(library.store)


def test_every_kind_of_brief_is_checked_once(library: Library) -> None:
    """The latest of each topic and method, not the history."""
    library.save_topic(a_topic())
    article = an_article(TEXT, origin="/gone/a.txt")
    library.ingest([article])
    library.ingest([replace(article, body=TEXT.replace("tenth", "third"))])

    assert 1 == verify(library.store).briefs
