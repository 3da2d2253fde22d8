"""Rounds over sources on loopback, as tests have them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta

from bot.gathering.rounds.report import RoundReport
from bot.gathering.rounds.round import Round
from bot.gathering.rounds.threads import Threads
from bot.queue.events import Events
from briefings.gathering.fetching.mailbox import Mailboxes
from briefings.gathering.source import Source
from storage.ports.store import Store
from tests.fakes.fetching import fetcher
from tests.fakes.web import Web, reply

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
LEASE = timedelta(minutes=15)
SAID = "Trade grew by a tenth, the ministry said on Monday. The ministers met in the capital."


async def gathered(  # noqa: PLR0913 - each has its default
    store: Store,
    *served: Web,
    sources: Iterable[Source] = (),
    now: datetime = NOW,
    due_only: bool = False,
    events: Events | None = None,
    mailboxes: Mailboxes | None = None,
) -> RoundReport:
    """Add sources, claim what is due (or all), and have a round; return what came of it."""
    for source in sources:
        store.save_source(source)
    claimed = store.claim_sources(now, now + LEASE, due_only=due_only)
    with Threads() as threads:
        async with fetcher(*served) as fetching:
            here = Round(
                store=store,
                fetcher=fetching,
                threads=threads,
                events=events or Events(),
                now=lambda: now,
                mailboxes=mailboxes,
            )
            return await here.run(claimed)


def rss(*items: str, head: str = "") -> bytes:
    """Return a feed of some items."""
    channel = f"<title>News of Lindmouth</title><link>https://news.example/</link>{head}"
    return f'<rss version="2.0"><channel>{channel}{"".join(items)}</channel></rss>'.encode()


def item(number: int, text: str = SAID, link: str | None = None, date: str | None = None) -> str:
    """Return an item of a feed."""
    link = link or f"https://news.example/{number}"
    dated = date or f"Mon, 30 Nov 2026 06:{number % 60:02}:00 +0000"
    return (
        f"<item><title>Trade, part {number}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>{dated}</pubDate><description>{text}</description></item>"
    )


def feed(*items: str, **headers: str) -> bytes:
    """Return a whole answer with a feed."""
    return reply(rss(*items), content_type="application/rss+xml", **headers)


def bodies(store: Store) -> Sequence[str]:
    """Return the current texts, in order."""
    return sorted(article.body for article in store.articles())


def listening(names: list[str]) -> Callable[[str, int], None]:
    """Return a listener that notes what happens."""
    return lambda name, _count: names.append(name)


def source_at(served: Web, path: str = "/rss", **changes: object) -> Source:
    """Return a feed on a server."""
    return Source(kind="feed", address=f"{served.url}{path}", **changes)  # type: ignore[arg-type]
