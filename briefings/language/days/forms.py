"""The words that dates are made of, and their patterns, as English papers print them."""

from typing import Final, Literal, TypeAlias

from briefings.language.alternatives import alternatives

Precision: TypeAlias = Literal[
    "day",
    "relative day",
    "day of a week",
    "day of a year",
    "days",
    "month",
    "month of a year",
    "quarter",
    "year",
    "period",
]
"""How exact a date is; "period" is one that has a name only, as "the 1970s"."""

MONTHS: Final = (
    "January February March April May June July August September October November December"
)
MONTH_NUMBER: Final = {name[:3]: number for number, name in enumerate(MONTHS.split(), start=1)}
WEEKDAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
SHORT_MONTHS: Final = "Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec"
_ONES: Final = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
]
_TEENS: Final = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth twentieth"
)
PLACES: Final[dict[str, int]] = {
    **{word: number for number, word in enumerate([*_ONES, *_TEENS.split()], start=1)},
    **{f"twenty{gap}{word}": 20 + at for gap in "- " for at, word in enumerate(_ONES, start=1)},
    "thirtieth": 30,
    "thirty-first": 31,
    "thirty first": 31,
}
"""Ordinals in words, up to the days of a month."""
NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        start=1,
    )
} | {"a": 1, "an": 1}
FEASTS: Final = {
    "Christmas": 1225,
    "Christmas Day": 1225,
    "Christmas Eve": 1224,
    "Easter": None,
    "Easter Monday": None,
    "Easter Sunday": None,
    "Halloween": 1031,
    "Ramadan": None,
    "Thanksgiving": None,
    "Thanksgiving Day": None,
}
"""Month × 100 + day of feasts, where it is the same each year."""
MONTH: Final = rf"(?:{MONTHS.replace(' ', '|')}|(?:{SHORT_MONTHS.replace(' ', '|')})\b\.?)"
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])"
YEAR: Final = r"(?:1[6-9]|20)\d\d"
WEEKDAY: Final = WEEKDAYS.replace(" ", "|")
SHORT_WEEKDAY: Final = rf"(?:(?:{WEEKDAY})|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
PLACE: Final = alternatives(PLACES)
ORDINAL: Final = rf"(?:{DAY}(?:st|nd|rd|th)|(?:{PLACE})\b)"


def month_of(name: str) -> int:
    """Return the number of a month: "Sept." is 9."""
    return MONTH_NUMBER[name[:3]]


def place_of(ordinal: str) -> int:
    """Return the number of an ordinal in words or digits: "third" and "3rd" are 3."""
    return PLACES.get(ordinal) or int("".join(filter(str.isdigit, ordinal)))
