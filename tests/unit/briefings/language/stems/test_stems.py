"""Stems of the languages whose nouns Snowball misses: forms of one word are one, others are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.language.stems.stemmers import stemmer

LANGUAGES = ("es", "fr", "pl", "pt", "tr", "uk")


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("es", "nación naciones"),
        ("es", "juez jueces"),
        ("es", "anónimo anónimos anónima anónimas"),
        ("es", "responsable responsables"),
        ("es", "bebé bebés"),
        ("es", "huracán huracanes"),
        ("es", "club clubs"),
        ("fr", "accord accords"),
        ("fr", "journal journaux"),
        ("fr", "drapeau drapeaux"),
        ("fr", "inconnu inconnus inconnue inconnues"),
        ("fr", "directeur directrice directrices"),
        ("fr", "chanteur chanteuse chanteuses"),
        ("pt", "eleição eleições"),
        ("pt", "alemão alemães"),
        ("pt", "provável prováveis"),
        ("pt", "oficial oficiais"),
        ("pt", "refém reféns"),
        ("pt", "funcionário funcionária funcionários funcionárias"),
        ("pt", "francês francesa franceses"),
        ("pt", "fácil fáceis"),
        ("pl", "umowa umowy umowie umowę umową"),
        ("pl", "rozdział rozdziału rozdziałem rozdziale"),
        ("pl", "system systemy systemu systemach"),
        ("pl", "członek członka członków członkom"),
        ("pl", "polityk polityka politycy polityków"),
        ("pl", "metoda metody metodzie metod"),
        ("pl", "porozumienie porozumienia porozumieniu"),
        ("pl", "droga drogi drogę dróg"),
        ("pl", "wysoki wysokiego wysokim wysokich"),
        ("tr", "liman limanı limanda limanlar limanların"),
        ("tr", "kitap kitabı kitapta kitaplardan"),
        ("tr", "anlaşma anlaşmanın anlaşmaları anlaşmalarında"),
        ("tr", "şehir şehri şehirde şehirler"),
        ("tr", "kanun kanunun kanunu kanunda"),
        ("tr", "ticaret ticareti ticaretinde ticarete"),
        ("tr", "saray sarayı sarayın"),
        ("tr", "iş işi işe işler işlerinde işimiz"),
        ("tr", "göz gözü gözde gözleri gözlerinden"),
        ("tr", "güç gücü gücün güçler"),
        ("tr", "hak hakkı hakkında haklar haklarıyla"),
        ("tr", "hal hali halinde haller"),
        ("tr", "su suyu suyunu suların"),
        ("tr", "izin izni iznin izinler"),
        ("tr", "rüzgâr rüzgarın"),
        ("tr", "oran oranı oranda oranlar"),
        ("tr", "nüfus nüfusu nüfusun"),
        ("tr", "arkadaş arkadaşım arkadaşlarımın"),
        ("uk", "проблема проблеми проблем"),
        ("uk", "результат результати результатів"),
        ("uk", "режим режиму режими"),
        ("uk", "росіянин росіяни росіян росіянами"),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, forms: str) -> None:
    """Number, case, gender: a topic is found however its words are inflected."""
    stem = stemmer(language)

    assert 1 == len({stem(form) for form in forms.split()})


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "caso casino"),
        ("es", "ley leche"),
        ("fr", "journal jour"),
        ("fr", "accord corde"),
        ("pt", "mar marco"),
        ("pt", "fácil facto"),
        ("pl", "umowa uwaga"),
        ("pl", "system siostra"),
        ("pl", "most miasto"),
        ("tr", "ticaret tarih"),
        ("tr", "liman limon"),
        ("tr", "kitap kıta"),
        ("tr", "oy oyun"),
        ("tr", "ad adam"),
        ("tr", "su sudan"),
        ("tr", "ek ekim"),
        ("tr", "boy boynuz"),
        ("tr", "gaz gazi"),
        ("uk", "громада громадянин"),
    ],
)
def test_other_words_have_other_stems(language: str, words: str) -> None:
    """What is cut off is not so much that words become one another."""
    stem = stemmer(language)

    assert 2 == len({stem(word) for word in words.split()})


def test_what_follows_an_apostrophe_is_no_part_of_a_turkish_name() -> None:
    """Endings of names are written after one."""
    assert stemmer("tr")("ankara") == stemmer("tr")("ankara'da")


@pytest.mark.parametrize("language", LANGUAGES)
@given(word=st.text(st.characters(codec="utf-8"), max_size=30))
def test_a_stem_is_never_longer_than_its_word(*, language: str, word: str) -> None:
    """Whatever the text; what has letters keeps some."""
    stem = stemmer(language)(word.lower())

    assert len(stem) <= len(word.lower())
    assert bool(stem) or not word.strip("'ь")
