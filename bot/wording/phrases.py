"""The parts of speech: dates, counts, who says it and where, and that it is not known."""

from datetime import date

from bot.library.passages import Passage
from bot.wording.catalogue import (
    ENGLISH,
    _,
    day_name,
    either,
    joined,
    long_date,
    ngettext,
    spoken,
)
from briefings.model import Published, day_of

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def day(published: Published | None) -> str:
    """Return a date in words."""
    if published is None:
        return _("undated")
    if spoken() != ENGLISH:
        return long_date(day_of(published))
    return f"{published.day} {_MONTHS[published.month - 1]} {published.year}"


def full_day(date: date) -> str:
    """Return a date in words, with its day of the week."""
    if spoken() != ENGLISH:
        return long_date(date, full=True)
    return f"{weekday(date.weekday())}, {day(date)}"


def weekday(number: int) -> str:
    """Return the name of a day of the week; Monday is 0."""
    return _WEEKDAYS[number] if spoken() == ENGLISH else day_name(number)


def source(title: str | None) -> str:
    """Return who says so."""
    return title or _("source not stated")


def count(number: int, noun: str) -> str:
    """Return e.g. ``1 article`` or ``1,200 articles``, for what is in English only."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def articles(number: int) -> str:
    """Return e.g. ``1 article`` or ``1,200 articles``."""
    return ngettext("{number} article", "{number} articles", number)


def sources(number: int) -> str:
    """Return e.g. ``1 source`` or ``12 sources``."""
    return ngettext("{number} source", "{number} sources", number)


def quotations(number: int) -> str:
    """Return e.g. ``1 quotation`` or ``12 quotations``."""
    return ngettext("{number} quotation", "{number} quotations", number)


def briefs(number: int) -> str:
    """Return e.g. ``1 brief`` or ``12 briefs``."""
    return ngettext("{number} brief", "{number} briefs", number)


def votes(number: int) -> str:
    """Return e.g. ``1 vote`` or ``12 votes``."""
    return ngettext("{number} vote", "{number} votes", number)


def attribution(passage: Passage) -> str:
    """Return source, date and place of a quotation."""
    cited = passage.excerpt.citation
    place = _("paragraph {number}", number=passage.paragraph)
    if cited.file:
        place = joined(_(", "), (cited.file, place))
    return joined(" · ", (source(cited.source), day(cited.published), place))


def quoted(words: str) -> str:
    """Return words of others between quotation marks."""
    return _("“{words}”", words=words)


def any_of(names: list[str]) -> str:
    """Return e.g. ``/trade, /energy or /military``."""
    return either([f"/{name}" for name in names])
