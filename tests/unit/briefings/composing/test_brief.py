from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.agreement.compare import Same, compare
from briefings.composing.brief import build_brief
from briefings.composing.recipe import Recipe
from briefings.language.candidates import quotable_sentences
from briefings.model import Article, Brief, Origins
from briefings.ranking.names import NAMES
from tests.builders import a_source, a_topic, an_article
from tests.strategies import TEXTS, articles

TRADE = a_topic(terms=("trade", "tariff", "ceasefire"))


def brief_of(*found: Article, **changes: Any) -> Brief:  # noqa: ANN401 - any field of a recipe
    """Return a brief on trade of these articles, of as many that were looked at."""
    considered = changes.pop("considered", len(found))
    recipe = replace(Recipe(engine="luhn"), **changes)
    return build_brief(TRADE, found, recipe, considered=considered, as_of=None)


def said_by(title: str, body: str, **changes: object) -> Article:
    """Return an article of one source."""
    return an_article(body, source=a_source(title), **changes)


@given(
    found=st.lists(articles(TEXTS), max_size=4),
    engine=st.sampled_from(["luhn", "lexrank", "coverage"]),
)
def test_every_excerpt_stands_in_its_article_outside_of_marks(
    found: list[Article], engine: str
) -> None:
    """Whatever articles are made up: word for word, in place, and no two points the same.

    Who agrees stands once in a brief; who differs from several points stands under each.
    """
    brief = brief_of(*found, engine=engine)
    by_id = {article.id: article for article in found}
    leads = [point.lead.text for point in brief.points]

    assert len(leads) == len(set(leads))
    for excerpt in brief.excerpts:
        start, end = excerpt.citation.start, excerpt.citation.end
        article = by_id[excerpt.citation.article]
        assert article.body[start:end] == excerpt.text != ""
    agreeing = [each for point in brief.points for each in (point.lead, *point.support)]
    for each in (agreeing, *(point.excerpts for point in brief.points)):
        places = [(excerpt.citation.article, excerpt.citation.start) for excerpt in each]
        assert len(places) == len(set(places))


@given(found=st.lists(articles(TEXTS), max_size=4, unique_by=lambda a: a.id), data=st.data())
def test_the_order_in_which_articles_came_changes_nothing(
    found: list[Article], data: st.DataObject
) -> None:
    """The same articles give the same brief, in any order and among others off the topic.

    How many there are is the same: it tells whether a mention is common.
    """
    other = an_article("The weather was fine over the weekend. Nobody spoke of anything else.")
    shuffled = data.draw(st.permutations([*found, other]))

    alone = brief_of(*found, considered=len(shuffled))
    assert alone.points == brief_of(*shuffled).points


@given(found=st.lists(articles(TEXTS), max_size=4, unique_by=lambda article: article.id))
def test_no_two_points_say_the_same(found: list[Article]) -> None:
    """What says the same as a lead supports it, or is left out."""
    brief = brief_of(*found)
    leads = [
        candidate
        for article in found
        for candidate in quotable_sentences(article)
        if any(point.lead == candidate.excerpt() for point in brief.points)
    ]

    assert not [1 for one, two in combinations(leads, 2) if isinstance(compare(one, two), Same)]


def test_another_source_that_says_the_same_becomes_support() -> None:
    """A three-day and a 72-hour ceasefire are one point of two sources."""
    brief = brief_of(
        said_by("AFP", "Russia declared a three-day ceasefire for the parade in Moscow."),
        said_by("Reuters", "Russia has declared a 72-hour ceasefire around the Moscow parade."),
    )

    assert 1 == len(brief.points)
    (point,) = brief.points
    assert {"AFP", "Reuters"} == {excerpt.citation.source for excerpt in point.excerpts}
    assert 1 == len(point.support)


def test_another_source_that_gives_another_figure_is_shown_as_differing() -> None:
    """Where lengths of time differ about the same thing, both stand side by side."""
    brief = brief_of(
        said_by("AFP", "Russia declared a three-day ceasefire for the parade in Moscow."),
        said_by("Reuters", "Russia declared a two-day ceasefire for the parade in Moscow."),
    )

    assert 1 == len(brief.points)
    ((other,),) = (point.differs for point in brief.points)
    assert "duration" == other.what
    assert {"three-day", "two-day"} <= {other.ours.split()[0], other.theirs.split()[0]}


def test_two_articles_that_share_a_sentence_keep_both_citations() -> None:
    """A sentence printed by two sources is one point with two voices."""
    shared = "Trade between the two countries hit a record of $245 billion last year."
    brief = brief_of(
        said_by("AFP", f"{shared} The ministers met on Monday in Geneva."),
        said_by("Reuters", f"The weather was fine on the lake. {shared}"),
    )

    assert [[shared, shared]] == [[e.text for e in point.excerpts] for point in brief.points]
    assert {"AFP", "Reuters"} == {e.citation.source for e in brief.excerpts}


def test_one_source_supports_a_point_once() -> None:
    """A voice that says it twice is not counted twice."""
    said = "Trade between the two countries hit a record of $245 billion last year."
    brief = brief_of(
        said_by("AFP", f"{said} The ministers will meet on the lake in Geneva next month."),
        said_by("Reuters", f"The ruble fell to its lowest in a year on Monday. {said}"),
        said_by("Reuters", f"{said} Farmers blame the drought for the price of wheat in May."),
    )

    assert [2] == [len(point.excerpts) for point in brief.points]


def test_a_copy_is_no_voice_of_its_own() -> None:
    """Who prints another's text agrees with nobody."""
    said = (
        "Trade between the two countries hit a record of $245 billion last year. "
        "The ministers will meet on the lake in Geneva next month."
    )
    brief = brief_of(said_by("AFP", said), said_by("Reuters", said))

    assert [1] == [len(point.excerpts) for point in brief.points]


def test_a_point_says_how_many_print_one_report() -> None:
    """Who prints it isn't heard as a further source, but is counted."""
    said = (
        "Trade between the two countries hit a record of $245 billion last year. "
        "The ministers will meet on the lake in Geneva next month."
    )
    papers = (said_by(paper, said) for paper in ("The Post", "The Globe"))
    brief = brief_of(said_by("The Mail", f"GENEVA (AFP) — {said}"), *papers)

    assert [Origins(articles=3, names=("AFP",))] == [point.origins for point in brief.points]


def test_what_a_copy_has_altered_is_shown() -> None:
    """Who prints a text with another figure in it says something of its own."""
    said = (
        "Trade between the two countries hit a record of ${} billion last year. "
        "The ministers will meet on the lake in Geneva next month. "
        "Farmers on both shores hope for lower tariffs on wheat, and brewers for none on hops."
    )
    brief = brief_of(said_by("AFP", said.format(245)), said_by("Reuters", said.format(248)))

    differing = [other for point in brief.points for other in point.differs]
    assert [{"$245 billion", "$248 billion"}] == [{each.ours, each.theirs} for each in differing]


def test_one_voice_does_not_fill_a_brief() -> None:
    """Where there are several sources, one leads two points of five at most."""
    many = " ".join(
        f"Trade in {goods} {verb} because of {why} in {where}."
        for goods, verb, why, where in [
            ("wheat", "collapsed", "drought", "Ukraine"),
            ("steel", "doubled", "railways", "India"),
            ("timber", "stopped", "forest fires", "Canada"),
            ("copper", "recovered", "new mines", "Chile"),
        ]
    )
    brief = brief_of(said_by("AFP", many), said_by("Reuters", "Tariff talks resumed in Geneva."))

    assert {"AFP": 2, "Reuters": 1} == {
        source: [p.lead.citation.source for p in brief.points].count(source)
        for source in ("AFP", "Reuters")
    }
    assert 4 == len(brief_of(said_by("AFP", many)).points)


def test_points_read_from_the_newest_day_to_the_undated() -> None:
    """In order of time the newest day comes first, the undated last."""
    brief = brief_of(
        said_by("A", "Trade in wheat collapsed after the drought.", published=None),
        said_by("B", "Tariff talks resumed in Geneva on steel.", published=date(2025, 5, 2)),
        said_by("C", "The ceasefire held for a whole night.", published=date(2025, 5, 7)),
        order="time",
    )

    assert ["C", "B", "A"] == [point.lead.citation.source for point in brief.points]


def test_a_brief_is_no_longer_than_asked() -> None:
    """The recipe's number of points is the most there are."""
    found = [
        said_by(str(n), f"Trade in {goods} {verb} in {where}.")
        for n, (goods, verb, where) in enumerate(
            [
                ("wheat", "collapsed", "Ukraine"),
                ("steel", "doubled", "India"),
                ("tea", "fell", "Chad"),
            ]
        )
    ]

    assert [1, 2, 3, 3] == [len(brief_of(*found, points=n).points) for n in (1, 2, 3, 4)]


def test_a_brief_keeps_within_its_words() -> None:
    """The leads have at most as many words together as the recipe allows."""
    found = [
        said_by("A", "Trade in wheat collapsed in the south of Ukraine."),
        said_by("B", "Tariff talks on steel resumed in Geneva."),
        said_by("C", "Ceasefire talks failed."),
    ]
    lengths = [
        sum(len(point.lead.text.split()) for point in brief_of(*found, words=words).points)
        for words in (2, 3, 12, 19)
    ]

    assert [0, 3, 12, 19] == lengths


def test_every_point_says_why_it_was_chosen() -> None:
    """The terms it matches, the words that others have too, and what it adds."""
    brief = brief_of(
        said_by("A", "Trade in wheat collapsed in the south of Ukraine."),
        said_by("B", "Wheat rotted in Ukraine while the tariff stood."),
        engine="coverage",
    )

    assert [("trade",), ("tariff",)] == [p.why.terms for p in brief.points if p.why]
    assert [{"Trade", "wheat", "Ukraine"}, {"Wheat", "Ukraine"}] == [
        set(p.why.words) for p in brief.points if p.why
    ]
    assert 1.0 == max(point.why.weight for point in brief.points if point.why)


@pytest.mark.parametrize("engine", NAMES)
def test_every_engine_makes_a_brief(engine: str) -> None:
    """Engines are interchangeable, and the brief's method names the one used."""
    brief = brief_of(an_article(), engine=engine)

    assert ["Trade grew by a tenth."] == [excerpt.text for excerpt in brief.excerpts]
    assert f"{engine}, at most 5 points" == brief.method


def test_an_article_given_twice_counts_once() -> None:
    """The same article again adds neither a point nor a voice."""
    assert brief_of(an_article()).points == brief_of(an_article(), an_article()).points


def test_nothing_on_the_topic_makes_an_empty_brief() -> None:
    """Nothing found is said as nothing found, with how much was looked at."""
    brief = brief_of(an_article("The weather was fine over the weekend."))

    assert ((), 1, 0) == (brief.points, brief.considered, brief.matched)


def test_what_a_lead_leans_on_is_quoted_with_it_unless_it_was_just_read() -> None:
    """The sentence before comes with a lead that leans on it, once."""
    goods = "Trade in wheat collapsed in the south of Ukraine after the drought."
    leaning = "But the tariff talks on steel in Geneva resumed for a whole week."
    leaning_only = f"Ministers from Chad and Chile arrived by train at the lake. {leaning}"

    (alone,) = brief_of(said_by("A", leaning_only)).points
    assert alone.before
    assert "Ministers from Chad and Chile arrived by train at the lake." == alone.before.text
    both = brief_of(said_by("A", f"{goods} {leaning}"), order="time").points
    assert [(goods, None), (leaning, None)] == [(p.lead.text, p.before) for p in both]
