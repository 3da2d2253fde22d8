"""A dispatcher in a room in memory, with someone who asks there."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from bot.chat.access import Access
from bot.chat.message import Message, Paragraph, with_buttons
from bot.chat.request import Answer, Channel, Request, Role, User
from bot.delivery.answering import Answering
from bot.delivery.dispatcher import Dispatcher
from bot.queue.events import Events
from bot.queue.worker import Sharing
from bot.wording import buttons
from storage.ports.store import Store
from tests.builders import AT
from tests.room import Room

HERE = Channel(platform="room", id="1")


def echo(request: Request) -> Message:
    """Answer with what was asked, its page and the user's role; with a button to `menu`."""
    if request.text == "bug":
        raise ZeroDivisionError
    said = Message(parts=(Paragraph(text=f"{request.text} {request.page} {request.role}"),))
    return with_buttons(said, buttons.again("pressed")) if request.text == "menu" else said


def needs(request: Request) -> Role:
    """Say that only admins may `set` things."""
    return "admin" if request.text == "set" else "member"


def a_dispatcher(  # noqa: PLR0913 - each with a default that does
    store: Store,
    room: Room,
    answer: Answer = echo,
    *,
    now: Callable[[], datetime] = lambda: AT,
    sharing: Sharing | None = None,
    events: Events | None = None,
) -> Dispatcher:
    """Return a dispatcher of what is asked in `room`."""
    answering = Answering(answer=answer, needs=needs, access=Access())
    dispatcher = Dispatcher(store, answering, now, sharing, events)
    dispatcher.join(room)
    return dispatcher


@asynccontextmanager
async def talking(store: Store, room: Room) -> AsyncIterator[Dispatcher]:
    """Have a dispatcher until all is answered."""
    dispatcher = a_dispatcher(store, room)
    yield dispatcher
    await dispatcher.close(5)


def asked(text: str, key: str = "1", **changes: object) -> Request:
    """Return what someone asks in a group."""
    stated = {"channel": HERE, "user": User(id="7"), "place": "group"} | changes
    return Request(text=text, key=f"room:{key}", **stated)


def texts(room: Room) -> list[str]:
    """Return what was said in a room."""
    return [text for _, text in room.sent]


async def until(done: Callable[[], bool]) -> None:
    """Wait until that is so; on a busy machine for a minute, then it never will be."""
    async with asyncio.timeout(60):
        while not done():  # noqa: ASYNC110 - stores and rooms set no event
            await asyncio.sleep(0.01)
