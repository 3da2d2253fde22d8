"""Settings written into `.env`."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from dotenv import dotenv_values
from hypothesis import given
from hypothesis import strategies as st

from bot.app.env_file import write_settings

NAMES = st.from_regex(r"[A-Z][A-Z_]{0,9}", fullmatch=True)
VALUES = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]))


def test_what_is_there_stays(tmp_path: Path) -> None:
    """A setting is changed in its place; comments and others are left alone; new ones follow."""
    file = tmp_path / ".env"
    file.write_text("# mine\nPOINTS=7\nENGINE=luhn", "utf-8")

    write_settings(file, {"POINTS": "9", "TIMEZONE": "Europe/Berlin"})

    assert "# mine\nPOINTS=9\nENGINE=luhn\nTIMEZONE=Europe/Berlin\n" == file.read_text("utf-8")


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=3))
def test_what_is_written_is_read(settings: dict[str, str]) -> None:
    """Whatever a value holds: blanks, quotes, backslashes, hashes."""
    with TemporaryDirectory() as folder:
        file = Path(folder, ".env")
        write_settings(file, settings)

        assert settings == dotenv_values(file, interpolate=False)


def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    """It holds tokens: mode 600, also where it replaces a file that all could read."""
    file = tmp_path / ".env"
    file.write_text("POINTS=7\n", "utf-8")
    file.chmod(0o644)

    write_settings(file, {"POINTS": "8"})

    assert (0o600, "POINTS=8\n") == (file.stat().st_mode & 0o777, file.read_text("utf-8"))
    assert [file] == list(tmp_path.iterdir())


def test_what_cant_be_written_leaves_all_as_it_was(tmp_path: Path) -> None:
    """No half of it, and nothing beside it."""
    file = tmp_path / ".env"
    file.write_text("POINTS=7\n", "utf-8")

    with pytest.raises(UnicodeEncodeError):
        write_settings(file, {"POINTS": "8", "OWNERS": "\ud800"})

    assert "POINTS=7\n" == file.read_text("utf-8")
    assert [file] == list(tmp_path.iterdir())
