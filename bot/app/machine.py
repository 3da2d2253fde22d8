"""What this machine can't do for the bot, in words for `doctor`."""

from collections.abc import Iterator

from storage.engines.sqlite import wal_is_safe


def unsupported(system: str) -> str | None:
    """Return why the bot is not supported on a system (`sys.platform`); None where it is."""
    if system == "win32":
        return "Windows is not supported: use Linux, macOS, or WSL"
    return None


def missing_limits(system: str, database: str, sqlite: tuple[int, ...]) -> Iterator[str]:
    """Yield what can't be held here.

    Args:
        system: `sys.platform`.
        database: the scheme of its address, such as `sqlite`.
        sqlite: the version of SQLite that Python has.
    """
    if system == "darwin":
        yield (
            "memory: macOS holds no limit on it, so the bot looks five times a second: a file may"
            " take more than 512 MB for a moment — ingest large archives in parts"
        )
    if database.startswith("sqlite") and not wal_is_safe(sqlite):
        version = ".".join(map(str, sqlite))
        yield (
            f"WAL: SQLite {version} can damage files in WAL mode, so it is off: commits take four"
            " times as long, and readers wait for writers — use a Python with SQLite 3.51.3"
            " or later, or PostgreSQL"
        )
