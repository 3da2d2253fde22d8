"""Amounts: numerals with what they are in."""

import pytest

from briefings.language.numbers.amounts import Amount, amounts


def _amounts(text: str) -> list[Amount]:
    return list(amounts(text, range(len(text))))


@pytest.mark.parametrize(
    ("words", "kind", "value", "unit"),
    [
        ("$5", "money", 5, "USD"),
        ("US$5", "money", 5, "USD"),
        ("$5m", "money", 5_000_000, "USD"),
        ("$1.5 billion", "money", 1_500_000_000, "USD"),
        ("€20", "money", 20, "EUR"),
        ("£ 20", "money", 20, "GBP"),
        ("20 euros", "money", 20, "EUR"),
        ("two million dollars", "money", 2_000_000, "USD"),
        ("30 cents", "money", 30, "cent"),
        ("30p", "money", 30, "penny"),
        ("300 yuan", "money", 300, "CNY"),
        ("20%", "percent", 20, "%"),
        ("20 percent", "percent", 20, "%"),
        ("2.5 per cent", "percent", 2.5, "%"),
        ("3 pct", "percent", 3, "%"),
        ("two hours", "duration", 2, "hour"),
        ("three-day", "duration", 72, "hour"),
        ("two weeks", "duration", 336, "hour"),
        ("90 minutes", "duration", 1.5, "hour"),
        ("18 months", "duration", 18, "month"),
        ("two years", "duration", 24, "month"),
        ("a dozen", "number", 12, ""),
        ("2,500", "number", 2500, ""),
        ("40 km", "number", 40, "km"),
        ("40 kilometres", "number", 40, "km"),
        ("3 million barrels", "number", 3_000_000, "barrel"),
        ("5 percentage points", "number", 5, "percentage point"),
        ("30-year-old", "number", 30, "year of age"),
        ("30 years old", "number", 30, "year of age"),
        ("11th", "ordinal", 11, ""),
        ("fourth", "ordinal", 4, ""),
    ],
)
def test_an_amount_is_read_whole_in_one_form(
    words: str, kind: str, value: float, unit: str
) -> None:
    """Wherever it stands in a sentence."""
    text = f"It was {words} in all."
    [found] = _amounts(text)

    assert (words, kind, value, unit) == (
        text[found.start : found.end].strip(),
        found.kind,
        found.value,
        found.unit,
    )


@pytest.mark.parametrize(
    "text",
    [
        "No one came.",
        "One of them left.",
        "A third of it burned.",
        "Two thirds of it burned.",
        "A Boeing 737 landed.",
        "The 4th Street was closed.",
        "He wrote 12/7 on it.",
        "At 10:30 it was over.",
        "It is version 1.2.3 of it.",
        "He has a B-52 at home.",
        "It was the first visit.",
    ],
)
def test_what_counts_nothing_is_no_amount(text: str) -> None:
    """Pronouns, fractions, names of things, times of day and codes."""
    assert [] == _amounts(text)


def test_amounts_come_in_their_order_from_where_they_may_begin() -> None:
    """Each word once."""
    text = "It sold 40 ships for $5 million in two weeks."

    assert [40, 5_000_000, 336] == [found.value for found in _amounts(text)]
    assert [5_000_000] == [found.value for found in amounts(text, [text.index("$")])]
    assert [] == list(amounts(text, []))
