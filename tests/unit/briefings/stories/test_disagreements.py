"""Who states what otherwise among the sentences of one story."""

from collections.abc import Mapping
from datetime import date

import pytest

from briefings.agreement.differences import Differs, Updates
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.stories.facts.likeness import Likeness
from briefings.stories.values.disagreements import Disagreement, Disagreements
from tests.builders import a_source, an_article

FIRST, SECOND = date(2025, 5, 1), date(2025, 5, 2)
REST = (
    "The mayor of Lisbon thanked the crews of the harbour.",
    "Schools near the river stay closed until the water has gone.",
    "Trains between Lisbon and Porto were late all day.",
)
"""What every article of the story says besides."""


def _story(
    said: Mapping[str, str], days: Mapping[str, date] | None = None
) -> tuple[Disagreements, list[Candidate]]:
    """Return a story of one article per voice, and what each says first."""
    articles = [
        an_article(
            "\n\n".join((text, *REST)), source=a_source(voice), published=(days or {}).get(voice)
        )
        for voice, text in said.items()
    ]
    sentences = [one for article in articles for one in quotable_sentences(article)]
    firsts = [one for one in sentences if one.position == 0]
    return Disagreements(Likeness(sentences)), firsts


def _between(one: str, other: str, *days: date) -> Disagreement | None:
    story, (first, second) = _story(
        {"A": one, "B": other}, dict(zip("AB", days, strict=True)) if days else None
    )
    return story.between(first, second)


@pytest.mark.parametrize(
    ("one", "other", "what", "ours", "theirs"),
    [
        (
            "A crash of 30 cars on the bridge, a pileup of 30 cars, blocked the northern road.",
            "Police blamed the snow for a pileup of 25 cars near the northern tunnel.",
            "number",
            "30",
            "25",
        ),
        (
            "Ada Moe, 70, the grandfather of the child, wept.",
            "Neighbours comforted Ada Moe, 77, at the gate of the house.",
            "number",
            "70",
            "77",
        ),
        (
            "Ada Moe has led the harbour board since 2002.",
            "Ada Moe has led the harbour board since 2003, and that is the trouble, critics say.",
            "date",
            "since 2002",
            "since 2003",
        ),
        (
            "The lift of the tower fell at about 11:45 a.m. on the upper floor of the tower.",
            "The lift of the tower fell around 10:30 a.m., neighbours said.",
            "date",
            "about 11:45 a.m.",
            "around 10:30 a.m.",
        ),
    ],
)
def test_figures_of_one_thing_differ_in_sentences_that_are_unlike(
    one: str, other: str, what: str, ours: str, theirs: str
) -> None:
    """A count, an age, a year and a time of day are laid side by side by what they are of."""
    found = _between(one, other)
    assert isinstance(found, Differs)
    assert (what, ours, theirs) == (found.what, found.ours, found.theirs)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The flood killed 12 people.", "The flood killed 12 people in the valley."),
        ("The flood killed 12 people.", "Some 3,000 people live in the valley by the river."),
        ("Ada Moe, 70, wept at the gate.", "Bo Moe, 65, wept at the gate of the house."),
        ("Ada Moe, 70, wept at the gate.", "The child of Ada Moe, 7, wept at the gate."),
        ("The second flood of the year came at night.", "The first flood of the year came."),
        ("The vote was on Friday at the town hall.", "The vote was on Friday at the old hall."),
        (
            "A crash of 30 cars blocked the northern road.",
            "Crews from 25 towns cleared the snow.",
        ),
        ("The report lists the flooded harbour, p. 7.", "The report lists the flooded quay, p. 3."),
        ("The alarm rang at the harbour at 5:02 a.m.", "The alarm rang at the quay about 5 a.m."),
    ],
)
def test_figures_of_two_things_do_not_differ(one: str, other: str) -> None:
    """Nor do equal ones, ranks, or a weekday in the same words."""
    assert _between(one, other) is None


def test_figures_that_one_article_states_both_are_of_two_things() -> None:
    """What one text of the story tells apart, two texts don't contradict each other on."""
    said = {
        "A": "The reservoir holds 40 tonnes of grain.",
        "B": "The reservoir of the port holds 55 tonnes of grain.",
        "C": "Two silos hold 40 tonnes of grain and 55 tonnes of grain.",
    }
    story, (first, second, _) = _story(said)
    assert story.between(first, second) is None
    del said["C"]
    story, (first, second) = _story(said)
    assert story.between(first, second) is not None


def test_a_later_count_of_the_dead_updates_an_earlier_one() -> None:
    """Where the days differ, what grows by the hour is brought up to date."""
    found = _between("The flood killed 9 people.", "The flood killed 12 people.", FIRST, SECOND)
    assert Updates(what="number", ours="9", theirs="12", newer=False) == found


def test_counts_of_the_dead_on_one_day_differ() -> None:
    """Without a later day, neither is the newer one."""
    found = _between("The flood killed 9 people.", "The flood killed 12 people.", FIRST, FIRST)
    assert Differs(what="number", ours="9", theirs="12") == found


def test_a_bounded_figure_is_another_estimate() -> None:
    """A conflict with "at least" in it is a spread."""
    found = _between("The flood killed at least 9 people.", "The flood killed at least 15 people.")
    assert isinstance(found, Differs)
    assert found.relation == "spread"


def test_the_older_count_is_overtaken_and_the_newer_is_not() -> None:
    """Only the sentence with the older figure must not lead."""
    story, (older, newer) = _story(
        {"A": "The flood killed 9 people.", "B": "The flood killed 12 people."},
        {"A": FIRST, "B": SECOND},
    )
    assert (True, False) == (story.is_overtaken(older, newer), story.is_overtaken(newer, older))


def test_an_article_does_not_differ_from_itself() -> None:
    """Two figures of one text are no disagreement of two voices."""
    article = an_article("The flood killed 9 people.\n\nThe flood killed 12 people.")
    one, other = quotable_sentences(article)
    assert Disagreements(Likeness([one, other])).between(one, other) is None


def test_all_who_differ_from_a_lead_are_found_in_order() -> None:
    """Each sentence of the story is asked, as the story has them."""
    story, (lead, *others) = _story(
        {
            "A": "The flood killed 9 people.",
            "B": "The flood killed 12 people.",
            "C": "The flood killed 14 people in the valley.",
        }
    )
    assert others == [other for other, _ in story.of(lead)]


def test_the_order_of_two_sentences_only_mirrors_what_is_said() -> None:
    """Ours is the first one's, theirs the other's."""
    story, (one, other) = _story(
        {"A": "Ada Moe, 70, wept at the gate.", "B": "At the gate, Ada Moe, 77, wept."}
    )
    ours, theirs = story.between(one, other), story.between(other, one)
    assert ours is not None
    assert theirs is not None
    assert (ours.ours, ours.theirs) == (theirs.theirs, theirs.ours)


def test_days_that_are_each_their_articles_own_are_two() -> None:
    """Two statements on two days are no disagreement; one day told two ways is."""
    one = "The board of the Lisbon harbour issued a statement on {} on the flooded northern quay."
    first, second = one.format("May 1, 2025"), one.format("May 2, 2025")
    assert _between(first, second, FIRST, SECOND) is None
    assert _between(first, second, SECOND, SECOND) is not None


def test_times_that_are_told_loosely_and_differ_are_a_spread() -> None:
    """Neither may be exact, but not one of them is the other, rounded."""
    one = "The lift of the tower fell at about {} on the upper floor of the tower."
    found = _between(one.format("11:45 a.m."), one.format("11:30 a.m."))
    assert isinstance(found, Differs)
    assert ("date", "spread") == (found.what, found.relation)


def test_another_figure_after_some_days_is_a_newer_one() -> None:
    """A slip of the next day is still one."""
    one, other = "The harbour lists 48 cranes.", "The harbour lists 47 cranes."
    assert isinstance(_between(one, other, FIRST, date(2025, 5, 5)), Updates)
    assert isinstance(_between(one, other, FIRST, SECOND), Differs)


THINGS = (
    *("bridge", "tower", "quay", "tunnel", "mill", "dam"),
    *("chapel", "market", "garden", "school", "museum", "theatre"),
)


def _many(events: int) -> Disagreements:
    """Return twelve articles on so many different events."""
    sentences: list[Candidate] = []
    for n, own in enumerate(THINGS):
        thing = THINGS[n % events]
        body = (
            f"A {thing}fire shut the {thing}gate and {thing}yard. "
            f"Then {thing}men mended each {thing}wall and {thing}roof. "
            f"No {thing}boat reached the {thing}house or {thing}pier. "
            f"The {thing} holds {n + 20} visitors a day."
        )
        sentences += quotable_sentences(an_article(body, source=a_source(own)))
    return Disagreements(Likeness(sentences))


def test_many_articles_on_different_events_are_a_theme() -> None:
    """As many on one event are none."""
    assert (True, False) == (_many(12).is_theme, _many(1).is_theme)


def test_in_a_theme_no_figures_differ() -> None:
    """They are of as many things as it has events; of one event they may be of one."""
    for events, differ in ((12, False), (1, True)):
        story = _many(events)
        first, *others = [one for one in story.sentences if one.position == 3]
        assert differ is any(story.between(first, other) for other in others)
