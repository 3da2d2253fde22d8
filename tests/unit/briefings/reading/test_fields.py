from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from briefings.published import Published
from briefings.publisher import Publisher
from briefings.reading.fields import read_metadata, source_titled
from briefings.reading.metadata import Metadata
from tests.unit.briefings.test_addresses import BROKEN


def stated(record: dict[str, object]) -> Metadata:
    """Return what `record` states."""
    return read_metadata(record)


@pytest.mark.parametrize("name", ["title", "Headline", "NAME"])
def test_names_of_a_title(name: str) -> None:
    """A title goes by several names, in any case."""
    assert stated({name: " Trade\n grows "}).title == "Trade grows"


@pytest.mark.parametrize(
    "name", ["published", "date", "pubDate", "Pub-Date", "published_at", "datePublished"]
)
def test_names_of_a_date(name: str) -> None:
    """A date goes by many names, whatever joins their words."""
    assert stated({name: "8 May 2025"}).published == date(2025, 5, 8)


def test_first_name_that_has_a_value_counts() -> None:
    """Blank fields give way to the next name."""
    record: dict[str, object] = {
        "headline": "B",
        "title": " ",
        "pub_date": "2025-05-08",
        "date": "",
    }
    assert stated(record) == Metadata(title="B", published=date(2025, 5, 8))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2025, 5, 8), date(2025, 5, 8)),
        (datetime(2025, 5, 8, 9, tzinfo=UTC), datetime(2025, 5, 8, 9, tzinfo=UTC)),
        (datetime(2025, 5, 8, 9), date(2025, 5, 8)),  # noqa: DTZ001 - TOML has such times
        (None, None),
    ],
)
def test_ready_made_dates(value: object, expected: Published | None) -> None:
    """Formats that know dates hand them over; a time without a zone is but a day."""
    assert stated({"date": value}).published == expected


@pytest.mark.parametrize("value", ["2024-13-03", "08/05/2025", ["2025"], "2025-05", "n/a"])
def test_an_unreadable_date_costs_the_date_alone(value: object) -> None:
    """The article has no date then, and a note repeats what stands there."""
    metadata = stated({"Published": value, "title": "A"})
    assert (metadata.title, metadata.published) == ("A", None)
    assert metadata.notes == (f"its date, “{value}”, can't be read for certain",)


def test_a_readable_date_wins_over_an_unreadable_one() -> None:
    """Where one of two dates can be read, nothing is left to note."""
    metadata = stated({"published": "to be announced", "date": 1746662400})
    assert metadata.published == datetime(2025, 5, 8, tzinfo=UTC)
    assert metadata.notes == ()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Realist  English", Publisher(name="realist-english", title="Realist English")),
        ({"id": None, "name": "BBC News"}, Publisher(name="bbc-news", title="BBC News")),
        ("https://www.example.org/world", Publisher(name="example-org", title="example.org")),
        ("Ведомости", Publisher(name="ведомости", title="Ведомости")),
        ("–", None),
        ({}, None),
        (None, None),
    ],
)
def test_sources(value: object, expected: Publisher | None) -> None:
    """A source is a name, a nested name, or the host of an address."""
    assert stated({"source": value}).source == expected


def test_name_of_a_source() -> None:
    """A source's name is its title in small letters, joined by hyphens."""
    assert source_titled(" A.B. & C ") == Publisher(name="a-b-c", title="A.B. & C")


def test_only_addresses_are_urls() -> None:
    """A guid that is no address is passed over, and so is a path."""
    assert stated({"guid": "tag:1", "url": "/a"}).url is None
    assert stated({"guid": "https://example.org/a"}).url == "https://example.org/a"


@pytest.mark.parametrize(
    ("value", "expected"), [("en", "en"), ("en-GB", "en"), ("DE_at", "de"), ("English", None)]
)
def test_languages(value: str, expected: str | None) -> None:
    """A language is the two letters of its code."""
    assert stated({"lang": value}).language == expected


def test_zone_is_kept() -> None:
    """An instant keeps the zone it was stated in."""
    zone = timezone(timedelta(hours=3))
    stated_at = stated({"created_at": "2025-05-08T10:00:00+03:00"}).published
    assert stated_at == datetime(2025, 5, 8, 10, tzinfo=zone)


@pytest.mark.parametrize(
    "value", ["0001-01-01T00:00:00Z", "0000-00-00 00:00:00", "1970-01-01T00:00:00Z", "", None]
)
def test_a_date_that_was_never_set_is_unknown(value: object) -> None:
    """Some programs write the first day of their calendar for none: nothing to note."""
    assert stated({"date": value}) == Metadata()


@pytest.mark.parametrize("address", BROKEN)
def test_a_broken_address_costs_itself_alone(address: str) -> None:
    """The article is read without it, whether it stands for its page or its publisher."""
    found = stated({"title": "Trade", "source": address, "url": address})
    assert found.title == "Trade"
    assert found.url is None
    assert address not in (found.source.title if found.source else "")
