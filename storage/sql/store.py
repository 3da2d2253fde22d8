"""The Store on an SQL database: SQLite or PostgreSQL, one set of statements."""

from storage.engines.database import Database
from storage.sql.briefs import Briefs
from storage.sql.channels import Channels
from storage.sql.conversations.questions import Questions
from storage.sql.corpus.articles import Articles
from storage.sql.corpus.audiences import Audiences
from storage.sql.corpus.places import ArticlePlaces
from storage.sql.corpus.rereading import Rereading
from storage.sql.corpus.routing import Routing
from storage.sql.deliveries import Deliveries
from storage.sql.gathering.entries import SourceEntries
from storage.sql.gathering.health import SourcesHealth
from storage.sql.gathering.sources import Sources
from storage.sql.lru_cache import LruCache
from storage.sql.queue import Queue
from storage.sql.retention.articles import ArticleRetention
from storage.sql.retention.forgetting import Retention
from storage.sql.stats import Stats
from storage.sql.stories.days import StoryDays
from storage.sql.stories.stories import Stories
from storage.sql.subscriptions import Subscriptions
from storage.sql.topics.ranked_lists import RankedLists
from storage.sql.topics.topics import Topics
from storage.sql.votes import Votes


class SqlStore(
    Articles,
    Audiences,
    ArticlePlaces,
    Rereading,
    Topics,
    Routing,
    Briefs,
    RankedLists,
    Votes,
    Queue,
    Channels,
    Questions,
    Subscriptions,
    Deliveries,
    Retention,
    ArticleRetention,
    Stats,
    Stories,
    StoryDays,
    Sources,
    SourcesHealth,
    SourceEntries,
):
    """A `storage.ports.store.Store`: `storage.opening.open_store` makes one."""

    def __init__(self, database: Database) -> None:
        """Work on an open database whose tables are up to date."""
        self._database = self.database = database
        self._recent = LruCache()

    def close(self) -> None:
        """Let go of files and connections; the store can't be used afterwards."""
        self._database.close()
