"""Days that are told unlike each other."""

from datetime import date

import pytest

from briefings.agreement.times import dates_meet
from briefings.language.numbers.quantities import quantities

WEDNESDAY = date(2025, 5, 7)


@pytest.mark.parametrize(
    ("one", "other", "meeting"),
    [
        ("It began tomorrow.", "It began on May 8.", True),
        ("It began tomorrow.", "It began on May 9.", False),
        ("It began on May 5-8.", "It began on May 6.", True),
        ("It began on May 5-8.", "It began on May 9.", False),
        ("It begins on Friday.", "It begins on May 9.", False),
        ("It begins on Friday.", "It begins tomorrow.", False),
        ("It begins by Friday.", "It begins on May 9.", None),
        ("It began on May 8.", "It began in 2025.", None),
    ],
)
def test_days_of_different_kinds(one: str, other: str, meeting: object) -> None:
    """The same day, another one, or a doubt, which is no agreement."""
    [ours], [theirs] = quantities(one, WEDNESDAY), quantities(other, WEDNESDAY)
    assert meeting is dates_meet(ours, theirs) is dates_meet(theirs, ours)


def test_a_day_without_a_year_is_the_day_of_any() -> None:
    """An article without a date states no year."""
    [ours] = quantities("It began on May 8.", None)
    [theirs] = quantities("It began tomorrow.", WEDNESDAY)
    assert dates_meet(ours, theirs)
