"""Two unequal figures of one kind: which words show that they measure two things."""

import pytest

from briefings.agreement.figures import is_comparable
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.stories.values.measures import is_no_measure
from briefings.stories.values.stated import figures_of
from briefings.stories.values.things import are_two_things
from tests.builders import a_source, an_article


def _sentence(text: str, voice: str) -> Candidate:
    return quotable_sentences(an_article(text, source=a_source(voice)))[0]


def _are_two(one: str, other: str, kind: str = "") -> bool:
    """Tell it of the first two figures of one kind, or that kind, that are unequal."""
    first, second = _sentence(one, "A"), _sentence(other, "B")
    mine, yours = next(
        (mine, yours)
        for mine in figures_of(first)
        for yours in figures_of(second)
        if is_comparable(mine, yours) and mine.quantity.ends != yours.quantity.ends
        if kind in ("", mine.quantity.kind)
    )
    found = are_two_things(first, second, mine, yours)
    assert found is are_two_things(second, first, yours, mine)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The port had 373,000 claims.", "The previous week's 371,000 claims were revised."),
        ("The port sold 373,000 tons.", "It sold 371,000 tons the month before."),
        ("The river is 13 feet above its banks.", "The river may rise to 10 feet above its banks."),
        ("Crews found 900 jobs were lost.", "Analysts had been looking for 870 lost jobs."),
        ("Lisbon put duties on $34 million of Spanish goods.", "Duties hit $60 million of Irish."),
        ("Sales rose 8 percent in Porto.", "Sales rose 6 percent in Lisbon."),
        ("The flood killed 27 people on May 3.", "The flood killed 9 people on May 8."),
        ("The pact binds 12 nations.", "Lisbon signed the pact with 11 nations."),
        ("Ten members of one family died.", "A nurse and nine members of her family died."),
        ("Ten members of one family died.", "Nine members of the family and a nurse died."),
        ("The attack killed 20 people, including three gunmen.", "The attack killed 17 people."),
        ("The search has 12 ships.", "The search has one ship and 11 ships of the navy."),
        ("Ada Moe faces three charges.", "Jurors heard some of five charges."),
        ("The port gained 2,000 jobs.", "The port has 1,500 jobs."),
        ("Claims rose by 2,000 at the port.", "Claims stood at 1,500 at the port."),
        ("Another 15 members of the crew were hurt.", "The fire hurt 12 members of the crew."),
        ("The port had a 13 percent increase.", "The port owns 12 percent of it now."),
        ("Prices without core goods rose 0.9 percent.", "Prices rose 0.8 percent."),
        ("In all 218 members voted for it.", "In all 120 members voted against it."),
        (
            "Lisbon plans $5 million in new harbour funds.",
            "Lisbon plans $6 million for the harbour.",
        ),
        ("The port loads 50 ships a week.", "The port loads 9 ships."),
        ("It is 90% effective at saving the crew.", "The effect on the crew is below 50% now."),
        ("The crew sent 11 boats and lost 15 boats.", "The crew lost 12 boats."),
        ("The shooting killed nine, including the gunman.", "The shooting killed eight people."),
        ("The fire killed seven children.", "The fire killed nine members of a crew."),
        ("The fire killed 12 people.", "The fire left 9 people injured."),
        ("The average wait is 90.", "The average load is 50."),
        ("Police hold 12 who were arrested.", "Six of those arrested are drivers."),
        ("The 41-count complaint names Ada Moe.", "Ada Moe faces eight counts of fraud."),
        ("Ada shot at three friends.", "Jurors find Ada guilty on four charges."),
        ("Police were called at 2:17 p.m. sharp.", "Officers arrived at 2:19 p.m. sharp."),
    ],
)
def test_what_qualifies_a_figure_in_one_sentence_alone_tells_of_another_thing(
    one: str, other: str
) -> None:
    """Another time, hope, place or part; another noun; one act after the other."""
    assert _are_two(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The port had 373,000 claims in the prior week.", "The previous week had 371,000 claims."),
        ("The port gained 2,000 jobs.", "The port gained 1,500 jobs."),
        ("The port has 373,000 claims.", "From the previous week on the port has 371,000 claims."),
        ("The fire killed seven children.", "The fire killed nine people."),
        ("The fire left 12 dead and four people hurt.", "The fire killed 9 people."),
        ("The river may rise to 13 feet.", "The river could rise to 10 feet."),
        ("Lisbon put duties on $34 million of Spanish goods.", "Duties hit $60 million of goods."),
        (
            "The flood killed 27 people on May 3.",
            "Ada said on May 8 that the flood killed 9 people.",
        ),
        ("The pact binds 12 nations.", "The pact binds 11 nations."),
        ("Ada expects rain, but the pact binds 12 nations.", "The pact binds 11 nations."),
        ("Ten members of one family died.", "Nine members of one family died."),
        ("The attack killed 20 people, including three nurses.", "The attack killed 17 people."),
        ("The party won 157 of 338 seats.", "The party took 156 seats."),
        ("The 48-page complaint names Ada.", "Ada read the 47-page complaint."),
        ("Police seized four gunmen.", "Police seized three attackers."),
        ("The flood killed 12 at the mill.", "The flood killed nine nurses."),
        ("Ada Moe fell at 2:17 p.m. sharp.", "Ada Moe fell at 2:19 p.m. sharp."),
        ("Ada Moe fell at about 2:17 p.m. there.", "Ada Moe was seen at about 2:05 p.m. there."),
    ],
)
def test_what_both_or_neither_say_tells_nothing(one: str, other: str) -> None:
    """The same qualifier, or one that only adds to what the other says."""
    assert not _are_two(one, other)


@pytest.mark.parametrize(
    ("text", "is_none"),
    [
        ("43 As a step towards it the study looked at more.", True),
        ("The plan is told on page 43 of it.", True),
        ("Ada met the boy when she was 29.", True),
        ("Ada saw several boats there.", True),
        ("The trillion-dollar plan is old.", True),
        ("Ada teaches seventh through ninth grade.", True),
        ("Ada teaches sixth to ninth grade.", True),
        ("Ada has one harbour.", True),
        ("The fire left one dead.", False),
        ("Ada teaches seventh grade.", False),
        ("43 boats left the harbour.", False),
        ("Ada saw that 29 were lost there.", False),
    ],
)
def test_what_numbers_or_hardly_tells_is_no_measure(text: str, *, is_none: bool) -> None:
    """Notes, pages, ages without a word for them, and "several"."""
    found = figures_of(_sentence(text, "A"))
    assert {is_none} == {is_no_measure(text, measured) for measured in found}


def test_two_months_beside_two_figures_are_two() -> None:
    """What was 6% in one month and 6.1% in another is no disagreement on the month."""
    one = "The rate of the port rose to {} in April."
    assert _are_two(one.format("6.1%"), "The rate of the port was 6% in March.", "date")
    assert not _are_two(one.format("6%"), "The rate of the port was 6% in March.", "date")
