"""A library says the same on every database."""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from bot.exports.brief_json import brief_json
from bot.library.bundled import bundled_articles, bundled_topics
from bot.library.library import Library
from bot.library.verification import verify
from briefings.composing.recipe import Recipe
from briefings.errors import ReadingError
from briefings.model import Article
from storage.opening import open_store
from storage.ports.store import Store
from storage.sql.store import SqlStore
from tests.builders import AT, a_topic, an_article


def briefed(store: Store, *batches: Sequence[Article | ReadingError]) -> list[str]:
    """Return the JSON of every topic's brief, the articles having come in these batches."""
    library = Library(store, Recipe(engine="luhn", points=8))
    for topic in bundled_topics():
        library.save_topic(topic)
    for batch in batches:
        library.ingest(batch)
    return [brief_json(library.brief(topic)) for topic in library.topics()]


def test_every_database_gives_the_same_briefs_in_any_order(store: Store, tmp_path: Path) -> None:
    """All at once on SQLite, one by one and backwards on each: byte for byte the same."""
    articles = list(bundled_articles(AT))
    with closing(open_store(f"sqlite:///{tmp_path}/other.db")) as other:
        expected = briefed(other, articles)

    assert expected == briefed(store, *([article] for article in reversed(articles)))


def test_every_database_answers_a_question_the_same(store: Store, tmp_path: Path) -> None:
    """What is about it, what is only nearest, and nothing: byte for byte, in any order."""
    articles = list(bundled_articles(AT))
    openings = [" ".join(article.body.split()[:8]) for article in articles]
    asked = ["trade", "pipeline zebra orchestra", "quagga", *openings]

    def answered(store: Store, articles: Sequence[Article]) -> list[str]:
        library = Library(store, Recipe())
        library.ingest(articles)
        return [brief_json(library.brief_on(words)) for words in asked]

    with closing(open_store(f"sqlite:///{tmp_path}/other.db")) as other:
        expected = answered(other, articles)

    assert expected == answered(store, articles[::-1])
    assert {"about", "nearest", "nothing"} == {json.loads(each)["match"] for each in expected}


def test_every_quotation_can_be_verified_on_every_database(store: Store) -> None:
    """Reading the stored text again confirms each one, also in the file it came from."""
    briefed(store, list(bundled_articles(AT)))
    found = verify(store)

    assert (7, ()) == (found.briefs, found.broken)
    assert 0 < found.quotations == found.in_files


def test_a_brief_that_was_made_while_articles_came_is_made_anew(store: SqlStore, url: str) -> None:
    """Another program adds an article after ours has read the corpus, and before it saves."""
    library = Library(store, Recipe())
    library.ingest([an_article()])
    library.save_topic(a_topic())
    with closing(open_store(url)) as other:

        def findings() -> Iterator[Article]:
            yield an_article("Nothing of the kind.")
            other.add_articles([an_article("Trade in grain fell, and exports stopped.")])

        library.ingest(findings())
        revision = store.corpus_stats().revision
        brief = library.brief(a_topic())
        other.add_articles([an_article("Trade in steel rose.")])
        store.save_brief(brief, revision=revision)

    assert 2 == brief.matched
    assert 3 == library.brief(a_topic()).matched
