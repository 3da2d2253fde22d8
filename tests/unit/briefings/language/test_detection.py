"""Which language a text is in."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.language.detection import language_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            (
                "Die Bundesregierung hat am Donnerstag neue Zölle auf Stahl angekündigt. "
                "Der Minister sagte, dass die Maßnahmen im Juni in Kraft treten sollen."
            ),
        ),
        (
            "fr",
            (
                "Le gouvernement a annoncé jeudi de nouveaux droits de douane sur l’acier. "
                "Le ministre a déclaré que les mesures entreront en vigueur en juin."
            ),
        ),
        (
            "es",
            (
                "El gobierno anunció el jueves nuevos aranceles al acero. "
                "El ministro dijo que las medidas entrarán en vigor en junio."
            ),
        ),
        (
            "pt",
            (
                "O governo anunciou na quinta-feira novas tarifas sobre o aço. "
                "O ministro disse que as medidas não entrarão em vigor antes de junho."
            ),
        ),
        (
            "ru",
            (
                "Правительство объявило в четверг о новых пошлинах на сталь. "
                "Министр сказал, что меры вступят в силу в июне."
            ),
        ),
        (
            "uk",
            (
                "Уряд оголосив у четвер про нові мита на сталь. "
                "Міністр сказав, що заходи набудуть чинності в червні."
            ),
        ),
        (
            "zh",
            (
                "政府周四宣布对钢铁征收新关税。"
                "部长表示，这些措施将于六月生效，苹果公司（Apple Inc.）也会受到影响。"
            ),
        ),
        (
            "ar",
            (
                "أعلنت الحكومة يوم الخميس رسوما جمركية جديدة على الصلب. "
                "وقال الوزير إن الإجراءات ستدخل حيز التنفيذ في يونيو."
            ),
        ),
        (
            "tr",
            (
                "Hükümet perşembe günü çelik için yeni gümrük vergileri açıkladı. "
                "Bakan, önlemlerin haziran ayında yürürlüğe gireceğini "
                "ve bunun bir ilk olduğunu söyledi."
            ),
        ),
        (
            "pl",
            (
                "Rząd ogłosił w czwartek nowe cła na stal. "
                "Minister powiedział, że środki wejdą w życie w czerwcu i że nie będzie wyjątków."
            ),
        ),
        (
            "en",
            (
                "The government announced new tariffs on steel on Thursday. "
                "The minister (王毅, 习近平) said that the measures would take effect in June."
            ),
        ),
    ],
)
def test_two_sentences_of_news_tell_their_language(language: str, text: str) -> None:
    """Relatives are told apart, and names in another script don't matter."""
    assert language == language_of(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Gümrükçüler ağır kamyonları durdurdular."),
        ("pl", "Rzeczniczka zaprzeczyła, by ktokolwiek chciał to podpisać przed świętami."),
        ("uk", "Енергетики відновлюють підстанцію поблизу Ізюма."),
        ("uk", "Біоніка їжака вивчає властивості голок."),
        ("uk", "Дрони, термінали, генератори: їх бракує."),
        ("zh", "部长们下周将会晤。"),
        ("ja", "東京都内で関係閣僚会議開催、新関税対策協議開始"),
    ],
)
def test_a_sentence_tells_its_language_by_letters_that_others_lack(
    language: str, text: str
) -> None:
    """It may have no function word, or one that is spelt like an English one."""
    assert language == language_of(text)


@pytest.mark.parametrize("text", ["", "12 34", "Zölle", "Президент", 20 * "Shr 5 cts vs 7 "])
def test_nothing_is_guessed(text: str) -> None:
    """What is too short, or a table of figures, has no language."""
    assert language_of(text) is None


def test_english_is_told_without_a_library() -> None:
    """Neither the detector nor the Chinese dictionary is loaded for an English article."""
    script = """
import sys
from briefings.language.detection import language_of
print(language_of("The talks ended on Friday, and the ministers said they would meet."))
print({"lingua", "rjieba"} & set(sys.modules))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert ["en", "set()"] == done.stdout.splitlines()


@given(st.text(max_size=120))
def test_any_text_has_a_code_or_none(text: str) -> None:
    """Nothing crashes, and the same text gives the same answer."""
    code = language_of(text)
    assert code is None or (len(code) == 2 and code.islower())
    assert code == language_of(text)
