"""Sources that fail for days: somebody is told, once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.chat.request import Request
from bot.commands.dispatch import answer
from bot.gathering.health import SourceNotices
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from briefings.gathering.source import Source, SourceHealth
from storage.ports.store import Store
from tests.builders import a_feed

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
AFP, BBC = (a_feed(f"https://{name}.example/rss", title=name) for name in ("AFP", "BBC"))


def _failing(**since: int) -> SourceHealth:
    at = NOW - timedelta(**since)
    return SourceHealth(tried=NOW, failing=at, failures=9, error="the server answered 503")


class _Inbox:
    """Takes requests in, once by key, as the queue does."""

    def __init__(self) -> None:
        self.requests: dict[str, Request] = {}

    async def take(self, requests: Sequence[Request]) -> None:
        for each in requests:
            self.requests.setdefault(each.key, each)

    @property
    def places(self) -> list[str]:
        return sorted(str(each.channel) for each in self.requests.values())


async def _told(
    store: Store, *known: tuple[Source, SourceHealth], inbox: _Inbox, owners: Sequence[str]
) -> None:
    for source, health in known:
        store.save_source(source)
        store.save_health({source.id: health})
    await SourceNotices(store, owners, ["telegram"], inbox.take).tell(NOW)


async def test_owners_are_told_once_of_a_source_that_failed_for_three_days(
    library: Library,
) -> None:
    """Of one that has failed for two days they are not."""
    inbox, owners = _Inbox(), ["telegram:1", "telegram:2"]
    three, two = _failing(days=3), _failing(days=2, hours=23)
    await _told(library.store, (AFP, three), (BBC, two), inbox=inbox, owners=owners)
    await _told(library.store, inbox=inbox, owners=owners)

    assert owners == inbox.places
    for request in inbox.requests.values():
        said = plain(answer(library, replace(request, at=NOW)))
        assert "1 source has been failing for days" in said
        assert "AFP" in said
        assert "the server answered 503 · failing since 27 November 2026" in said
        assert "BBC" not in said


async def test_one_message_tells_of_all_that_fail(store: Store) -> None:
    """Where the network is down for days, that is one matter."""
    inbox = _Inbox()
    health = _failing(days=4)
    await _told(store, (AFP, health), (BBC, health), inbox=inbox, owners=["telegram:1"])

    (request,) = inbox.requests.values()
    assert {AFP.id, BBC.id} < set((request.notice or "").split(":"))


async def test_the_channel_that_brought_a_source_is_told_of_it(store: Store) -> None:
    """And nobody else."""
    inbox = _Inbox()
    theirs = a_feed("https://intranet.example/rss", audience="telegram:-9")
    await _told(store, (theirs, _failing(days=4)), inbox=inbox, owners=["telegram:1"])

    assert ["telegram:-9"] == inbox.places


async def test_it_is_told_at_once_that_a_source_is_gone(library: Library) -> None:
    """It isn't fetched any more."""
    inbox = _Inbox()
    gone = replace(_failing(hours=1), state="gone")
    await _told(library.store, (AFP, gone), inbox=inbox, owners=["telegram:1"])

    (request,) = inbox.requests.values()
    assert "Gone for good; I no longer fetch it." in plain(answer(library, request))


async def test_a_notice_that_was_taken_in_before_a_crash_is_not_taken_in_again(
    store: Store,
) -> None:
    """It has the same key, though nobody remembers that it was told."""
    inbox, failing = _Inbox(), _failing(days=3)
    for _ in range(2):
        await _told(store, (AFP, failing), inbox=inbox, owners=["telegram:1"])

    assert 1 == len(inbox.requests)


async def test_a_source_that_works_by_now_is_not_told_of(library: Library) -> None:
    """What it was told for has passed; nothing is sent."""
    inbox = _Inbox()
    await _told(library.store, (AFP, _failing(days=3)), inbox=inbox, owners=["telegram:1"])
    library.store.save_health({AFP.id: SourceHealth(tried=NOW, succeeded=NOW)})

    (request,) = inbox.requests.values()
    assert () == answer(library, request).parts


async def test_owners_on_a_platform_that_is_not_running_are_not_told(store: Store) -> None:
    """Nobody could deliver it."""
    inbox = _Inbox()
    await _told(store, (AFP, _failing(days=3)), inbox=inbox, owners=["slack:U1"])

    assert {} == inbox.requests
