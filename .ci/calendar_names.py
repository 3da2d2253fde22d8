"""Names of months and weekdays in the languages that dates are read in, by CLDR (from Babel)."""

from collections.abc import Iterator

from babel.dates import get_day_names, get_month_names

_LOCALES = (
    *("de", "de_AT", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "tr"),
    *("ar", "ar_MA", "ar_SY", "ar_TN"),  # the Maghreb and the Levant have names of their own
)
_AMBIGUOUS = frozenset({"listopada", "listopad", "lis", "lip"})
"""November and July in Polish, October and June in Croatian, which looks the same."""


def calendar_names() -> str:
    """Return a line for each name: the month's number, or 0 for a weekday, and the name."""
    months: dict[str, int] = {}
    days: set[str] = set()
    for locale in _LOCALES:
        for context, width in _forms():
            named = get_month_names(width, context, locale)
            months |= {_plain(name): number for number, name in named.items()}
            days |= set(map(_plain, get_day_names(width, context, locale).values()))
    rows = [(number, name) for name, number in months.items() if name not in _AMBIGUOUS]
    rows += [(0, name) for name in days]
    return "".join(f"{number} {name}\n" for number, name in sorted(rows))


def _forms() -> Iterator[tuple[str, str]]:
    for context in ("format", "stand-alone"):  # "5 мая", "май 2025"
        for width in ("wide", "abbreviated"):
            yield context, width


def _plain(name: str) -> str:
    return name.casefold().rstrip(".")
