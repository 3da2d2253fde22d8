"""What articles touch: on every database."""

from dataclasses import replace

import pytest

from storage.errors import NotFound
from storage.ports.briefs import RankedList
from storage.ports.store import Store
from tests.builders import a_brief, a_topic, an_article

NEW, OLD = (an_article(f"{age} text of it.", origin="/a") for age in ("New", "Old"))


def _route(store: Store, *touched: str) -> list[str]:
    """Route all there is, as touching these topics; return the bodies."""
    unrouted = store.unrouted_articles()
    bodies = [article.body for article in unrouted.articles]
    store.mark_routed(unrouted.upto, touched)
    return bodies


def test_what_came_or_went_is_routed_once(store: Store) -> None:
    """A new text, the one that it replaces, and one that ended or was resumed."""
    assert store.is_routed()
    store.add_articles([OLD])
    assert not store.is_routed()
    assert [["Old text of it."], []] == [_route(store), _route(store)]
    store.add_articles([NEW])
    assert ["Old text of it.", "New text of it."] == _route(store)
    store.end_articles([NEW.id], "removed")
    assert ["New text of it."] == _route(store)
    store.resume_articles([NEW.id])
    assert ["New text of it."] == _route(store)
    assert store.is_routed()


def test_what_comes_while_others_are_routed_is_routed_next(store: Store) -> None:
    """It is of a later revision."""
    store.add_articles([OLD])
    unrouted = store.unrouted_articles()
    store.add_articles([NEW])
    list(unrouted.articles)
    store.mark_routed(unrouted.upto, [])

    assert not store.is_routed()
    assert {"Old text of it.", "New text of it."} == set(_route(store))


def test_a_brief_stays_ready_that_no_article_touches(store: Store) -> None:
    """Once they are routed; the one of a topic that they touch is out of date."""
    trade, energy = a_topic(), a_topic("energy")
    store.add_articles([OLD])
    ready = [a_brief(OLD, topic=topic) for topic in (trade, energy)]
    for brief in ready:
        store.save_topic(brief.topic)
        store.save_brief(brief)
        store.save_list(RankedList(brief=brief, revision=1))
    store.add_articles([an_article("About energy alone.")])
    method = ready[0].method

    assert [None, None] == [store.ready_brief(each.topic, method) for each in ready]
    _route(store, "energy")
    assert [ready[0], None] == [store.ready_brief(each.topic, method) for each in ready]
    assert ready[0] == getattr(store.ready_list(trade, method), "brief", None)
    assert None is store.ready_list(energy, method)
    assert ready == [store.ready_brief(each.topic, method, outdated=True) for each in ready]
    assert store.ready_list(energy, method, outdated=True)


def test_a_list_is_kept_in_place_of_the_former(store: Store) -> None:
    """As it was saved; of a changed topic there is none, and it goes with its topic."""
    topic = a_topic()
    store.add_articles([OLD, NEW])
    store.save_topic(topic)
    former = RankedList(brief=a_brief(OLD), revision=1)
    ranked = RankedList(brief=a_brief(NEW, OLD), revision=1)
    for each in (former, ranked):
        store.save_list(each)
    method = ranked.brief.method

    assert ranked == store.ready_list(topic, method)
    assert None is store.ready_list(topic, "another")
    assert None is store.ready_list(replace(topic, title="Changed"), method)
    assert [] == list(store.briefs())
    store.remove_topic(topic.name)
    assert None is store.ready_list(topic, method, outdated=True)


def test_a_list_of_what_is_not_stored_is_refused(store: Store) -> None:
    """Of an article as of a topic; it is named."""
    store.save_topic(a_topic())
    for brief, kind in ((a_brief(OLD), "article"), (a_brief(topic=a_topic("other")), "topic")):
        with pytest.raises(NotFound) as refused:
            store.save_list(RankedList(brief=brief, revision=1))
        assert kind == refused.value.kind
