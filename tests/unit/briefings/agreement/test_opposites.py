"""Opposite acts on one thing."""

import pytest

from briefings.agreement.compare import contradicted_by
from briefings.language.candidates import Candidate, quotable_sentences
from tests.builders import an_article


def _said(text: str) -> Candidate:
    (sentence,) = quotable_sentences(an_article(text))
    return sentence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("blocked the strict abortion law of Texas", "reinstated the strict abortion law of Texas"),
        ("upheld the ban on evictions in July", "overturned the ban on evictions in July"),
        ("extended the protection of migrants", "rescinded the protection of migrants"),
    ],
)
def test_opposite_acts_on_one_thing_are_never_one_statement(one: str, other: str) -> None:
    """However much else two sentences of one story have in common."""
    first, second = _said(f"The court of appeals {one}."), _said(f"The court of appeals {other}.")

    assert contradicted_by(first, second)
    assert not contradicted_by(first, first)
