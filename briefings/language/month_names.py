"""Names of months and weekdays, in the languages that dates are read in (CLDR, by way of Babel)."""

from collections.abc import Mapping
from functools import cache

_ENGLISH = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"),
)
_LOCALES = (
    *("de", "de_AT", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "tr"),
    *("ar", "ar_MA", "ar_SY", "ar_TN"),  # the Maghreb and the Levant have names of their own
)
_AMBIGUOUS = frozenset({"listopada", "listopad", "lis", "lip"})
"""November and July in Polish, October and June in Croatian, which looks the same."""


def month_of(name: str) -> int | None:
    """Return the month, 1 to 12, that a word in small letters names; None where it names none.

    English months may be cut short anywhere after the third letter.
    """
    shortest = 3
    if len(name) >= shortest:
        for number, english in enumerate(_ENGLISH, start=1):
            if english.startswith(name):
                return number
    return _foreign_months().get(name)


def is_weekday(name: str) -> bool:
    """Return whether a word in small letters names a day of the week."""
    return name in _WEEKDAYS or name in _foreign_weekdays()


@cache
def _foreign_months() -> Mapping[str, int]:
    from babel.dates import get_month_names  # noqa: PLC0415 - English needs none of it

    names = {
        name.casefold().rstrip("."): number
        for locale in _LOCALES
        for context in ("format", "stand-alone")  # "5 мая", "май 2025"
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, context, locale).items()
    }
    return {name: number for name, number in names.items() if name not in _AMBIGUOUS}


@cache
def _foreign_weekdays() -> frozenset[str]:
    from babel.dates import get_day_names  # noqa: PLC0415 - English needs none of it

    return frozenset(
        name.casefold().rstrip(".")
        for locale in _LOCALES
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, context, locale).values()
    )
