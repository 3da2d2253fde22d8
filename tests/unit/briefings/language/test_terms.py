"""Tokens, stems, stop words and the words that full-text search is given."""

import json
from hashlib import sha256
from importlib.metadata import version

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.language.languages import stop_words
from briefings.language.terms import INDEX_VERSION, Token, index_words, tokens


def stems(text: str, language: str | None = None) -> list[str]:
    """Return the stems of all words of `text`."""
    return [token.stem for token in tokens(text, language)]


def content(text: str) -> list[str]:
    """Return the stems of the words of `text` that are no stop words."""
    return [token.stem for token in tokens(text) if not token.stop]


def test_tokens_say_where_they_stand() -> None:
    """Offsets are relative to the text given."""
    assert tokens("The talks, ended") == (
        Token(0, 3, "the", stop=True),
        Token(4, 9, "talk", stop=False),
        Token(11, 16, "end", stop=False),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia's Russia’s Russia", ["russia"] * 3),
        ("three-day 72-hour", ["three", "day", "72", "hour"]),
        ("U.S. US U.S", ["us"] * 3),
        ("2.5 245 1,000 1,250,000.5", ["2.5", "245", "1000", "1250000.5"]),
        ("May 9, 2025 9,2025", ["may", "9", "2025", "9", "2025"]),
        ("$245bn 80th WW2", ["245bn", "80th", "ww2"]),
        ("Nicolás Nicolas", ["nicola", "nicola"]),
        ("Nicola\u0301s", ["nicola"]),
        ("O'Brien can’t", ["o'brien", "can't"]),
        ("The end.Next", ["the", "end", "next"]),
        ("贸易", ["贸易"]),
        ("— … ''", []),
    ],
)
def test_what_is_a_word(text: str, expected: list[str]) -> None:
    """Numbers, acronyms and names keep together; hyphens divide."""
    assert stems(text) == expected


def test_a_word_in_capitals_is_no_stop_word() -> None:
    """The US, IT and the WHO are not us, it and who."""
    assert content("US IT WHO told us who it was") == ["us", "it", "who", "told"]


def test_stop_words_swallow_nothing_that_matters() -> None:
    """Function words and contractions are stop words; words of the news are not."""
    english = stop_words("en")
    assert {"the", "would", "don't", "however", "us", "said", "themselves"} <= english
    kept = "trade state million billion general new two first may war interest work won value world"
    assert not english & set(kept.split())


def test_languages_have_their_own_stems_and_stop_words() -> None:
    """The language given decides; a region does not matter."""
    assert stems("Verhandlungen", "de") == stems("Verhandlung", "de-AT")
    assert stems("переговоры", "ru") == stems("переговоров", "ru")
    assert [token.stop for token in tokens("l’Europe et la Chine", "fr")] == [
        True,
        False,
        True,
        True,
        False,
    ]
    assert all(stop_words(code) for code in ("de", "fr", "es", "ru", "pt", "tr", "it", "nl"))


def test_an_unknown_language_has_neither() -> None:
    """Then each word is its own stem, in lower case; a code is never taken for a path."""
    assert stop_words("xx") == stop_words("../stopwords/en") == frozenset()
    assert stop_words("en_GB") == stop_words(None) == stop_words("EN")
    assert tokens("The Talks", "xx") == (
        Token(0, 3, "the", stop=False),
        Token(4, 9, "talks", stop=False),
    )


def test_index_words_are_stems_and_words_in_order() -> None:
    """Each once, without stop words, accents and signs."""
    text = "The talks: Maduro’s talks, 2.5 U.S. O'Brien Nicolás"
    assert index_words(text) == [
        "talk",
        "talks",
        "maduro",
        "25",
        "us",
        "obrien",
        "nicola",
        "nicolas",
    ]


@given(
    st.text() | st.text("aé'’.-,5 US\u0301"), st.sampled_from(["en", "de", "fr", "ru", "xx", None])
)
def test_tokens_stand_in_the_text(text: str, language: str | None) -> None:
    """Tokens are in order and apart, and their offsets mark a word."""
    end = 0
    for token in tokens(text, language):
        assert end <= token.start < token.end <= len(text)
        assert text[token.start].isalnum()
        end = token.end


@given(st.text(), st.sampled_from(["en", "de", "fr", "ru", "xx"]))
def test_index_words_are_what_a_simple_tokenizer_keeps(text: str, language: str) -> None:
    """They are letters and digits, each once, and asking for one finds what was indexed."""
    words = index_words(text, language)
    assert all(word.isalnum() for word in words)
    assert len(words) == len(set(words))
    assert words == index_words(text, language)


@given(st.lists(st.sampled_from(["Talks", "ceasefires", "U.S.", "three-day", "Xi's", "245bn"])))
def test_what_is_asked_is_found(asked: list[str]) -> None:
    """The index words of part of a text are among those of the text."""
    text = "Talks, talk of ceasefires in the U.S.: a three-day visit, Xi's 245bn trade."
    assert set(index_words(" ".join(asked))) <= set(index_words(text))


def test_index_words_change_with_the_version_of_the_index() -> None:
    """Stores build their index anew by it: whoever changes these words raises the number."""
    texts = {
        "en": "The ministers' talks on well-known tariffs, U.S. exports of 1,500 cars.",
        "de": "Die Verhandlungen über die Wiederaufnahme der Getreideausfuhren dauerten Stunden.",
        "fr": "L’Europe n’a pas répondu aujourd’hui aux propositions chinoises.",
        "uk": "Переговори міністрів щодо проблем тривали кілька годин.",
        "pl": "Negocjacje polityków o umowach handlowych trwały godzinami.",
        "tr": "Bakanların ticaret anlaşmaları hakkında görüşmeleri sürdü.",
        "es": "Las negociaciones de los ministros sobre aranceles duraron horas.",
        "pt": "As negociações dos ministros sobre exportações duraram horas.",
        "ar": "عقد الوزراء محادثاتٍ حول التجارة",
        "zh": "部长们就关税问题举行了会谈。",
    }
    words = {code: index_words(text, code) for code, text in texts.items()}

    assert ("4, PyStemmer 3.1.0, rjieba 0.2.2", "6a081436b5975277") == (
        INDEX_VERSION,
        sha256(json.dumps(words).encode()).hexdigest()[:16],
    )
    assert INDEX_VERSION.endswith(f"rjieba {version('rjieba')}")
