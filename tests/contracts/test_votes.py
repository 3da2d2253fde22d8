"""What every Store promises about votes, on each kind of database."""

from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from alembic import command

from briefings.matching.votes import Vote
from storage.errors import NotFound
from storage.migrations.upgrade import alembic_config
from storage.opening import open_store
from storage.ports.store import Store
from storage.sql.store import SqlStore
from tests.builders import a_brief, a_topic, an_article
from tests.contracts.old_database import migrating

ARTICLE = an_article()


def a_vote(**changes: Any) -> Vote:  # noqa: ANN401 - any field
    """Return a vote for the article's first ten code points."""
    stated = {
        "topic": "trade",
        "article": ARTICLE.id,
        "start": 0,
        "end": 10,
        "channel": "terminal:local",
        "up": True,
    }
    return Vote(**stated | changes)


def stock(store: Store) -> None:
    """Bring in what can be voted on."""
    store.add_articles([ARTICLE])
    store.save_topic(a_topic())


def test_votes_come_back_as_they_were_cast_latest_first(store: Store) -> None:
    """Each channel and each sentence has a vote of its own; another topic's are not among them."""
    stock(store)
    store.save_topic(a_topic("energy"))
    cast = [
        a_vote(),
        a_vote(channel="telegram:1:2", up=False),
        a_vote(start=11, end=20),
        a_vote(start=11, end=21, up=False),
    ]
    for vote in (*cast, a_vote(topic="energy")):
        store.vote(vote)

    assert cast[::-1] == store.votes("trade")


def test_a_second_vote_takes_the_place_of_the_first(store: Store) -> None:
    """The last word of a channel on a sentence counts, and becomes the latest."""
    stock(store)
    other = a_vote(channel="slack:C1")
    for vote in (a_vote(), other, a_vote(up=False)):
        store.vote(vote)

    assert [a_vote(up=False), other] == store.votes("trade")


def test_votes_are_forgotten_topic_by_topic(store: Store) -> None:
    """How many there were is said; another topic's stay."""
    stock(store)
    store.save_topic(a_topic("energy"))
    for vote in (a_vote(), a_vote(channel="slack:C1"), a_vote(topic="energy")):
        store.vote(vote)

    assert [2, 0, 0] == [store.forget_votes(name) for name in ("trade", "trade", "nothing")]
    assert ([], [a_vote(topic="energy")]) == (store.votes("trade"), store.votes("energy"))


def test_an_edited_topic_keeps_its_votes_and_a_removed_one_takes_them_along(store: Store) -> None:
    """A new topic under the old name begins without votes."""
    stock(store)
    store.vote(a_vote())
    store.save_topic(a_topic(terms=("tariff*",)))
    assert [a_vote()] == store.votes("trade")

    store.remove_topic("trade")
    store.save_topic(a_topic())

    assert [] == store.votes("trade")


def test_a_vote_stays_on_an_article_that_was_replaced(store: Store) -> None:
    """Articles stand, so what was said of them does."""
    stock(store)
    store.vote(a_vote())
    store.add_articles([an_article("Trade shrank.", replaces=ARTICLE.id)])

    assert [a_vote()] == store.votes("trade")


@pytest.mark.parametrize(
    ("vote", "missing"),
    [(a_vote(topic="grain"), ("topic", "grain")), (a_vote(article="ab12"), ("article", "ab12"))],
)
def test_a_vote_on_what_is_not_kept_is_refused(
    store: Store, vote: Vote, missing: tuple[str, str]
) -> None:
    """What is missing is named, and nothing is kept."""
    stock(store)

    with pytest.raises(NotFound) as refused:
        store.vote(vote)

    assert missing == (refused.value.kind, refused.value.name)
    assert [] == store.votes(vote.topic)


def test_votes_are_there_after_reopening(store: SqlStore, url: str) -> None:
    """A second opening reads what the first one wrote."""
    stock(store)
    store.vote(a_vote())
    store.close()

    with closing(open_store(url)) as again:
        assert [a_vote()] == again.votes("trade")


def test_a_store_from_before_there_were_votes_is_brought_up_to_date(empty: str) -> None:
    """Back and up again costs the votes alone, and new ones can be cast."""
    brief = a_brief(ARTICLE)
    with closing(open_store(empty)) as store:
        stock(store)
        store.save_brief(brief)
        store.vote(a_vote())
        with migrating(store) as connection:
            command.downgrade(alembic_config(connection), "0001")

    with closing(open_store(empty)) as store:
        assert ([ARTICLE], [brief], []) == (
            list(store.articles()),
            list(store.briefs()),
            store.votes("trade"),
        )
        store.vote(replace(a_vote(), up=False))
        assert [a_vote(up=False)] == store.votes("trade")
