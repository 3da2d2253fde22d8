"""Articles that an operator took out of the corpus, or that were missing; and those that moved."""

from dataclasses import replace

import pytest

from briefings.reading.ingest import ingest
from briefings.reading.places.stored import End
from storage.ports.store import Store
from tests.builders import AT, a_brief, an_article

ARTICLE = an_article(origin="/news/trade.txt")
OTHER = an_article("Wheat is sold.", title="Other", published=None, file="b.jsonl#2")


@pytest.mark.parametrize("end", ["removed", "withdrawn", "missing"])
def test_an_article_that_ended_is_quoted_no_more_and_stays_stored(store: Store, end: End) -> None:
    """It is neither found nor counted, what was quoted of it can be looked up, and why is known."""
    store.add_articles([ARTICLE, OTHER])
    brief = a_brief(ARTICLE)
    store.save_brief(brief)

    assert 1 == store.end_articles([ARTICLE.id, "unknown"], end)
    assert 0 == store.end_articles([ARTICLE.id], "removed")
    assert [OTHER] == list(store.articles())
    assert frozenset() == store.find_articles(["trade"])
    assert 1 == store.corpus_stats().articles
    assert store.ready_brief(brief.topic, brief.method) is None
    assert brief == store.brief(brief.id)
    assert [(ARTICLE.id, end)] == [(each.id, each.end) for each in store.list_articles(ended=True)]


@pytest.mark.parametrize(("end", "back"), [("removed", 0), ("withdrawn", 0), ("missing", 1)])
def test_only_what_was_missing_comes_back_when_it_is_read_again(
    store: Store, end: End, back: int
) -> None:
    """What an operator took out stays out, and is counted as such."""
    ingest([ARTICLE], store)
    store.end_articles([ARTICLE.id], end)
    report = ingest([ARTICLE], store)

    assert (back, 1 - back, 0) == (report.new, report.ended, report.unchanged)
    assert back == store.corpus_stats().articles
    assert 1 - back == len(store.list_articles(ended=True))


def test_an_edit_that_was_undone_does_not_bring_back_what_was_withdrawn(store: Store) -> None:
    """Its newer text stays the current one."""
    newer = replace(an_article("Trade fell. The ministers left."), origin=ARTICLE.origin)
    ingest([ARTICLE], store)
    store.end_articles([ARTICLE.id], "withdrawn")
    ingest([newer], store)
    ingest([ARTICLE], store)

    assert [newer.id] == [article.id for article in store.articles()]


def test_articles_are_resumed_unless_another_is_in_their_place(store: Store) -> None:
    """An origin has one current article."""
    newer = replace(an_article("Trade fell. The ministers left."), origin=ARTICLE.origin)
    store.add_articles([ARTICLE, OTHER])
    store.end_articles([ARTICLE.id, OTHER.id], "removed")
    store.add_articles([newer])

    assert 1 == store.resume_articles([ARTICLE.id, OTHER.id])
    assert {newer.id, OTHER.id} == {article.id for article in store.articles()}
    assert [ARTICLE.id] == [each.id for each in store.list_articles(ended=True)]
    assert {OTHER.id} == store.find_articles(["wheat"])


def test_articles_are_listed_with_all_that_is_known_of_them(store: Store) -> None:
    """The newest first; without their texts."""
    store.add_articles([OTHER, ARTICLE])
    first, second = store.list_articles()

    assert [ARTICLE.id, OTHER.id] == [first.id, second.id]
    assert ("Trade grows", "reuters", "Reuters") == (first.title, first.source_name, first.source)
    assert (ARTICLE.published, AT, ARTICLE.origin) == (
        first.published,
        first.retrieved_at,
        first.origin,
    )
    assert (second.published, second.file) == (None, "b.jsonl#2")
    assert {first.id: first} == store.stored_articles([first.id, "unknown"])


def test_a_move_changes_the_place_alone(store: Store) -> None:
    """The text, its id and what is current stay."""
    store.add_articles([ARTICLE])
    [stored] = store.list_articles()
    store.move_articles([replace(stored, file="c.txt", origin="/news/c.txt")])
    moved = store.article(ARTICLE.id)

    assert ("c.txt", "/news/c.txt") == (moved.file, moved.origin)
    assert ARTICLE.id == moved.id
    assert {"/news/c.txt": ARTICLE.id} == store.current_ids(["/news/c.txt", "/news/trade.txt"])
