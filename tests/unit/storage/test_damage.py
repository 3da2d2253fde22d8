import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.errors import StorageError, StoreDamaged, StoreUnavailable
from storage.opening import open_store
from tests.builders import a_brief, an_article


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A store's file with an article and room for more."""
    path = tmp_path / "store.db"
    with closing(open_store(str(path))) as store:
        store.add_articles([an_article(f"Article number {number}.") for number in range(50)])
    return path


@pytest.mark.parametrize("content", [b"no database, but long enough. " * 50, b"\x89PNG\r\n\x1a\n"])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    """It is called damaged, told how to go on, and left as it is."""
    path = tmp_path / "store.db"
    path.write_bytes(content)

    with pytest.raises(StoreDamaged, match="restore a backup"):
        open_store(str(path))

    assert content == path.read_bytes()


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    """As SQLite itself sees it, a file without a byte is a database without a table."""
    path = tmp_path / "store.db"
    path.touch()

    with closing(open_store(str(path))) as store:
        assert 0 == store.corpus_stats().articles


def test_a_truncated_file_is_refused(file: Path) -> None:
    """Half of a database is not taken for one with less in it."""
    with file.open("r+b") as opened:
        opened.truncate(file.stat().st_size // 2)

    with pytest.raises(StoreDamaged, match="restore a backup"):
        open_store(str(file))


def test_a_file_garbled_inside_is_refused(file: Path) -> None:
    """Damage that leaves the head of the file sound is found, too."""
    with file.open("r+b") as opened:
        for page in range(2, file.stat().st_size // 4096, 3):
            opened.seek(page * 4096)
            opened.write(b"\xff" * 512)

    with pytest.raises(StoreDamaged, match="restore a backup"):
        open_store(str(file))


@pytest.mark.parametrize(
    ("change", "article"),
    [
        ("body = body || '!'", "is not what was stored"),
        ("marks = '['", "can't be read"),
        ("published = 'yesterday'", "can't be read"),
        ("marks = '[[1]]'", "can't be read"),
    ],
)
def test_an_article_that_was_changed_behind_our_back_is_not_given_out(
    file: Path, change: str, article: str
) -> None:
    """A text that is not the one that was kept can't be quoted: it is called damaged by its id."""
    with closing(sqlite3.connect(file)) as other:
        other.execute(f"UPDATE articles SET {change} WHERE pk = 7")  # noqa: S608 - our own
        other.commit()
        (changed,) = other.execute("SELECT id FROM articles WHERE pk = 7").fetchone()

    with closing(open_store(str(file))) as store:
        with pytest.raises(StoreDamaged, match=f"{changed}.*{article}"):
            store.article(changed)
        with pytest.raises(StorageError):
            list(store.articles())


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("considered = 99", "is not what was stored"),
        ("points = '[{}]'", "can't be read"),
        ("points = replace(points, ',10]', ',9999]')", "can't be read"),
        ("topic = ''", "can't be read"),
    ],
)
def test_a_brief_that_was_changed_behind_our_back_is_not_given_out(
    file: Path, change: str, reason: str
) -> None:
    """A brief that does not say what it said is called damaged by its id."""
    with closing(open_store(str(file))) as store:
        brief = a_brief(next(store.articles()))
        store.save_brief(brief)
    with closing(sqlite3.connect(file)) as other:
        other.execute(f"UPDATE briefs SET {change}")  # noqa: S608 - our own
        other.commit()

    again = open_store(str(file))
    with closing(again), pytest.raises(StoreDamaged, match=f"{brief.id}.*{reason}"):
        again.brief(brief.id)


def test_topics_and_dates_that_can_not_be_read_are_called_damaged(file: Path) -> None:
    """No error of ours goes without a name, wherever the damage is met."""
    with closing(sqlite3.connect(file)) as other:
        other.execute("INSERT INTO topics (name, written) VALUES ('trade', '{}')")
        other.execute("UPDATE articles SET published = 'yesterday'")
        other.commit()

    with closing(open_store(str(file))) as store:
        for use in (
            store.topics,
            lambda: store.topic("trade"),
            store.corpus_stats,
            store.publishers,
        ):
            with pytest.raises(StoreDamaged, match="can't be read"):
                use()


def test_an_error_holds_no_text_of_an_article(file: Path) -> None:
    """What a log shows of a failed write is the statement, not what was to be written."""
    with closing(sqlite3.connect(file)) as other:
        other.execute("DROP TABLE article_words")

    again = open_store(str(file))
    with closing(again), pytest.raises(StoreUnavailable, match="restore") as refused:
        again.add_articles([an_article("Confidential.")])

    assert "onfidential" not in f"{refused.value}{refused.value.__cause__}"
    with closing(open_store(str(file))) as store:
        assert 50 == store.corpus_stats().articles
