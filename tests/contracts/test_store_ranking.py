"""What every Store promises about the articles that have most of what was asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from briefings.model import Article
from storage.sql.corpus.ranking import rank_articles
from storage.sql.store import SqlStore
from tests.builders import an_article

COMMON = [an_article(f"Ministers met {number} times.", title="Talks") for number in range(5)]


def _ranked(store: SqlStore, *asked: Sequence[str], most: int = 9) -> list[str]:
    return list(store.rank_articles(asked, most).ids)


def _ids(*articles: Article) -> list[str]:
    return [article.id for article in articles]


def test_a_rare_word_weighs_more_than_a_common_one(store: SqlStore) -> None:
    """Whoever has it comes before all that have the other."""
    rare = an_article("Zebras left.", title="Zoo", published=date(2020, 1, 1))
    store.add_articles([*COMMON, rare])

    assert _ids(rare) == _ranked(store, ["minist"], ["zebra"], most=1)


def test_more_of_the_words_count_more(store: SqlStore) -> None:
    """An article with both words comes before those with one."""
    both = an_article("Ministers saw zebras.", title="Zoo", published=date(2020, 1, 1))
    one = an_article("Zebras left.", title="Zoo")
    store.add_articles([*COMMON, one, both])

    assert _ids(both, one) == _ranked(store, ["minist"], ["zebra"], most=2)


def test_a_word_in_the_title_counts_twice(store: SqlStore) -> None:
    """Whose title has it comes first, though it is older."""
    titled = an_article("They left.", title="Zebras", published=date(2020, 1, 1))
    told = an_article("Zebras left.", title="Zoo")
    store.add_articles([told, titled])

    assert _ids(titled, told) == _ranked(store, ["zebra"])


def test_of_equals_the_newest_comes_first(store: SqlStore) -> None:
    """Then the one whose id is less, whatever the order in which they came."""
    newer, older = (an_article(published=date(2025, 5, day)) for day in (9, 8))
    same = sorted([newer, an_article(url="https://example.org/b")], key=lambda each: each.id)
    store.add_articles([older, *reversed(same)])

    assert _ids(*same, older) == _ranked(store, ["trade"])


def test_another_form_of_a_word_is_the_word(store: SqlStore) -> None:
    """It is counted once, whichever form an article has."""
    store.add_articles([an_article("Ukraine replied."), an_article("Ukrainian troops left.")])

    ranked = store.rank_articles([["ukrain", "ukrainian"], ["absent"]], 9)

    assert (2, (2, 0), 2) == (len(ranked.ids), ranked.having, ranked.articles)


def test_a_replaced_article_is_not_ranked(store: SqlStore) -> None:
    """What came in its place is."""
    first = an_article("Zebras left.", origin="/news/1.txt")
    second = replace(an_article("Zebras came.", origin="/news/1.txt"), replaces=first.id)
    store.add_articles([first])
    store.add_articles([second])

    assert _ids(second) == _ranked(store, ["zebra"])


def test_of_a_frequent_word_only_articles_with_a_rarer_one_are_ranked(store: SqlStore) -> None:
    """And in these it still counts."""
    one, both = an_article("Zebras left.", title="Zoo"), an_article("Ministers, zebras.", title="Z")
    store.add_articles([*COMMON, one, both])

    with store.database.reading() as connection:
        ranked = rank_articles(connection, [["minist"], ["zebra"]], 9, few=3)

    assert (both.id, one.id) == ranked.ids


def test_where_all_words_are_frequent_articles_with_all_of_them_come_first(
    store: SqlStore,
) -> None:
    """Those with the rarest alone come after them."""
    zebras = [an_article(f"Zebras left {number} times.", title="Zoo") for number in range(4)]
    both = an_article("Ministers, zebras.", title="Z", published=date(2020, 1, 1))
    store.add_articles([*COMMON, *zebras, both])

    with store.database.reading() as connection:
        ranked = rank_articles(connection, [["minist"], ["zebra"]], 9, few=2)

    assert (both.id, {article.id for article in zebras}) == (ranked.ids[0], set(ranked.ids[1:]))


def test_nothing_asked_and_nothing_usable_find_nothing(store: SqlStore) -> None:
    """No word, no form of a word, or one that no database takes."""
    store.add_articles(COMMON)

    assert [[], [], []] == [_ranked(store), _ranked(store, []), _ranked(store, ["\ud800"])]
