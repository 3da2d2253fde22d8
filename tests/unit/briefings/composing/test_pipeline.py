"""What the one pipeline promises to all who come by one of its doors."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.composing.pipeline import compose
from briefings.composing.selection import select_leads
from briefings.composing.sides import Sides
from briefings.composing.support import support_leads
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.model import Article
from briefings.ranking.budget import Budget
from briefings.ranking.engine import Lead
from briefings.ranking.engines import engine_named
from briefings.ranking.names import NAMES
from briefings.ranking.pool import Pool
from tests.builders import a_source, an_article
from tests.strategies import articles

WHEAT = "Trade in wheat collapsed throughout southern Ukraine."
STEEL = "Tariff talks on steel resumed at Geneva."
CHOIR = "A choir sang old songs for the queen."


NINTH = date(2025, 5, 9)


def sentences_of(*bodies: str) -> list[Candidate]:
    """Return the sentences of articles of as many sources."""
    found = [an_article(body, title=None, source=a_source(str(n))) for n, body in enumerate(bodies)]
    return [one for article in found for one in quotable_sentences(article)]


def texts(pool: Pool, budget: Budget) -> list[str]:
    """Return what leads by the default engine."""
    leads = select_leads(pool, engine_named("coverage"), budget, Sides(pool))
    return [lead.sentence.text for lead in leads]


@given(
    found=st.lists(articles(), max_size=4),
    engine=st.sampled_from(NAMES),
    asked=st.booleans(),
)
def test_no_sentence_stands_twice_and_no_voice_twice_in_a_point(
    *, found: list[Article], engine: str, asked: bool
) -> None:
    """Whatever the texts, by every engine, with and without a question."""
    sentences = [one for article in found for one in quotable_sentences(article)]
    pool = Pool(sentences, nearness=[0.5] * len(sentences) if asked else None)
    chosen = engine_named(engine, for_question=asked)

    said = [one.statement for one in compose(pool, chosen, Budget(points=4))]

    agreeing = [[each.lead, *each.support, *each.related] for each in said]
    places = [id(one) for point in agreeing for one in point]
    assert len(places) == len(set(places))
    others = [[other for other, _ in (*each.differs, *each.updates)] for each in said]
    assert all(len(point) == len({one.voice for one in point}) for point in (*agreeing, *others))


def test_room_left_goes_to_the_nearest_where_something_was_asked() -> None:
    """Nothing recurs in these texts, so the engine finds nothing worthwhile in them."""
    found = sentences_of(WHEAT, STEEL, CHOIR)

    assert [STEEL, WHEAT] == texts(Pool(found, nearness=[0.4, 0.8, 0.05]), Budget(points=5))


def test_a_text_in_which_nothing_recurs_is_taken_from_its_beginning() -> None:
    """With nothing asked, too, there is something to read."""
    assert [WHEAT, STEEL] == texts(Pool(sentences_of(WHEAT, STEEL, CHOIR)), Budget(points=2))


def test_what_is_hardly_near_leads_only_where_nothing_else_is_there() -> None:
    """A topic that is mentioned in passing alone still has its brief."""
    assert [CHOIR] == texts(Pool(sentences_of(CHOIR), nearness=[0.05]), Budget(points=2))


def test_room_that_the_engine_leaves_is_filled_too() -> None:
    """What two texts say is chosen first; the near remark of one follows."""
    pool = Pool(sentences_of(WHEAT, WHEAT, STEEL), nearness=[0.4, 0.4, 0.8])

    assert [WHEAT, STEEL] == texts(pool, Budget(points=5))


def test_a_newer_figure_that_does_not_fit_leaves_the_older_one_leading() -> None:
    """The budget counts for what replaces a lead as well."""
    older = "The earthquake killed 80 people in the mountain province of Lima."
    newer = "The earthquake killed 112 people so far in the mountain province of Lima."
    found = [
        one
        for body, day in ((older, date(2025, 5, 1)), (newer, date(2025, 5, 3)))
        for one in quotable_sentences(an_article(body, title=None, published=day))
    ]

    assert [older] == texts(Pool(found), Budget(words=11))
    assert [newer] == texts(Pool(found), Budget(words=13))


def test_what_is_grouped_and_not_the_same_is_related_and_no_support() -> None:
    """It stands under the first of two leads that an engine groups it with, though like neither."""
    wheat, steel, choir = sentences_of(WHEAT, STEEL, CHOIR)
    leads = [Lead(wheat, (choir,)), Lead(steel, (choir,))]

    pool = Pool([wheat, steel, choir])
    first, second = support_leads(leads, pool, Sides(pool))

    assert ([choir], []) == (first.related, second.related)
    assert ([], []) == (first.support, second.support)


def test_a_voice_that_agrees_and_contradicts_is_heard_on_what_it_contradicts() -> None:
    """Whichever of its sentences is nearer: agreement must not hide the other side."""
    lead, same, otherwise = sentences_of(
        "The council of Porto approved the toll on the old bridge.",
        "The council of Porto approved the toll on the old bridge.\n\n"
        "The council of Porto rejected the toll on the old bridge.",
    )

    pool = Pool([lead, same, otherwise])
    [said] = support_leads([Lead(lead)], pool, Sides(pool))

    assert [otherwise] == [other for other, _ in said.differs]
    assert [] == said.support


def test_a_contradiction_stands_beside_what_it_contradicts() -> None:
    """In place of a repetition, which it would be by its words."""
    lead, otherwise = sentences_of(
        "Peru blamed Chile for the cut cable off the coast.",
        "Chile blamed Peru for the cut cable off the coast.",
    )

    [point] = compose(Pool([lead, otherwise]), engine_named("coverage"), Budget(points=5))

    assert lead is point.statement.lead
    assert [otherwise] == [other for other, _ in point.statement.differs]


def test_what_has_overtaken_a_lead_takes_its_place() -> None:
    """Two papers have the plan, one has the deed: the deed leads, and the plan is no point."""
    plan = "The council is expected to approve a reward of the harbour fund for witnesses."
    deed = "A reward of the harbour fund for witnesses was approved by the council."
    rest = "Trains between Lisbon and Porto were late all day."
    found = [
        one
        for name, body, day in (("A", plan, 1), ("B", plan, 1), ("C", deed, 2))
        for one in quotable_sentences(
            an_article(
                f"{body}\n\n{rest}", title=None, source=a_source(name), published=date(2025, 5, day)
            )
        )
    ]

    first, *others = compose(Pool(found), engine_named("coverage"), Budget(points=5))

    assert deed == first.statement.lead.text
    assert {plan} == {other.text for other, _ in first.statement.updates}
    assert plan not in {one.statement.lead.text for one in others}


@pytest.mark.parametrize(("near", "leads"), [(0.6, 1), (0.4, 0)])
def test_a_newer_article_that_opens_with_the_same_leads_instead(near: float, leads: int) -> None:
    """If it is not much less of what was asked for."""
    bodies = (
        "A ferry with sixty passengers aboard sank off Calvi on Monday.",
        "Sixty passengers were aboard the ferry that sank off Calvi, officials said.",
    )
    older, newer = (
        quotable_sentences(an_article(body, title=None, source=a_source(str(n)), published=day))
        for n, (body, day) in enumerate(zip(bodies, (date(2025, 5, 8), NINTH), strict=True))
    )
    pool = Pool([*older, *newer], nearness=[1.0, near])

    assert bodies[leads] == texts(pool, Budget(points=1))[0]


def test_what_states_a_lead_otherwise_is_no_point_of_its_own() -> None:
    """However unlike the sentences are: the other figure stands under the first."""
    rest = "Schools near the river stay closed until the water has gone."
    bodies = (
        "A crash of 30 cars on the bridge, a pileup of 30 cars, blocked the northern road.",
        "Police blamed the snow for a pileup of 25 cars near the northern tunnel.",
    )
    pool = Pool(sentences_of(*(f"{body}\n\n{rest}" for body in bodies)))

    found = compose(pool, engine_named("coverage"), Budget(points=5))

    [crash] = [one for one in found if one.statement.lead.text in bodies]
    assert {*bodies} == {
        crash.statement.lead.text,
        *(other.text for other, _ in crash.statement.differs),
    }


@pytest.mark.parametrize(("day", "supports"), [(date(2025, 5, 10), 1), (date(2024, 5, 9), 0)])
def test_two_stories_agree_only_within_days(day: date, supports: int) -> None:
    """Two elections a year apart are reported in the same words."""
    first, second = (
        quotable_sentences(an_article(body, title=None, source=a_source(body[:2]), published=at))[0]
        for body, at in (
            ("Voters in Porto chose a new council on Sunday after weeks of protests.", NINTH),
            ("In Porto voters chose their council on Sunday, weeks after protests.", day),
        )
    )
    pool = Pool([first, second], stories={first.article.id: "a", second.article.id: "b"})

    [point] = compose(pool, engine_named("coverage"), Budget(points=1))

    assert supports == len(point.statement.support)


def test_what_another_story_contradicts_in_so_many_words_is_shown() -> None:
    """It is no point, as it is so alike: so it must not get lost."""
    lead, otherwise = sentences_of(
        "Peru blamed Chile for the cut cable off the coast.",
        "Chile blamed Peru for the cut cable off the coast.",
    )
    pool = Pool([lead, otherwise], stories={lead.article.id: "a", otherwise.article.id: "b"})

    [point] = compose(pool, engine_named("coverage"), Budget(points=5))

    assert 1 == len(point.statement.differs)


def test_a_voice_whose_surest_sentence_tells_something_else_is_no_support() -> None:
    """The runner is only who the judge freed; then the same paper's lesser likeness is chance."""
    lead = "Jurors quit serving under the judge who freed a runner convicted of arson."
    other = "Ada Byron read a letter on a runner convicted of arson."
    lesser = "Some jurors quit serving there."
    rest = "Trams were late all morning. A storm is due by night."
    alone = sentences_of(f"{lead} {rest}", f"{rest} {lesser}")
    beside = sentences_of(f"{lead} {rest}", f"{other} {rest} {lesser}")

    found = [
        [one.text for one in support_leads([Lead(each[0])], pool, Sides(pool))[0].support]
        for each in (alone, beside)
        for pool in [Pool(each)]
    ]

    assert [[lesser], []] == found
