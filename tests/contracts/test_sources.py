"""Sources: set up, moved, removed, and what came through which."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.gathering.source import Source, SourceHealth, Validators
from storage.errors import NotFound, StorageError
from storage.ports.sources import SeenEntry
from storage.sql.store import SqlStore
from tests.builders import AT, a_feed, an_article
from tests.contracts.filling import a_seen, gather

HOUR = timedelta(hours=1)
NUMBERS = count()
"""One store serves all examples of a law, so each example has addresses of its own."""
SCALARS = st.characters(codec="utf-8", exclude_characters="\0")
TEXTS = st.text(SCALARS, max_size=40)
OPTIONAL = st.none() | TEXTS
INSTANTS = st.none() | st.datetimes(
    datetime(1970, 1, 1),  # noqa: DTZ001 - zones follow
    datetime(9998, 1, 1),  # noqa: DTZ001 - the same
    timezones=st.just(UTC),
)
SOURCES = st.builds(
    Source,
    kind=st.sampled_from(["feed", "section", "sitemap", "mailbox", "folder", "telegram", "upload"]),
    address=TEXTS,
    title=OPTIONAL,
    every=st.none() | st.timedeltas(timedelta(), timedelta(days=400)),
    full_text=st.booleans(),
    language=st.none() | st.sampled_from(["en", "uk"]),
    topics=st.lists(TEXTS, max_size=3).map(tuple),
    trust=OPTIONAL,
    licence=OPTIONAL,
    audience=OPTIONAL,
)
HEALTHS = st.builds(
    SourceHealth,
    state=st.sampled_from(["active", "paused", "gone"]),
    validators=st.builds(Validators, etag=OPTIONAL, last_modified=OPTIONAL),
    body=OPTIONAL,
    tried=INSTANTS,
    succeeded=INSTANTS,
    newest=INSTANTS,
    failing=INSTANTS,
    failures=st.integers(0, 10**6),
    error=OPTIONAL,
    due=INSTANTS,
    pace=st.none() | st.integers(0, 10**9),
    told=st.booleans(),
)
law = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@law
@given(source=SOURCES, health=HEALTHS)
def test_what_is_loaded_is_what_was_saved(
    store: SqlStore, source: Source, health: SourceHealth
) -> None:
    """However a source is set up and goes, it comes back equal."""
    source = replace(source, address=f"{source.address}{next(NUMBERS)}")

    store.save_source(source)
    store.save_health({source.id: health})

    assert source == store.source(source.id)
    assert source in store.seen_by(source.audience).sources()
    assert health == store.source_health()[source.id]


@law
@given(seen=st.dictionaries(TEXTS, st.lists(TEXTS, min_size=1, max_size=2), max_size=4))
def test_of_each_entry_the_last_word_is_kept(
    store: SqlStore, seen: Mapping[str, list[str]]
) -> None:
    """Whatever its key; keys that nobody gathered are not returned."""
    source = a_feed(f"{next(NUMBERS)}")
    store.save_source(source)
    for at in range(2):
        now = [
            SeenEntry(key=key, digest=digests[at], article=None)
            for key, digests in seen.items()
            if at < len(digests)
        ]
        gather(store, source, entries=now)

    last = {
        key: SeenEntry(key=key, digest=digests[-1], article=None) for key, digests in seen.items()
    }
    assert last == store.seen_entries(source.id, [*seen, "another"])


def test_saving_a_source_again_changes_it_and_leaves_its_health(store: SqlStore) -> None:
    """The settings are people's, the health is ours."""
    source, health = a_feed(), SourceHealth(failures=3, error="no answer")
    store.save_source(source)
    store.save_health({source.id: health})

    store.save_source(replace(source, title="News"))

    assert [replace(source, title="News")] == store.sources()
    assert {source.id: health} == store.source_health()


def test_sources_come_by_title_or_address_whatever_their_case(store: SqlStore) -> None:
    """Not in the order in which they were added."""
    titles = ["beta", "Alpha", None, "alpha"]
    for number, title in enumerate(titles):
        store.save_source(a_feed(f"https://{number}.example", title=title))

    assert [each.title for each in store.sources()][2:] == ["beta", None]
    assert {each.title for each in store.sources()[:2]} == {"Alpha", "alpha"}


def test_a_source_that_was_never_there_is_not_found(store: SqlStore) -> None:
    """By name of what is missing."""
    for find in (store.source, lambda source: store.move_source(source, "x")):
        with pytest.raises(NotFound, match="no such source: 'x'"):
            find("x")
    assert not store.remove_source("x")


def test_a_removed_source_takes_all_along_but_its_articles(store: SqlStore) -> None:
    """What came of it can still be quoted."""
    source, article = a_feed(), an_article()
    store.save_source(source)
    gather(store, source, [article])

    assert store.remove_source(source.id)

    assert [] == store.sources()
    assert {} == store.source_health() == store.seen_entries(source.id, [article.id])
    assert {} == store.sources_of([article.id])
    assert article == store.article(article.id)


def test_what_came_of_a_source_that_was_removed_meanwhile_is_not_stored(store: SqlStore) -> None:
    """Neither its articles nor its health."""
    article = an_article()
    gather(store, a_feed(), [article])
    store.save_health({a_feed().id: SourceHealth()})

    assert frozenset() == store.existing_ids([article.id])
    assert {} == store.source_health()


def test_a_gathering_is_stored_as_a_whole_or_not_at_all(store: SqlStore) -> None:
    """An entry that can't be stored leaves neither articles nor counts nor health."""
    source, article = a_feed(), an_article()
    store.save_source(source)
    before = store.source_health()

    with pytest.raises(StorageError):
        gather(store, source, [article], [a_seen(article), a_seen(an_article("Not there."), "2")])

    assert frozenset() == store.existing_ids([article.id]) == store.find_articles(["trade"])
    assert (0, before) == (store.corpus_stats().articles, store.source_health())
    assert {} == store.seen_entries(source.id, ["1", "2"])


def test_gathered_articles_are_found_and_counted_as_others_are(store: SqlStore) -> None:
    """They raise the revision, and are found by their words; an edited one replaces its elder."""
    source, article = a_feed(), an_article()
    store.save_source(source)
    before = store.count_current().revision
    gather(store, source, [article])
    edited = an_article("Trade grew by a fifth.", replaces=article.id)
    gather(store, source, [edited], [a_seen(edited, article.id, "b")])

    assert {edited.id} == store.find_articles(["trade"])
    stats = store.corpus_stats()
    assert (1, 1, before + 2) == (stats.articles, stats.replaced, stats.revision)
    assert {edited.id: [source.id], article.id: [source.id]} == store.sources_of(
        [article.id, edited.id]
    )


def test_an_article_of_two_sources_names_both(store: SqlStore) -> None:
    """In order of their ids, also where only one of them brought its text."""
    first, second, article = a_feed(), a_feed("https://other.example/feed"), an_article()
    store.save_source(first)
    store.save_source(second)
    gather(store, second, [article])
    gather(store, first, entries=[a_seen(article)])

    assert {article.id: sorted([first.id, second.id])} == store.sources_of([article.id, "x"])


def test_a_moved_source_keeps_all_but_its_address(store: SqlStore) -> None:
    """How it is set up, its health, its entries, and what came through it."""
    source, article = a_feed(title="News", every=HOUR), an_article()
    health = SourceHealth(tried=AT, succeeded=AT, pace=300)
    store.save_source(source)
    gather(store, source, [article], health=health)

    moved = store.move_source(source.id, "https://new.example/feed")

    assert replace(source, address="https://new.example/feed") == moved
    assert [moved] == store.sources()
    assert {moved.id: health} == store.source_health()
    assert {article.id: a_seen(article, article.id)} == store.seen_entries(moved.id, [article.id])
    assert {article.id: [moved.id]} == store.sources_of([article.id])


def test_a_source_that_moves_to_anothers_address_becomes_part_of_it(store: SqlStore) -> None:
    """The other stays as it is set up, and knows the entries of both."""
    old, there = a_feed(), a_feed("https://new.example/feed", title="There")
    article, health = an_article(), SourceHealth(pace=60)
    store.save_source(old)
    store.save_source(there)
    gather(store, old, [article], [a_seen(article, "both", "old"), a_seen(None, "one")])
    gather(store, there, entries=[a_seen(article, "both", "new")], health=health)

    assert there == store.move_source(old.id, there.address)

    assert [there] == store.sources()
    assert {there.id: health} == store.source_health()
    assert {"both": "new", "one": "a"} == {
        key: seen.digest for key, seen in store.seen_entries(there.id, ["both", "one"]).items()
    }


def test_a_source_that_moves_to_where_it_is_stays(store: SqlStore) -> None:
    """With all that it has."""
    source, article = a_feed(), an_article()
    store.save_source(source)
    gather(store, source, [article])

    assert source == store.move_source(source.id, source.address)
    assert {article.id: [source.id]} == store.sources_of([article.id])


def test_it_knows_which_sources_are_limited_to_topics(store: SqlStore) -> None:
    """Sources that may feed some topics only are told with these, whoever they are for."""
    limited = a_feed("https://a.example/feed", topics=("trade", "grain"), audience="telegram:-1")
    store.save_source(limited, a_feed())

    assert {limited.id: ("trade", "grain")} == store.limited_sources()
