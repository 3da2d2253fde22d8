"""Digests of one channel, delivered day by day as the schedule and the conversation do."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.commands.registry import answer
from bot.desk import Desk
from bot.gate import Gate
from bot.message import Message
from bot.platform import Asker, Channel, Request
from bot.schedule import claim_of
from bot.subscription import told_by
from briefings.model import Article
from storage.model import Outcome, Settled
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


def read(desk: Desk, *articles: Article) -> None:
    """Have articles read."""
    desk.ingest(list(articles))


def subscribe(desk: Desk, words: str = "trade 13:00 UTC") -> None:
    """Have the channel subscribe."""
    asker = Asker(id="9")
    text = f"/subscribe {words}"
    answer(desk, Request(channel=HERE, asker=asker, text=text, role="owner", at=NOON))


def deliver(
    desk: Desk, day: int, late: timedelta = timedelta(), outcome: Outcome = "sent"
) -> Message:
    """Deliver what is due at 13:00 of a day, as the schedule and the conversation do."""
    now = NOON + timedelta(hours=1) + day * DAY + late
    due = desk.store.due(now, ["telegram"], 10)
    [(claim, request)] = [claim_of(kept, now, Gate()) for kept in due]
    desk.store.claim([claim])
    assert request is not None
    message = answer(desk, replace(request, role="admin", at=now))
    told = told_by(message, HERE) if outcome == "sent" else ()
    desk.store.note([Settled(key=request.key, outcome=outcome, told=told, at=now)])
    return message
