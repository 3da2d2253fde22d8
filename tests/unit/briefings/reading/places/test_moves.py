"""Places stay right: records that others are put in front of, files that are renamed."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from briefings.errors import ReadingError
from briefings.reading.folder import read
from briefings.reading.ingest import IngestReport, ingest
from storage.opening import open_store
from storage.ports.store import Store
from tests.builders import AT

Record = Mapping[str, str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of articles."""
    made = tmp_path / "news"
    made.mkdir()
    return made


@pytest.fixture
def store(store_file: Path) -> Iterator[Store]:
    """A real store."""
    with closing(open_store(str(store_file))) as opened:
        yield opened


def _records(*names: str, text: str = "was told") -> list[Record]:
    return [
        {"title": name, "text": f"{name} {text} of the harbour and its trade."} for name in names
    ]


def _jsonl(records: Sequence[Record]) -> str:
    return "".join(f"{json.dumps(record)}\n" for record in records)


def _csv(records: Sequence[Record]) -> str:
    rows = (",".join(f'"{value}"' for value in record.values()) for record in records)
    return "\n".join([",".join(records[0]), *rows])


def _mbox(records: Sequence[Record]) -> str:
    return "\n".join(
        f"From a@example.org Mon May  5 10:00:00 2025\nSubject: {each['title']}\n"
        f"Date: Mon, 5 May 2025 10:00:00 +0000\n\n{each['text']}\n"
        for each in records
    )


def _feed(records: Sequence[Record]) -> str:
    items = (
        f"<item><title>{each['title']}</title><description>{each['text']}</description></item>"
        for each in records
    )
    return f'<rss version="2.0"><channel><title>News</title>{"".join(items)}</channel></rss>'


WRITERS = {"a.jsonl": _jsonl, "a.json": json.dumps, "a.csv": _csv, "a.mbox": _mbox, "a.xml": _feed}


def _ingest(store: Store, folder: Path) -> IngestReport:
    findings = list(read([str(folder)], at=AT))
    assert [] == [each for each in findings if isinstance(each, ReadingError)]
    return ingest(findings, store)


def _places(store: Store) -> dict[str, str]:
    """Return the part of its file that each article was read from, by title."""
    stored = store.list_articles()
    return {each.title or "": (each.file or "").partition("#")[2] for each in stored}


@pytest.mark.parametrize("name", WRITERS)
def test_a_record_put_in_front_replaces_none_and_the_places_follow(
    store: Store, folder: Path, name: str
) -> None:
    """Of each format that holds many: the others are where they are now."""
    write, file = WRITERS[name], folder / name
    file.write_text(write(_records("Alpha", "Beta")))
    _ingest(store, folder)
    before = _places(store)
    file.write_text(write(_records("Gamma", "Alpha", "Beta")))
    report = _ingest(store, folder)
    after = _places(store)

    assert (1, 0, 2) == (report.new, report.replaced, report.unchanged)
    assert {"Alpha", "Beta", "Gamma"} == set(after)
    assert before["Alpha"] == after["Gamma"]
    assert before["Beta"] == after["Alpha"]
    assert len(after) == len(set(after.values()))


@pytest.mark.parametrize("identity", ["id", "guid", "url"])
def test_an_edited_record_with_an_identity_replaces_its_former_text(
    store: Store, folder: Path, identity: str
) -> None:
    """Wherever it is in the file now."""
    file = folder / "a.jsonl"
    alpha, beta = _records("Alpha", "Beta")
    name = "https://example.org/1"
    file.write_text(_jsonl([{**alpha, identity: name}, beta]))
    _ingest(store, folder)
    [edited] = _records("Alpha", text="is denied")
    file.write_text(_jsonl([*_records("Gamma"), beta, {**edited, identity: name}]))
    report = _ingest(store, folder)

    assert (1, 1) == (report.new, report.replaced)
    assert {"Alpha": "3", "Beta": "2", "Gamma": "1"} == _places(store)


def test_a_text_that_is_twice_in_a_file_keeps_its_place(store: Store, folder: Path) -> None:
    """Reading again changes nothing."""
    (folder / "a.jsonl").write_text(_jsonl(_records("Alpha", "Beta", "Alpha")))
    _ingest(store, folder)
    before = _places(store)
    _ingest(store, folder)

    assert before == _places(store)


def test_a_text_in_two_files_keeps_its_place_until_that_is_gone(store: Store, folder: Path) -> None:
    """Then it is where it can still be read, and an edit there replaces it."""
    first, second = folder / "a.txt", folder / "b.txt"
    for file in (first, second):
        file.write_text("Trade grows\n\nTrade in the harbour grew by a tenth in May.")
    _ingest(store, folder)
    [before] = store.list_articles()
    first.unlink()
    report = _ingest(store, folder)
    [after] = store.list_articles()

    assert (str(first), str(second)) == (before.file, after.file)
    assert 1 == report.unchanged
    second.write_text("Trade grows\n\nTrade in the harbour grew by a third in May.")
    assert 1 == _ingest(store, folder).replaced
