"""Words that mean a day only to who knows when the article was published."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from briefings.language.before import search_before
from briefings.language.days.abroad import find_days_abroad
from briefings.language.days.calendar import days_from
from briefings.language.days.frames import frame_of
from briefings.language.days.weekdays import weekdays
from briefings.language.languages import code_of
from briefings.language.quotations import quotations
from briefings.published import Published, day_of
from briefings.spans import DayReference, Span

_RELATIVE: Final = re.compile(
    r"(?<![\w-])(?P<word>(?:[Tt]he\s)?day\safter\stomorrow|(?:[Tt]he\s)?day\sbefore\syesterday"
    r"|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Tt]oday)(?![\w-])(?P<own>['’]s)?"
)
_OFFSETS: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_FIGURATIVE: Final = re.compile(
    r"\b(?:a|an|the|of|for|till|until|that|this|(?:bett|bright|saf|clean|green)er|new)\s\Z"
)
"""What makes of "tomorrow" the time to come, of "yesterday" the past, of "Today" a title."""
_PART: Final = re.compile(r"\b(?:earlier|later|early|late|starting|beginning|effective)\s\Z")


def find_days(
    text: str, published: Published | None, language: str | None = None
) -> tuple[DayReference, ...]:
    """Return the words of `text` that mean a day only relative to its article's, and that day.

    Only what has one reading: a weekday as `weekdays` reads it, "today" where a past or a future
    verb governs it, as these times are "today" as well. Names, any such day, and all that somebody
    else says are left out, as a speaker's "today" need not be the article's. Weekdays are known in
    English only.

    Args:
        text: a quoted sentence.
        published: when its article was published; None explains nothing.
        language: ISO 639-1 code, None for English.
    """
    if published is None:
        return ()
    code, today = code_of(language), day_of(published)
    found = list(_english(text, published) if code == "en" else find_days_abroad(text, today, code))
    if not found or text.count('"') % 2 or _CLOSES.match(text):
        return ()  # of a quotation that began before, or goes on, which side is said is in doubt
    quoted = quotations(text, [(0, len(text))])
    return tuple(one for one in sorted(found) if not _is_quoted(text, one.start, quoted))


def _is_quoted(text: str, at: int, quoted: Iterable[Span]) -> bool:
    """Tell whether somebody else says the word at a place, as far as the sentence shows."""
    if any(start <= at < end for start, end in quoted):
        return True
    closed = 0
    for found in _SINGLE_CLOSES.finditer(text, 0, at):
        closed = found.start()
    return _SINGLE_OPENS.search(text, closed, at) is not None


_CLOSES: Final = re.compile(r"[^“„«”»]*+[”»]")
_SINGLE_OPENS: Final = re.compile(r"(?:(?<=\s)|\A|(?<=[(“\"]))['‘](?!\d0s)")
_SINGLE_CLOSES: Final = re.compile(r"['’](?!\w)")


def _english(text: str, published: Published) -> Iterator[DayReference]:
    today = day_of(published)
    for one in weekdays(text, today):
        if one.day:
            yield DayReference(one.start, one.end, one.day)
    if _may_be_another_day(published):
        return
    for found in _RELATIVE.finditer(text):
        day = _relative(text, found, today)
        if day:
            yield DayReference(*found.span("word"), day)


def _may_be_another_day(published: Published) -> bool:
    """Tell whether it may have been yesterday, or tomorrow already, where the article was written.

    A time in UTC is what many systems state whose papers are elsewhere. Midnight is a bare day.
    """
    if not isinstance(published, datetime) or published.utcoffset() != timedelta(0):
        return False
    at = published.astimezone(UTC)
    return bool(at.hour or at.minute) and not _SURE_FROM <= at.hour < _SURE_TO


_SURE_FROM: Final = 8
_SURE_TO: Final = 14
"""Hours of UTC between which it is the same day from Los Angeles to Sydney."""


def _relative(text: str, found: re.Match[str], today: date) -> date | None:
    """Return the day of "today" and the like, where it is neither a title nor a time in general."""
    start, end = found.span("word")
    word = found["word"]
    opens = not re.search(r"\w", text[:start])
    name = word[0].isupper() and not (opens or text[:start].rstrip().endswith((":", "—", "–", "-")))
    if name or search_before(_FIGURATIVE, text, start):
        return None
    if "day " in word:
        return days_from(today, 2 if word.endswith("tomorrow") else -2)
    offset = _OFFSETS[word.lower()]
    if found["own"]:
        return days_from(today, offset) if offset < 0 else None
    if offset or word.lower() == "tonight" or search_before(_PART, text, start):
        return days_from(today, offset)
    return today if not opens and frame_of(text, start, end) else None
