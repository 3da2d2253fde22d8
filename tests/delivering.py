"""A digest that is due in a room, and what becomes of it."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.chat.access import Access
from bot.chat.message import Message, Paragraph
from bot.chat.request import Answer, DueDigest
from bot.chat.request_codec import job_of
from bot.delivery.answering import Answering
from bot.delivery.dispatcher import Dispatcher
from bot.queue.events import Events
from storage.ports.conversations.subscriptions import Claim
from storage.ports.deliveries import DeliveredQuote, Delivery
from storage.ports.queue import NewJob
from storage.ports.store import Store
from tests.builders import AT, an_article
from tests.dispatching import asked, needs
from tests.room import Room

ARTICLE = an_article()
QUOTE = DeliveredQuote(channel="room:1", article=ARTICLE.id, start=0, end=5, wording="ab12")
NEWS = Message(parts=(Paragraph(text="It grew."),), delivered_quotes=(QUOTE,))


@dataclass
class Delivering:
    """A digest that is due, and what became of it."""

    store: Store
    room: Room
    events: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Claim a digest that is due."""
        self.store.add_articles([ARTICLE])
        self.number = self.store.subscribe("room:1", "{}", AT)
        digest = DueDigest(subscription=self.number, slot="2025-05-10T06:00")
        key = f"slot:{self.number}:2025-05-10T06:00"
        request = replace(asked("", digest=digest, at=AT), key=key)
        self.job: NewJob = job_of(request, AT)
        delivery = Delivery(
            key=key, subscription=self.number, channel="room:1", slot="2025-05-10T06:00", at=AT
        )
        claim = Claim(number=self.number, due=AT, next=None, deliveries=[delivery], job=self.job)
        self.numbers = self.store.claim([claim])

    async def deliver(
        self,
        answer: Answer = lambda _request: NEWS,
        now: datetime = AT,
        access: Access | None = None,
    ) -> str:
        """Deliver it; return what became of it."""
        events = Events()
        events.subscribe(lambda name, _count: self.events.append(name))
        answering = Answering(answer=answer, needs=needs, access=access or Access())
        dispatcher = Dispatcher(self.store, answering, lambda: now, events=events)
        dispatcher.join(self.room)
        dispatcher.deliver([self.job], self.numbers)
        async with asyncio.timeout(3600):
            while self.state == "pending":  # noqa: ASYNC110 - stores set no event
                await asyncio.sleep(1)
        await dispatcher.close(5)
        return self.state

    @property
    def state(self) -> str:
        """What became of the delivery."""
        [delivery] = self.store.deliveries()
        return delivery.state

    @property
    def known(self) -> set[DeliveredQuote]:
        """What the channel is known to have seen."""
        return set(self.store.delivered_quotes("room:1", [ARTICLE.id]))
