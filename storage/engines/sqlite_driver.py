"""The SQLite that we use: a new one where a wheel brings it, as older ones have no safe WAL.

The WAL-reset bug damages files (https://sqlite.org/wal.html); what Debian and Python come with has
it still. Without WAL, readers wait for writers, and a commit takes four times as long.
"""

try:
    from pysqlite3 import dbapi2 as driver  # type: ignore[import-untyped]
except ImportError:  # no wheel for this machine: then the one of Python, without WAL if it is old
    import sqlite3 as driver

__all__ = ["driver"]
