from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.library.library import Library
from briefings.composing.recipe import Recipe
from briefings.errors import ReadingError
from briefings.model import Article
from briefings.published import day_of
from briefings.reading.dates import YEARS
from briefings.reading.folder import read
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place
from storage.opening import open_store
from tests.hostile_files import KINDS, hostile_file
from tests.hostile_kinds.kind import EDGES

AT = datetime(2025, 5, 9, tzinfo=UTC)
SMALL = 20


def findings(raw: bytes, file: str) -> list[Article | ReadingError]:
    """Return what is read from bytes, in this process."""
    return list(read_bytes(raw, Place(file=file, origin=f"/{file}", at=AT)))


def test_there_are_many_kinds_and_sizes() -> None:
    """At least 60 patterns, and 300 files of them."""
    assert len(KINDS) >= 60
    assert sum(len(kind.sizes) for kind in KINDS.values()) >= 300


@pytest.mark.parametrize("kind", KINDS)
def test_a_small_hostile_file_is_read_or_refused(kind: str) -> None:
    """No reader fails on it: it yields articles, or says in words of its own what is wrong."""
    sizes = [size for size in KINDS[kind].sizes if size <= SMALL]
    for made in (hostile_file(kind, size) for size in sizes[-15:]):
        found = findings(made.raw, made.name)
        assert found
        assert not [str(each) for each in found if "its reader failed" in str(each)]


def test_articles_from_hostile_files_are_stored(store_file: Path, tmp_path: Path) -> None:
    """What is read of them the database takes, and the folder's good articles with it."""
    folder = tmp_path / "news"
    folder.mkdir()
    for kind in KINDS:
        if "time" in kind or "surrogates" in kind or "zero" in kind or "control" in kind:
            for size in KINDS[kind].sizes[:15]:
                made = hostile_file(kind, min(size, SMALL))
                (folder / made.name).write_bytes(made.raw)
    good = [f"Sentence number {number} is a good one." for number in range(20)]
    for number, text in enumerate(good):
        (folder / f"{number:03}-good.txt").write_text(text, "utf-8")
    store = open_store(f"sqlite:///{store_file}")
    report = Library(store, Recipe()).ingest(read([str(folder)], at=AT))

    assert set(good) <= {article.body for article in store.articles()}
    assert report.read > len(good)
    store.close()


@pytest.mark.parametrize("date", EDGES)
@pytest.mark.parametrize(
    ("file", "form"),
    [
        ("a.eml", "From: A <a@b.example>\nDate: {}\nSubject: A\n\nA text of words.\n"),
        ("a.md", "+++\ntitle = 'A'\ndate = {}\n+++\n\nA text of words.\n"),
        ("a.md", "---\ntitle: A\ndate: {}\n---\n\nA text of words.\n"),
        ("a.json", '{{"text": "A text of words.", "date": "{}"}}'),
    ],
)
def test_a_date_at_the_edge_of_time_is_not_kept(file: str, form: str, date: str) -> None:
    """An instant that overflows in another zone is no date of an article."""
    for found in findings(form.format(date).encode(), file):
        if isinstance(found, Article) and found.published is not None:
            assert day_of(found.published).year in YEARS  # mail writes 2001 as 0001


def test_a_header_too_long_to_be_read_is_refused_by_name() -> None:
    """Not after ten seconds, but at once; the other messages of the mailbox are read."""
    message = "From a@b 10:00\nFrom: A <a@b.example>\nSubject: {}\n\nA text of words.\n\n"
    raw = message.format("A") + message.format("=?utf-8?q?a?= " * 10_000) + message.format("B")
    first, refused, last = findings(raw.encode(), "a.mbox")

    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert (
        "refused: a.mbox, message 2: its header Subject has 140,000 characters — shorten it,"
        " or save the text as .txt"
    ) == str(refused)


@pytest.mark.parametrize("field", ["title", "source"])
def test_a_title_as_long_as_a_text_is_refused(field: str) -> None:
    """It would be shown with each quotation."""
    raw = f'{{"text": "A text of words.", "{field}": "{"a" * 10_001}"}}'
    (refused,) = findings(raw.encode(), "a.json")

    assert "its title, source or address has more than 10,000 characters" in str(refused)


def test_a_note_on_a_date_holds_no_lone_surrogate() -> None:
    """What is said of a record is stored, too."""
    (refused,) = findings(b'{"text": "A text of words.", "date": "\\ud800"}', "a.json")

    assert "stands for no character" in str(refused)
