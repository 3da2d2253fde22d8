import shutil
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.opening import open_store
from tests.builders import AT, a_job

MANY = 40
KEYS = [f"telegram:{number}" for number in range(MANY)]


class Crashed(NamedTuple):
    """What a machine leaves on the disk that dies after forty commits.

    Attributes:
        file: the database; its log is beside it.
        lengths: how long the log was after each commit, in bytes.
    """

    file: Path
    lengths: list[int]


@pytest.fixture(scope="module")
def crashed(tmp_path_factory: pytest.TempPathFactory) -> Crashed:
    """The same for all tests."""
    folder = tmp_path_factory.mktemp("crashed")
    lengths = []
    with closing(open_store(str(folder / "open.db"))) as store:
        for key in KEYS:
            store.record([a_job(key)])
            lengths.append((folder / "open.db-wal").stat().st_size)
        for end in ("", "-wal"):
            shutil.copy(folder / f"open.db{end}", folder / f"store.db{end}")
    return Crashed(folder / "store.db", lengths)


@given(
    how=st.sampled_from(["cut", "garbled", "a hole"]),
    share=st.floats(0, 1),
    length=st.integers(1, 20_000),
)
def test_a_torn_journal_costs_only_the_newest_commits(
    crashed: Crashed, how: str, share: float, length: int
) -> None:
    """Whatever of the log was not written: the store opens, and holds the first so many commits."""
    journal = Path(f"{crashed.file}-wal").read_bytes()
    at = round(share * len(journal))
    torn = journal[at : at + length]
    left = {
        "cut": b"",
        "garbled": bytes(byte ^ 0xA5 for byte in torn) + journal[at + length :],
        "a hole": bytes(len(torn)) + journal[at + length :],
    }[how]
    with TemporaryDirectory() as made:
        file = Path(made, "store.db")
        shutil.copy(crashed.file, file)
        Path(f"{file}-wal").write_bytes(journal[:at] + left)

        with closing(open_store(str(file))) as store:
            kept = [waiting.key for waiting in store.take_up("telegram", AT)]

    assert KEYS[: len(kept)] == kept
    assert len(kept) >= sum(length <= at for length in crashed.lengths)
