"""Which stored topics the latest articles touch."""

from briefings.matching.routing import Routes
from briefings.model import Topic
from storage.errors import NotFound
from storage.ports.store import Store


def route(store: Store) -> None:
    """Mark the topics that articles touch which came, or went, since the last time."""
    if store.is_routed():
        return
    topics = set(store.topics())
    routes, touched = Routes(topics), set[Topic]()
    unrouted = store.unrouted_articles()
    for article in unrouted.articles:
        touched |= routes.topics_of(article, touched)
        if touched == topics:
            break
    store.mark_routed(unrouted.upto, {topic.name for topic in touched})


def is_stored(store: Store, topic: Topic) -> bool:
    """Tell whether a topic is stored as it is: not changed or removed meanwhile."""
    try:
        return store.topic(topic.name) == topic
    except NotFound:
        return False
