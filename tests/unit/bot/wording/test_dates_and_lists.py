"""Numbers, dates, lists, zones and directions, as each language has them."""

from datetime import date, time, timedelta

import pytest
from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from bot.chat.own_text import OwnText
from bot.wording.language.catalogue import labels, sentences
from bot.wording.language.dates import clock, day, full_day, weekday
from bot.wording.language.isolates import isolate, set_direction
from bot.wording.language.languages import LANGUAGES, speaking
from bot.wording.language.lists import join_and, join_or
from bot.wording.language.zones import city
from bot.wording.parts import attribution, bullets, quotation_marks
from tests.builders import a_source, an_article

MAY = date(2025, 5, 1)
ALJAZEERA = "الجزيرة"


def test_english_dates_times_and_lists_are_those_of_cldr() -> None:
    """They are written without babel, which takes longer to load than a brief to show."""
    days = [MAY + timedelta(days=n) for n in range(0, 400, 3)]
    assert [format_date(each, "long", locale="en_GB") for each in days] == list(map(day, days))
    assert [format_date(each, "full", locale="en_GB") for each in days] == list(map(full_day, days))
    times = [time(0, 0), time(7, 5), time(23, 59)]
    assert [format_skeleton("Hm", at, locale="en_GB") for at in times] == list(map(clock, times))
    for names in (["a"], ["a", "b"], ["a", "b", "c"]):
        assert format_list(names, style="standard", locale="en_GB") == join_and(names)
        assert format_list(names, style="or", locale="en_GB") == join_or(names)


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("fr", "jeudi 1er mai 2025", "vendredi 2 mai 2025"),
        ("pt", "quinta-feira, 1º de maio de 2025", "sexta-feira, 2 de maio de 2025"),
        ("de", "Donnerstag, 1. Mai 2025", "Freitag, 2. Mai 2025"),
        ("ru", "четверг, 1 мая 2025\u202fг.", "пятница, 2 мая 2025\u202fг."),
        ("ar", "الخميس، 1 مايو 2025", "الجمعة، 2 مايو 2025"),
    ],
)
def test_the_first_of_a_month_is_written_as_it_is_said(
    language: str, first: str, second: str
) -> None:
    """In French and Portuguese it is an ordinal."""
    with speaking(language):
        assert [first, second] == [full_day(MAY), full_day(MAY + timedelta(days=1))]


def test_a_weekday_stands_alone_and_a_time_has_24_hours() -> None:
    """As commands take it."""
    with speaking("ru"):
        assert ("понедельник", "18:00") == (weekday(0), clock(time(18)))


@pytest.mark.parametrize(
    ("zone", "language", "name"),
    [
        ("Europe/Kyiv", "ru", "Киев"),
        ("Asia/Kolkata", "de", "Kalkutta"),
        ("America/New_York", "es", "Nueva York"),
        ("America/New_York", "en", "New York"),
        ("UTC", "fr", "UTC"),
    ],
)
def test_a_zone_is_called_by_its_city(zone: str, language: str, name: str) -> None:
    """By the name that the language has for it, though the zone was renamed."""
    with speaking(language):
        assert name == city(zone)


@pytest.mark.parametrize("language", sorted(LANGUAGES.keys() - {"ar"}))
def test_what_runs_from_right_to_left_is_isolated_in_every_language(language: str) -> None:
    """Between a publisher's name and a date nothing changes sides; Latin names stay bare."""
    with speaking(language):
        assert f"\u2068{ALJAZEERA}\u2069 · {day(MAY)}" == labels(ALJAZEERA, day(MAY))
        assert f"Reuters · {day(MAY)}" == labels("Reuters", day(MAY))
        assert f"\u2068{ALJAZEERA}\u2069" in join_or(["Reuters", ALJAZEERA])
        assert f"\u2068{ALJAZEERA}\u2069" == isolate(f"{ALJAZEERA}\u2069\u2067")


def test_in_arabic_all_foreign_text_is_isolated_and_rows_begin_at_the_right() -> None:
    """A row of Latin text alone would run from left to right."""
    with speaking("ar"):
        assert f"\u2068Reuters\u2069 · {day(MAY)}" == labels("Reuters", day(MAY))
        [(term, text)] = bullets([("/trade", "Trade")]).rows
        assert ("\u061c\u2068/trade\u2069", "\u2068Trade\u2069") == (term, text)
        assert OwnText("موجز") == set_direction(OwnText("موجز"))
        assert "\u061c\u2068موجز\u2069" == set_direction(isolate("موجز"))
    assert (("/trade", "Trade"),) == bullets([("/trade", "Trade")]).rows


def test_a_quotation_is_isolated_by_its_marks_alone() -> None:
    """Its text is not touched."""
    assert ("“", "”") == quotation_marks("Trade grew.")
    assert ("“\u2068", "\u2069”") == quotation_marks("نمت التجارة.")


@pytest.mark.parametrize(
    ("source", "url", "title", "shown"),
    [
        ("Reuters", "https://www.example.org/a", "Trade", "Reuters · 1 May 2025"),
        (None, "https://www.example.org/a", "Trade", "example.org · 1 May 2025"),
        (None, None, "Trade", "Article: Trade · 1 May 2025"),
        (
            None,
            None,
            "Trade of the two " * 3,
            "Article: Trade of the two Trade of the two Trade… · 1 May 2025",
        ),
        (None, None, "贸" * 50, f"Article: {'贸' * 40}… · 1 May 2025"),
        (None, None, None, "Unknown source · 1 May 2025"),
    ],
)
def test_who_says_so_is_a_publisher_or_a_host_or_a_title(
    source: str | None, url: str | None, title: str | None, shown: str
) -> None:
    """With its date, in one short line; files are for /context."""
    publisher = a_source(source) if source else None
    article = an_article("Trade grew.", source=publisher, url=url, title=title, published=MAY)
    cited = article.quote(0, 11).citation
    assert shown == attribution(cited)


def test_labels_of_an_article_stand_behind_its_date() -> None:
    """A reader sees beside the quotation that it is no report, or that it was corrected."""
    labelled = an_article("Trade grew.", published=MAY, labels=("corrected", "opinion", "satire"))
    shown = attribution(labelled.quote(0, 11).citation)
    assert shown == "Reuters · 1 May 2025 · corrected · opinion · satire"
    live = an_article("Trade grew.", published=MAY, labels=("live",)).quote(0, 11).citation
    assert attribution(live) == "Reuters · 1 May 2025 · live coverage"


def test_sentences_are_joined_as_the_language_joins_them() -> None:
    """By a space, where it says nothing else; empty ones leave no gap."""
    assert "One. Two." == sentences("One.", "", "Two.")
