"""A topic that follows a story: its terms are what sets the story apart from all else."""

import re
from collections.abc import Collection
from itertools import count, islice
from typing import Final

from briefings.model import Topic
from briefings.stories.suggesting import suggest_terms
from storage.errors import NotFound
from storage.ports.store import Store
from storage.ports.stories import Story

_ARTICLES: Final = 40
"""Articles of a story that are read, the newest."""
_LONGEST_NAME: Final = 32


def suggest_topic(store: Store, article_id: str, reserved: Collection[str] = ()) -> Topic | None:
    """Return a topic that finds the story of an article; None where nothing sets it apart.

    Its name is none of those `reserved`, and no other topic's.
    """
    story = _story_of(store, article_id)
    ids = story.articles if story else (article_id,)
    articles = list(islice(store.articles(ids), _ARTICLES))
    terms = suggest_terms(articles, _Surroundings(store, story, article_id))
    if not terms:
        return None
    title = terms[0].replace(" & ", ", ")
    taken = {*reserved, *(topic.name for topic in store.topics())}
    name = _free_name(taken, terms[0])
    return Topic(name=name, title=title[:1].upper() + title[1:], terms=terms)


class _Surroundings:
    """The corpus around a story."""

    def __init__(self, store: Store, story: Story | None, article_id: str) -> None:
        self._store = store
        self._own = frozenset(story.articles) if story else frozenset({article_id})
        self._thread = story.thread if story else None

    def find(self, words: Collection[str]) -> frozenset[str]:
        """Return the ids of articles by index words; of all articles where there are none."""
        return self._store.find_articles(words)

    def related(self, articles: Collection[str]) -> Collection[str]:
        """Return those of `articles` that are of the story's affair."""
        stories = self._store.stories_of(articles)
        threads = self._store.threads_of(set(stories.values()))
        affair = {each for each, story in stories.items() if threads[story] == self._thread}
        return self._own | affair

    def size(self) -> int:
        """Return how many articles there are."""
        return self._store.count_current().articles


def _story_of(store: Store, article_id: str) -> Story | None:
    story = store.stories_of({article_id}).get(article_id)
    try:
        return store.story(story) if story else None
    except NotFound:
        return None


def _free_name(taken: Collection[str], term: str) -> str:
    """Return a name that is not taken, made of a term as far as it can be."""
    name = "-".join(re.findall(r"[a-z0-9]+", term.casefold()))[:_LONGEST_NAME].strip("-")
    names = (f"{name or 'story'}-{number}"[-_LONGEST_NAME:] for number in count(2))
    return name if name and name not in taken else next(each for each in names if each not in taken)
