from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.published import Published
from briefings.reading.dates import parse_date

MOSCOW = timezone(timedelta(hours=3))


@pytest.mark.parametrize(
    "text",
    [
        "2025-05-08",
        "20250508",
        "2025/05/08",
        "2025.5.8",
        "08 May 2025",
        "8 May, 2025",
        "8th of May 2025",
        "May 8, 2025",
        "May 8th 2025",
        "MAY 8, 2025",
        "08-May-2025",
        "Thursday, May 8, 2025",
        "Thu, 8 May 2025",
        "  8\n May  2025 ",
        "8. Mai 2025",
        "jeudi 8 mai 2025",
        "8 de mayo de 2025",
        "8 maggio 2025",
        "8 de maio de 2025",
        "8 mei 2025",
        "8 мая 2025 г.",
        "четверг, 8 мая 2025 года",
        "8 травня 2025 року",
        "8 maja 2025 r.",
        "8 Mayıs 2025 Perşembe",
        "الخميس، 8 مايو/أيار 2025",
        "٨ مايو ٢٠٢٥",
        "2025年5月8日 星期四",
        "quinta-feira, 8 de maio de 2025",
        "8 de mayo del 2025",
        "Published: May 8, 2025",
        "2025-5-8",
    ],
)
def test_a_day(text: str) -> None:
    """A day stated in full is that day, in whichever of the usual ways it is written."""
    assert parse_date(text) == date(2025, 5, 8)


@pytest.mark.parametrize(
    "text",
    [
        "2025-05-08T10:30:00",
        "2025-05-08 10:30",
        "Thu, 08 May 2025 10:30:00 -0000",
        "8 May 2025 10:30 EST",
        "Thursday, May 8, 2025 at 10:30 PM EDT",
        "08-MAY-2025 10:30:01.79",
        "Thu May  8 10:30:00 2025",
        "Thu May 8 10:30:00 CEST 2025",
        "8 mai 2025 à 10h30",
        "8 мая 2025, 10:30",
        "10:30, 8 May 2025",
        "2025年05月08日10:30",
        "20250508103000",
    ],
)
def test_a_time_without_a_sure_zone_is_a_day(text: str) -> None:
    """Of a time whose offset is not stated, only the day is known."""
    stated = parse_date(text)
    assert stated == date(2025, 5, 8)
    assert not isinstance(stated, datetime)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-05-08T10:30:00Z", datetime(2025, 5, 8, 10, 30, tzinfo=UTC)),
        ("2025-05-08 10:30+03:00", datetime(2025, 5, 8, 10, 30, tzinfo=MOSCOW)),
        ("2025-05-08T10:30:00.123456789+0300", datetime(2025, 5, 8, 10, 30, 0, 123456, MOSCOW)),
        ("Thu, 08 May 2025 10:30:00 +0300", datetime(2025, 5, 8, 10, 30, tzinfo=MOSCOW)),
        ("2025-05-08 10:30:00+03", datetime(2025, 5, 8, 10, 30, tzinfo=MOSCOW)),
        ("Thu May 08 10:30:00 +0300 2025", datetime(2025, 5, 8, 10, 30, tzinfo=MOSCOW)),
        ("8. Mai 2025 10:30:00 +0300 (MESZ)", datetime(2025, 5, 8, 10, 30, tzinfo=MOSCOW)),
        ("May 8, 2025 at 10:30 p.m. UTC+3", datetime(2025, 5, 8, 22, 30, tzinfo=MOSCOW)),
        ("Thu, 08 May 25 10:30:00 +0300", datetime(2025, 5, 8, 10, 30, tzinfo=MOSCOW)),
        ("1746700200", datetime(2025, 5, 8, 10, 30, tzinfo=UTC)),
        ("1746700200500", datetime(2025, 5, 8, 10, 30, 0, 500_000, UTC)),
        ("20250508T103000Z", datetime(2025, 5, 8, 10, 30, tzinfo=UTC)),
        ("Thu, 8 May 2025 10:30:00 GMT", datetime(2025, 5, 8, 10, 30, tzinfo=UTC)),
    ],
)
def test_an_instant(text: str, expected: Published) -> None:
    """A time with its offset is an instant, in the zone stated."""
    stated = parse_date(text)
    assert stated == expected
    assert isinstance(stated, datetime)
    assert stated.isoformat() == expected.isoformat()


@pytest.mark.parametrize("text", ["25/05/2025", "05/25/2025", "25.05.2025", "25-5-2025"])
def test_numbers_that_can_be_read_one_way_only(text: str) -> None:
    """25 is no month, so the other number is; and 5 May is that either way."""
    assert parse_date(text) == date(2025, 5, 25)
    assert parse_date(text.replace("25", "05").replace("2005", "2025")) == date(2025, 5, 5)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "08.05.2025",
            "8.5.2025",
            "8. 5. 2025",
            "Donnerstag, 08.05.2025",
            "четверг, 08.05.2025 г.",
        ),
        *(
            "08.05.2025, 14:30 Uhr",
            "08.05.2025 - 09:00",
            "08.05.2025 Perşembe",
            "czwartek, 8.05.2025 r.",
        ),
    ],
)
def test_the_day_comes_first_before_a_dot(text: str) -> None:
    """Nobody writes the month first where dots part the numbers."""
    assert parse_date(text) == date(2025, 5, 8)


@pytest.mark.parametrize("text", ["08/05/2025", "Thursday, 8/5/2025", "01-02-2025", "8.5-2025"])
def test_numbers_that_can_be_read_two_ways(text: str) -> None:
    """Day or month first is never guessed."""
    with pytest.raises(ValueError, match="not a date"):
        parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "2024-13-03",
        "2025-02-29",
        "31 June 2025",
        "2025-05-08T25:00:00Z",
        "Sat, 31 Feb 2025 10:00:00 +0000",
        "9999-12-31T23:59:59-12:00",
        "0000-01-01",
        "May 8",
        "May 2025",
        "2025",
        "8 May 25",
        "8 Mayor 2025",
        "yesterday",
        "9746662400",
        "2025050810",
        "7 Dhu al-Qadah 1446",
        "1404/02/18",
        "2568-05-08",
        "5 listopada 2025",
        "Updated May 8, 2025",
        "n/a",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    """A day that does not exist, or is not stated in full, is an error that names it."""
    with pytest.raises(ValueError, match=r"^not a date: ") as refusal:
        parse_date(text)
    assert repr(text) in str(refusal.value)


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2199, 12, 31)))
def test_english_comes_back(day: date) -> None:
    """Every day comes back from the ways that English writes it."""
    for form in ("%Y-%m-%d", "%d %B %Y", "%b %d, %Y", "%A, %B %d, %Y"):
        assert parse_date(day.strftime(form)) == day


@given(st.text(st.sampled_from("0123456789 -/.:,TZ+May")))
def test_never_any_other_error(text: str) -> None:
    """Whatever is written, it is a date or a ValueError; an instant can always be ordered."""
    try:
        stated = parse_date(text)
    except ValueError:
        return
    if isinstance(stated, datetime):
        assert stated.astimezone(UTC) == stated
