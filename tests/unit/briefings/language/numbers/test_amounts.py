"""Amounts: numerals with what they are in."""

import pytest

from briefings.language.numbers.amounts import read_amounts
from briefings.language.numbers.tokens.pieces import Amount


def _amounts(text: str) -> list[Amount]:
    return read_amounts(text)[0]


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
        "That one is good.",
        "It rang one-on-one.",
        "It is at half-time.",
        "The half-brother came.",
        "It earns more a year.",
        "The quarter ended.",
    ],
)
def test_what_counts_nothing_is_no_amount(text: str) -> None:
    """Pronouns, parts of words and rates are none, and they are understood."""
    assert ([], []) == read_amounts(text)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("A third of it burned.", "A third", "fraction"),
        ("Two thirds of it burned.", "Two thirds", "fraction"),
        ("One in five voters came.", "One in five", "fraction"),
        ("3 out of 4 came.", "3 out of 4", "fraction"),
        ("A Boeing 737 landed.", "737", "name"),
        ("Furious 7 opened.", "7", "name"),
        ("The 4th Street was closed.", "4th", "name"),
        ("He wrote 12/7 on it.", "12/7", "name"),
        ("He has a B-52 at home.", "B-52", "name"),
        ("COVID-19 came.", "COVID-19", "name"),
        ("They met the G7 there.", "G7", "name"),
        ("It uses 5G there.", "5G", "name"),
        ("At 10:30 it was over.", "10:30", "time"),
        ("At 9 a.m. it was over.", "9 a.m.", "time"),
        ("At noon it was over.", "noon", "time"),
        ("It was the first visit.", "first", "ordinal"),
        ("It was the twenty-first visit.", "twenty-first", "ordinal"),
        ("It won the vote 51–49.", "51–49", "score"),
        ("It won by 5-to-4.", "5-to-4", "score"),
        ("It was a 60/40 split.", "60/40", "score"),
        ("It was open 24/7.", "24/7", "name"),
    ],
)
def test_what_is_no_count_is_of_its_own_kind(text: str, words: str, kind: str) -> None:
    """Fractions, names, times of day, ranks and scores are read as what they are."""
    [found], unread = read_amounts(text)

    assert (words, kind, []) == (text[found.start : found.end], found.kind, unread)


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("It is version 1.2.3 of it.", "1.2.3"),
        ("Call 1-800-555-0100 for it.", "1-800-555-0100"),
        ("See pages 22,24,26 of it.", "22,24,26"),
        ("It weighs 14 mGy there.", "14"),
        ("It costs 2.5^3 there.", "2.5^3"),
        ("It has 245 23 seats.", "245 23"),
        ("It is ninety - five there.", "ninety - five"),
        ("It took twenty and four hours.", "twenty and four"),
        ("It costs 15 dollars 50.", "15 dollars 50"),
        ("It gave one hundred and a half.", "one hundred and a half"),
        ("The % of it fell.", "%"),
        ("It pays in $ there.", "$"),
        ("It ran in 2013-14 only.", "2013-14"),
        ("It gave $100 and fifty.", "$100 and fifty"),
        ("It gave one hundred thirty-fifths.", "one hundred thirty-fifths"),
        ("It cut it in a third for ships.", "a third"),
    ],
)
def test_what_is_not_understood_is_reported(text: str, unread: str) -> None:
    """Codes, lists, units that nobody knows, and number words in an order that has two meanings."""
    found, spans = read_amounts(text)

    assert ([], [unread]) == (found, [text[start:end] for start, end in spans])


def test_amounts_come_in_their_order() -> None:
    """Each word once."""
    text = "It sold 40 ships for $5 million in two weeks."

    assert [40, 5_000_000, 336] == [found.value for found in _amounts(text)]


@pytest.mark.parametrize(
    ("text", "ends", "unit"),
    [
        ("It took between two and three weeks.", (336, 504), "hour"),
        ("It took from 10 to 15 days.", (240, 360), "hour"),
        ("It sold 10-15 ships.", (10, 15), ""),
        ("It sold 10 to 15 ships.", (10, 15), ""),
        ("It sold two or three ships.", (2, 3), ""),
        ("It cost $5-10 million.", (5e6, 10e6), "USD"),
        ("It cost $5 to $10 million.", (5e6, 10e6), "USD"),
        ("It grew 5% to 10%.", (5, 10), "%"),
        ("It sold an 8- to 16-metre mast.", (8, 16), "metre"),
        ("It sold between one hundred and two hundred ships.", (100, 200), ""),
        ("It opens from 9 a.m. to 5 p.m.", (9, 17), ""),
        ("It opens from 9 to 11 p.m.", (21, 23), ""),
        ("It fell from 15 to 10 percent.", (15, 10), "%"),
    ],
)
def test_a_range_is_one_amount_with_two_ends(
    text: str, ends: tuple[float, float], unit: str
) -> None:
    """The first end has the unit and the scale of the second, where it has none itself."""
    [found] = _amounts(text)

    assert (*ends, unit) == (found.value, found.high, found.unit)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("dozens", 24, 144),
        ("hundreds", 200, 1000),
        ("thousands", 2000, 10_000),
        ("tens of thousands", 10_000, 100_000),
        ("hundreds of thousands", 100_000, 1_000_000),
        ("several", 3, 10),
        ("a few", 2, 10),
        ("a handful of", 2, 10),
        ("several hundred", 300, 1000),
    ],
)
def test_a_loose_amount_lies_between_two_ends(words: str, low: float, high: float) -> None:
    """Nobody says "hundreds" of two thousand."""
    [found] = _amounts(f"It sold {words} ships.")

    assert found.loose
    assert low <= found.value < found.high < high


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("C$5", 5, "CAD"),
        ("A$5", 5, "AUD"),
        ("R$5", 5, "BRL"),
        ("HK$5", 5, "HKD"),
        ("HK $10bn", 10e9, "HKD"),
        ("NZ$5m", 5e6, "NZD"),
        ("S$5", 5, "SGD"),
        ("MX$5", 5, "MXN"),
        ("Q$5", 5, "Q$"),
        ("U.S. $5", 5, "USD"),
        ("$5 million Canadian", 5e6, "CAD"),
        ("10 €", 10, "EUR"),
        ("1.234,56 €", 1234.56, "EUR"),
        ("40 000 euros", 40_000, "EUR"),
        ("CHF 1'200'000", 1_200_000, "CHF"),
        ("50 million USD", 50e6, "USD"),
        ("USD 200", 200, "USD"),
        ("75 USD million", 75e6, "USD"),
        ("120 MEUR", 120e6, "EUR"),
        ("Rs 5 crore", 5e7, "INR"),
        ("Rs. 3,50,000", 350_000, "INR"),
        ("₹2.5 lakh crore", 2.5e12, "INR"),
        ("35 lakh rupees", 3_500_000, "INR"),
        ("10,000 Swiss francs", 10_000, "CHF"),
        ("528 million francs", 528e6, "franc"),
        ("6 Moldovan dinars", 6, "moldovan dinar"),
        ("3 dollars and 50 cents", 3.5, "USD"),
        ("half a million dollars", 500_000, "USD"),
        ("-$5", -5, "USD"),
        ("$5 a day", 5, "USD/day"),
        ("$15.4/hour", 15.4, "USD/hour"),
    ],
)
def test_money_is_of_its_country(words: str, value: float, unit: str) -> None:
    """By its sign, code or name, on either side, with any separators."""
    [found] = _amounts(f"It cost {words}.")

    assert ("money", value, unit) == (found.kind, found.value, found.unit)


@pytest.mark.parametrize(
    ("words", "kind", "value", "unit"),
    [
        ("90 km/h", "number", 90, "km/hour"),
        ("90 mph", "number", 90, "mile/hour"),
        ("90 miles an hour", "number", 90, "mile/hour"),
        ("5,000 barrels per day", "number", 5000, "barrel/day"),
        ("12 MWh", "number", 12, "MWh"),
        ("900 sq ft", "number", 900, "ft²"),
        ("a 900-square-foot hall", "number", 900, "ft²"),
        ("more than dozen ships", "number", 12, ""),
        ("(–0.5 volts) there", "number", -0.5, "V"),
        ("24 m²", "number", 24, "m²"),
        ("24 km2", "number", 24, "km²"),
        ("40kg", "number", 40, "kg"),
        ("-3 °C", "number", -3, "°C"),
        ("98.6 degrees F", "number", 98.6, "°F"),
        ("minus five percent", "percent", -5, "%"),
        ("6 feet 6 inches", "number", 6.5, "foot"),
        ("10 1/2 miles", "number", 10.5, "mile"),
        ("half a mile", "number", 0.5, "mile"),
        ("a fortnight", "duration", 336, "hour"),
        ("a decade of it", "duration", 120, "month"),
        ("half an hour", "duration", 0.5, "hour"),
        ("a quarter of an hour", "duration", 0.25, "hour"),
        ("a year and a half", "duration", 18, "month"),
        ("two and a half years", "duration", 30, "month"),
        ("two-and-a-half-year", "duration", 30, "month"),
        ("two hours and 30 minutes", "duration", 2.5, "hour"),
        ("two point five million", "number", 2.5e6, ""),
    ],
)
def test_a_measure_keeps_its_unit(words: str, kind: str, value: float, unit: str) -> None:
    """Abbreviated, compound, a rate, or in two parts."""
    found = _amounts(f"It was {words}.")[0]

    assert (kind, value, unit) == (found.kind, found.value, found.unit)


def test_a_list_shares_its_unit() -> None:
    """Five and ten percent are two shares, not fifteen of a hundred."""
    found = _amounts("It grew five and ten percent.")

    assert [(5, "%"), (10, "%")] == [(each.value, each.unit) for each in found]


def test_two_measures_with_or_between_are_two() -> None:
    """Only a figure that leaves its unit to the next is the end of a range."""
    assert [40, 5] == [each.value for each in _amounts("It has 40 miles or 5 miles of it.")]


def test_a_sign_between_two_numbers_belongs_to_neither() -> None:
    """What stands before it was not understood."""
    found, unread = read_amounts("It costs 10 $ 30 $.")

    assert ([(30, "USD")], [(9, 13)]) == ([(each.value, each.unit) for each in found], unread)
