"""What a channel brought is its own until an owner opens it: store by store, way by way."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefings.reading.ingest import ingest
from briefings.window import Window
from storage.errors import NotFound
from storage.opening import open_store
from storage.ports.audiences import OPERATOR
from storage.ports.store import Store
from tests.builders import AT
from tests.private import MINE, OTHER, PUBLIC, SECRET, share

MAY = Window(since=date(2025, 5, 1), until=date(2025, 5, 20), is_asked=True)
READ: dict[str, Callable[[Store], object]] = {
    "all of them": lambda store: [each.id for each in store.articles()],
    "by id": lambda store: [each.id for each in store.articles([PUBLIC.id, SECRET.id])],
    "by words": lambda store: store.find_articles(["trade"]),
    "by words of days": lambda store: store.find_articles(["trade"], MAY, 9),
    "by most words": lambda store: store.rank_articles([["trade"], ["fell"]], 9),
    "by most words of days": lambda store: store.rank_articles([["trade"]], 9, MAY),
    "by address": lambda store: store.find_addresses([str(PUBLIC.url), str(SECRET.url)]),
    "how many": lambda store: (store.count_current().articles, store.count_current().newest),
    "all figures": lambda store: replace(store.corpus_stats(), revision=0),
    "publishers": lambda store: store.publishers(),
    "what came": lambda store: store.count_arrivals(AT - timedelta(days=1)),
    "without texts": lambda store: [each.id for each in store.list_articles()],
    "some without texts": lambda store: set(store.stored_articles([PUBLIC.id, SECRET.id])),
}
"""Each way of reading, as something to compare."""


@pytest.fixture
def shared(store: Store) -> Store:
    """A store with an article that everyone sees, and one that a channel brought."""
    return share(store)


@pytest.mark.parametrize("way", READ)
def test_nobody_else_reads_what_a_channel_brought(shared: Store, tmp_path: Path, way: str) -> None:
    """Every way of reading says what it says where there is only what everyone sees."""
    with closing(open_store(f"sqlite:///{tmp_path}/plain.db")) as plain:
        plain.add_articles([PUBLIC])
        expected = READ[way](plain)

    assert expected == READ[way](shared) == READ[way](shared.seen_by(OTHER))


@pytest.mark.parametrize("way", READ)
def test_the_channel_that_brought_it_reads_it_as_if_it_were_everyones(
    shared: Store, way: str
) -> None:
    """So does the operator; and everyone, once it is open."""
    theirs, all_ = READ[way](shared.seen_by(MINE)), READ[way](shared.seen_by(OPERATOR))
    nobody, other = READ[way](shared), READ[way](shared.seen_by(OTHER))
    shared.open_articles([SECRET.id])

    assert theirs == all_ == READ[way](shared) == READ[way](shared.seen_by(OTHER))
    assert theirs != nobody == other


def test_it_is_nobody_elses_by_its_id(shared: Store) -> None:
    """A forgotten binding hides."""
    for store in (shared, shared.seen_by(OTHER)):
        with pytest.raises(NotFound):
            store.article(SECRET.id)

    assert SECRET == shared.seen_by(MINE).article(SECRET.id)


def test_closing_undoes_opening(shared: Store) -> None:
    """What nobody brought stays everyone's."""
    before = READ["all figures"](shared)
    assert [1, 0] == [shared.open_articles([SECRET.id]) for _ in range(2)]
    opened = READ["all figures"](shared)

    assert [1, 0] == [shared.close_articles([SECRET.id, PUBLIC.id]) for _ in range(2)]

    assert before == READ["all figures"](shared) != opened
    assert frozenset({MINE}) == shared.audiences_of([SECRET.id, PUBLIC.id])[SECRET.id]


def test_it_is_told_what_of_a_channel_is_not_everyones(shared: Store) -> None:
    """About some words, and since a time."""
    mine, before, after = shared.seen_by(MINE), AT - timedelta(days=2), AT + timedelta(days=1)

    assert [True, False, True] == [mine.has_private_on(each) for each in (["letter"], ["tea"], [])]
    assert [[SECRET.id], []] == [list(mine.private_since(each, 9)) for each in (before, after)]
    for store in (shared, shared.seen_by(OTHER)):
        assert not store.has_private_on(["trade"])
        assert [] == list(store.private_since(before, 9))


def test_what_everyone_gets_too_is_everyones(shared: Store) -> None:
    """A feed has it: then it is no secret of the channel's."""
    shared.add_articles([SECRET])

    assert {PUBLIC.id, SECRET.id} == shared.find_articles(["trade"])
    assert 2 == shared.corpus_stats().articles == len(list(shared.articles()))


def test_what_everyone_sees_is_not_made_private_by_a_channel(store: Store) -> None:
    """Nor is anything about it changed."""
    store.add_articles([PUBLIC])
    store.seen_by(MINE).add_articles([replace(PUBLIC, file="mine", origin="mine")])

    assert [(PUBLIC.id, "a", False)] == [
        (each.id, each.origin, each.private) for each in store.list_articles()
    ]


def test_what_two_channels_bring_is_for_both(shared: Store) -> None:
    """And for no third one."""
    shared.seen_by(OTHER).add_articles([SECRET])

    seen = [
        SECRET.id in each.find_articles(["trade"])
        for each in map(shared.seen_by, (MINE, OTHER, "x:1"))
    ]

    assert [True, True, False] == seen


def test_a_newer_text_is_private_too(shared: Store) -> None:
    """It replaces the older one for the channel that has it, and for no other."""
    newer = replace(SECRET, body="Trade fell by a quarter, the letter says.", replaces=SECRET.id)
    shared.seen_by(OTHER).add_articles([SECRET])
    shared.seen_by(MINE).add_articles([newer])

    assert {PUBLIC.id, newer.id} == shared.seen_by(MINE).find_articles(["trade"])
    assert {PUBLIC.id, SECRET.id} == shared.seen_by(OTHER).find_articles(["trade"])
    assert {PUBLIC.id} == shared.find_articles(["trade"])


def test_a_channel_replaces_nothing_of_everyones(store: Store) -> None:
    """Whoever sends the bot another text of an address changes nobody else's."""
    store.add_articles([PUBLIC])
    theirs = replace(PUBLIC, body="Trade is mine.", replaces=PUBLIC.id)
    store.seen_by(MINE).add_articles([theirs])

    assert {PUBLIC.id} == store.find_articles(["trade"])
    assert {PUBLIC.id: frozenset()} == {
        PUBLIC.id: store.successors([PUBLIC.id]).get(PUBLIC.id, frozenset())
    }


def test_what_is_read_anew_stays_private(shared: Store) -> None:
    """Whoever saw it sees what came of it."""
    again = replace(SECRET, body="Trade fell, the letter says.", replaces=SECRET.id)
    assert SECRET in shared.outdated_articles(9).articles or not shared.count_outdated()

    shared.replace_articles([again])

    assert {PUBLIC.id} == shared.find_articles(["trade"])
    assert {PUBLIC.id, again.id} == shared.seen_by(MINE).find_articles(["trade"])


def test_what_is_withdrawn_is_withdrawn_for_its_channel(shared: Store) -> None:
    """And resumed for it alone."""
    mine = shared.seen_by(MINE)
    assert 1 == shared.end_articles([SECRET.id], "removed")
    assert {PUBLIC.id} == mine.find_articles(["trade"])

    assert 1 == shared.resume_articles([SECRET.id])

    assert {PUBLIC.id, SECRET.id} == mine.find_articles(["trade"])
    assert {PUBLIC.id} == shared.find_articles(["trade"])


def test_ingesting_for_a_channel_is_ingesting_apart(shared: Store) -> None:
    """What others hold is new to it; twice is the same as once."""
    theirs = shared.seen_by(OTHER)
    reports = [ingest([SECRET, PUBLIC], theirs) for _ in range(2)]

    assert [(1, 1), (0, 2)] == [(each.new, each.unchanged) for each in reports]
    assert 1 == ingest([SECRET], shared).new


def test_a_newer_text_is_found_to_be_one_where_the_channel_has_an_older(shared: Store) -> None:
    """By its origin; whoever has none there gets something new."""
    newer = replace(SECRET, body="Trade fell by a quarter, the letter says.")
    reports = [ingest([newer], shared.seen_by(each)) for each in (MINE, OTHER)]

    assert [(0, 1), (1, 0)] == [(each.new, each.replaced) for each in reports]
    assert {PUBLIC.id, newer.id} == shared.seen_by(MINE).find_articles(["trade"])


def test_opening_replaces_what_everyone_has_of_that_origin(store: Store) -> None:
    """As adding it for everyone would; and all is counted right."""
    store.add_articles([PUBLIC])
    theirs = replace(PUBLIC, body="Trade grew by a fifth.")
    store.seen_by(MINE).add_articles([theirs])

    assert 1 == store.open_articles([theirs.id])

    assert {theirs.id} == store.find_articles(["trade"])
    assert (1, 1) == (store.corpus_stats().articles, store.corpus_stats().replaced)
    assert [1] == [each.articles for each in store.publishers()]
