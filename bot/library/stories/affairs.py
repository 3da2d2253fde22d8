"""Which affair each article tells of: a story with those that go on with it on other days."""

from collections.abc import Collection, Mapping

from storage.ports.stories import StoryStore


def known_stories(store: StoryStore, articles: Collection[str]) -> Mapping[str, str] | None:
    """Return the story of each article, by its id; None where some are in none yet."""
    stories = store.stories_of(articles)
    return stories if len(stories) == len(set(articles)) else None


def affairs_of(store: StoryStore, articles: Collection[str]) -> Mapping[str, str] | None:
    """Return the affair of each article, by its id; None where some are in no story yet."""
    stories = known_stories(store, articles)
    if stories is None:
        return None
    threads = store.threads_of(set(stories.values()))
    return {article: threads.get(story, story) for article, story in stories.items()}
