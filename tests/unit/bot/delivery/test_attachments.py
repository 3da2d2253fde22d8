"""What is sent with a message is fetched for owners alone, before they are answered."""

from dataclasses import dataclass, field

import pytest

from bot.chat.access import Access
from bot.chat.message import Message, Paragraph
from bot.chat.request import Attachment, Request
from bot.delivery.answering import Answering
from bot.delivery.dispatcher import Dispatcher
from storage.ports.store import Store
from tests.builders import AT
from tests.dispatching import asked, needs, texts, until
from tests.room import Room


@dataclass
class _FilingRoom(Room):
    fetched: list[str] = field(default_factory=list)

    async def attachment(self, request: Request) -> Attachment:
        """Return a file, and remember that it was asked for."""
        self.fetched.append(request.text)
        return Attachment(name="a.txt", body=b"Trade grew.")


def _told(request: Request) -> Message:
    body = request.attachment.body.decode() if request.attachment else "nothing"
    return Message(parts=(Paragraph(text=body),))


@pytest.mark.parametrize(
    ("owners", "fetched", "told"),
    [(["room:7"], ["/received a.txt"], "Trade grew."), ([], [], "nothing")],
)
async def test_a_file_is_fetched_for_owners_alone(
    store: Store, owners: list[str], fetched: list[str], told: str
) -> None:
    """For others it isn't even asked for."""
    room = _FilingRoom()
    answering = Answering(answer=_told, needs=needs, access=Access(owners=owners))
    dispatcher = Dispatcher(store, answering, lambda: AT)
    dispatcher.join(room)
    await dispatcher.take([asked("/received a.txt")])
    await until(lambda: bool(room.sent))
    await dispatcher.close(5)

    assert [told] == texts(room)
    assert fetched == room.fetched
