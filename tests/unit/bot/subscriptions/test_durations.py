"""How long something lasts, as people write it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.times.durations import read_end

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
WEEK = """7 days|7d|7 d|1w|1 week|a week|one week|for 7 days|eine Woche|7 Tage|1 Woche|una semana|
7 días|una semana|une semaine|7 jours|uma semana|7 dias|7 дней|на неделю|неделя|7 днів|тиждень|
bir hafta|7 gün|أسبوع|7 أيام|٧ أيام|一周|7天"""
MONDAY = """until Monday|Monday|till Monday|until next Monday|bis Montag|hasta el lunes|
jusqu'à lundi|até segunda|до понедельника|до понеділка|pazartesiye kadar|حتى الاثنين|到周一|
until 7 Dec|7 December|Dec 7th|bis zum 7. Dezember|7.12.|hasta el 7 de diciembre|
jusqu'au 7 décembre|até 7 de dezembro|до 7 декабря|до 7 грудня|7 Aralık|7 ديسمبر|12月7日|
2026-12-07|until 2026-12-07"""
MONTHS_END = """until the end of the month|bis Ende des Monats|jusqu'à la fin du mois|
hasta fin de mes|até o fim do mês|до конца месяца|до кінця місяця|ay sonuna kadar|
حتى نهاية الشهر|until the end of this month|until December|bis Dezember"""
WEEKS_END = """over the weekend|am Wochenende|until the end of the week|bis Ende der Woche|
jusqu'à la fin de la semaine|hasta el final de la semana|até o fim da semana|до конца недели|
до кінця тижня"""
OTHERS = {
    "until the weekend": "2026-12-05 00:00", "hasta el fin de semana": "2026-12-05 00:00",
    "for a fortnight": "2026-12-14 09:00", "أسبوعين": "2026-12-14 09:00",
    "يومين": "2026-12-02 09:00", "until the end of the year": "2027-01-01 00:00",
    "2 weeks": "2026-12-14 09:00", "3 hours": "2026-11-30 12:00", "a month": "2026-12-30 09:00",
    "3 months": "2027-02-28 09:00", "ein Monat": "2026-12-30 09:00", "1 year": "2027-11-30 09:00",
    "tomorrow": "2026-12-01 00:00", "bis morgen": "2026-12-01 00:00",
    "завтра": "2026-12-01 00:00", "24/12": "2026-12-24 00:00", "29 Feb": "2028-02-29 00:00",
    "1 Nov": "2027-11-01 00:00",
}  # fmt: skip


def _end(words: str) -> str | None:
    end = read_end(words, NOW)
    return f"{end.astimezone(NOW.tzinfo):%Y-%m-%d %H:%M}" if end else None


def _phrases(text: str) -> list[str]:
    return [phrase.strip() for phrase in text.split("|")]


@pytest.mark.parametrize(
    ("words", "end"),
    [
        *((words, "2026-12-07 09:00") for words in _phrases(WEEK)),
        *((words, "2026-12-07 00:00") for words in _phrases(MONDAY)),
        *((words, "2026-12-01 00:00") for words in _phrases(MONTHS_END)),
        *((words, "2026-12-07 00:00") for words in _phrases(WEEKS_END)),
        *OTHERS.items(),
    ],
)
def test_an_end_is_read_as_people_write_it(words: str, end: str) -> None:
    """In any of the bot's languages."""
    assert end == _end(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "2",
        "until 2",
        "2 7d",
        "soon",
        "5 minutes",
        "1m",
        "0 days",
        "30 Feb",
        "3/12",
        "gibberish",
    ],
)
def test_what_is_no_end_or_not_sure_is_none(words: str) -> None:
    """It is named in the answer, and never guessed."""
    assert _end(words) is None


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_at_the_end_of_all_calendars_is_only_far(day: str) -> None:
    """Clocks can't say what time it is there."""
    assert read_end(day, NOW)


def test_a_day_begins_by_the_clocks_of_its_zone() -> None:
    """Where midnight is left out, with the first instant after it."""
    cairo = datetime(2026, 4, 22, 9, 0, tzinfo=ZoneInfo("Africa/Cairo"))
    end = read_end("until 24 April", cairo)
    assert end
    assert "2026-04-24 01:00" == f"{end.astimezone(cairo.tzinfo):%Y-%m-%d %H:%M}"


@given(st.text(max_size=60))
def test_whatever_is_written_is_read(words: str) -> None:
    """Nothing breaks it."""
    read_end(words, NOW)
