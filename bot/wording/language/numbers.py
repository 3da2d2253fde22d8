"""Numbers and percentages, as the language writes them (CLDR)."""

from bot.chat.own_text import OwnText
from bot.wording.language.languages import is_english, spoken


def number(value: float) -> str:
    """Return a number as it is written: whole ones grouped, others with two digits."""
    whole = isinstance(value, int)
    if is_english():
        return OwnText(f"{value:,}" if whole else f"{value:.2f}")
    from babel.numbers import format_decimal  # noqa: PLC0415 - English needs no babel

    return OwnText(format_decimal(value, format=None if whole else "0.00", locale=spoken()))


def percent(share: float) -> str:
    """Return a share of 1 as a percentage without decimals."""
    if is_english():
        return OwnText(f"{share:.0%}")
    from babel.numbers import format_percent  # noqa: PLC0415

    return OwnText(format_percent(share, format=None, locale=spoken()))


def count(value: int, noun: str) -> str:
    """Return e.g. ``1 article`` or ``1,200 articles``, for operators: in English only."""
    return f"{value:,} {noun}" if value == 1 else f"{value:,} {noun}s"
