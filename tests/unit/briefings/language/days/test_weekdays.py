"""Which weekdays leave one reading in an English sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis.strategies import dates, integers, sampled_from

from briefings.language.days.day_words import find_days

WEDNESDAY = date(2025, 5, 7)


@pytest.mark.parametrize(
    "text",
    [
        "The truce takes effect on Friday.",
        "The minister announced a truce starting Friday.",
        "Talks resume in Oslo on Friday.",
        "The ballot is on Friday.",
        "She urged the sides to sign a truce by Friday.",
        "They agreed to a truce from Friday.",
        "The summit opens Friday in Bern.",
        "He invited the rivals to talks on Friday.",
        "Friday’s vote is too close to call.",
        "The hearing is set for Friday.",
        "Shops stocked up ahead of Friday’s strike.",
        "The payment is due Friday.",
        "Unions called a rally Friday.",
        "The offer runs through Friday.",
        "The match kicks off Friday.",
        "Envoys cancelled Friday talks.",
        "The debate was postponed to Friday.",
        "The launch was scheduled for Friday.",
        "The court is to rule on Friday.",
        "She said the strike would begin on Friday.",
        "They hope to leave on Friday.",
        "The bank expects to know more Friday.",
        "Plans for a march on Friday drew criticism.",
        "Police braced for protests on Friday.",
        "The club sold out Friday’s final.",
        "The union demanded a reply on Friday.",
        "If the bridge opened on Friday, traffic would ease.",
        "The talks agreed on Friday are doubtful.",
        "He had until Friday to appeal.",
        "Voters go to the polls on Friday.",
        "The film, out Friday, cost little.",
        "He will speak at a vigil held Friday.",
        "She signed up to a march on Friday.",
        "He died on Fridays, she joked.",
        "On Friday, voters who stayed home decide.",
        "He could have left on Friday.",
        "A day after Friday the rain began.",
        "He led calls for a strike on Friday.",
        "The ministers left for talks on Friday.",
        "The plane leaves Friday or Saturday.",
        "Sheffield Friday lost.",
        "Officials said flights resume Friday.",
        "The firm confirmed it opens Friday.",
        "He filed an appeal due Friday.",
        "The mayor declared Friday a holiday.",
        "On Friday, newly elected members take office.",
        "On Friday, members elected by the city take office.",
        "A march Friday led by veterans starts at noon.",
        "Ballots received Friday will count.",
        "She usually played on Friday.",
        "In 1998 he was arrested on Friday.",
        "The year before last year it rained on Friday.",
        "He will say how the town voted on Friday.",
        "The siege began on Monday and ended on Friday.",
        "The bank said Friday would be quiet.",
        "The team won the cup and play Leeds on Friday.",
        "They won on penalties and on Friday face Leeds.",
        "Police spoke of a planned attack on Friday.",
        "He left on Friday or on Saturday.",
    ],
)
def test_a_weekday_that_may_lie_ahead_is_never_the_last_one(text: str) -> None:
    """Present tense, nouns, limits, wishes and plans: the next one, or none."""
    days = [day for _, _, day in find_days(text, WEDNESDAY)]
    assert days in ([], [date(2025, 5, 9)])


@pytest.mark.parametrize(
    "text",
    [
        "The truce took effect on Friday.",
        "Two soldiers were killed on Friday.",
        "The envoy said Friday that the truce holds.",
        "The envoy said on Friday that talks resume next month.",
        "On Friday, the court ruled against the ban.",
        "Friday morning a bridge collapsed.",
        "The court on Friday struck down the ban.",
        "The mayor told reporters Friday that nobody slept.",
        "The firm said in a statement on Friday that it grew.",
        "In a statement Friday, the firm said it grew.",
        "Police arrested ten people in Leeds on Friday.",
        "She met her brother in Oslo on Friday.",
        "Rescuers found the crew late Friday.",
        "The mine, closed Friday, reopened at once.",
        "Friday’s explosion killed a guard.",
        "They met last Friday.",
        "They met this past Friday.",
        "They met on Friday of last week.",
        "A report released Friday found no fault.",
        "The train left Bern for Milan on Friday.",
        "Officials Friday confirmed the deaths.",
    ],
)
def test_a_past_verb_that_governs_a_weekday_leaves_one_reading(text: str) -> None:
    """Beside the day, or with no more than its object and places between."""
    assert [date(2025, 5, 2)] == [day for _, _, day in find_days(text, WEDNESDAY)]


@pytest.mark.parametrize(
    "text",
    [
        "The two will meet on Friday.",
        "The hearing is scheduled for Friday.",
        "The court on Friday will hear the case.",
        "The vote has been postponed to Friday.",
        "They meet this Friday.",
    ],
)
def test_a_verb_that_looks_ahead_leaves_one_reading(text: str) -> None:
    """The next such day."""
    assert [date(2025, 5, 9)] == [day for _, _, day in find_days(text, WEDNESDAY)]


def test_a_verb_governs_one_day() -> None:
    """Another one after it is left to a verb of its own, in the past or ahead."""
    for text in (
        "They won on Monday and play on Friday.",
        "They will eat on Friday and fast Sunday.",
    ):
        assert 1 == len(find_days(text, WEDNESDAY))


@pytest.mark.parametrize("text", ["It opened on Thursday.", "It will open on Tuesday."])
def test_a_date_that_is_a_day_off_explains_nothing_wrong(text: str) -> None:
    """What is six days away may be a day away, as papers date by evening and from afar."""
    assert () == find_days(text, WEDNESDAY)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("They met last Sunday.", date(2025, 5, 5)),
        ("They meet next Friday.", WEDNESDAY),
        ("They met last Monday.", WEDNESDAY),
        ("They met this Monday.", WEDNESDAY),
    ],
)
def test_ways_of_counting_that_differ_explain_nothing(text: str, published: date) -> None:
    """The next that comes or that of next week, in weeks that begin on Sunday or on Monday."""
    assert () == find_days(text, published)


WEEKDAYS = [f"{name}day" for name in ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")]
FRAMES = [
    "It fell on {}.",
    "It will fall on {}.",
    "It fell last {}.",
    "It falls next {}.",
    "On {}, it fell.",
]


@given(sampled_from(FRAMES), integers(0, 6), dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_a_dated_weekday_is_that_weekday_and_near(frame: str, at: int, published: date) -> None:
    """Whatever the day of the article, at most a week from it, on its side of it."""
    for _, _, day in find_days(frame.format(WEEKDAYS[at]), published):
        assert at == day.weekday()
        assert abs((day - published).days) <= 7
        assert (day <= published) is ("fell" in frame)
