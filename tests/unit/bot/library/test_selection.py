"""Which stored articles an operator means."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.library.pruning import Pruning
from bot.library.selection import Selection, is_under
from briefings.errors import ReadingError
from briefings.reading.places.names import shown_path
from briefings.reading.places.stored import StoredArticle
from tests.builders import an_article

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)


def stored(**changes: object) -> StoredArticle:
    """Return an article of the tenth of May."""
    stated = {
        "id": "0123456789abcdef",
        "source_name": "reuters",
        "source": "Reuters News",
        "url": "https://example.org/a/1",
        "published": date(2025, 5, 10),
        "retrieved_at": NOW,
        "file": "news/a.jsonl#3",
        "origin": "/data/news/a.jsonl#x",
    }
    return StoredArticle(**stated | changes)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ({}, True),
        ({"ids": ["0123456789abcdef"]}, True),
        ({"ids": ["0123456789abcde"]}, False),
        ({"sources": ["reuters"]}, True),
        ({"sources": ["REUTERS NEWS"]}, True),
        ({"sources": ["Reut*"]}, True),
        ({"sources": ["AFP", "reuters"]}, True),
        ({"sources": ["Reut"]}, False),
        ({"sources": [""]}, False),
        ({"urls": ["https://example.org/a/1"]}, True),
        ({"urls": ["https://example.org/*"]}, True),
        ({"urls": ["https://example.org/"]}, False),
        ({"files": ["news/a.jsonl"]}, True),
        ({"files": ["./news/a.jsonl"]}, True),
        ({"files": ["news"]}, True),
        ({"files": ["news/"]}, True),
        ({"files": ["news/a.jsonl#3"]}, True),
        ({"files": ["news/*.jsonl"]}, True),
        ({"files": ["/data/news"]}, True),
        ({"files": ["/data/*"]}, True),
        ({"files": ["new"]}, False),
        ({"files": ["news/a.json"]}, False),
        ({"files": ["news/a.jsonl#4"]}, False),
        ({"since": date(2025, 5, 10)}, True),
        ({"since": date(2025, 5, 11)}, False),
        ({"before": date(2025, 5, 11)}, True),
        ({"before": date(2025, 5, 10)}, False),
        ({"at_least": timedelta(days=22)}, True),
        ({"at_least": timedelta(days=23)}, False),
        ({"at_least": timedelta(days=9999 * 365)}, False),
        ({"sources": ["reuters"], "urls": ["https://example.com/*"]}, False),
    ],
)
def test_an_article_is_meant_where_all_that_is_asked_is_so(
    asked: dict[str, object], *, meant: bool
) -> None:
    """Of several values of a kind one is enough."""
    assert meant == bool(Selection(**asked).of([stored()], NOW))


def test_what_has_no_date_is_as_old_as_its_reading() -> None:
    """Not as old as can be."""
    undated = stored(published=None, retrieved_at=NOW - timedelta(days=3))

    assert [undated] == Selection(at_least=timedelta(days=3)).of([undated], NOW)
    assert [] == Selection(at_least=timedelta(days=4)).of([undated], NOW)


def test_what_states_nothing_is_meant_by_nothing_that_is_stated() -> None:
    """No publisher, no address, no file."""
    bare = StoredArticle(id="a")

    assert [] == Selection(sources=["*?"]).of([bare], NOW)
    assert [] == Selection(urls=["?*"]).of([bare], NOW)
    assert not is_under(bare, ["*"])
    assert not bare.is_missing


def test_a_file_that_is_gone_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But not where nothing is known of its folder, nor what is in an archive that is there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "here.txt").touch()
    with ZipFile("news/more.zip", "w"):
        pass
    missing = {
        "news/here.txt": False,
        "news/gone.txt": True,
        "news/gone.jsonl#2": True,
        "elsewhere/gone.txt": False,
        "standard input": False,
        "news/more.zip/a.txt": False,
        f"{tmp_path}/gone/a.txt": True,
    }

    assert missing == {file: stored(file=file, origin=None).is_missing for file in missing}
    assert not stored(file="news/here.txt", origin="https://example.org/gone").is_missing
    assert stored(file="elsewhere/a.txt", origin=f"{tmp_path}/a.txt").is_missing


def test_names_with_odd_signs_are_found(tmp_path: Path) -> None:
    """The sign that parts are named by, bytes that are no text, and names that no system takes."""
    names = ["C# news.txt", "a#1.txt", "report#3", os.fsdecode(b"caf\xe9.txt")]
    for name in names:
        (tmp_path / name).touch()
    read = [shown_path(tmp_path / name) for name in names]
    with ZipFile(tmp_path / "more.zip", "w"):
        pass
    read += [f"{tmp_path}/more.zip/{'a' * 300}.txt", f"{tmp_path}/more.zip/{'a/' * 3000}b.txt"]

    assert [] == [file for file in read if stored(file=file, origin=file).is_missing]
    assert stored(file="D# news.txt", origin=f"{tmp_path}/D# news.txt").is_missing
    assert is_under(stored(file="q#r.json#1", origin=f"{tmp_path}/q#r.json#7"), ["q#r.json"])
    assert not is_under(stored(file="news/a#1.txt", origin=None), ["news/a"])


def test_a_refused_record_is_not_taken_for_gone(tmp_path: Path) -> None:
    """Nor is what else its file held: its records may have changed their numbers."""
    file = tmp_path / "a.json"
    file.touch()
    pruning = Pruning([str(tmp_path)])
    list(pruning.watch([ReadingError(f"{file}#2", None, "an escape", "mend it")]))

    records = [stored(id=number, file=f"{file}#{number}", origin=None) for number in "12"]
    assert [] == pruning.missing(records)


def test_pruning_finds_what_was_read_from_there_and_is_not_any_more(tmp_path: Path) -> None:
    """What was refused now, as it is broken or locked, is not taken for gone; nor others' files."""
    broken = tmp_path / "broken.jsonl"
    broken.touch()
    found = an_article()
    pruning = Pruning([str(tmp_path)])
    read = [found, ReadingError(str(broken), "line 1", "malformed", "mend it")]
    assert read == list(pruning.watch(read))
    gone, kept, record, elsewhere = (
        stored(id=name, file=file, origin=None)
        for name, file in (
            ("gone", f"{tmp_path}/gone.txt"),
            (found.id, f"{tmp_path}/kept.txt"),
            ("record", f"{broken}#2"),
            ("elsewhere", "/data/gone.txt"),
        )
    )

    assert [gone] == pruning.missing([gone, kept, record, elsewhere])


def test_a_folder_that_is_gone_is_pruned(tmp_path: Path) -> None:
    """That it is refused says just this."""
    folder = tmp_path / "news"
    pruning = Pruning([str(folder)])
    list(pruning.watch([ReadingError(str(folder), None, "no such file or folder", "check it")]))
    gone = stored(file=f"{folder}/a.txt", origin=None)

    assert [gone] == pruning.missing([gone])
