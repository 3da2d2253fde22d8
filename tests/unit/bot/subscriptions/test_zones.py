"""Time zones as people name them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.places.offsets import parse_offset, zone_at
from bot.subscriptions.zones import WELL_KNOWN, find_zone, find_zones, named_zones
from bot.wording.language.languages import LANGUAGES, speaking
from bot.wording.language.zones import city

WINTER, SUMMER = datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC)


def _meant(words: str) -> set[str]:
    return {found.zone for found in named_zones(words)}


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("São Paulo", "America/Sao_Paulo"),
        ("İSTANBUL", "Europe/Istanbul"),
        ("Kathmandu", "Asia/Kathmandu"),
        ("asunción", "America/Asuncion"),
        ("Etc/GMT-5", "Etc/GMT-5"),
        ("etc/gmt+5", "Etc/GMT+5"),
        ("UTC", "UTC"),
        ("new_york", "America/New_York"),
        ("Lord Howe", "Australia/Lord_Howe"),
        ("St. John's", "America/St_Johns"),
    ],
)
def test_a_zone_is_found_by_its_name_or_city(words: str, zone: str) -> None:
    """With the accents that names of zones lack, or without."""
    assert zone == find_zone(words)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Delhi", "Asia/Kolkata"), ("Bombay", "Asia/Kolkata"), ("Mumbai", "Asia/Kolkata"),
        ("San Francisco", "America/Los_Angeles"), ("Washington", "America/New_York"),
        ("NYC", "America/New_York"), ("Beijing", "Asia/Shanghai"), ("北京", "Asia/Shanghai"),
        ("東京", "Asia/Tokyo"), ("서울", "Asia/Seoul"), ("Kiev", "Europe/Kyiv"),
        ("Kyiv", "Europe/Kyiv"), ("Київ", "Europe/Kyiv"), ("Москва", "Europe/Moscow"),
        ("München", "Europe/Berlin"), ("Muenchen", "Europe/Berlin"), ("Wien", "Europe/Vienna"),
        ("Londra", "Europe/London"), ("Лондон", "Europe/London"), ("لندن", "Europe/London"),
        ("القاهرة", "Africa/Cairo"), ("Nueva York", "America/New_York"),
        ("Pequim", "Asia/Shanghai"), ("Saigon", "Asia/Ho_Chi_Minh"), ("Köln", "Europe/Berlin"),
        ("Санкт-Петербург", "Europe/Moscow"), ("Ciudad de México", "America/Mexico_City"),
    ],
)  # fmt: skip
def test_a_city_is_found_in_any_language(words: str, zone: str) -> None:
    """Whether or not a zone is called after it."""
    assert zone == find_zone(words)


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("GMT+2", 2), ("gmt-5", -5), ("UTC+2", 2), ("utc +2", 2), ("UTC−3", -3), ("+0530", 5.5),
        ("UTC+5:30", 5.5), ("GMT+5:45", 5.75), ("GMT", 0), ("+02:00", 2), ("UTC-9:30", -9.5),
        ("МСК+2", 5), ("UTC+14", 14), ("UTC-12", -12), ("UTC+0", 0), ("z", 0),
    ],
)  # fmt: skip
def test_hours_from_greenwich_are_east_where_they_are_more(words: str, hours: float) -> None:
    """The zone that POSIX calls Etc/GMT+2 is on the other side: digests came four hours late."""
    zone = ZoneInfo(find_zone(words) or "")

    for at in (WINTER, SUMMER):
        assert timedelta(hours=hours) == at.astimezone(zone).utcoffset()


@pytest.mark.parametrize("words", ["UTC+15", "GMT-13", "UTC+5:60", "+", "мск", "2"])
def test_no_clock_is_so_far_from_greenwich(words: str) -> None:
    """Nothing is guessed."""
    assert parse_offset(words) is None


@given(st.integers(-12, 14))
def test_hours_from_greenwich_are_read_as_they_are_shown(hours: int) -> None:
    """In each language."""
    zone = zone_at(timedelta(hours=hours))
    assert zone is not None
    for language in LANGUAGES:
        with speaking(language):
            assert zone == find_zone(city(zone))


def test_half_an_hour_with_summer_time_is_asked_about() -> None:
    """No zone is half past three behind all year; Newfoundland is in winter."""
    assert find_zone("UTC-3:30") is None
    assert {"America/St_Johns"} == _meant("UTC-3:30")


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("EST", "America/New_York"), ("est", "America/New_York"), ("EDT", "America/New_York"),
        ("Eastern", "America/New_York"), ("Eastern Time", "America/New_York"),
        ("PST", "America/Los_Angeles"), ("MST", "America/Denver"), ("CET", "Europe/Berlin"),
        ("MEZ", "Europe/Berlin"), ("MESZ", "Europe/Berlin"), ("JST", "Asia/Tokyo"),
        ("AEST", "Australia/Sydney"), ("МСК", "Europe/Moscow"),
        ("московское время", "Europe/Moscow"), ("北京时间", "Asia/Shanghai"),
        ("London time", "Europe/London"), ("hora de Madrid", "Europe/Madrid"),
        ("heure de Paris", "Europe/Paris"), ("Newfoundland", "America/St_Johns"),
    ],
)  # fmt: skip
def test_a_zone_of_many_cities_is_that_of_one(words: str, zone: str) -> None:
    """With the summer time that who writes EST in July does not think of."""
    assert zone == find_zone(words)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Germany", "Europe/Berlin"), ("Polen", "Europe/Warsaw"), ("India", "Asia/Kolkata"),
        ("Индия", "Asia/Kolkata"), ("España", "Europe/Madrid"), ("UK", "Europe/London"),
        ("中国", "Asia/Shanghai"), ("Texas", "America/Chicago"), ("Ontario", "America/Toronto"),
        ("Portland, Maine", "America/New_York"), ("London, Ontario", "America/Toronto"),
        ("San José, Costa Rica", "America/Costa_Rica"),
    ],
)  # fmt: skip
def test_a_country_or_state_with_one_time_is_enough(words: str, zone: str) -> None:
    """Or with one that nearly all its people have."""
    assert zone == find_zone(words)


@pytest.mark.parametrize(
    ("words", "some"),
    [
        ("IST", {"Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"}),
        ("CST", {"America/Chicago", "Asia/Shanghai"}),
        ("Valencia", {"Europe/Madrid", "America/Caracas"}),
        ("Springfield", {"America/Chicago", "America/New_York"}),
        ("USA", {"America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"}),
        ("Россия", {"Europe/Moscow", "Asia/Novosibirsk"}),
        ("Georgia", {"Asia/Tbilisi", "America/New_York"}),
    ],
)
def test_what_may_be_several_zones_is_not_guessed(words: str, some: set[str]) -> None:
    """All that may be meant are there to choose from."""
    assert find_zone(words) is None
    assert some <= _meant(words)


@pytest.mark.parametrize(
    ("words", "zone"),
    [("Berln", "Europe/Berlin"), ("Frankfrut", "Europe/Berlin"), ("mun", "Europe/Berlin")],
)
def test_a_slip_or_a_beginning_finds_what_is_like_it(words: str, zone: str) -> None:
    """It is offered, not taken."""
    assert find_zone(words) is None
    assert [] == named_zones(words)
    assert zone == find_zones(words)[0].zone


@pytest.mark.parametrize("words", ["gibberish", "trade", "noon", "weekdays", "at", "and", "", "|"])
def test_words_of_other_meaning_are_no_zone(words: str) -> None:
    """Though some village may be called so."""
    assert find_zone(words) is None


def test_a_place_says_where_it_is_and_what_time() -> None:
    """For who chooses among several."""
    found = find_zones("Valencia")[1]

    assert ("Valencia", "ES", 13) == (found.name, found.country, found.local(WINTER).hour + 12)


def test_no_more_are_found_than_are_wanted() -> None:
    """As many as buttons have room."""
    assert 3 == len(find_zones("san", 3))


@given(st.text(max_size=40))
def test_whatever_is_written_is_looked_up(words: str) -> None:
    """Nothing breaks it."""
    find_zones(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_city_is_read_as_it_is_shown(language: str) -> None:
    """Each well-known zone, in each language."""
    with speaking(language):
        shown = {zone: city(zone) for zone in WELL_KNOWN}
    assert {zone: zone for zone in WELL_KNOWN} == {zone: find_zone(shown[zone]) for zone in shown}
