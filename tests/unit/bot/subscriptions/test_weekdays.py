"""Days of the week as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.times.weekdays import parse_weekdays, read_days
from bot.subscriptions.words import parse_words
from bot.wording.language.dates import weekday
from bot.wording.language.languages import LANGUAGES, speaking
from bot.wording.language.lists import join_and

EVERY, WORK, END = frozenset(range(7)), frozenset(range(5)), frozenset({5, 6})
DAILY = """daily|everyday|every day|each day|täglich|jeden Tag|tous les jours|chaque jour|cada día|
todos los días|todos os dias|diariamente|каждый день|ежедневно|щодня|кожен день|her gün|كل يوم|
يوميًا|每天|每日"""
WORKDAYS = """weekdays|every weekday|on weekdays|workdays|mon-fri|Mon–Fri|mon to fri|
Monday through Friday|werktags|wochentags|Mo-Fr|Mo bis Fr|montags bis freitags|en semaine|
du lundi au vendredi|lun-ven|lunes a viernes|de lunes a viernes|entre semana|segunda a sexta|
de segunda a sexta|dias úteis|будни|по будням|в будни|пн-пт|с понедельника по пятницу|будні|
з понеділка по п'ятницю|пн–пт|hafta içi|pazartesi-cuma|من الاثنين إلى الجمعة|工作日|周一到周五"""
WEEKENDS = """weekends|on weekends|sat-sun|am Wochenende|Sa-So|le week-end|los fines de semana|
fim de semana|по выходным|на вихідних|hafta sonu|周末"""
MONDAYS = """mon|Mon|monday|mondays|on Mondays|every Monday|montag|montags|jeden Montag|Mo|lundi|
le lundi|tous les lundis|lun.|lunes|los lunes|segunda|segunda-feira|às segundas|понедельник|пн|
по понедельникам|каждый понедельник|понеділок|щопонеділка|pazartesi|pazartesileri|الاثنين|
كل اثنين|周一|星期一|礼拜一|每周一"""
OTHERS = {
    "tues": {1}, "weds": {2}, "thur": {3}, "thurs": {3}, "sun": {6}, "mittwochs": {2},
    "среду": {2}, "каждую среду": {2}, "по пятницам": {4}, "щоп'ятниці": {4}, "у суботу": {5},
    "Di-Do": {1, 2, 3}, "fri-mon": {4, 5, 6, 0}, "sat–sun": {5, 6}, "mon/wed/fri": {0, 2, 4},
    "mon&wed": {0, 2}, "terças": {1}, "sábados": {5}, "domingo": {6}, "mercredi": {2},
    "çarşamba": {2}, "cumartesi": {5}, "الأحد": {6}, "من الأحد إلى الخميس": {6, 0, 1, 2, 3},
    "星期天": {6}, "周三": {2}, "п’ятниця": {4},
}  # fmt: skip


def _phrases(text: str) -> list[str]:
    return [phrase.strip() for phrase in text.split("|")]


def _read(words: str) -> frozenset[int]:
    return frozenset(parse_words(words, lambda _words: None).weekdays)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        *((words, EVERY) for words in _phrases(DAILY)),
        *((words, WORK) for words in _phrases(WORKDAYS)),
        *((words, END) for words in _phrases(WEEKENDS)),
        *((words, {0}) for words in _phrases(MONDAYS)),
        *OTHERS.items(),
    ],
)
def test_days_are_read_as_people_write_them(words: str, days: set[int]) -> None:
    """In any of the bot's languages."""
    found = parse_words(words, lambda _words: None)

    assert (days, []) == (found.weekdays, found.unknown)


@pytest.mark.parametrize("words", ["so", "do", "me", "trade", "may", "on", "someday", "", "-"])
def test_words_of_other_meaning_are_no_days(words: str) -> None:
    """Though one language may call a day so; what two languages call otherwise isn't guessed."""
    assert read_days(words) is None


@given(st.sets(st.integers(0, 6), min_size=1), st.sampled_from(sorted(LANGUAGES)))
def test_days_are_read_as_they_are_shown(days: set[int], language: str) -> None:
    """Each set of days, in each language."""
    with speaking(language):
        shown = join_and(weekday(day) for day in sorted(days))
    assert days == _read(shown), shown


def test_all_of_a_list_must_be_days() -> None:
    """One that is none makes the list none."""
    assert frozenset({0, 2}) == parse_weekdays(["monday", "wed"])
    assert frozenset() == parse_weekdays(["monday", "someday"])
