"""Sources to OPML and back: exact for ours, and as good as it gets for other readers'."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.gathering.opml import encode_opml, read_opml
from briefings.errors import ReadingError
from briefings.gathering.source import Source
from tests.builders import a_feed

EXPORTS = Path(__file__).parent / "exports"
TEXTS = st.none() | st.text(max_size=30)
HOSTS = st.from_regex(r"[a-z]{1,8}\.example", fullmatch=True)
PATHS = st.text(st.sampled_from("abcé/?&=;%\"'<>+"), max_size=20)
SOURCES = st.builds(
    Source,
    kind=st.sampled_from(["feed", "section", "sitemap", "telegram"]),
    address=st.builds("https://{}/{}".format, HOSTS, PATHS),
    title=TEXTS,
    every=st.none() | st.integers(300, 2_592_000).map(lambda many: timedelta(seconds=many)),
    full_text=st.booleans(),
    language=st.none() | st.sampled_from(["en", "uk"]),
    topics=st.lists(st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)).map(tuple),
    trust=TEXTS,
    licence=TEXTS,
    audience=st.none() | st.just("telegram:-100"),
)


def decode(text: str | bytes) -> list[Source | ReadingError]:
    """Return what a list holds."""
    return list(read_opml(text if isinstance(text, bytes) else text.encode(), "feeds.opml"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(SOURCES, max_size=4, unique_by=lambda each: each.id))
def test_what_is_exported_comes_back_as_it_was(sources: list[Source]) -> None:
    """Exported, imported and exported again, it is the same text to the byte."""
    exported = encode_opml(sources)

    assert exported == encode_opml(each for each in decode(exported) if isinstance(each, Source))


def test_every_setting_of_a_source_comes_back() -> None:
    """Also of kinds that other readers don't know."""
    sources = [
        a_feed(title='A "b" <c> & d\n', every=timedelta(hours=6), topics=("grain", "trade")),
        a_feed("https://b.example/f", trust="a ministry", licence="CC BY 4.0", full_text=True),
        a_feed(
            "https://c.example/f", language="uk", audience="slack:C1", title="https://c.example/f"
        ),
        Source(kind="mailbox", address="imaps://me@mail.example/News"),
        Source(kind="folder", address="/srv/news"),
        Source(kind="upload", address="telegram:1", audience="telegram:1"),
        Source(kind="telegram", address="https://t.me/s/channel"),
        Source(kind="section", address="https://d.example/world"),
    ]

    assert sources == decode(encode_opml(sources))


@pytest.mark.parametrize("file", sorted(EXPORTS.iterdir()), ids=lambda file: file.stem)
def test_what_other_readers_export_is_read(file: Path) -> None:
    """Each feed once with its title, whatever its folders and further attributes."""
    found = decode(file.read_bytes())

    assert [
        ("https://feeds.example/world?lang=en&edition=int", "World & Business"),
        ("https://blog.example/atom.xml", "Blog"),
        ("http://old.example/rss", "Old"),
    ] == [(each.address, each.title) for each in found if isinstance(each, Source)]
    assert {"feed"} == {each.kind for each in found if isinstance(each, Source)}


@pytest.mark.parametrize(
    ("outline", "reason"),
    [
        ('type="rss" text="No address" htmlUrl="https://a.example"', "no address of a feed"),
        ('text="x" xmlUrl="javascript:alert(1)"', "javascript: is not read"),
        ('text="x" xmlUrl="https://me:secret@a.example/f"', "a user or password in it"),
        ('text="x" xmlUrl="/etc"', "it is no feed"),
        ('text="x" xmlUrl="imaps://me@mail.example/x"', "it is no feed"),
        ('text="x" xmlUrl="https://a.example" bot:kind="pigeon"', "no kind of source"),
        ('text="x" xmlUrl="https://a.example" bot:every="1"', "can't be had"),
        ('text="x" xmlUrl="https://a.example" bot:every="x"', "no time between"),
    ],
)
def test_what_cannot_be_a_source_is_refused_by_line(outline: str, reason: str) -> None:
    """The others are kept, and nothing secret is repeated."""
    good = '<outline xmlUrl="https://b.example/f"/>'
    found = decode(f"<opml version='2.0'><body>\n<outline {outline}/>\n{good}</body></opml>")

    [refused] = [each for each in found if isinstance(each, ReadingError)]
    assert ("line 2", True) == (refused.where, reason in refused.reason)
    assert "secret" not in str(refused)
    assert [a_feed("https://b.example/f")] == [each for each in found if isinstance(each, Source)]


def test_a_page_without_a_feed_is_gathered_as_a_page() -> None:
    """FreshRSS marks those that it reads with XPath."""
    [found] = decode(
        "<opml><outline type='HTML+XPath' text='P' xmlUrl='https://a.example/p'/></opml>"
    )

    assert Source(kind="section", address="https://a.example/p", title="P") == found


def test_a_list_that_takes_too_much_to_read_is_refused() -> None:
    """In one line, whatever its worker ended of."""
    [found] = decode(b"\x00\x01\x02" * 1000)

    assert isinstance(found, ReadingError)


def test_a_source_without_a_title_stays_without_one() -> None:
    """Other readers show its address in place of it."""
    exported = encode_opml([replace(a_feed(), title=None)])

    assert 'text="https://news.example/feed"' in exported
    assert [a_feed()] == decode(exported)
