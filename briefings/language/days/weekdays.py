"""The days of a week that an English text names, where the sentence leaves one reading of them."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from briefings.language.before import search_before
from briefings.language.days.calendar import WEEK, days_from, in_week
from briefings.language.days.forms import WEEKDAY, WEEKDAYS
from briefings.language.days.frames import frame_of

NAMES: Final = tuple(WEEKDAYS.split())
_WEEKDAY: Final = re.compile(
    rf"(?:\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?:\spast)?)\s)?\b(?P<day>{WEEKDAY})\b"
    r"(?P<week>(?:\s(?:of|from))?\s(?:last|this|next)\sweek\b)?"
)
_ANY: Final = re.compile(
    r"(?:\b(?:a|an|any|another|each|every|first|following|fourth|fifth|one|other|previous|second|some"
    r"|that|the|third|his|her|its|their|our|my|your"
    r"|Good|Black|Easter|Ash|Cyber|Whit|Palm|Fat|Shrove|Maundy|Holy|Bloody|Super|Spy|Clean|Trinity"
    r"|Lazarus|Orthodox|Giving|Happy|Sheffield|Ruby|Blue|Big|Manic|Red|Great|Green|Golden|Mothering"
    r"|Remembrance|Advent|Low|Passion|Pancake|Plough|Stormy|Lost|Freaky|Crazy|Casual|Meatless|Taco"
    r"|Throwback|Gloomy|Grey|Gray|Magic|White|Dark|Silver|Mad|Bright|The|Every|Each|Any|A|One|News"
    rf"|(?:{WEEKDAY}),?\s(?:and|or|through|to))\s|[-–/])\Z"
)
"""What makes a weekday before which it stands any such day, or a name ("Black Friday")."""
_GOES_ON: Final = re.compile(
    r" (?:of|in the|last|this|next|week|after next|the (?:\d|\w+(?:st|nd|rd|th|teen|ty)\b)|[A-Z])"
    rf"| (?:through|to|and|or) (?:the |on )?(?:{WEEKDAY}|today|tomorrow)\b"
    rf"|, (?:the )?(?:\d|[A-Z][a-z]{{2,8}}\.? \d)|/?\(|[-–/]\w"
)
"""What tells the same after a weekday ("Friday Night Lights", "Monday to Friday")."""
_SAID: Final = re.compile(r"\b(?:said|says|told|announced|confirmed|reported|wrote)\b[^,;.]*\Z")

_CACHED: Final = 1024
"""Sentences whose weekdays are at hand: a sentence is compared, and then explained."""


class WeekdayInText(NamedTuple):
    """A weekday as it stands in a text.

    Attributes:
        start: where its words begin, with "last" or "next" before it.
        end: where they end.
        weekday: 0 to 6 from Monday.
        day: which it is, where there is one reading.
    """

    start: int
    end: int
    weekday: int
    day: date | None


@lru_cache(maxsize=_CACHED)
def weekdays(text: str, published: date | None) -> tuple[WeekdayInText, ...]:
    """Return the weekdays of a text, in order.

    One is the last up to the article's day where its verb is a past one, and the next where that
    looks ahead. An evening's report may be dated a day late, and one from the other side of the
    world a day early: tomorrow's weekday is never dated as behind, nor yesterday's as ahead.

    Args:
        text: a sentence.
        published: the day its article was published, where known.
    """
    found = [
        WeekdayInText(
            *at.span(), weekday, _day(text, at, weekday, published) if published else None
        )
        for at in _WEEKDAY.finditer(text)
        for weekday in [NAMES.index(at["day"])]
    ]
    backwards = len(found) > 1 and _runs_backwards(text, [one for one in found if one.day])
    return tuple(one._replace(day=None) if backwards else one for one in found)


def _runs_backwards(text: str, found: Sequence[WeekdayInText]) -> bool:
    """Tell whether one day follows another that it comes before, as "from Friday" had to be read.

    "It began on Monday and ended on Friday", of a Wednesday: another Monday. What somebody said on
    a day is mostly about the days before.
    """
    return any(
        one.day > other.day and not _SAID.search(text[: one.start])
        for one, other in pairwise(found)
        if one.day and other.day
    )


def _day(text: str, found: re.Match[str], weekday: int, published: date) -> date | None:
    which, week = found["which"], found["week"]
    if _GOES_ON.match(text, found.end()) or search_before(_ANY, text, found.start()):
        return None
    ahead = (weekday - published.weekday()) % WEEK
    if week and not which:
        return in_week(published, weekday, {"last": -1, "this": 0, "next": 1}[week.split()[-2]])
    if which:
        return _beside(published, weekday, which.lower())
    frame = frame_of(text, found.start(), found.end())
    if frame == "past":
        return None if ahead == 1 else days_from(published, -(-ahead % WEEK))
    if frame == "future":
        return None if ahead in (0, WEEK - 1) else days_from(published, ahead)
    return None


def _beside(published: date, weekday: int, which: str) -> date | None:
    """Return the day of "last", "next" or "this" where every way of counting gives the same.

    "Next Friday" may be the next that comes, or that of next week; weeks begin on Monday or Sunday.
    """
    behind = (published.weekday() - weekday) % WEEK or WEEK
    if which.endswith("past"):
        return days_from(published, -behind)
    if which == "this":
        day = in_week(published, weekday, 0)
        return day if day and day > published else None
    step = -1 if which == "last" else 1
    day = in_week(published, weekday, step)
    nearest = days_from(published, -behind if step < 0 else WEEK - behind or WEEK)
    return day if day == nearest else None
