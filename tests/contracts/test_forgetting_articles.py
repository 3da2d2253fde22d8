"""Articles are kept for good, or as long and as many as is wanted; what was quoted stays."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count

import pytest
from sqlalchemy import event, text

from briefings.matching.votes import Vote
from briefings.model import Article
from briefings.reading.ingest import ingest
from storage.ports.audiences import OPERATOR
from storage.ports.briefs import RankedList
from storage.ports.deliveries import DeliveredQuote
from storage.ports.queue import DeliveryResult, Ended
from storage.ports.retention import ArticleLimits
from storage.sql.corpus.search import keys_of
from storage.sql.store import SqlStore
from tests.builders import AT, a_brief, a_feed, a_job, a_topic, an_article
from tests.contracts.filling import a_seen, gather

DAY = timedelta(days=1)
LATER = AT + 400 * DAY
NUMBERS = count()
YEAR = ArticleLimits(age=365 * DAY)


def an_old_one(number: int = 0, **changes: object) -> Article:
    """Return an article that was read so long ago that it is forgotten."""
    return an_article(f"Wheat number{number} grew by a tenth.", **changes)


def a_new_one(number: int = 0) -> Article:
    """Return one that was read lately."""
    return an_article(f"Barley number{number} fell by a fifth.", retrieved_at=LATER - DAY)


def forget(store: SqlStore, limits: ArticleLimits = YEAR) -> int:
    """Have the housekeeping look twice, with what goes on in between."""
    first = store.forget_articles(LATER, limits)
    store.note_articles()
    store.add_articles([an_article(f"Rye number{next(NUMBERS)} is new.", retrieved_at=LATER)])
    return first + store.forget_articles(LATER, limits)


def left(store: SqlStore, *articles: Article) -> list[Article]:
    """Return those of some articles that are stored."""
    there = store.seen_by(OPERATOR).existing_ids([each.id for each in articles])
    return [each for each in articles if each.id in there]


def test_without_limits_articles_are_kept_for_good(store: SqlStore) -> None:
    """However old they are."""
    store.add_articles([an_old_one()])

    assert 0 == forget(store, ArticleLimits())
    assert {an_old_one().id} == store.find_articles(["wheat"])


def test_what_is_too_old_is_forgotten_and_what_is_new_stays(store: SqlStore) -> None:
    """It can't be found or counted any more, and its words are gone with it."""
    store.add_articles([an_old_one(), an_old_one(1)])
    store.add_articles([a_new_one()])

    assert 2 == forget(store)

    assert [a_new_one()] == left(store, an_old_one(), an_old_one(1), a_new_one())
    assert frozenset() == store.find_articles(["wheat"])
    with store.database.reading() as connection:
        assert [] == connection.scalars(keys_of(connection, [["wheat"]])).all()
    assert {a_new_one().id} == store.find_articles(["barley", "a*"])
    stats = store.corpus_stats()
    assert (2, 0) == (stats.articles, stats.replaced)


def test_a_text_that_was_forgotten_can_be_read_again(store: SqlStore) -> None:
    """As new, and found by its own words and by no others'."""
    store.add_articles([an_old_one(), a_new_one()])
    store.add_articles([a_new_one(1)])
    forget(store)
    again = an_old_one(retrieved_at=LATER)
    store.add_articles([again])

    assert {again.id} == store.find_articles(["wheat"])
    assert {a_new_one().id, a_new_one(1).id} == store.find_articles(["barley"])


def test_what_is_read_again_before_it_was_deleted_is_kept_anew(store: SqlStore) -> None:
    """As whoever reads it wants it."""
    store.add_articles([an_old_one(), a_new_one()])
    store.forget_articles(LATER, YEAR)
    report = ingest([an_old_one(retrieved_at=LATER)], store)

    assert 1 == report.new
    assert {an_old_one().id} == store.find_articles(["wheat"])


def test_what_was_read_at_an_unknown_time_is_as_old_as_it_is(store: SqlStore) -> None:
    """What has no date either is not forgotten by age."""
    dated = an_old_one(retrieved_at=None, published=date(2025, 5, 1))
    undated = an_old_one(1, retrieved_at=None, published=None)
    store.add_articles([dated, undated])
    store.add_articles([a_new_one()])
    forget(store)

    assert [undated, a_new_one()] == left(store, dated, undated, a_new_one())


def _tell(store: SqlStore, article: Article) -> None:
    store.record([a_job("a")])
    quote = DeliveredQuote(channel="telegram:1", article=article.id, start=0, end=5)
    result = DeliveryResult(outcome="sent", quotes=[quote])
    store.record([Ended(key="a", at=AT, result=result)])


def _vote(store: SqlStore, article: Article) -> None:
    store.save_topic(a_topic())
    store.vote(Vote(topic="trade", article=article.id, start=0, end=5, channel="x", up=True))


def _list(store: SqlStore, article: Article) -> None:
    store.save_topic(a_topic())
    store.save_list(RankedList(brief=a_brief(article), revision=1))


@pytest.mark.parametrize(
    "quote", [_tell, _vote, lambda store, article: store.save_brief(a_brief(article))]
)
def test_what_was_quoted_stays_and_can_be_found(
    store: SqlStore, quote: Callable[[SqlStore, Article], object]
) -> None:
    """In a digest, by a vote, or in a brief that is kept."""
    quoted = an_old_one()
    store.add_articles([quoted, an_old_one(1)])
    store.add_articles([a_new_one()])
    quote(store, quoted)

    assert 1 == forget(store)
    assert {quoted.id} == store.find_articles(["wheat"])


def test_what_a_ready_list_quotes_is_deleted_once_the_list_is_made_anew(store: SqlStore) -> None:
    """It is out of date at once, as it is when an operator ends the article."""
    old = an_old_one()
    store.add_articles([old, a_new_one()])
    store.add_articles([a_new_one(1)])
    _list(store, old)

    assert 0 == forget(store)
    assert frozenset() == store.find_articles(["wheat"])
    assert [old] == left(store, old)
    store.save_list(RankedList(brief=a_brief(a_new_one()), revision=9))
    assert 1 == forget(store)
    assert [] == left(store, old)


def test_what_is_in_a_story_is_deleted_once_the_story_lets_go_of_it(store: SqlStore) -> None:
    """Stories are grouped by their own job."""
    store.add_articles([an_old_one(), a_new_one()])
    store.note_articles()
    store.add_articles([a_new_one(1)])

    for number in (2, 3):
        assert 0 == store.forget_articles(LATER, YEAR)
        store.add_articles([a_new_one(number)])
    assert [an_old_one()] == left(store, an_old_one())
    store.note_articles()
    assert 1 == store.forget_articles(LATER, YEAR)


def test_replaced_texts_are_forgotten_and_ended_ones_stay(store: SqlStore) -> None:
    """What an operator removed must not come back when it is read again."""
    store.add_articles([an_old_one(origin="a"), an_old_one(2)])
    store.add_articles([an_old_one(1, origin="a", retrieved_at=LATER)])
    store.end_articles([an_old_one(2).id], "removed")
    store.add_articles([a_new_one()])
    forget(store)

    kept = left(store, an_old_one(), an_old_one(1), an_old_one(2))
    assert [an_old_one(1).id, an_old_one(2).id] == [each.id for each in kept]
    stored = store.stored_articles([an_old_one(2).id])
    assert "removed" == stored[an_old_one(2).id].end


def test_of_too_much_text_the_oldest_is_forgotten(store: SqlStore) -> None:
    """As much as it takes, by the bytes of the texts, whatever their age."""
    half = 600_000
    for number in range(4):
        store.add_articles([an_article(f"Wheat{number} grew. " + "é" * (half // 2))])

    assert 2_400_000 < store.article_bytes() < 2_500_000
    forget(store, ArticleLimits(megabytes=2))
    assert [False, True, True, True] == [
        bool(store.find_articles([f"wheat{number}"])) for number in range(4)
    ]
    forget(store, ArticleLimits(megabytes=2))
    assert store.article_bytes() < 2_000_000


def test_the_revision_never_goes_back(store: SqlStore) -> None:
    """Even where everything is forgotten: what is ready is known to be out of date by it."""
    store.add_articles([an_old_one(), an_old_one(1)])
    before = store.count_current().revision
    for _ in range(3):
        store.forget_articles(LATER, YEAR)
        store.note_articles()
        after = store.count_current().revision
        assert before <= after
        before = after

    assert 0 == store.count_current().articles
    assert frozenset() == store.find_articles(["wheat"])


def test_an_entry_stays_known_when_its_article_is_forgotten(store: SqlStore) -> None:
    """So that it doesn't come in again as long as its feed lists it."""
    old, source = an_old_one(), a_feed()
    store.save_source(source)
    gather(store, source, [old], [a_seen(old, "1", "digest")])
    store.add_articles([a_new_one()])
    forget(store)

    assert [] == left(store, old)
    assert {"1": a_seen(None, "1", "digest")} == store.seen_entries(source.id, ["1"])
    assert {} == store.sources_of([old.id])


def test_what_is_private_is_forgotten_as_the_rest_is(store: SqlStore) -> None:
    """And what of it is new stays with the channel that brought it."""
    here = store.seen_by("telegram:1")
    here.add_articles([an_old_one()])
    here.add_articles([a_new_one()])
    store.add_articles([a_new_one(1)])
    forget(store)

    assert [a_new_one()] == left(store, an_old_one(), a_new_one())
    assert {a_new_one().id, a_new_one(1).id} == here.find_articles(["barley"])
    with store.database.reading() as connection:
        rows = connection.scalar(text("SELECT count(*) FROM audiences"))
    assert 1 == rows


def test_a_hundred_at_a_time_are_forgotten(store: SqlStore) -> None:
    """Others write in between."""
    store.add_articles([an_old_one(number) for number in range(250)])
    store.add_articles([a_new_one()])
    ended, deleted = [], []
    with store.database.reading() as connection:
        engine = connection.engine

    def note(_c: object, _k: object, statement: str, *_: object) -> None:
        if statement.startswith("UPDATE articles SET current"):
            ended.append(statement)
        if statement.startswith("DELETE FROM articles"):
            deleted.append(statement)

    event.listen(engine, "before_cursor_execute", note)

    assert 250 == forget(store)
    assert (3, 3) == (len(ended), len(deleted))
    assert frozenset() == store.find_articles(["wheat"])
