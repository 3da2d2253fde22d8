"""Who states what otherwise among the leads of several stories."""

from datetime import date

import pytest

from briefings.agreement.differences import Updates
from briefings.composing.sides import Sides
from briefings.composing.support import support_leads
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.ranking.engine import Lead
from briefings.ranking.pool import Pool
from tests.builders import a_source, an_article

PLAN = "The agency is expected to approve the vaccine of Acme for children this month."
DEED = "The vaccine of Acme was approved for children by the agency on Monday."


def _two_stories(one: str, other: str, *days: date) -> tuple[Pool, Sides, list[Candidate]]:
    """Return two articles, each of a story of its own, and what each opens with."""
    more = "Trains between Lisbon and Porto were late. Schools near the river stay closed today."
    articles = [
        an_article(f"{text} {more}", source=a_source(text[:9]), published=day)
        for text, day in zip((one, other), days, strict=True)
    ]
    sentences = [each for article in articles for each in quotable_sentences(article)]
    pool = Pool(sentences, stories={article.id: article.id for article in articles})
    return pool, Sides(pool), [each for each in sentences if each.position == 0]


def test_a_lead_of_a_later_story_overtakes_what_an_earlier_one_plans() -> None:
    """A story goes on in the next; what was overtaken can be shown beside what overtook it."""
    _, sides, (plan, deed) = _two_stories(PLAN, DEED, date(2021, 5, 3), date(2021, 5, 10))
    assert sides.between(deed, plan) is None
    found = sides.between_leads(plan, deed)
    assert isinstance(found, Updates)
    assert not found.newer
    known = sides.between(deed, plan)
    assert Updates(what="claim", ours=found.theirs, theirs=found.ours, newer=True) == known


TOLL = "At least 24 people died and 150 are missing after the tower of Acme in Lisbon collapsed."
LATER = "At least 60 are confirmed dead at the tower of Acme that collapsed in Lisbon last week."


def test_a_toll_that_has_grown_in_a_later_story_overtakes_the_earlier_one() -> None:
    """An affair of several days is several stories; who died in it is counted on."""
    _, sides, leads = _two_stories(TOLL, LATER, date(2021, 7, 5), date(2021, 7, 8))
    found = sides.between_leads(*leads)
    assert isinstance(found, Updates)
    assert ("At least 24", "At least 60") == (found.ours, found.theirs)
    assert not found.newer


@pytest.mark.parametrize(
    ("other", "day"),
    [
        (LATER.replace("Acme", "Apex").replace("Lisbon", "Porto"), date(2021, 7, 8)),
        (LATER.replace("confirmed dead", "hurt and injured"), date(2021, 7, 8)),
        (LATER, date(2021, 7, 5)),
        (LATER, date(2021, 8, 8)),
    ],
)
def test_the_toll_of_another_place_outcome_or_time_is_another(other: str, day: date) -> None:
    """Of one day, or weeks later, two stories are two affairs."""
    _, sides, leads = _two_stories(TOLL, other, date(2021, 7, 5), day)
    assert sides.between_leads(*leads) is None


def test_what_a_later_story_opens_with_takes_the_place_of_a_plan() -> None:
    """It was chosen for no point, and is what has become of it; the plan can stand under it."""
    _, sides, (plan, deed) = _two_stories(PLAN, DEED, date(2021, 5, 3), date(2021, 5, 10))
    assert sides.newest(plan) is deed
    assert sides.newest(deed) is deed
    assert isinstance(sides.between(deed, plan), Updates)


def test_an_earlier_story_overtakes_nothing() -> None:
    """What is planned on a later day is another plan."""
    _, sides, (plan, _) = _two_stories(PLAN, DEED, date(2021, 5, 10), date(2021, 5, 3))
    assert sides.newest(plan) is plan


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PLAN, "The budget of the town was approved by the mayor on Monday evening."),
        ("The agency counted 12 patients of Acme.", "The agency counted 14 patients of Acme."),
    ],
)
def test_leads_of_two_stories_have_nothing_else_to_do_with_each_other(one: str, other: str) -> None:
    """Another deed by the same verb, and figures of two events."""
    _, sides, leads = _two_stories(one, other, date(2021, 5, 3), date(2021, 5, 10))
    assert sides.between_leads(*leads) is None


def test_what_a_lead_of_a_later_story_has_overtaken_stands_under_it() -> None:
    """It is no point of its own, and its story's other sentences stay."""
    pool, sides, (plan, deed) = _two_stories(PLAN, DEED, date(2021, 5, 3), date(2021, 5, 10))
    assert sides.between_leads(plan, deed) is not None
    [said] = support_leads([Lead(deed)], pool, sides)
    assert [plan] == [other for other, _ in said.updates]


AHEAD = "Officials in Porto said a museum of tiles would open at some point."
OPENED = "A museum opened while a choir sang."


@pytest.mark.parametrize(
    ("doing", "day", "is_told"),
    [
        (OPENED, date(2021, 5, 3), True),
        (OPENED, date(2021, 5, 1), False),
        (OPENED.replace("museum", "tavern"), date(2021, 5, 3), False),
    ],
)
def test_what_is_told_as_done_is_told_rather_than_the_plan(
    doing: str, day: date, *, is_told: bool
) -> None:
    """Where too little shows that it is superseded, no older sentence on the same thing leads."""
    ours = "Trains to Braga were late. Schools near the sea stay closed today. Rain fell all night."
    theirs = "Vines froze in the hills. Prices of cork doubled. A bridge was painted red by hand."
    articles = [
        an_article(f"{rest} {text}", source=a_source(text[:9]), published=published)
        for rest, text, published in ((ours, AHEAD, date(2021, 5, 3)), (theirs, doing, day))
    ]
    pool = Pool([each for article in articles for each in quotable_sentences(article)])
    plan, deed = (each for each in pool.sentences if each.text in {AHEAD, doing})
    sides = Sides(pool)

    assert sides.between(plan, deed) is None
    assert (sides.newest(plan) is deed) is is_told
