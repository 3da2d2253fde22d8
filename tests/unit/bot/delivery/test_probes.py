"""Channels that can't be reached are asked about, each once a day."""

import asyncio

import pytest

from bot.chat.errors import ChannelGone, ChannelMoved, RetryLater, SendFailed
from storage.ports.store import Store
from tests.dispatching import until
from tests.reaching import ADA, DAY, HOUR, Here, Place


@pytest.fixture
def here(store: Store) -> Here:
    """A bot that may not write in the group."""
    return Here(store, Place(refusing={"G": ChannelGone("not enough rights")}, posts={"G": False}))


async def test_a_channel_that_is_refused_still_is_probed_once_a_day(here: Here) -> None:
    """Without a word; as soon as it may be posted to, the digest comes."""
    here.subscribe()
    await here.passes()
    await here.passes(HOUR)
    assert [] == here.place.probed
    await here.passes(DAY)
    assert ["room:G"] == here.place.probed
    here.place.refusing.clear()
    here.place.posts["G"] = True
    await here.passes(DAY)

    assert ["room:G"] * 2 == here.place.probed
    assert 1 == len(here.said("G"))


async def test_where_a_probe_can_not_tell_the_next_digest_finds_out(here: Here) -> None:
    """Refused again, nobody is told again: it was not reachable in between."""
    here.subscribe()
    here.place.posts["G"] = None
    for _ in range(4):
        await here.passes(DAY)

    assert 1 == len(here.said(ADA))
    assert 3 <= len(here.place.probed)


@pytest.mark.parametrize(
    ("error", "is_gone", "probes"),
    [
        (ChannelGone("kicked"), True, 1),
        (RetryLater("down", 1), True, 3),
        (SendFailed("missing_scope"), True, 1),
        (KeyError("permissions"), True, 1),
        (ChannelMoved("upgraded", to="H"), False, 1),
    ],
)
async def test_a_probe_may_go_wrong(
    here: Here, error: Exception, probes: int, *, is_gone: bool
) -> None:
    """Where the platform is away it is made again soon; a channel that moved is back."""
    await here.dispatcher.channels.gone("room:G", "kicked")
    here.place.posts["G"] = error
    here.now += DAY
    for _ in range(3):
        await here.reachability.probe()

    assert probes == len(here.place.probed)
    assert is_gone is bool(here.store.unreachable_channels())


async def test_a_sign_has_a_channel_probed_at_once(here: Here) -> None:
    """But one that could be reached all the time."""
    here.place.posts["G"] = True
    await here.dispatcher.channels.expect_back("room:G")
    await here.dispatcher.channels.gone("room:G:5", "archived")
    await here.dispatcher.channels.expect_back("room:G:5")
    await here.reachability.probe()

    assert ["room:G"] == here.place.probed
    assert {} == here.store.unreachable_channels()


async def test_it_goes_on_until_it_is_ended(here: Here) -> None:
    """Every ten seconds."""
    here.place.posts["G"] = False
    running = asyncio.create_task(here.reachability.run())
    for probes in range(1, 3):
        await here.dispatcher.channels.gone("room:G", "kicked")
        await here.dispatcher.channels.expect_back("room:G")
        await until(lambda many=probes: many <= len(here.place.probed))
    running.cancel()
