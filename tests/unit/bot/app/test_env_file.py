"""Settings written into `.env`."""

from io import StringIO
from pathlib import Path

from dotenv import dotenv_values
from hypothesis import given
from hypothesis import strategies as st

from bot.app.env_file import merged, write_private

NAMES = st.from_regex(r"[A-Z][A-Z_]{0,9}", fullmatch=True)
VALUES = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]))


def test_what_is_there_stays() -> None:
    """A setting is changed in its place; comments and others are left alone; new ones follow."""
    text = "# mine\nPOINTS=7\nENGINE=luhn\n"

    now = merged(text, {"POINTS": "9", "TIMEZONE": "Europe/Berlin"})

    assert "# mine\nPOINTS=9\nENGINE=luhn\nTIMEZONE=Europe/Berlin\n" == now


@given(st.dictionaries(NAMES, VALUES))
def test_what_is_written_is_read(settings: dict[str, str]) -> None:
    """Whatever a value holds: blanks, quotes, backslashes, hashes."""
    read = dotenv_values(stream=StringIO(merged("", settings)), interpolate=False)

    assert settings == read


def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    """It holds tokens: mode 600, also where it replaces a file that all could read."""
    file = tmp_path / ".env"
    file.write_text("POINTS=7\n", "utf-8")
    file.chmod(0o644)

    write_private(file, "POINTS=8\n")

    assert (0o600, "POINTS=8\n") == (file.stat().st_mode & 0o777, file.read_text("utf-8"))
    assert [file] == list(tmp_path.iterdir())
