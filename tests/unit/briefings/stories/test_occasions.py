"""On which day one occasion is said to be, by whatever name."""

from datetime import date

import pytest

from briefings.agreement.differences import Differs
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.stories.facts.likeness import Likeness
from briefings.stories.values.disagreements import Disagreement, Disagreements
from tests.builders import a_source, an_article

FRIDAY = date(2025, 5, 9)
BOTH = "Guests came for the 80th anniversary Harbour Day parade of boats."
"""The third sentence, by which the parade is that of the anniversary."""


def _sentences(text: str, voice: str, on: date | None) -> list[Candidate]:
    article = an_article(f"{text}\n\n{BOTH}", source=a_source(voice), published=on)
    return quotable_sentences(article)


def _between(one: str, other: str, on: date | None = FRIDAY) -> Disagreement | None:
    ours, theirs = _sentences(one, "A", on), _sentences(other, "B", None)
    return Disagreements(Likeness([*ours, *theirs])).between(ours[0], theirs[0])


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        (
            "Leaders visit Lisbon to mark Thursday’s 80th anniversary of the siege.",
            "The visit is planned for May 9, 2025, the day of the Harbour Day parade.",
            ("Thursday", "May 9, 2025"),
        ),
        (
            "Leaders visit Lisbon to mark Thursday’s 80th anniversary of the siege.",
            "The mayor will attend the Harbour Day parade on Friday (May 9) with guests.",
            ("Thursday", "Friday (May 9)"),
        ),
        (
            "The mayor will attend the Harbour Day parade on May 8, 2025 with guests.",
            "Boats will sail in the Harbour Day parade on May 9, 2025 at noon.",
            ("May 8, 2025", "May 9, 2025"),
        ),
    ],
)
def test_one_occasion_on_two_days_differs_by_the_date(
    one: str, other: str, days: tuple[str, str]
) -> None:
    """Some sentence of the story has both names in one run of words, or they are the same."""
    found = _between(one, other)
    assert isinstance(found, Differs)
    assert ("date", *days) == (found.what, found.ours, found.theirs)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Leaders visit Lisbon to mark Friday’s 80th anniversary of the siege.",
            "The visit is planned for May 9, 2025, the day of the Harbour Day parade.",
        ),
        (
            "Leaders visit Lisbon to mark Thursday’s 40th regatta of the north.",
            "The visit is planned for May 9, 2025, the day of the Harbour Day parade.",
        ),
        (
            "Leaders visit Lisbon to mark Thursday’s 80th anniversary of the siege.",
            "The mayor will attend the Harbour Day parade on May 9 with guests.",
        ),
        (
            "Guests came to see the mayor Ada Moe on Thursday at the quay.",
            "Guests came to see the mayor Ada Moe on May 9, 2025 at the quay.",
        ),
    ],
)
def test_days_that_may_be_one_or_are_of_others_do_not_differ(one: str, other: str) -> None:
    """The same weekday, another occasion, a weekday of any week, and somebody who is no event."""
    assert not isinstance(_between(one, other), Differs)
