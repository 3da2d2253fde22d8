"""The parts of speech: dates, counts, who says it and where, and that it is not known."""

from bot.passages import Passage
from briefings.model import Published

UNDATED = "undated"
NO_SOURCE = "source not stated"

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def day(published: Published | None) -> str:
    """Return a date in words."""
    if published is None:
        return UNDATED
    return f"{published.day} {_MONTHS[published.month - 1]} {published.year}"


def source(title: str | None) -> str:
    """Return who says so."""
    return title or NO_SOURCE


def count(number: int, noun: str) -> str:
    """Return e.g. ``1 article`` or ``1,200 articles``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def attribution(passage: Passage) -> str:
    """Return source, date and place of a quotation."""
    cited = passage.excerpt.citation
    place = f"paragraph {passage.paragraph}"
    if cited.file:
        place = f"{cited.file}, {place}"
    return " · ".join((source(cited.source), day(cited.published), place))


def any_of(names: list[str]) -> str:
    """Return e.g. ``/trade, /energy or /military``."""
    commands = [f"/{name}" for name in names]
    if len(commands) < 2:  # noqa: PLR2004 - one needs no "or"
        return "".join(commands)
    return f"{', '.join(commands[:-1])} or {commands[-1]}"
