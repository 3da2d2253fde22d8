"""Who is an admin: the platform is asked, and may have trouble of its own."""

from datetime import timedelta

import pytest

from bot.chat.errors import MaybeSent, RetryLater, SendError
from storage.ports.store import Store
from tests.builders import AT
from tests.dispatching import a_dispatcher, asked, talking, texts, until
from tests.room import Room


@pytest.mark.parametrize(
    "error", [MaybeSent("slack answered 503", answered=True), RetryLater("429", 0.0)]
)
async def test_an_admin_is_no_member_while_the_platform_can_t_be_asked(
    store: Store, room: Room, monkeypatch: pytest.MonkeyPatch, error: SendError
) -> None:
    """Its trouble is waited for, and not taken for a no."""
    monkeypatch.setattr("bot.delivery.answering._ASKED_AGAIN", 0.0)
    room.admins = frozenset({"7"})
    room.silences.extend([error] * 3)
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("set")])
        await until(lambda: bool(room.sent))

    assert ["set 1 admin"] == texts(room)


async def test_nobody_waits_for_ever_for_who_is_an_admin(
    store: Store, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Minutes later it is an apology, and the next in the channel is answered."""
    monkeypatch.setattr("bot.queue.attempts._PAUSES", (0.0, 0.0))
    room.silences.extend([MaybeSent("slack answered 503", answered=True)] * 2)
    times = iter([AT] * 2)
    dispatcher = a_dispatcher(store, room, now=lambda: next(times, AT + timedelta(hours=1)))
    await dispatcher.take([asked("set"), asked("get", key="2")])
    await until(lambda: len(room.sent) > 1)
    await dispatcher.close(5)

    assert "Something went wrong." in texts(room)[0]
    assert "get 1 member" == texts(room)[1]
