"""What is measured of answers on their way: how long they took, and what came of each attempt."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest

from bot.chat.errors import (
    ChannelGone,
    ChannelMoved,
    MaybeSent,
    PlatformLost,
    RetryLater,
    SendFailed,
)
from bot.chat.message import Message, Paragraph
from bot.chat.request import DueDigest, Request
from bot.queue.events import MEASURED, Events
from storage.ports.store import Store
from tests.builders import AT
from tests.dispatching import a_dispatcher, asked
from tests.room import Room

Measured = list[tuple[str, float, dict[str, str]]]


async def _measured(
    store: Store,
    room: Room,
    request: Request,
    answer: Callable[[Request], Message] = lambda _: Message(parts=(Paragraph(text="It grew."),)),
    seconds: float = 2,
) -> Measured:
    """Return what is measured while a request is answered some seconds after it came in."""
    events, measured = Events(), []
    events.subscribe_meter(lambda name, value, labels: measured.append((name, value, dict(labels))))
    clock = iter((AT, *[AT + timedelta(seconds=seconds)] * 1000))
    dispatcher = a_dispatcher(store, room, answer, now=lambda: next(clock), events=events)
    await dispatcher.take([request])
    await dispatcher.close(60)
    return measured


def _sends(measured: Measured) -> list[str]:
    return [labels["outcome"] for name, _, labels in measured if name == "sends"]


async def test_an_answer_s_time_is_measured_from_its_request(store: Store, room: Room) -> None:
    """With its platform and what asked; also what came in, was composed and ended."""
    measured = await _measured(store, room, asked("hello"))
    counted = [(name, labels) for name, _, labels in measured if not name.endswith("-seconds")]
    timed = {name: (value, labels) for name, value, labels in measured if "-seconds" in name}

    assert [
        ("requests", {"platform": "room", "kind": "command"}),
        ("answers", {"platform": "room", "result": "answered"}),
        ("sends", {"platform": "room", "outcome": "sent"}),
        ("jobs", {"kind": "command", "state": "done"}),
    ] == counted
    assert {"commit-seconds", "compose-seconds", "answer-seconds"} == timed.keys()
    assert (2.0, {"platform": "room", "kind": "command"}) == timed["answer-seconds"]


async def test_a_digest_s_delay_is_measured_from_its_slot(store: Store, room: Room) -> None:
    """Not from when it was claimed; what became of it is counted where its job ends."""
    digest = asked("", digest=DueDigest(subscription=1, slot="2026-11-23T07:30"))
    measured = await _measured(store, room, digest)

    assert ("digest-delay-seconds", 2.0, {"platform": "room"}) in measured
    assert ("digests", 1, {"outcome": "sent"}) in measured
    assert "answer-seconds" not in [name for name, _, _ in measured]


@pytest.mark.parametrize(
    ("fault", "outcomes"),
    [
        (RetryLater("flood", 0.01, too_fast=True), ["too_fast", "sent"]),
        (RetryLater("no network", 0.01), ["delayed", "sent"]),
        (MaybeSent("timeout"), ["doubt", "sent"]),
        (ChannelMoved("upgraded", "2"), ["moved", "sent"]),
        (ChannelGone("blocked"), ["unreachable"]),
        (SendFailed("refused"), ["failed"]),
    ],
)
async def test_each_attempt_to_send_is_counted_by_what_came_of_it(
    store: Store, room: Room, fault: Exception, outcomes: list[str]
) -> None:
    """Whether the next one succeeds or not."""
    room.faults.append(fault)

    assert outcomes == _sends(await _measured(store, room, asked("hello")))


async def test_no_time_is_measured_of_what_was_not_sent(store: Store, room: Room) -> None:
    """It would look quick."""
    room.faults.append(SendFailed("refused"))
    names = {name for name, _, _ in await _measured(store, room, asked("hello"))}

    assert "answer-seconds" not in names


async def test_what_kind_of_an_answer_it_was_is_counted(store: Store, room: Room) -> None:
    """Also where there is none, because of a bug."""

    def fail(_request: Request) -> Message:
        raise ZeroDivisionError

    measured = await _measured(store, room, asked("hello"), fail)

    assert ("answers", 1, {"platform": "room", "result": "failed"}) in measured


async def test_only_what_is_known_is_measured(store: Store, room: Room) -> None:
    """Metrics have a series for each name, and for its labels."""
    room.faults.append(MaybeSent("timeout"))
    found: dict[str, Mapping[str, str]] = {
        name: labels for name, _, labels in await _measured(store, room, asked("hello"))
    }

    assert {name: MEASURED[name] for name in found} == {
        name: frozenset(labels) for name, labels in found.items()
    }


async def test_no_time_is_less_than_none(store: Store, room: Room) -> None:
    """Where the clock was set back meanwhile, the answer took no time."""
    measured = await _measured(store, room, asked("hello"), seconds=-3600)

    assert [0.0] == [value for name, value, _ in measured if name == "answer-seconds"]


async def test_what_a_lost_platform_does_not_take_is_counted(store: Store, room: Room) -> None:
    """Here the bot ends before it is tried again."""
    room.faults.append(PlatformLost("room", "no such token", "get another"))

    assert ["lost"] == _sends(await _measured(store, room, asked("hello")))
