"""An article that everyone sees, and one that a channel brought."""

from datetime import date

from storage.ports.store import Store
from tests.builders import a_source, an_article

MINE, OTHER = "telegram:-100", "slack:C1"
PUBLIC = an_article("Trade grew by a tenth.", origin="a", url="https://a.example/1")
SECRET = an_article(
    "Trade fell by a fifth, the letter says.",
    title="A letter",
    source=a_source("The Letter"),
    published=date(2025, 5, 10),
    origin="b",
    url="https://b.example/1",
)


def share(store: Store) -> Store:
    """Return a store that has both."""
    store.add_articles([PUBLIC])
    store.seen_by(MINE).add_articles([SECRET])
    return store
