"""Terms of any kind on texts of any kind."""

from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import TopicError
from briefings.language.terms import index_words
from briefings.matching.relevance import check, explain, find_matches, index_words_of
from briefings.matching.term import parse
from briefings.model import Article, Topic
from tests import strategies
from tests.builders import a_topic, an_article

LANGUAGES = st.sampled_from([None, "en", "de-AT", "fr", "ru", "uk", "tr", "zh", "ar", "xx"])
_PIECES = """
    trade Trade trad* tariff tariffs China's US U.S. us three-day 72-hour $245 2.5 the of l'Europe
    Zölle Zöll* торговля торгов* İstanbul istanb* 贸易 贸易* العربية & NEAR NEAR/2 NEAR/0 NEAR/x *
"""
PIECES = st.sampled_from(_PIECES.split())
TERMS = st.lists(PIECES, min_size=1, max_size=5).map(" ".join)
_WORDS = """
    trade traded Trade TRADE tariff tariffs China's China US U.S. us three day three-day 72-hour 245
    2.5 the of l'Europe Europe Zölle Zoll ZÖLLE торговля торговли İstanbul istanbul'da 贸易战
    自由贸易 العربية العربيّة grew fell
"""
WORDS = st.sampled_from(_WORDS.split())
TEXTS = st.lists(WORDS, min_size=3, max_size=14).map(lambda words: " ".join(words) + ".")


def usable(topic: Topic) -> bool:
    """Tell whether the topic is accepted."""
    try:
        check(topic)
    except TopicError:
        return False
    return True


def says_something(term: str) -> bool:
    """Tell whether the term is accepted and is no mere stop word, which no index keeps."""
    return usable(a_topic(terms=(term,))) and bool(index_words(term))


@given(term=st.text(max_size=40) | TERMS, language=LANGUAGES)
def test_any_text_is_a_term_or_is_refused_with_a_reason(term: str, language: str | None) -> None:
    """Nothing that somebody writes as a term breaks anything."""
    refused = ""
    try:
        parse(term, language)
    except ValueError as error:
        refused = str(error)

    assert not refused or refused.split()[0] in {"has", "lacks", "matches"}


@given(
    terms=st.lists(TERMS.filter(says_something), min_size=1).map(tuple),
    text=TEXTS | strategies.BODIES,
    of_topic=LANGUAGES,
    of_article=LANGUAGES,
)
def test_a_match_has_a_word_that_the_index_is_asked_for(
    terms: tuple[str, ...], text: str, of_topic: str | None, of_article: str | None
) -> None:
    """No article with a matching sentence is missed by looking its topic's words up."""
    topic = a_topic(terms=terms, language=of_topic)
    article = an_article(text, title=None, language=of_article)
    asked = index_words_of(topic) if usable(topic) else frozenset()
    indexed = index_words(text, of_article)

    if asked and find_matches(topic, article):
        assert any(
            word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
            for wanted in asked
            for word in indexed
        )


@given(terms=st.lists(TERMS, min_size=1).map(tuple), article=strategies.articles())
def test_what_matches_is_explained_and_nothing_breaks(
    terms: tuple[str, ...], article: Article
) -> None:
    """Explaining finds the sentences that matching does, word for word in the article."""
    topic = a_topic(terms=tuple(term for term in terms if usable(a_topic(terms=(term,)))))

    explained = [one for one in explain(topic, [article]) if one.matched]

    assert [one.hits for one in find_matches(topic, article)] == [one.matched for one in explained]
    for one in explained:
        cited = one.excerpt.citation
        assert article.body[cited.start : cited.end] == one.excerpt.text
