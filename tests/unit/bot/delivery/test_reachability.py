"""Channels that can't be reached: told of, and welcomed back."""

from dataclasses import replace

import pytest

from bot.chat.errors import ChannelGone, MaybeSent, SendFailed
from bot.chat.message import Message
from bot.chat.request import Channel, Request
from bot.commands.dispatch import answer
from bot.library.library import Library
from briefings.composing.recipe import Recipe
from storage.ports.store import Store
from tests.builders import AT
from tests.dispatching import asked
from tests.reaching import ADA, BACK, DAY, GROUP, HOUR, UNDELIVERED, Here, Place


@pytest.fixture
def here(store: Store) -> Here:
    """A bot that may not write in the group."""
    return Here(store, Place(refusing={"G": ChannelGone("not enough rights")}, posts={"G": False}))


async def test_who_subscribed_is_told_once_of_a_digest_that_was_refused(here: Here) -> None:
    """Privately: where, why, and what to do. The days after nothing more is said."""
    here.subscribe()
    for _ in range(3):
        await here.passes(DAY)

    (told,) = here.said(ADA)
    assert told.startswith(UNDELIVERED)
    assert "The reason I was given: “not enough rights”." in told
    gone = here.store.channel("room:G").gone
    assert gone
    assert "sent" == gone.notice


async def test_who_subscribed_is_told_where_the_bot_was_sent_away_before(here: Here) -> None:
    """The digest is not even tried then: it is due, and told of then."""
    here.subscribe()
    await here.dispatcher.channels.gone("room:G", "I was removed from the group")
    here.now = AT - HOUR
    await here.passes()
    assert [] == here.said(ADA)

    await here.passes(HOUR)
    assert 1 == len(here.said(ADA))


async def test_each_subscriber_is_told_of_their_own(here: Here) -> None:
    """Once, however many they have; who is not known can't be told."""
    for subscriber in (ADA, ADA, "8", None):
        here.subscribe(subscriber=subscriber)
    await here.passes()

    assert (1, 1) == (len(here.said(ADA)), len(here.said("8")))
    assert 1 == here.said(ADA)[0].count("All topics: every day at")


@pytest.mark.parametrize(
    ("channel", "changes"),
    [(GROUP, {"subscriber": None}), (Channel(platform="room", id=ADA), {"place": "private"})],
)
async def test_where_nobody_can_be_told_whoever_runs_the_bot_sees_it(
    here: Here, channel: Channel, changes: dict[str, object]
) -> None:
    """The subscriber is not known, or could only be told where the digest was refused."""
    here.place.refusing[ADA] = ChannelGone("blocked")
    here.place.posts[ADA] = False
    here.subscribe(channel, **changes)
    await here.passes()

    gone = here.store.channel(str(channel)).gone
    assert gone
    assert "failed" == gone.notice
    assert [] == here.place.sent


@pytest.mark.parametrize("error", [ChannelGone("can't initiate"), SendFailed("too long")])
async def test_a_subscriber_who_can_not_be_told_either_is_no_secret(
    here: Here, error: Exception
) -> None:
    """No apology is sent after what could not be said; who runs the bot sees it."""
    here.place.refusing[ADA] = error
    here.place.posts[ADA] = False
    here.subscribe()
    await here.passes()

    gone = here.store.channel("room:G").gone
    assert gone
    assert "failed" == gone.notice
    assert [] == here.place.sent


async def test_a_digest_that_was_refused_comes_once_the_channel_is_back(here: Here) -> None:
    """With since when it was gone; who is told of its next absence is told anew."""
    here.subscribe()
    await here.passes()
    del here.place.refusing["G"]
    await here.dispatcher.channels.back("room:G")
    await here.passes(HOUR)

    (digest,) = here.said("G")
    assert digest.startswith(BACK)
    here.place.refusing["G"] = ChannelGone("kicked")
    await here.passes(DAY)
    assert 2 == len(here.said(ADA))
    assert 1 == len(here.said("G"))


async def test_what_is_too_late_by_then_does_not_come(here: Here) -> None:
    """The next digest says that one is missing."""
    here.subscribe()
    await here.passes()
    del here.place.refusing["G"]
    here.now += 7 * HOUR
    await here.dispatcher.channels.back("room:G")
    await here.passes()
    assert [] == here.said("G")

    await here.passes(17 * HOUR)
    assert 1 == len(here.said("G"))


async def test_whoever_is_answered_there_has_the_channel_back(here: Here) -> None:
    """An answer that gets out proves it: the digest follows."""
    here.subscribe()
    await here.passes()
    del here.place.refusing["G"]
    await here.dispatcher.take([asked("/topics", channel=replace(GROUP, thread="5"))])
    await here.settle()
    assert here.said("G:5")[0].startswith(BACK)
    await here.passes(HOUR)

    assert 1 == len(here.said("G"))
    assert {} == here.store.unreachable_channels()


async def test_an_answer_that_takes_another_way_proves_nothing(here: Here) -> None:
    """It says nothing of being back, either."""
    here.subscribe()
    await here.passes()
    del here.place.refusing["G"]
    here.place.aside = frozenset({"G"})
    await here.dispatcher.take([asked("/topics", channel=GROUP)])
    await here.settle()

    assert not here.said("G")[0].startswith(BACK)
    assert ["room:G"] == list(here.store.unreachable_channels())


async def test_a_digest_that_may_have_arrived_before_it_was_refused_stays_in_doubt(
    here: Here,
) -> None:
    """It is not sent again unmarked once the channel is back: the next one says so."""
    refusals = [ChannelGone("kicked"), MaybeSent("timeout")]
    here.place.refusing["G"] = MaybeSent("timeout")
    here.place.then = lambda: refusals.pop() if refusals else None
    here.subscribe()
    await here.passes()
    await here.dispatcher.channels.back("room:G")
    await here.passes(HOUR)

    assert ["doubt"] == [each.state for each in here.store.deliveries()]
    assert [] == here.said("G")


async def test_a_notice_is_empty_once_the_channel_is_back(store: Store) -> None:
    """As it came back while the notice waited."""
    library = Library(store, Recipe())
    request = Request(channel=Channel(platform="room", id=ADA), user=asked("").user, text="",
                      notice="room:G", at=AT)  # fmt: skip

    assert Message(parts=()) == answer(library, request)
