"""Paces: how long each has to wait for its turn."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.request import Channel, DueDigest, Place, Request, User
from bot.platforms.pacer import Pacer
from bot.platforms.telegram.adapter import TelegramPlatform
from bot.queue.pace import Pace, Window

ASKER = User(id="7")
DUE = DueDigest(subscription=1, slot="2026-11-23T07:30")


@given(most=st.integers(1, 20), many=st.integers(1, 100))
def test_no_window_lets_more_pass_than_it_may(most: int, many: int) -> None:
    """However many take a turn at once: of any that follow each other `most` are in a window."""
    window = Window(most, 60)
    waits = [window.turn("a") for _ in range(many)]

    assert [0.0] * min(most, many) == waits[:most]
    # they took their turns one after the other, some microseconds apart
    assert all(later - earlier > 59 for earlier, later in zip(waits, waits[most:], strict=False))


async def test_so_many_pass_a_second_evenly() -> None:
    """All together; whoever comes after a quiet time passes at once, and gains nothing by it."""
    pace, loop = Pace(20), asyncio.get_running_loop()
    passed = []
    for pause in (0, 0, 0, 10, 0):
        await asyncio.sleep(pause)
        before = loop.time()
        await pace.wait()
        passed.append(round(loop.time() - before, 2))

    assert [0, 0.05, 0.05, 0, 0.05] == passed


def test_who_need_not_wait_any_more_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once there are very many names; others still have to wait."""
    now = 0.0
    monkeypatch.setattr("bot.queue.pace.monotonic", lambda: now)
    window = Window(1, 60)
    for number in range(10_000):
        window.turn(f"{number}")
    now = 30.0
    window.turn("late")
    now = 61.0
    window.turn("new")

    assert {"late", "new"} == window._turns.keys()
    assert 29 == window.turn("late")


def test_each_name_has_turns_of_its_own() -> None:
    """Whoever waits keeps no one else waiting, however many there are."""
    window = Window(1, 60)
    waits = [window.turn(f"{n}") for n in range(20_000)]

    assert not any(waits)
    assert window.turn("19999") > 0
    assert 0 < window.turn("0") <= 60


@pytest.mark.parametrize(
    ("place", "digest", "free", "within"),
    [("private", None, 100, 0), ("group", None, 20, 60), ("broadcast", DUE, 1, 1)],
)
def test_telegram_gets_no_more_than_it_takes(
    place: Place, digest: DueDigest | None, free: int, within: float
) -> None:
    """Commands in private go at once; groups get 20 a minute, and digests one a second."""
    pacer = Pacer(TelegramPlatform.limits)
    channel = Channel(platform="telegram", id="-5")
    asked = Request(channel=channel, user=ASKER, text="/trade", digest=digest, place=place)
    waits = [pacer.reserve(asked) for _ in range(free + 1)]

    assert not any(waits[:free])
    assert within - 1 < waits[free] <= within
