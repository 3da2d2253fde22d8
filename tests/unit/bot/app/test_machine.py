"""What a machine can't do for the bot."""

import pytest

from bot.app.machine import missing_limits, unsupported

SAFE, OLD = (3, 53, 0), (3, 40, 1)


@pytest.mark.parametrize(
    ("system", "is_supported"), [("linux", True), ("darwin", True), ("win32", False)]
)
def test_a_system_is_supported_or_said_not_to_be(system: str, *, is_supported: bool) -> None:
    """Linux and macOS are; Windows is told what to do."""
    reason = unsupported(system)

    assert is_supported is (reason is None)
    assert is_supported or "WSL" in str(reason)


@pytest.mark.parametrize(
    ("system", "database", "sqlite", "named"),
    [
        ("linux", "sqlite:///a.db", SAFE, []),
        ("linux", "sqlite:///a.db", OLD, ["WAL"]),
        ("linux", "postgresql://host/a", OLD, []),
        ("darwin", "sqlite:///a.db", SAFE, ["memory"]),
        ("darwin", "sqlite:///a.db", OLD, ["memory", "WAL"]),
    ],
)
def test_what_cant_be_held_is_named(
    system: str, database: str, sqlite: tuple[int, ...], named: list[str]
) -> None:
    """With what follows from it, and what to do."""
    lines = list(missing_limits(system, database, sqlite))

    assert named == [line.partition(":")[0] for line in lines]
    assert all(" — " in line for line in lines)
