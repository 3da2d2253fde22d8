"""What every Store promises about finding words, on each kind of database."""

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, update

from briefings.language.terms import INDEX_VERSION
from briefings.window import Window
from storage.opening import open_store
from storage.ports.store import Store
from storage.sql.corpus.search import forget_words, put_words
from storage.sql.store import SqlStore
from storage.sql.tables import articles, meta
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


def test_an_index_of_another_stemmers_words_is_built_anew(store: SqlStore, url: str) -> None:
    """As the store is opened; after that it is of this version, and found words are right."""
    store.add_articles([an_article(f"Ministers met, {number}.") for number in range(3)])
    stamp = update(meta).where(meta.c.name == "search index").values(value="0, Porter")
    with store.database.writing() as connection:
        connection.execute(stamp)
        forget_words(connection)
        keys = connection.scalars(select(articles.c.pk)).all()
        put_words(connection, [(key, ["porter"]) for key in keys])
    assert 0 == len(store.find_articles(["minist"]))

    with closing(open_store(url)) as again, again.database.reading() as connection:
        assert 3 == len(again.find_articles(["minist"]))
        assert 0 == len(again.find_articles(["porter"]))
        assert [INDEX_VERSION] == connection.scalars(
            select(meta.c.value).where(meta.c.name == "search index")
        ).all()


def test_an_article_that_is_damaged_keeps_no_store_shut(
    store: SqlStore, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """As the index is built anew it is named; the others are found."""
    sound, broken = an_article("Ministers met."), an_article("Ministers left.")
    store.add_articles([sound, broken])
    with store.database.writing() as connection:
        connection.execute(update(articles).where(articles.c.id == broken.id).values(body="!"))
        connection.execute(meta.delete().where(meta.c.name != "identity"))

    with closing(open_store(url)) as again:
        assert {sound.id} == again.find_articles(["minist"])
    assert broken.id in caplog.text


def test_words_are_found_in_a_window(store: Store) -> None:
    """Of other times nothing is found but the days beside it; undated ones unless asked for."""
    days = [date(2025, 5, day) for day in (1, 8, 9, 20)]
    dated = {day: an_article(f"Trade on day {day}.", published=day) for day in (*days, None)}
    store.add_articles(list(dated.values()))
    usual = Window(since=date(2025, 5, 7), until=date(2025, 5, 10))
    week = replace(usual, is_asked=True)

    recent = {dated[day].id for day in (date(2025, 5, 8), date(2025, 5, 9))}
    assert recent | {dated[None].id} == store.find_articles(["trade"], usual)
    assert recent == store.find_articles(["trade"], week)
    assert {dated[date(2025, 5, 9)].id} == store.find_articles(["trade"], week, 1)
    assert {dated[date(2025, 5, 20)].id} == store.find_articles(["trade"], most=1)
    assert recent == set(store.rank_articles([["trade"]], 9, week).ids)
    assert frozenset() == store.find_articles(["zebra"], usual)


def test_a_window_without_a_beginning_has_all_that_is_dated_before(store: Store) -> None:
    """Undated articles come last, and a window that was asked for has none."""
    first, second = (an_article(f"Trade {day}.", published=date(day, 1, 1)) for day in (2, 2024))
    undated = an_article("Trade undated.", published=None)
    store.add_articles([first, second, undated])

    asked = Window(until=date(2025, 1, 1), is_asked=True)

    assert {first.id, second.id} == store.find_articles(["trade"], asked)
    assert {first.id, second.id} == store.find_articles(["trade"], most=2)


def test_words_with_blanks_between_are_wanted_together(store: Store) -> None:
    """In any order and place of the article; a beginning may be one of them."""
    both, one = (
        an_article(f"{words} were on the agenda.") for words in ("Grain and steel", "Grain")
    )
    store.add_articles([both, one])

    assert {both.id} == store.find_articles(["steel grain"]) == store.find_articles(["gra* steel"])
    assert {both.id, one.id} == store.find_articles(["steel grain", "agenda"])
    assert frozenset() == store.find_articles(["grain quagga"])
