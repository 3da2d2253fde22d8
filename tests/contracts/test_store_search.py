"""What every Store promises about finding words, on each kind of database."""

import pytest

from storage.ports.store import Store
from tests.builders import an_article

HOSTILE_WORDS = [
    "",
    "*",
    '"',
    "'",
    "''",
    "\\",
    "\\'",
    'tr"ade',
    "tr'ade",
    "tr\\ade",
    "(",
    "trade AND",
    "trade OR ministers",
    "NEAR(trade met)",
    "trade:*",
    "words:trade",
    "-trade",
    "^trade",
    "a&b|!c",
    "trade\0met",
    "\ud800",
    "😀",
    "العربية",
    "x" * 5000,
    "'; DROP TABLE articles; --",
]


def test_words_are_found_in_title_and_body_as_they_were_put_in(store: Store) -> None:
    """Stems are found, words are not cut, a star stands for any ending."""
    article = an_article("Sanctions on 3 exporters.", title="Über Ceasefire")
    store.add_articles([article])

    found = {
        word
        for word in ("sanction", "ceasefir", "3", "sanc*", "expor*")
        if store.find_articles([word])
    }
    assert {"sanction", "ceasefir", "3", "sanc*", "expor*"} == found
    assert frozenset() == store.find_articles(
        ["sanc", "anction", "sanctionsx", "xsanc*", "*", "sanction on"]
    )


def test_capitals_make_no_difference(store: Store) -> None:
    """Index words are in lower case; whoever asks otherwise gets the same answer everywhere."""
    article = an_article()
    store.add_articles([article])

    assert {article.id} == store.find_articles(["TRADE"]) == store.find_articles(["TRA*"])


def test_any_of_the_words_is_enough(store: Store) -> None:
    """One word of thousands finds the article."""
    article = an_article()
    store.add_articles([article, an_article("Nothing of the kind.", title=None)])

    assert {article.id} == store.find_articles(
        [*(f"w{number}" for number in range(3000)), "minist*"]
    )
    assert frozenset() == store.find_articles([])


def test_every_word_of_a_very_long_text_is_found(store: Store) -> None:
    """A text of more words than one index row takes is found by its first and its last."""
    words = [f"{number}{'x' * 45}" for number in range(30_000)]
    article = an_article(" ".join(words))
    store.add_articles([article])

    assert {article.id} == store.find_articles([words[0]]) == store.find_articles([words[-1]])


def test_a_very_long_word_is_found(store: Store) -> None:
    """A web address or a word of many parts, whole or by its beginning."""
    word = "donaudampfschifffahrtsgesellschaft" * 10
    article = an_article(word, language="xx")
    store.add_articles([article])

    for asked in (word, f"{word[:20]}*", f"{word[:200]}*"):
        assert {article.id} == store.find_articles([asked])


@pytest.mark.parametrize("word", HOSTILE_WORDS)
def test_nothing_in_a_word_breaks_the_search(store: Store, word: str) -> None:
    """A hostile word finds nothing, and does not hide what others find."""
    article = an_article()
    store.add_articles([article])

    assert frozenset() == store.find_articles([word])
    assert {article.id} == store.find_articles([word, "trade"])
