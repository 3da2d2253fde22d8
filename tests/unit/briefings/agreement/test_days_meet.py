"""Whether days that are told unlike each other can be one."""

from datetime import date

import pytest

from briefings.agreement.claims import claim_of
from briefings.agreement.times import dates_meet
from briefings.language.candidates import Candidate
from briefings.language.numbers.quantity import Bound, Quantity
from briefings.spans import Span
from tests.builders import an_article

EIGHTH = date(2025, 5, 8).toordinal()


def _told(value: float, unit: str, bound: Bound = "") -> Quantity:
    return Quantity(start=0, end=1, kind="date", value=value, unit=unit, bound=bound, of=())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (_told(EIGHTH, "day"), _told(EIGHTH, "relative day"), True),
        (_told(EIGHTH, "day"), _told(EIGHTH + 1, "relative day"), False),
        (_told(EIGHTH, "day"), _told(508, "day of a year"), True),
        (_told(EIGHTH, "day"), _told(507, "day of a year"), False),
        (_told(EIGHTH, "day"), _told(EIGHTH - 3 + 0.003, "days"), True),
        (_told(EIGHTH, "day"), _told(EIGHTH - 4 + 0.003, "days"), False),
        (_told(EIGHTH, "day"), _told(EIGHTH + 0.003, "days"), True),
        (_told(EIGHTH, "day"), _told(EIGHTH + 1.003, "days"), False),
        (_told(EIGHTH, "day"), _told(3, "day of a week"), False),
        (_told(EIGHTH, "day"), _told(2025, "year"), None),
        (_told(EIGHTH, "day", "at least"), _told(EIGHTH, "relative day"), None),
    ],
)
def test_days_meet_where_they_can_be_one(
    one: Quantity, other: Quantity, *, expected: bool | None
) -> None:
    """Of several days any; a weekday of an unknown week is in doubt, a year doesn't compare."""
    assert expected is dates_meet(one, other)
    assert expected is dates_meet(other, one)


@pytest.mark.parametrize(
    ("text", "is_last"),
    [
        ("The toll is gone, said Ada Reis.", True),
        ("“The toll is gone,” Reis said.", False),
        ("“The toll is gone,” said Reis.", True),
        ("Ada Reis said the toll is gone.", False),
    ],
)
def test_a_speaker_is_named_last_after_what_is_said(text: str, *, is_last: bool) -> None:
    """Then who comes first in the sentence isn't who acts."""
    candidate = Candidate.of(an_article(text), Span(0, len(text)))

    assert is_last is claim_of(candidate).names_speaker_last
