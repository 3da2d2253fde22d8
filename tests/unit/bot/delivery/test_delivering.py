"""Digests on their way: what is stored of them, and whom they keep waiting."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.chat.access import Access
from bot.chat.errors import ChannelGone, MaybeSent, RetryLater, SendFailed
from bot.chat.message import Message
from bot.chat.platform import Limits, Receiver
from bot.chat.references import reference_of
from bot.chat.request import DueDigest, Request
from bot.delivery.answering import Answering
from bot.delivery.channels import StoredChanges
from bot.delivery.direct import Direct
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.throttle import Throttles
from storage.ports.store import Store
from tests.builders import AT
from tests.delivering import ARTICLE, NEWS, QUOTE, Delivering
from tests.dispatching import HERE, a_dispatcher, asked, echo, needs, texts
from tests.room import Room

HOUR = timedelta(hours=1)


@pytest.fixture
def due(store: Store, room: Room) -> Delivering:
    """A digest that is due."""
    return Delivering(store, room)


async def test_what_a_digest_that_was_sent_told_is_known(due: Delivering) -> None:
    """With its state, in one commit."""
    assert "sent" == await due.deliver()
    assert ([("room:1", "It grew.")], {QUOTE}) == (due.room.sent, due.known)
    assert AT == due.store.last_delivery_at(due.number)


async def test_a_digest_with_nothing_to_say_is_sent_without_a_word(due: Delivering) -> None:
    """Its channel is told nothing, and what it would have told is known."""
    assert "sent" == await due.deliver(lambda _request: replace(NEWS, parts=()))
    assert ([], {QUOTE}) == (due.room.sent, due.known)


@pytest.mark.parametrize(
    ("error", "state"),
    [(SendFailed("refused"), "failed"), (ChannelGone("blocked"), "failed")],
)
async def test_what_was_not_sent_is_not_known(
    due: Delivering, error: Exception, state: str
) -> None:
    """The next digest tells it."""
    due.room.faults.append(error)

    assert state == await due.deliver()
    assert set() == due.known
    assert isinstance(error, ChannelGone) is ("lost" in due.events)


async def test_a_digest_that_has_to_wait_is_sent_afterwards(due: Delivering) -> None:
    """Once."""
    due.room.faults.append(RetryLater("flood", 0.01))

    assert "sent" == await due.deliver()
    assert 1 == len(due.room.sent)
    assert {"delayed", "resumed"} <= set(due.events)


async def test_a_digest_that_may_have_arrived_and_is_seen_did(due: Delivering) -> None:
    """It is looked up before it is sent again."""
    due.room.has = True
    due.room.faults.append(MaybeSent("timeout"))

    assert "sent" == await due.deliver()
    assert ([], {QUOTE}) == (due.room.sent, due.known)
    assert {"doubted", "looked-up"} <= set(due.events)


@pytest.mark.parametrize(("late", "state"), [(5 * HOUR, "sent"), (6 * HOUR, "skipped")])
async def test_a_digest_that_is_too_late_is_skipped(
    due: Delivering, late: timedelta, state: str
) -> None:
    """Nothing is composed for it."""
    assert state == await due.deliver(now=AT + late)
    assert (state == "sent") is ("composing" in due.events)


async def test_a_digest_for_a_channel_that_is_not_allowed_any_more_is_skipped(
    due: Delivering,
) -> None:
    """Rights are looked at as it is delivered."""
    assert "skipped" == await due.deliver(access=Access(allowed=["room:2"]))
    assert [] == due.room.sent


async def test_a_digest_is_composed_as_of_now_for_whoever_subscribed(due: Delivering) -> None:
    """Who subscribed was allowed to, so that their rights are an admin's."""
    seen: list[tuple[datetime | None, str]] = []

    def answer(request: Request) -> Message:
        seen.append((request.at, request.role))
        return NEWS

    await due.deliver(answer, now=AT + HOUR)
    assert [(AT + HOUR, "admin")] == seen


async def test_a_digest_that_fails_is_no_apology(due: Delivering) -> None:
    """It is tried again."""
    answers: list[Callable[[], Message]] = [lambda: 1 / 0, lambda: NEWS]

    assert "sent" == await due.deliver(lambda _request: answers.pop(0)())
    assert [("room:1", "It grew.")] == due.room.sent


async def test_a_digest_that_always_fails_is_given_up_without_a_word(due: Delivering) -> None:
    """The next one says so."""
    assert "failed" == await due.deliver(lambda _request: 1 / 0)
    assert [] == due.room.sent


async def test_what_a_command_shows_is_not_known_as_delivered(store: Store, room: Room) -> None:
    """The next digest tells it, too."""
    store.add_articles([ARTICLE])
    dispatcher = a_dispatcher(store, room, lambda _request: NEWS)
    await dispatcher.take([asked("hello")])
    await dispatcher.close(60)

    assert [("room:1", "It grew.")] == room.sent
    assert frozenset() == store.delivered_quotes("room:1", [ARTICLE.id])


async def test_a_stranger_is_answered(store: Store, room: Room) -> None:
    """By whoever answers: only a digest comes to nothing where the bot is not open."""
    answering = Answering(answer=echo, needs=needs, access=Access(allowed=["room:2"]))
    dispatcher = Dispatcher(store, answering, lambda: AT)
    dispatcher.join(room)
    await dispatcher.take([asked("hello")])
    await dispatcher.close(60)

    assert [("room:1", "hello 1 stranger")] == room.sent


async def test_the_log_says_what_became_of_a_digest(
    due: Delivering, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody sits there who would miss it."""
    with caplog.at_level("INFO"):
        await due.deliver()

    assert "digest for room:1: sent" in caplog.text


async def test_digests_are_paced_and_commands_are_not() -> None:
    """The pace of a platform is that of its digests; also after a wait outside."""
    throttles = Throttles(Limits(digests=20))
    digest = asked("", digest=DueDigest(subscription=1, slot="2026-11-23T07:30"))
    loop = asyncio.get_running_loop()

    async def seconds(request: Request) -> float:
        throttle, begun = throttles.throttle(request), loop.time()
        async with throttle:
            await throttle.turn()
            await throttle.pause(0)
            await throttle.turn()
        return loop.time() - begun

    assert await seconds(digest) >= 2 * 0.05 * 0.99
    assert await seconds(asked("hello")) < await seconds(digest)


async def test_a_command_that_fails_does_not_end_a_direct_conversation(store: Store) -> None:
    """Whoever asks gets an apology with a reference, and the next command its answer."""
    room = Room()
    direct = Direct(room, echo, StoredChanges(store, lambda: AT))
    await direct.take([asked("bug"), asked("well")])

    apology, answer = texts(room)
    assert f"give the operator reference {reference_of('room:1')}." in apology
    assert "well 1 member" == answer


async def test_a_platform_can_be_answered_directly(store: Store) -> None:
    """One after the other, without a queue; what need not be stored is answered, too."""

    class Talking(Room):
        """A room in which two things are asked."""

        async def run(self, receiver: Receiver) -> None:
            """Ask them."""
            await receiver.take([asked("one"), asked("two")])
            self.looked = await receiver.look(asked("three"))

    room = Talking()
    direct = Direct(room, echo, StoredChanges(store, lambda: AT))
    await direct.run()

    assert [("room:1", "one 1 member"), ("room:1", "two 1 member")] == room.sent
    assert echo(asked("three")) == room.looked


async def test_who_is_gone_is_known_to_be_with_when_and_why(store: Store, room: Room) -> None:
    """The job is over, as nobody is there to miss its answer."""
    room.faults.append(ChannelGone("blocked"))
    dispatcher = a_dispatcher(store, room)
    await dispatcher.take([asked("hello")])
    await dispatcher.close(60)

    gone = store.channel(str(HERE)).gone
    assert (AT, "blocked") == (gone.since, gone.reason)
    assert [] == store.failed_jobs(AT - HOUR)
    assert [] == store.take_up("room", AT)


async def test_digests_are_sent_at_the_pace_of_their_platform(store: Store) -> None:
    """However many are due at once."""
    room = Room(limits=Limits(digests=10))
    digests = [Delivering(store, room) for _ in range(3)]
    answering = Answering(answer=lambda _request: NEWS, needs=needs, access=Access())
    dispatcher = Dispatcher(store, answering, lambda: AT)
    dispatcher.join(room)
    loop = asyncio.get_running_loop()
    begun = loop.time()
    for each in digests:
        dispatcher.deliver([each.job], each.numbers)
    await dispatcher.close(60)

    assert 3 == len(room.sent)
    assert loop.time() - begun >= 2 * 0.1 * 0.99
