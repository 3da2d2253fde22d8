"""The Store on an SQL database: SQLite or PostgreSQL, one set of statements."""

from storage.articles import Articles
from storage.briefs import Briefs
from storage.channels import Channels
from storage.database import Database
from storage.deliveries import Deliveries
from storage.inbox import Inbox
from storage.recent import Recent
from storage.topics import Topics
from storage.votes import Votes


class SqlStore(Articles, Topics, Briefs, Votes, Inbox, Channels, Deliveries):
    """A `storage.store.Store`: `storage.opening.open_store` makes one."""

    def __init__(self, database: Database) -> None:
        """Work on an open database whose tables are up to date."""
        self._database = self.database = database
        self._recent = Recent()

    def close(self) -> None:
        """Let go of files and connections; the store can't be used afterwards."""
        self._database.close()
