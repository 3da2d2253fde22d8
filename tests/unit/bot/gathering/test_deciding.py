"""Which entries of a source become articles."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.gathering.rounds.deciding import Decision, Known, changed_entries, decide
from briefings.gathering.source import Source
from briefings.model import Article, digest
from briefings.reading.feeds.entry import Entry
from briefings.reading.places.stored import StoredArticle
from storage.ports.sources import SeenEntry
from tests.builders import an_article

FEED = Source(kind="feed", address="https://news.example/rss")
OTHER = Source(kind="feed", address="https://wire.example/rss")
URL = "https://news.example/trade"
SHORT = "Trade grew by a tenth. The ministers met."
LONG = f"{SHORT} They agreed on a date for the next round of talks."


def an_entry(body: str | None = SHORT, key: str = "1", url: str = URL, **changes: Any) -> Entry:  # noqa: ANN401 - any field
    """Return an entry with an article of that text."""
    article = an_article(body, url=url, origin=url) if body else None
    stated = {"key": key, "article": article, "url": url, "digest": digest(key, body)}
    return Entry(**stated | changes)


def after(decision: Decision, known: Known, source: Source, reader: Source) -> Known:
    """Return what `reader` knows once a decision on entries of `source` was stored."""
    texts = {**known.texts, **{article.id: article for article in decision.articles}}
    current = {**known.current}
    for article in decision.articles:
        current[article.url or ""] = article.id
    stored = {
        each: StoredArticle(id=each, file=text.file, current=each in current.values())
        for each, text in texts.items()
    }
    own = {each for each, text in texts.items() if text.file == reader.address}
    seen = {entry.key: entry for entry in decision.entries} if source == reader else {}
    return Known(seen=seen, current=current, stored=stored, texts=texts, own=own)


def bodies(decision: Decision) -> list[str]:
    """Return the texts that are to be stored."""
    return [article.body for article in decision.articles]


def test_a_new_entry_is_stored_and_remembered() -> None:
    """It counts as new, and the entry leads to its article."""
    entry = an_entry()

    decision = decide(FEED, [entry], Known())

    assert ([SHORT], 1, 0) == (bodies(decision), decision.new, decision.replaced)
    (seen,) = decision.entries
    assert SeenEntry(key="1", digest=entry.digest, article=decision.articles[0].id) == seen
    assert FEED.address == decision.articles[0].file


def test_an_entry_that_states_the_same_is_not_looked_at() -> None:
    """Its digest is that of the last time."""
    first, second = an_entry(), an_entry(key="2")
    seen = {"1": SeenEntry(key="1", digest=first.digest, article="a")}

    assert ([second], True) == changed_entries([first, second], seen)


def test_of_a_flood_the_newest_are_taken_first() -> None:
    """Those without a date come last, in the source's order; the rest is left for another time."""
    day = datetime(2026, 11, 1, tzinfo=UTC)
    dated = [
        an_entry(key=str(n), article=an_article(f"{n}", published=day + timedelta(days=n)))
        for n in range(3)
    ]
    undated = [an_entry(key=key, article=an_article(key, published=None)) for key in "ab"]

    taken, is_all = changed_entries([*undated, *dated], {}, most=4)

    assert (["2", "1", "0", "a"], False) == ([entry.key for entry in taken], is_all)


def test_an_edited_entry_replaces_its_older_self() -> None:
    """Even where it says less than before."""
    known = after(decide(FEED, [an_entry(LONG)], Known()), Known(), FEED, FEED)
    edit = an_entry("Trade shrank, the ministry said today.")

    decision = decide(FEED, [edit], known)

    assert (["Trade shrank, the ministry said today."], 0, 1) == (
        bodies(decision),
        decision.new,
        decision.replaced,
    )
    assert known.current[URL] == decision.articles[0].replaces


def test_an_article_through_two_sources_is_one() -> None:
    """The entry of the second leads to the article of the first."""
    known = after(decide(FEED, [an_entry()], Known()), Known(), FEED, OTHER)

    decision = decide(OTHER, [an_entry("Another short text of it.", key="x")], known)

    assert [] == decision.articles
    assert [known.current[URL]] == [entry.article for entry in decision.entries]


def test_another_source_that_has_all_of_it_and_more_takes_its_place() -> None:
    """Wherever lines are broken in it."""
    known = after(decide(FEED, [an_entry(f"{SHORT} …")], Known()), Known(), FEED, OTHER)

    decision = decide(OTHER, [an_entry(LONG.replace(". ", ".\n"), key="x")], known)

    assert 1 == decision.replaced


def test_a_whole_text_takes_the_place_of_a_summary() -> None:
    """A summary is seldom a part of the text."""
    known = after(decide(FEED, [an_entry("Trade is up.")], Known()), Known(), FEED, OTHER)

    decision = decide(OTHER, [an_entry(LONG, key="x", summary_only=False)], known)

    assert [LONG] == bodies(decision)


@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from([SHORT, LONG, "Trade is up."])), max_size=9)
)
def test_two_sources_do_not_replace_each_other_in_turn(edits: list[tuple[bool, str]]) -> None:
    """However often each is read again, after one has had its say the text stays."""
    known = Known()
    for is_first, body in [*edits, (True, SHORT), (False, "Trade is up."), (True, SHORT)]:
        source = FEED if is_first else OTHER
        own = {each for each, text in known.texts.items() if text.file == source.address}
        decision = decide(source, [an_entry(body)], replace(known, own=own))
        known = after(decision, replace(known, own=own), source, source)

    again = decide(OTHER, [an_entry("Trade is up.")], replace(known, own=frozenset()))

    assert [] == again.articles


def test_a_summary_does_not_replace_the_whole_text_of_the_same_source() -> None:
    """As where its page can't be had for once."""
    known = after(decide(FEED, [an_entry(LONG, summary_only=False)], Known()), Known(), FEED, FEED)

    decision = decide(FEED, [an_entry(SHORT)], known)

    assert [] == decision.articles


def test_of_two_entries_at_one_address_the_first_stays() -> None:
    """Two entries of one feed don't replace each other, either."""
    decision = decide(FEED, [an_entry(), an_entry("Trade is up again.", key="2")], Known())

    assert [SHORT] == bodies(decision)
    assert 1 == len({entry.article for entry in decision.entries})


def test_what_an_operator_removed_stays_removed() -> None:
    """Its text is not read again, nor an edit of it, nor that of another source."""
    entry = an_entry()
    prepared = decide(FEED, [entry], Known()).articles[0]
    gone = StoredArticle(id=prepared.id, url=URL, current=False, end="removed")
    seen = {"1": SeenEntry(key="1", digest=entry.digest, article=prepared.id)}

    same = decide(FEED, [entry], Known(stored={gone.id: gone}))
    edited = decide(FEED, [an_entry(LONG)], Known(seen=seen, stored={gone.id: gone}))
    other = decide(OTHER, [an_entry("Trade is up.", key="x")], Known(ended=frozenset({URL})))

    assert [[], [], []] == [same.articles, edited.articles, other.articles]
    assert [prepared.id, prepared.id] == [same.entries[0].article, edited.entries[0].article]


def test_what_was_missing_is_stored_again() -> None:
    """Unlike what an operator removed."""
    article: Article = decide(FEED, [an_entry()], Known()).articles[0]
    missing = StoredArticle(id=article.id, url=URL, current=False, end="missing")

    decision = decide(FEED, [an_entry()], Known(stored={article.id: missing}))

    assert [SHORT] == bodies(decision)


def test_an_entry_without_a_text_is_remembered_alone() -> None:
    """Only a link came with it."""
    decision = decide(FEED, [an_entry(None)], Known())

    assert ([], [None]) == (decision.articles, [entry.article for entry in decision.entries])


def test_an_article_without_a_language_has_that_of_its_source() -> None:
    """One that states its own keeps it."""
    german = replace(FEED, language="de")
    stated = an_entry(key="2", article=an_article(language="fr"))

    decision = decide(german, [an_entry(), stated], Known())

    assert ["de", "fr"] == [article.language for article in decision.articles]


def test_an_article_without_a_date_gets_none() -> None:
    """When it was read is all that is known of it."""
    read = datetime(2026, 11, 30, tzinfo=UTC)
    entry = an_entry(article=an_article(published=None, retrieved_at=read))

    (article,) = decide(FEED, [entry], Known()).articles

    assert (None, read) == (article.published, article.retrieved_at)


def test_a_text_without_a_date_has_that_of_the_one_whose_place_it_takes() -> None:
    """Its title and who wrote it, too; read again, it is the same."""
    dated = an_article("Trade is up.", url=URL, origin=URL, authors=("Ada",))
    known = after(decide(FEED, [an_entry(article=dated)], Known()), Known(), FEED, OTHER)
    bare = an_article(LONG, url=URL, origin=URL, published=None, title=None)
    page = an_entry(article=bare, summary_only=False)

    decision = decide(OTHER, [page], known)
    again = decide(OTHER, [page], after(decision, known, OTHER, OTHER))

    (article,) = decision.articles
    assert (dated.title, dated.published, ("Ada",)) == (
        article.title,
        article.published,
        article.authors,
    )
    assert ([], [article.id]) == (again.articles, [entry.article for entry in again.entries])
