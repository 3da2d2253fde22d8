"""Which affair each article tells of: a story with those that go on with it on other days."""

from collections.abc import Collection, Mapping

from storage.ports.stories import StoryStore


def affairs_of(store: StoryStore, articles: Collection[str]) -> Mapping[str, str] | None:
    """Return the affair of each article, by its id; None where some are in no story yet."""
    stories = store.stories_of(articles)
    if len(stories) < len(set(articles)):
        return None
    threads = store.threads_of(set(stories.values()))
    return {article: threads.get(story, story) for article, story in stories.items()}
