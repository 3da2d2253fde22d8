"""Terms that set a story apart: they find its articles, few others, and read well."""

from collections.abc import Collection

from briefings.language.terms import index_words
from briefings.matching.relevance import is_about
from briefings.model import Article, Topic
from briefings.stories.suggesting import MOST, suggest_terms
from tests.builders import an_article

FIRES = [
    an_article("A fire at the Lindmouth refinery hurt two workers on Monday, owners said."),
    an_article("Two were hurt as fire broke out in the Lindmouth refinery. Police came."),
    an_article("Owners of a refinery at Lindmouth said that a fire there was put out."),
]
OTHERS = [
    an_article("A fire broke out in a bakery at Holmby on Monday, the police said."),
    an_article("Owners of the port said on Monday that two workers were hurt."),
    *(an_article(f"Police said on Monday that {n} cars were stolen by fire.") for n in range(9)),
]


class _Corpus:
    def __init__(self, articles: list[Article], related: Collection[str] = ()) -> None:
        self._articles = articles
        self._related = related

    def find(self, words: Collection[str]) -> frozenset[str]:
        def has(article: Article, asked: str) -> bool:
            return set(asked.split()) <= set(index_words(article.body))

        return frozenset(a.id for a in self._articles if any(has(a, each) for each in words))

    def related(self, articles: Collection[str]) -> Collection[str]:
        own = {article.id for article in FIRES} | set(self._related)
        return own.intersection(articles)

    def size(self) -> int:
        return len(self._articles)


def _found(terms: tuple[str, ...], articles: list[Article]) -> list[Article]:
    topic = Topic(name="suggested", title="", terms=terms)
    return [article for article in articles if is_about(topic, article)]


def test_the_terms_find_the_story_and_nothing_else() -> None:
    """What other articles have, too, such as "fire", is no term."""
    terms = suggest_terms(FIRES, _Corpus([*FIRES, *OTHERS]))

    assert FIRES == _found(terms, [*FIRES, *OTHERS])
    assert 1 <= len(terms) <= MOST


def test_a_name_is_preferred_to_words_joined() -> None:
    """It reads better, and finds what comes next."""
    assert ("Lindmouth",) == suggest_terms(FIRES, _Corpus([*FIRES, *OTHERS]))


def test_words_are_joined_where_none_alone_sets_it_apart() -> None:
    """Side by side, or both in one sentence."""
    near = [an_article(f"Lindmouth has {n} parks.") for n in range(9)]
    near += [an_article(f"The refinery of town {n} was sold.") for n in range(9)]
    terms = suggest_terms(FIRES, _Corpus([*FIRES, *OTHERS, *near]))

    assert all(" " in term for term in terms)
    assert FIRES == _found(terms, [*FIRES, *OTHERS, *near])


def test_what_goes_on_with_the_story_is_no_mistake() -> None:
    """A term that finds its next days, too, is as good as any."""
    later = [an_article(f"Lindmouth counted {n} more hurt.") for n in range(3)]
    corpus = _Corpus([*FIRES, *OTHERS, *later], {article.id for article in later})

    assert ("Lindmouth",) == suggest_terms(FIRES, corpus)


def test_days_and_figures_are_no_terms() -> None:
    """However many of its articles have them."""
    said = ("On Friday 17 May 2024 it was.", "It was so on Friday 17 May 2024.")
    articles = [an_article(body, title=None) for body in said]

    assert () == suggest_terms(articles, _Corpus(articles))


def test_nothing_is_suggested_without_articles() -> None:
    """A story whose articles are gone has no terms."""
    assert () == suggest_terms([], _Corpus([]))
