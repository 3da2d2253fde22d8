"""The Store on an SQL database: SQLite or PostgreSQL, one set of statements."""

from storage.articles import Articles
from storage.briefs import Briefs
from storage.topics import Topics


class SqlStore(Articles, Topics, Briefs):
    """A `storage.store.Store` on a database whose tables are up to date: see `storage.opening`."""

    def close(self) -> None:
        """Let go of files and connections; the store can't be used afterwards."""
        self._database.close()
