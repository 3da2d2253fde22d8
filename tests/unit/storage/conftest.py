"""A store that was used, and another one."""

from pathlib import Path

import pytest

from tests.harm import fill


@pytest.fixture
def used(tmp_path: Path) -> Path:
    """A store's file with something in it, in a folder of its own."""
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "store.db"
    fill(path)
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another store's file."""
    path = tmp_path / "other.db"
    fill(path)
    return path
