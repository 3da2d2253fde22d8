"""The Store: what the memory promises, a protocol a noun. One contract, several databases.

Every method may raise `storage.errors.StorageError`, which wraps what the driver raised. Every
write is one transaction: all or nothing. Lists come in an order that depends on what is stored, not
on when it was put there. A Store may be used from several threads at once, and, where the database
can be shared, from several processes. What only looks something up is named by what it returns.
"""

from typing import Protocol

from storage.ports.audiences import AudienceStore, Viewer
from storage.ports.briefs import BriefStore
from storage.ports.conversations.channels import ChannelStore
from storage.ports.conversations.questions import QuestionStore
from storage.ports.conversations.subscriptions import SubscriptionStore
from storage.ports.corpus import CorpusStore
from storage.ports.deliveries import DeliveryStore
from storage.ports.queue import QueueStore
from storage.ports.rereading import RereadingStore
from storage.ports.retention import RetentionStore
from storage.ports.routing import RoutingStore
from storage.ports.sources import SourceStore
from storage.ports.stats import StatsStore
from storage.ports.stories import StoryStore
from storage.ports.topics import TopicStore
from storage.ports.votes import VoteStore


class Store(
    CorpusStore,
    AudienceStore,
    RereadingStore,
    TopicStore,
    RoutingStore,
    BriefStore,
    VoteStore,
    QueueStore,
    ChannelStore,
    QuestionStore,
    SubscriptionStore,
    DeliveryStore,
    RetentionStore,
    StatsStore,
    StoryStore,
    SourceStore,
    Protocol,
):
    """All that outlives the process."""

    def seen_by(self, viewer: Viewer) -> "Store":
        """Return this store as someone sees it: with what is everyone's, and what is theirs.

        Articles that are added through it are theirs alone, unless everyone sees them already.
        Without this a store has what everyone may see: whoever forgets it hides, and never shows.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections; the store can't be used afterwards."""
        ...
