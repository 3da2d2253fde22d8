"""Ten languages beside English: borders of sentences, stems, stop words, and no crash on any."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.language.languages import code_of, stop_words
from briefings.language.sentences import sentence_spans
from briefings.language.terms import index_words, tokens

FILE = Path(__file__).parents[3] / "sentences_by_language.toml"
GOLD = tomllib.loads(FILE.read_text("utf-8"))
LANGUAGES = (*GOLD, "en", "xx", None)

_PIECES = """
    abc İI ß é The . ! ? … 。！ ？” “ » « ¿ ؟ ـ َ أ وقال д. г. В. z. B.
    习近平 贸易战 한국 ひ 2.5亿 U.S. 9.
"""
SCRIPTS = st.sampled_from([*_PIECES.split(), " ", "\n"])
TEXTS = st.lists(SCRIPTS | st.characters(), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, texts in GOLD.items() for text in texts]
)
def test_borders_stand_where_a_reader_sets_them(language: str, text: str) -> None:
    """Abbreviations, initials, ordinals, dashes and closing quotes end no sentence."""
    plain = text.replace("|", "")
    spans = sentence_spans(plain, language)
    assert [part.strip() for part in text.split("|")] == [plain[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Verhandlungen", "Verhandlung"),
        ("fr", "négociations", "négociation"),
        ("es", "aranceles", "arancel"),
        ("pt", "tarifas", "tarifa"),
        ("ru", "войны", "войной"),
        ("uk", "переговорів", "переговорами"),
        ("uk", "об’єднання", "обʼєднанням"),
        ("pl", "negocjacjach", "negocjacje"),
        ("tr", "IŞIK", "ışık"),
        ("tr", "İstanbul’da", "istanbul"),
        ("ar", "الحَرْب", "حرب"),
        ("ar", "ســلام", "سلام"),
        ("ar", "إسرائيل", "اسرائيل"),
    ],
)
def test_forms_of_a_word_share_its_stem(language: str, one: str, other: str) -> None:
    """Inflection, case and vowel signs don't matter."""
    assert [token.stem for token in tokens(one, language)] == [
        token.stem for token in tokens(other, language)
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "und die wurde laut"),
        ("fr", "les ils selon l’"),
        ("es", "según los que"),
        ("pt", "não pelo disse"),
        ("ru", "который также заявил"),
        ("uk", "який також заявив"),
        ("zh", "的和了"),
        ("ar", "من إلى على"),
        ("tr", "ve için olarak"),
        ("pl", "się jest który"),
    ],
)
def test_function_words_are_stop_words(language: str, text: str) -> None:
    """Each language has a list of its closed classes."""
    assert {True} == {token.stop for token in tokens(text, language)}


def test_chinese_is_divided_into_words_in_a_text_of_any_language() -> None:
    """So that a question without a language finds what was indexed as Chinese."""
    text = "Xi (习近平) 谈贸易战，增长2.5亿"
    words = [text[token.start : token.end] for token in tokens(text)]
    assert ["Xi", "习近平", "谈", "贸易战", "增长", "2.5", "亿"] == words
    assert index_words("中美关系") == index_words("中美关系", "zh")
    assert "中美" in index_words("中美关系", "zh")


def test_names_are_found_without_their_accents() -> None:
    """Letters whose accent can't be taken apart lose it in the index, too."""
    assert index_words("Irak", "en")[0] in index_words("Irak’ta", "tr")
    assert "walesa" in index_words("Wałęsa", "pl")


def test_a_language_without_a_snowball_stemmer_is_known() -> None:
    """Ukrainian and Chinese count as known; both forms of Norwegian are one."""
    assert ["uk", "zh", "no", "no", "und"] == [
        code_of(code) for code in ("uk-UA", "zh_CN", "nb", "nn", "vi")
    ]
    assert stop_words("uk") != stop_words("ru")


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_any_text_in_any_language_is_read(text: str, language: str | None) -> None:
    """Spans cover all but white space, in order; tokens stand in the text; words are plain."""
    spans = sentence_spans(text, language)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert "".join(text.split()) == "".join("".join(text[s:e] for s, e in spans).split())
    found = tokens(text, language)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(word.isalnum() for word in index_words(text, language))
