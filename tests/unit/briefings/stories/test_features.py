"""What an article's event is told by: the title and the opening, not tables or what is marked."""

from dataclasses import replace

from briefings.spans import Mark
from briefings.stories.grouping.features import read_features
from tests.builders import an_article


def test_what_may_not_be_quoted_tells_no_event() -> None:
    """Words in marks, as of a page's navigation, are left out."""
    body = "Home Sports Weather. The ferry sank."
    marked = replace(an_article(body, title=None), marks=(Mark(0, 20, "navigation"),))

    assert read_features(an_article("The ferry sank.", title=None)) == read_features(marked)


def test_a_table_tells_of_no_event() -> None:
    """Two companies' figures have the same words around them; one in seven words is enough."""
    table = "Shr 86 cts vs 99 cts. Net 435,610 vs 497,160. Sales 16.6 mln vs 17.7 mln."
    notice = "Profit was seven cts a share against 98 in the quarter of last year. " * 3
    text = "Shares rose to 99 cts from 86 cts as Paradise Fruit sold more oranges in its year."

    assert not read_features(an_article(table))
    assert read_features(an_article(notice))
    assert not read_features(an_article(notice.replace("seven", "7")))
    assert read_features(an_article(text))


def test_the_title_counts_for_more_than_the_end() -> None:
    """A word weighs three times in the title, twice in the opening, once after sixty words."""
    filling = " ".join(f"w{n}" for n in range(60))
    title, opening, later = (
        read_features(an_article(body, title=head))
        for head, body in (("ferry", "x"), (None, "ferry"), (None, f"{filling} ferry"))
    )
    ferry = next(iter(read_features(an_article("ferry", title=None))))

    assert title[ferry] > opening[ferry] > later[ferry] == 1
