"""Which words of other languages mean a day, and which day."""

from datetime import date

import pytest

from briefings.language.days.day_words import find_days

FRIDAY = date(2025, 5, 9)
WEDNESDAY = date(2025, 5, 7)


def explained(text: str, language: str | None = None) -> list[tuple[str, date]]:
    """Return the words of `text` in an article of a Friday, with the days that they mean."""
    found = find_days(text, FRIDAY, language)
    return [(text[start:end], day) for start, end, day in found]


def test_other_languages() -> None:
    """Words for yesterday and the like are known in other languages, weekdays are not."""
    assert [("gestern", date(2025, 5, 8))] == explained("Er kam gestern an.", "de")
    assert [("вчера", date(2025, 5, 8))] == explained("Он приехал вчера.", "ru-RU")
    assert [] == explained("Er kam am Donnerstag an.", "de")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das Haus ist heute ein Museum.", "de"),
        ("Die Welt von gestern ist fern.", "de"),
        ("La ville est aujourd'hui un port.", "fr"),
        ("Il pense au monde de demain.", "fr"),
        ("El país es hoy otro.", "es"),
        ("Chegam depois de amanhã.", "pt"),
        ("O país é hoje outro.", "pt"),
        ("Город сегодня известен всем.", "ru"),
        ("Miasto jest dziś znane.", "pl"),
    ],
)
def test_these_times_are_no_day_in_other_languages(text: str, language: str) -> None:
    """Only next to a word for something done is "today" that day."""
    assert () == find_days(text, WEDNESDAY, language)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Der Minister sagte heute, er gehe.", "de", 7),
        ("Le ministre a annoncé aujourd'hui son départ.", "fr", 7),
        ("El ministro anunció hoy su salida.", "es", 7),
        ("O ministro anunciou hoje a saída.", "pt", 7),
        ("Министр сегодня объявил об уходе.", "ru", 7),
        ("Minister ogłosił dziś odejście.", "pl", 7),
        ("Il est parti hier soir.", "fr", 6),
        ("Chegam amanhã.", "pt", 8),
    ],
)
def test_days_in_other_languages(text: str, language: str, day: int) -> None:
    """As strict as in English, and as sure."""
    days = [found for _, _, found in find_days(text, WEDNESDAY, language)]
    assert [WEDNESDAY.replace(day=day)] == days
