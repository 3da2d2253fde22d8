"""What "m" is after a number."""

import pytest

from briefings.language.numbers.amounts import read_amounts


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Exports rose to 3.1m tonnes.", 3_100_000, "tonne"),
        ("Some 2m people fled.", 2_000_000, ""),
        ("The firm sold 5m cars.", 5_000_000, ""),
        ("A wave 5m high hit the pier.", 5, "metre"),
        ("She won the 110m hurdles.", 110, "metre"),
        ("The wall is 5m.", 5, "metre"),
    ],
)
def test_m_is_a_million_of_things_or_a_metre(text: str, value: float, unit: str) -> None:
    """What follows it tells which."""
    [found] = read_amounts(text)[0]

    assert (value, unit) == (found.value, found.unit)
