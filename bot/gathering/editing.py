"""How people say what a source is to be like: how often it is fetched, in which language it is."""

import re
from collections.abc import Collection
from datetime import timedelta
from typing import Final

from bot.chat.errors import SourceError

LEAST_EVERY: Final = timedelta(minutes=5)
MOST_EVERY: Final = timedelta(days=30)
LONGEST_NOTE: Final = 500
"""Characters of a title or a note."""
_EVERY: Final = re.compile(r"([1-9]\d{0,4})\s*(m|min|h|d)", re.IGNORECASE)
_CODE: Final = re.compile("[a-z]{2}")
_UNITS: Final = {"m": "minutes", "min": "minutes", "h": "hours", "d": "days"}


def parse_every(written: str) -> timedelta | None:
    """Return the time from one fetch to the next that ``30m``, ``6h`` or ``1d`` says; None: auto.

    Raises:
        SourceError: it says none, or one that can't be had.
    """
    if written.strip().lower() in {"", "auto"}:
        return None
    found = _EVERY.fullmatch(written.strip())
    if not found:
        raise SourceError(written, "that is no time between two fetches", _how_often())
    every = timedelta(**{_UNITS[found[2].lower()]: int(found[1])})
    if not LEAST_EVERY <= every <= MOST_EVERY:
        raise SourceError(written, "that is too often or too seldom", _how_often())
    return every


def _how_often() -> str:
    return "write it as 30m, 6h or 1d, from 5m to 30d, or as auto"


def show_every(every: timedelta | None) -> str:
    """Return a time between two fetches as `parse_every` reads it, rounded to minutes."""
    if every is None:
        return "auto"
    minutes = every // timedelta(minutes=1)
    for unit, size in (("d", 1440), ("h", 60)):
        if minutes and not minutes % size:
            return f"{minutes // size}{unit}"
    return f"{minutes}m"


def parse_language(written: str) -> str | None:
    """Return the code of a language; None where it is empty: found out.

    Raises:
        SourceError: it is no code (ISO 639-1).
    """
    code = written.strip().lower()
    if not code:
        return None
    if not _CODE.fullmatch(code):
        raise SourceError(written, "that is no language", "write its code, such as en, or ''")
    return code


def parse_topics(written: Collection[str], known: Collection[str]) -> tuple[str, ...]:
    """Return the topics that a source may feed, in order; none where all may be.

    Raises:
        SourceError: there is no such topic.
    """
    names = {name.strip().lstrip("/").casefold() for name in written} - {""}
    for name in sorted(names.difference(known)):
        raise SourceError(name, "no such topic", "`briefing-bot topics` lists them")
    return tuple(sorted(names))


def parse_note(written: str) -> str | None:
    """Return a title or a note on one line; None where it is empty.

    Raises:
        SourceError: it is too long.
    """
    note = " ".join(written.split())
    if len(note) > LONGEST_NOTE:
        raise SourceError(f"{note[:40]}…", f"more than {LONGEST_NOTE} characters", "shorten it")
    return note or None
