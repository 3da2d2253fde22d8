"""The made-up feeds that gathering is measured with are what they claim to be."""

import asyncio

from briefings.errors import BriefingError
from briefings.gathering.fetching.fetch import Fetcher
from briefings.gathering.fetching.pace import Pace
from briefings.gathering.guard.connecting import GuardedNetwork
from briefings.gathering.outcomes import Failed, Fetched, Gone, Refused, Unchanged
from briefings.reading.feeds.entry import Entry, SourcePlace
from briefings.reading.feeds.read import read_source
from tests.fakes.farm_server import farm
from tests.fakes.feed_farm import ENTRIES, FAULTS, make_feeds, written
from tests.feeds import AT

REASONS = {
    "silent": (Failed, "it took longer"),
    "drips": (Failed, "it took longer"),
    "endless": (Refused, "it is larger"),
    "a bomb": (Refused, "it is larger"),
    "a lie": (Refused, "it is larger"),
    "a loop": (Failed, "it redirects more"),
    "gone": (Gone, ""),
    "an error": (Failed, "the server answered 500"),
    "nothing new": (Failed, "the server answered 304"),
    "hangs up": (Failed, "the server broke off"),
    "busy": (Failed, "the server answered 503"),
}


def test_the_same_feeds_are_made_up_each_time() -> None:
    """The seed decides; another gives others."""
    assert make_feeds(60) == make_feeds(60)
    assert make_feeds(60) != make_feeds(60, seed=1)
    assert 18 == sum(feed.fault is not None for feed in make_feeds(60))


async def test_feeds_are_served_as_they_were_made_up() -> None:
    """Good ones come whole, and 304 the second time; each fault is what it is called."""
    feeds = make_feeds(45, bad=1 / 3)
    assert set(FAULTS) == {feed.fault for feed in feeds if feed.fault}
    async with farm(feeds) as served:
        network = GuardedNetwork({("127.0.0.1", served.port)})
        async with Fetcher(network=network, pace=Pace(), seconds=2.0) as fetcher:
            addresses = [f"http://127.0.0.1:{served.port}/{feed.number}" for feed in feeds]
            outcomes = await asyncio.gather(*map(fetcher.fetch, addresses))
            for feed, outcome, address in zip(feeds, outcomes, addresses, strict=True):
                if feed.fault in REASONS:
                    kind, reason = REASONS[feed.fault]
                    assert isinstance(outcome, kind), feed.fault
                    assert getattr(outcome, "reason", "").startswith(reason), feed.fault
                    continue
                assert isinstance(outcome, Fetched), feed.fault
                if feed.fault is None:
                    assert written(feed) == outcome.body
                    again = await fetcher.fetch(address, validators=outcome.validators)
                    assert isinstance(again, Unchanged)
        assert {feed.number for feed in served.good} == set(served.unchanged)


def test_good_feeds_can_be_read_to_the_last_entry() -> None:
    """Title, text, author and date of each entry are those that were made up."""
    for feed in make_feeds(12, bad=0.0):
        place = SourcePlace(url="https://a.example/feed", at=AT)
        found = list(read_source(written(feed), place))
        entries = [each for each in found if isinstance(each, Entry)]

        assert not [each for each in found if isinstance(each, BriefingError)]
        assert ENTRIES == len(entries)
        assert {(post.title, post.url, post.published) for post in feed.posts} == {
            (entry.title, entry.url, entry.published) for entry in entries
        }
        assert {post.text for post in feed.posts} == {
            entry.article.body for entry in entries if entry.article
        }
