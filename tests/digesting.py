"""Digests of one channel, delivered day by day as the schedule and the dispatcher do."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.chat.access import Access
from bot.chat.message import Message
from bot.chat.request import Channel, Request, User
from bot.chat.request_codec import request_of
from bot.commands.dispatch import answer
from bot.library.library import Library
from bot.queue.worker import stored_job
from bot.subscriptions.schedule import claim_of
from briefings.model import Article
from storage.ports.deliveries import Outcome
from storage.ports.queue import DeliveryResult, Ended
from tests.builders import a_source, an_article

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HERE = Channel(platform="telegram", id="1")


def article(body: str, source: str, days: int, **changes: object) -> Article:
    """Return an article of a source, published and read so many days later."""
    return an_article(
        body,
        source=a_source(source),
        title=f"{source} {days}",
        published=date(2026, 11, 20) + days * DAY,
        retrieved_at=NOON + days * DAY,
        **changes,
    )


FIRST = article(
    "Trade between the two countries grew by 10 percent in October, the ministry said.",
    "Reuters",
    0,
    origin="https://example.org/first",
)


def read(library: Library, *articles: Article) -> None:
    """Have articles read."""
    library.ingest(list(articles))


def subscribe(library: Library, words: str = "trade 13:00 UTC") -> None:
    """Have the channel subscribe."""
    user = User(id="9")
    text = f"/subscribe {words}"
    answer(library, Request(channel=HERE, user=user, text=text, role="owner", at=NOON))


def deliver(
    library: Library, day: int, late: timedelta = timedelta(), outcome: Outcome = "sent"
) -> Message:
    """Deliver what is due at 13:00 of a day, as the schedule and the dispatcher do."""
    now = NOON + timedelta(hours=1) + day * DAY + late
    due = library.store.due_subscriptions(now, ["telegram"], 10)
    [claim] = [claim_of(each, now, Access()) for each in due]
    numbers = library.store.claim([claim])
    assert claim.job is not None
    request = request_of(stored_job(claim.job, numbers[claim.job.key]))
    message = answer(library, replace(request, role="admin", at=now))
    quotes = message.delivered_quotes if outcome == "sent" else ()
    result = DeliveryResult(outcome=outcome, quotes=quotes)
    library.store.record([Ended(key=request.key, at=now, result=result)])
    return message
