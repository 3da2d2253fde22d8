"""Briefs, digests and sources of a channel: what quotes or brings what is its own."""

from dataclasses import replace
from datetime import timedelta

import pytest

from briefings.gathering.source import SourceHealth
from briefings.model import Article, Brief
from storage.errors import NotFound
from storage.ports.audiences import OPERATOR
from storage.ports.briefs import RankedList
from storage.ports.deliveries import DeliveredQuote
from storage.ports.queue import DeliveryResult, Ended
from storage.ports.retention import ArticleLimits
from storage.ports.store import Store
from tests.builders import AT, a_brief, a_feed, a_topic, an_article
from tests.private import MINE, OTHER, PUBLIC, SECRET, share


@pytest.fixture
def shared(store: Store) -> Store:
    """A store with an article that everyone sees, and one that a channel brought."""
    return share(store)


def _of(*articles: Article, name: str = "trade") -> Brief:
    return a_brief(*articles, topic=a_topic(name))


def test_a_brief_that_quotes_it_opens_for_its_channel_alone(shared: Store) -> None:
    """By its id, as the last one, and among all."""
    brief, mine = _of(PUBLIC, SECRET), shared.seen_by(MINE)
    mine.save_brief(brief)
    mine.set_last_brief(OTHER, brief.id)

    assert brief == mine.brief(brief.id) == mine.last_brief(OTHER)
    for store in (shared, shared.seen_by(OTHER)):
        assert [] == list(store.briefs())
        assert store.last_brief(OTHER) is None
        with pytest.raises(NotFound):
            store.brief(brief.id)


def test_what_is_ready_for_a_channel_is_ready_for_no_other(shared: Store) -> None:
    """Of the same topic by the same method."""
    topic, mine = a_topic(), shared.seen_by(MINE)
    shared.save_topic(topic)
    everyones, theirs = _of(PUBLIC), _of(PUBLIC, SECRET)
    for store, brief in ((shared, everyones), (mine, theirs)):
        store.save_brief(brief)
        store.save_list(RankedList(brief=brief, revision=2))

    for store, brief in ((shared, everyones), (mine, theirs), (shared.seen_by(OTHER), None)):
        ready = store.ready_list(topic, theirs.method)
        assert brief == store.ready_brief(topic, theirs.method)
        assert brief == (ready and ready.brief)


def test_nothing_that_is_ready_shows_what_was_closed(shared: Store) -> None:
    """Not even where what is out of date is served, and though it was read a moment ago."""
    topic, brief = a_topic(), _of(SECRET)
    shared.save_topic(topic)
    shared.open_articles([SECRET.id])
    shared.save_brief(brief)
    shared.save_list(RankedList(brief=brief, revision=shared.count_current().revision))
    assert shared.ready_brief(topic, brief.method)
    assert shared.ready_list(topic, brief.method)

    shared.close_articles([SECRET.id])

    assert shared.ready_brief(topic, brief.method, outdated=True) is None
    assert shared.ready_list(topic, brief.method, outdated=True) is None


def test_it_is_in_no_story(shared: Store) -> None:
    """Stories are everyone's."""
    shared.note_articles()
    noted = {
        member.article
        for day in shared.story_days()
        for member in shared.story_members(day.day, day.day)
    }

    assert {PUBLIC.id} == noted


def test_a_channel_is_not_told_that_its_own_is_out_of_date(shared: Store) -> None:
    """Nor is another one told of what was closed after it had got a sentence of it."""
    for channel in (MINE, OTHER):
        told = DeliveredQuote(channel=channel, article=SECRET.id, start=0, end=5, wording="w")
        result = DeliveryResult(outcome="sent", quotes=[told])
        shared.record([Ended(key=channel, at=AT, result=result)])

    mine, other = shared.seen_by(MINE), shared.seen_by(OTHER)

    assert [[], []] == [list(s.outdated_quotes(c)) for s, c in ((mine, MINE), (other, OTHER))]
    assert [1, 0] == [len(s.recent_quotes(c, AT)) for s, c in ((mine, MINE), (other, OTHER))]


def test_a_source_of_a_channel_is_named_to_no_other(store: Store) -> None:
    """It goes along where its channel moves, with its health, and goes with its channel."""
    source, health = a_feed(audience=MINE), SourceHealth(pace=60)
    store.save_source(source)
    store.save_health({source.id: health})

    assert [True, False] == [store.has_private(each) for each in (MINE, OTHER)]
    assert [[], [], [source], [source]] == [
        list(store.seen_by(each).sources()) for each in (None, OTHER, MINE, OPERATOR)
    ]
    store.move_channel(MINE, "telegram:-200")
    [moved] = store.seen_by("telegram:-200").sources()
    assert replace(source, audience="telegram:-200") == moved
    assert {moved.id: health} == store.source_health()
    store.forget_channel("telegram:-200")
    assert [] == list(store.seen_by(OPERATOR).sources())


def test_what_is_forgotten_of_a_channel_is_counted_nowhere(store: Store) -> None:
    """It never was; and its audience goes along."""
    store.seen_by(MINE).add_articles([SECRET])
    later = AT + timedelta(days=9)
    store.add_articles([replace(PUBLIC, retrieved_at=later)])
    limits = ArticleLimits(age=timedelta(days=5))
    store.forget_articles(later, limits)
    store.add_articles([an_article("Tea.", origin="c", retrieved_at=later)])

    assert 1 == store.forget_articles(later, limits)
    assert not store.has_private(MINE)
    assert (2, 0) == (store.corpus_stats().articles, store.corpus_stats().replaced)


def test_it_goes_along_where_its_channel_moves(shared: Store) -> None:
    """And is nobody's once the channel is forgotten."""
    shared.move_channel(MINE, "telegram:-200")
    assert SECRET == shared.seen_by("telegram:-200").article(SECRET.id)

    shared.forget_channel("telegram:-200")

    assert [] == [v for v in (MINE, "telegram:-200") if shared.has_private(v)]
    assert {SECRET.id: frozenset()} == shared.audiences_of([SECRET.id])
    assert SECRET.id not in shared.find_articles(["trade"])
