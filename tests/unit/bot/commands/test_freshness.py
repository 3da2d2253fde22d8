"""Each brief and digest says how fresh it is, where there are sources."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.request import Channel, Request, User
from bot.commands.dispatch import answer
from bot.library.freshness import Freshness, freshness_of, name_of
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from bot.wording.gathering.freshness import freshness_line
from bot.wording.language.languages import LANGUAGES, speaking
from briefings.gathering.source import Source, SourceHealth
from storage.ports.store import Store
from tests.builders import a_feed, a_topic, an_article

NOW = datetime(2025, 5, 10, 8, tzinfo=UTC)
CHECKED = NOW - timedelta(minutes=18)
HEALTHY = SourceHealth(tried=CHECKED, succeeded=CHECKED)
FAILING = SourceHealth(tried=CHECKED, failing=CHECKED, failures=1, error="the server answered 503")


def _have(store: Store, *known: tuple[Source, SourceHealth]) -> None:
    for source, health in known:
        store.save_source(source)
        store.save_health({source.id: health})


def _asked(library: Library, text: str) -> str:
    channel = Channel(platform="telegram", id="1")
    return plain(answer(library, Request(channel=channel, user=User(id="9"), text=text, at=NOW)))


@pytest.mark.parametrize("text", ["/trade", "/brief ministers met", "/today", "/digest"])
def test_briefs_and_digests_say_when_sources_were_checked_and_which_fail(
    library: Library, text: str
) -> None:
    """A digest in the time of its subscription, all else in that of the chat."""
    library.save_topic(a_topic())
    library.ingest([an_article()])
    library.store.set_zone("telegram:1", "Europe/Berlin")
    feeds = [a_feed(f"https://{name}.example/rss", title=name) for name in ("AFP", "BBC", "DPA")]
    _have(library.store, (feeds[0], FAILING), (feeds[1], HEALTHY), (feeds[2], HEALTHY))

    said = _asked(library, text)

    local = "07:42" if text == "/digest" else "09:42"
    assert f"Sources checked at {local}. 1 of 3 is failing: AFP." in said


def test_without_sources_nothing_is_said_of_them(library: Library) -> None:
    """A corpus that somebody fills by hand is as fresh as it is."""
    library.save_topic(a_topic())
    library.ingest([an_article()])

    assert "Sources" not in _asked(library, "/trade")


def test_sources_that_were_never_fetched_are_no_reason_to_say_anything(store: Store) -> None:
    """Nor those that are paused, or that nothing fetches."""
    paused = SourceHealth(state="paused", tried=CHECKED)
    upload = Source(kind="upload", address="telegram:1")
    _have(store, (a_feed(), SourceHealth()), (a_feed("https://b.example"), paused))
    _have(store, (upload, HEALTHY))

    assert freshness_of(store) is None


def test_the_sources_of_another_channel_are_not_named(store: Store) -> None:
    """Nor counted: its own are."""
    theirs = a_feed("https://intranet.example/rss", audience="telegram:2")
    _have(store, (a_feed(), HEALTHY), (theirs, FAILING))

    ours = freshness_of(store, "telegram:1")

    assert Freshness(checked=CHECKED, sources=1) == ours
    its_own = freshness_of(store, "telegram:2")
    assert its_own
    assert ("intranet.example",) == its_own.names


def test_of_many_failing_sources_those_that_have_failed_longest_are_named(store: Store) -> None:
    """Of the others it is said how many they are, and where they are listed."""
    for days in range(5):
        since = CHECKED - timedelta(days=days)
        health = SourceHealth(tried=CHECKED, failing=since, failures=1, error="gone")
        _have(store, (a_feed(f"https://{days}.example/rss", title=f"Feed {days}"), health))

    fresh = freshness_of(store)

    assert fresh == Freshness(
        checked=CHECKED, sources=5, failing=5, names=("Feed 4", "Feed 3", "Feed 2")
    )
    assert fresh
    said = freshness_line(fresh, UTC, NOW)
    assert "5 of 5 are failing, for example: Feed 4, Feed 3 and Feed 2 (/sources)." in said


def test_sources_that_were_checked_on_another_day_are_said_to_be() -> None:
    """By the chat's own days."""
    fresh = Freshness(checked=CHECKED, sources=1)

    said = freshness_line(fresh, UTC, NOW + timedelta(days=1))

    assert "Sources last checked at 07:42 (10 May 2025)." == said


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.nytimes.com/rss?key=secret", "nytimes.com"),
        ("imaps://ada@mail.example/INBOX", "mail.example"),
        ("/srv/news", "/srv/news"),
        ("https://localhost:8000/rss", "localhost"),
    ],
)
def test_a_source_without_a_title_is_named_by_its_host(address: str, name: str) -> None:
    """Nothing secret of its address is shown."""
    assert name == name_of(a_feed(address))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_it(language: str) -> None:
    """In its own words, with all that is to be said."""
    fresh = Freshness(checked=CHECKED, sources=9, failing=2, names=("AFP", "BBC"))
    with speaking(language):
        said = freshness_line(fresh, UTC, NOW)

    assert all(shown in said for shown in ("7:42", "AFP", "BBC", "2", "9"))
    assert (language == "en") == ("failing" in said)
