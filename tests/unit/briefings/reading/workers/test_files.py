import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial

import pytest

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.metadata import Place
from briefings.reading.workers import files
from briefings.reading.workers.files import UnreadFile, read_files, read_in_worker
from briefings.reading.workers.pool import end_workers

AT = datetime(2025, 5, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_worker_stays() -> Iterator[None]:
    yield
    end_workers()


def place(file: str) -> Place:
    """Return the place of a file."""
    return Place(file=file, origin=f"/{file}", at=AT)


def source(raw: bytes, file: str) -> UnreadFile:
    """Return a file to read."""
    return UnreadFile(partial(lambda *opened: opened, raw, place(file)), len(raw))


def named(findings: Iterator[Article | ReadingError]) -> Sequence[str | None]:
    """Return the files that articles come from, and those of refusals with a mark."""
    return [f"!{each.path}" if isinstance(each, ReadingError) else each.file for each in findings]


def texts(count: int) -> list[UnreadFile]:
    """Return files of one sentence each."""
    return [source(f"Sentence number {n} is here.".encode(), f"{n}.txt") for n in range(count)]


@pytest.mark.parametrize("cores", [1, 2, 3])
def test_files_come_in_their_order(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many workers read, what is found comes in the order of the files."""
    monkeypatch.setattr(files, "_cores", lambda: cores)
    large = source(b"A sentence of some words. " * 20_000, "large.txt")
    missing = ReadingError("missing.txt", None, "gone", "find it")
    many = texts(40)
    found = named(read_files([*many[:10], large, missing, *many[10:]]))

    first, others = [f"{n}.txt" for n in range(10)], [f"{n}.txt" for n in range(10, 40)]
    assert [*first, "large.txt", "!missing.txt", *others] == found


def test_a_file_that_ends_its_worker_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its refusal stands in its place, between what the others hold."""
    monkeypatch.setattr(files, "READ_MEMBERS", "tests.hostile_calls:read_or_crash")
    bad = source(b"crash", "bad.txt")
    three = texts(3)

    assert ["0.txt", "!bad.txt", "1.txt", "!bad.txt", "2.txt"] == named(
        read_files([three[0], bad, three[1], bad, three[2]])
    )


def packed(*members: str) -> bytes:
    """Return an archive of texts; a member named `crash` ends its reader."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for member in members:
            archive.writestr(member, "crash" if "crash" in member else f"Sentence of {member}.")
    return raw.getvalue()


def test_a_member_that_ends_its_worker_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other members of its archive are read, each once."""
    monkeypatch.setattr(files, "READ_MEMBERS", "tests.hostile_calls:read_or_crash")
    raw = packed("a.txt", "b-crash.txt", "c.txt", "d-crash.txt", "e.txt", "f-crash.txt")

    assert [
        "n.zip/a.txt",
        "!n.zip/b-crash.txt",
        "n.zip/c.txt",
        "!n.zip/d-crash.txt",
        "n.zip/e.txt",
        "!n.zip/f-crash.txt",
    ] == named(read_in_worker(raw, place("n.zip")))


def test_an_archive_with_many_such_members_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """After `MOST_FAILURES` of them it is said that the rest was not read."""
    monkeypatch.setattr(files, "READ_MEMBERS", "tests.hostile_calls:read_or_crash")
    monkeypatch.setattr(files, "MOST_FAILURES", 2)
    *_, last = read_in_worker(packed(*(f"{n}-crash.txt" for n in range(5))), place("n.zip"))

    assert "refused: n.zip: 2 of its files can't be read within the limits" in str(last)


def test_what_was_found_before_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Records before the one that ends the worker are kept, and the refusal says how many."""
    monkeypatch.setattr(files, "READ_MEMBERS", "tests.hostile_calls:read_or_crash")
    raw = b'{"text": "One is here."}\n{"text": "Two is here."}\n{"text": "crash"}\n'
    *articles, refused = read_in_worker(raw, place("a.jsonl"))

    assert ["One is here.", "Two is here."] == [
        each.body for each in articles if isinstance(each, Article)
    ]
    assert str(refused).startswith("refused: a.jsonl, after article 2: its reader crashed")


def test_many_refusals_of_a_file_are_counted() -> None:
    """The first hundred are passed on, then how many more there are; good records are kept."""
    raw = b"{\n" * 250 + b'{"text": "One is here."}\n'
    *refused, article, more = read_in_worker(raw, place("a.jsonl"))

    assert 100 == len(refused)
    assert isinstance(article, Article)
    assert "refused: a.jsonl: 150 more of its parts can't be read" in str(more)


def test_who_takes_no_more_leaves_nothing_running() -> None:
    """A generator that is left early ends without waiting for the rest."""
    found = read_files(texts(200))
    next(found)
    found.close()
