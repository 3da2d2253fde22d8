"""The languages that the bot speaks, as people name them."""

import pytest

from bot.wording.language.languages import LANGUAGES, find_language


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("de", "de"),
        ("pt-BR", "pt"),
        ("zh_CN", "zh"),
        ("German", "de"),
        ("немецкий", "de"),
        ("französisch", "fr"),
        ("英语", "en"),
        ("Klingon", None),
        ("de fr", None),
    ],
)
def test_a_language_is_found_by_code_or_by_name(words: str, code: str | None) -> None:
    """In any of the languages."""
    assert code == find_language(words)


@pytest.mark.parametrize(("code", "name"), LANGUAGES.items())
def test_a_language_is_found_by_the_name_that_its_button_has(code: str, name: str) -> None:
    """In capitals, too."""
    assert code == find_language(name) == find_language(name.upper())
