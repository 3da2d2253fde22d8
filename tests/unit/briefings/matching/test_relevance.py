import pytest

from briefings.errors import TopicError
from briefings.language.terms import index_words
from briefings.matching.relevance import (
    ad_hoc_topic,
    check,
    explain,
    find_matches,
    index_words_of,
    is_about,
)
from tests.builders import a_topic, an_article


def hits(sentence: str, *terms: str, exclude: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return the terms that each matching sentence of a text hits."""
    topic = a_topic(terms=terms, exclude=exclude)
    return [candidate.hits for candidate in find_matches(topic, an_article(sentence))]


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Both sides traded goods across the border.", "trade"),
        ("The new tariffs hit farmers hard.", "tariff"),
        ("Victory Day was celebrated on Red Square.", "victory day"),
        ("Sanctioned banks found other ways.", "sanction*"),
        ("China wants more gas from Siberia.", "gas & china"),
        ("The EU agreed on a new budget.", "EU"),
        ("The price of crude oil fell again.", "oil NEAR price"),
        ("The oil price fell again today.", "oil NEAR/1 price"),
        ("A three-day ceasefire began at midnight.", "three-day ceasefire"),
        ("中国和俄罗斯的贸易额去年增长了百分之三点五。", "贸易"),
        ("美国宣布对中国加征关税。", "加征关税"),
    ],
)
def test_a_term_matches_words_phrases_beginnings_and_pairs(sentence: str, term: str) -> None:
    """A sentence is about the topic where a term stands in it, in any of the word's forms."""
    assert [(term,)] == hits(sentence, term)


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("An important minister left the room.", "export*"),
        ("The day of victory came at last.", "victory day"),
        ("He told us nothing about the budget.", "US"),
        ("The price of crude oil fell again.", "oil NEAR/2 price"),
        ("China wants more oil from Siberia.", "gas & china"),
    ],
)
def test_a_term_does_not_match_what_only_looks_like_it(sentence: str, term: str) -> None:
    """Order counts in phrases, capitals where the term has them, and all parts of a pair."""
    assert [] == hits(sentence, term)


def test_an_excluded_term_rules_the_sentence_out() -> None:
    """Exclusion wins over any match, for its sentence only."""
    text = "The trade union called a strike. The trade deficit grew again."

    assert [("trade",)] == hits(text, "trade", exclude=("trade union",))


def test_more_of_the_topics_words_mean_more_relevance() -> None:
    """A sentence that hits two terms is more relevant than one that hits one."""
    one, two = find_matches(
        a_topic(terms=("trade", "tariff")),
        an_article("Trade grew again last year. Trade fell as tariffs rose."),
    )

    assert one.relevance < two.relevance <= 1


def test_a_topic_in_one_language_leaves_texts_in_others_alone() -> None:
    """A stated language of the article must be the topic's, where that has one."""
    topic = a_topic(terms=("export",), language="en")

    assert not is_about(topic, an_article("Export und Handel wachsen weiter.", language="de"))
    assert is_about(topic, an_article("Export und Handel wachsen weiter.", language=None))


def test_terms_of_a_language_count_in_its_texts_only() -> None:
    """They are matched by that language's stems, beside the topic's own terms."""
    topic = a_topic(terms_in=(("de", ("Zölle",)),), language="en")
    text = "Die neuen Zölle treffen viele Bauern."

    assert is_about(topic, an_article(text, language="de"))
    assert not is_about(topic, an_article(text, language="fr"))
    assert {"trade", "zolle"} <= index_words_of(topic)


def test_what_is_marked_is_never_matched() -> None:
    """A heading about trade is no sentence about trade."""
    article = an_article("Trade talks and energy deals resume")

    assert is_about(a_topic(), article)
    assert not is_about(a_topic(), an_article(article.body, marks=((0, 35, "heading"),)))


def test_free_words_ask_for_the_phrase_or_all_of_its_words() -> None:
    """An ad-hoc topic holds the phrase first, then its content words together."""
    topic = ad_hoc_topic("  power of   siberia ")

    assert ("power of siberia", "power & siberia") == topic.terms
    assert "power of siberia" == topic.name
    assert ("tariffs",) == ad_hoc_topic("tariffs").terms


@pytest.mark.parametrize("words", ["", "  ", "&", "the of", "?!"])
def test_free_words_without_a_word_to_look_for_are_refused(words: str) -> None:
    """Stop words and signs alone ask for nothing."""
    with pytest.raises(TopicError, match="no word to look for"):
        ad_hoc_topic(words)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"name": "Trade!"}, "name can't be a command"),
        ({"name": "x" * 33}, "name can't be a command"),
        ({"terms": ()}, "no terms"),
        ({"terms": ("trade", " ")}, "lacks a word"),
        ({"terms": ("gas &",)}, "lacks a word"),
        ({"exclude": ("…",)}, "lacks a word"),
        ({"terms": ("a*",)}, "nearly every word"),
        ({"terms": ("oil NEAR",)}, "lacks a word"),
        ({"terms": ("oil NEAR/0 price",)}, "not NEAR/1"),
        ({"terms": ("a1 NEAR b1 NEAR c1",)}, "NEAR twice"),
        ({"terms_in": (("German", ("Zoll",)),)}, "not a language"),
        ({"terms_in": (("de", ("&",)),)}, "lacks a word"),
    ],
)
def test_a_topic_that_can_not_work_is_refused(changes: dict[str, object], reason: str) -> None:
    """A refusal says what is wrong and what to do."""
    with pytest.raises(TopicError, match=reason) as refused:
        check(a_topic(**changes))
    assert " — " in str(refused.value)


@pytest.mark.parametrize(
    "term", ["trade", "victory day", "sanction*", "gas & china", "EU", "cease-fire"]
)
def test_the_index_is_asked_for_words_that_every_match_has(term: str) -> None:
    """A text that matches has at least one of the topic's index words."""
    text = "Traded gas: China, the EU and sanctioned firms had a cease-fire on Victory Day."
    asked = [words.split() for words in index_words_of(a_topic(terms=(term,)))]
    indexed = index_words(text)

    def has(wanted: str) -> bool:
        stem = wanted.removesuffix("*")
        return any(word == wanted or (stem != wanted and word.startswith(stem)) for word in indexed)

    assert hits(text, term)
    assert any(all(map(has, words)) for words in asked)


@pytest.mark.parametrize(
    ("term", "text", "language"),
    [
        ("торговля", "Объем торговли вырос на десять процентов.", "ru"),
        ("Zölle", "Der Zoll auf Stahl steigt weiter.", "de"),
        ("Zöll*", "Die Zöllner streiken seit Montag.", "de"),
        ("Straß*", "Die Straßen bleiben heute gesperrt.", "de"),
    ],
)
def test_a_word_in_no_certain_language_is_looked_up_in_all_its_forms(
    term: str, text: str, language: str
) -> None:
    """An article is found by a form of the word as its own language has it."""
    topic = a_topic(terms=(term,))
    asked = index_words_of(topic)

    assert is_about(topic, an_article(text, language=language))
    assert any(
        word.startswith(tuple(w.strip("*") for w in asked)) for word in index_words(text, language)
    )


def test_explaining_shows_matches_and_near_misses() -> None:
    """What matched is named; what nearly did says why it did not."""
    topic = a_topic(terms=("trade war",), exclude=("star trade",))
    article = an_article(
        "A trade war is brewing again. The war took many lives there. "
        "Star trade war games sell well. Nothing else happened on that day.",
    )
    found = [(item.excerpt.text[:9], item.matched, item.near) for item in explain(topic, [article])]

    assert [
        ("A trade w", ("trade war",), None),
        ("Star trad", (), "ruled out by 'star trade'"),
    ] == found[:1] + found[-1:]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("Turkey", "Roast turkey was sold out at the market.", False),
        ("Turkey", "The talks in Turkey began on Monday.", True),
        ("Turkey", "Turkey opened the straits to grain ships.", True),
        ("turkey", "Roast turkey was sold out at the market.", True),
        ("Grain", "The harvest of grain was poor this year.", True),
    ],
)
def test_a_name_that_is_a_word_too_asks_for_what_bears_it(
    term: str, text: str, *, found: bool
) -> None:
    """Another word with a capital was only typed first."""
    assert found == is_about(a_topic(terms=(term,)), an_article(text))
