import sqlite3
import subprocess
import sys
import tempfile
import traceback
from contextlib import chdir, closing
from pathlib import Path

import pytest

from storage.errors import StoreUnavailable
from storage.opening import open_store
from tests.harm import without_roots_rights

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("address", ["{}", "sqlite:///{}", "sqlite+pysqlite:///{}"])
def test_a_store_is_named_by_address_or_by_path(tmp_path: Path, address: str) -> None:
    """All name the same file, whose folders are made."""
    path = tmp_path / "a" / "50% of b" / "store.db"

    open_store(address.format(path)).close()

    assert path.is_file()


def test_a_relative_address_is_of_the_current_folder(
    tmp_path: Path,
) -> None:
    """Three slashes name a file from where the program was started."""
    with chdir(tmp_path):
        open_store("sqlite:///data/store.db").close()

    assert (tmp_path / "data" / "store.db").is_file()


def test_an_up_to_date_store_opens_without_alembic(tmp_path: Path) -> None:
    """Loading Alembic takes longer than everything else together."""
    path = str(tmp_path / "store.db")
    open_store(path).close()
    script = (
        "import sys; from storage.opening import open_store; open_store(sys.argv[1]).close();"
        "print(*(name for name in ('alembic', 'psycopg') if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, path], cwd=ROOT, capture_output=True, check=True
    )

    assert b"" == done.stdout.strip()


def test_a_missing_file_is_not_made_unless_asked(tmp_path: Path) -> None:
    """With create=False the refusal names the command that would make it."""
    with pytest.raises(StoreUnavailable, match="briefing-bot ingest"):
        open_store(str(tmp_path / "data" / "store.db"), create=False)

    assert [] == list(tmp_path.iterdir())


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    """No folder can be made inside a file."""
    (tmp_path / "data").write_text("a file")

    with pytest.raises(StoreUnavailable, match="DATABASE_URL"):
        open_store(str(tmp_path / "data" / "deep" / "store.db"))


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    """A folder is no database."""
    with pytest.raises(StoreUnavailable, match="DATABASE_URL"):
        open_store(str(tmp_path))


@pytest.mark.parametrize(("folders", "files"), [(0o555, 0o666), (0o777, 0o444)])
def test_what_can_only_be_read_is_refused(folders: int, files: int) -> None:
    """A folder or a file without the right to write is named, with what to do."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "store.db")
        open_store(str(path)).close()
        path.chmod(files)
        path.parent.chmod(folders)

        with without_roots_rights(), pytest.raises(StoreUnavailable, match="allow writing to it"):
            open_store(str(path))


@pytest.mark.parametrize("path", ["store.db", "data/store.db"])
def test_no_store_is_made_where_nothing_can_be_written(path: str) -> None:
    """Neither the file nor a folder for it."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o555)

        with without_roots_rights(), pytest.raises(StoreUnavailable, match="DATABASE_URL"):
            open_store(str(Path(name, path)))


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    """Tables that are not ours: we put none beside them."""
    path = tmp_path / "theirs.db"
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute("CREATE TABLE bookmarks (id integer)")

    with pytest.raises(StoreUnavailable, match="another program's"):
        open_store(str(path))

    with closing(sqlite3.connect(path)) as theirs:
        assert [("bookmarks",)] == theirs.execute("SELECT name FROM sqlite_master").fetchall()


@pytest.mark.parametrize(
    "url",
    [
        "",
        ":memory:",
        "sqlite://",
        "sqlite:///:memory:",
        "mysql://user:opensesame@host/name",
        "postgresql://user:opensesame@host:port/name",
        "postgresql://user:open@sesame@host/name",
        "postgresql://user:open@sesame/opensesame@host/name",
        "postgresql://user:p@x:opensesame/name",
        "://opensesame",
    ],
)
def test_an_address_that_can_not_be_used_is_refused_without_repeating_it(url: str) -> None:
    """Whatever is wrong with it, a part of it may be a password."""
    with pytest.raises(StoreUnavailable) as refused:
        open_store(url)

    shown = "".join(traceback.format_exception(refused.value))
    assert "sesame" not in shown
    assert "DATABASE_URL" in str(refused.value)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg2"])
def test_a_server_that_is_not_there_is_named_without_its_password(
    tmp_path: Path, scheme: str
) -> None:
    """The refusal says where it looked and what to correct."""
    url = f"{scheme}://user:open%40sesame@/name?host={tmp_path}&password=opensesame"

    with pytest.raises(StoreUnavailable, match="see that the server runs") as refused:
        open_store(url)

    assert "postgresql://user@/name" == refused.value.where
    assert isinstance(refused.value.__cause__, Exception)
    assert "sesame" not in "".join(traceback.format_exception(refused.value))


def test_a_store_shows_no_password(tmp_path: Path) -> None:
    """Neither its repr nor its database's names more than a class."""
    with closing(open_store(str(tmp_path / "store.db"))) as store:
        assert "store.db" not in f"{store!r}{store._database!r}"
