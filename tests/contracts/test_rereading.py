"""How far today's readers have come is kept on every database, and so is what came of articles."""

from contextlib import closing

from sqlalchemy import delete, update

from storage.opening import open_store
from storage.sql.store import SqlStore
from storage.sql.tables import articles, meta
from tests.builders import an_article

OLD = an_article("First part. Second part.", origin="a.txt")
PARTS = [
    an_article(body, origin=f"a.txt#{number}", replaces=OLD.id)
    for number, body in enumerate(["First part.", "Second part."], start=1)
]


def forget_readers(store: SqlStore) -> None:
    """Leave the store as a program does that knew of no readers."""
    with store._database.writing() as connection:
        connection.execute(delete(meta).where(meta.c.name == "reader"))


def ids(store: SqlStore, most: int = 10) -> list[str]:
    """Return which articles are to be read anew next."""
    return [article.id for article in store.outdated_articles(most).articles]


def test_what_todays_readers_have_read_is_not_read_anew(store: SqlStore) -> None:
    """Articles that come into a new store are today's."""
    store.add_articles([OLD])

    assert ([], 0) == (ids(store), store.count_outdated())


def test_what_an_older_program_has_read_is_outdated(store: SqlStore, url: str) -> None:
    """Opening the store again does not change that."""
    store.add_articles([OLD, *PARTS])
    forget_readers(store)

    with closing(open_store(url)) as again:
        assert 2 == again.count_outdated()  # what was replaced is not read any more
        assert {part.id for part in PARTS} == set(ids(again))


def test_reading_anew_goes_on_where_it_was(store: SqlStore) -> None:
    """Batch by batch, each article once, until all are read."""
    further = [an_article(f"Text {number}.") for number in range(5)]
    store.add_articles(further)
    forget_readers(store)

    met: list[str] = []
    while (outdated := store.outdated_articles(2)).upto is not None:
        met += [article.id for article in outdated.articles]
        store.mark_reread(outdated.upto)
    store.mark_reread(None)

    assert [article.id for article in further] == met
    assert 0 == store.count_outdated()


def test_a_damaged_article_stops_no_other(store: SqlStore) -> None:
    """It is left out, and counted as read."""
    store.add_articles([OLD, an_article("Sound.")])
    forget_readers(store)
    with store._database.writing() as connection:
        connection.execute(update(articles).where(articles.c.id == OLD.id).values(body="Other."))

    assert [an_article("Sound.").id] == ids(store)
    damaged = store.outdated_articles(1)
    assert () == damaged.articles
    assert damaged.upto is not None


def test_an_article_may_be_replaced_by_its_parts(store: SqlStore) -> None:
    """Both are current, and the old one can still be read."""
    store.add_articles([OLD])
    store.replace_articles(PARTS)

    assert {part.id for part in PARTS} == {article.id for article in store.articles()}
    assert OLD == store.article(OLD.id)
    assert {OLD.id: frozenset(part.id for part in PARTS)} == store.successors([OLD.id])


def test_a_withdrawn_article_is_not_current(store: SqlStore) -> None:
    """It stays stored, nothing came in its place, and briefs with it are made anew."""
    store.add_articles([OLD])
    before = store.corpus_stats().revision
    store.replace_articles([], [OLD.id])

    assert [] == list(store.articles())
    assert OLD == store.article(OLD.id)
    assert {} == store.successors([OLD.id])
    assert before < store.corpus_stats().revision


def test_successors_are_followed_step_by_step(store: SqlStore) -> None:
    """Of the first text it is the newest."""
    second = an_article("Second text.", origin="a.txt", replaces=OLD.id)
    third = an_article("Third text.", origin="a.txt", replaces=second.id)
    for article in (OLD, second, third):
        store.add_articles([article])

    newest = frozenset([third.id])
    assert {OLD.id: newest, second.id: newest} == store.successors([OLD.id, second.id, third.id])


def test_successors_that_go_in_a_ring_end(store: SqlStore) -> None:
    """Where an edit was undone, the first text is what came in place of the second."""
    second = an_article("Second text.", origin="a.txt", replaces=OLD.id)
    for article in (OLD, second, an_article(OLD.body, origin="a.txt", replaces=second.id)):
        store.add_articles([article])

    assert frozenset([OLD.id]) == store.successors([second.id])[second.id]
