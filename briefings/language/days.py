"""Words that mean a day only to who knows when the article was published."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from briefings.language.languages import code_of
from briefings.language.numbers.dates_in_text import dates
from briefings.language.quotations import quotations
from briefings.model import DayReference
from briefings.published import Published, day_of

_ONE: Final = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WEEKDAYS: Final = _ONE.split("|")
_WEEKDAY: Final = re.compile(rf"(?:(?P<which>last|next) )?\b(?P<day>{_ONE})\b")
_NAMED: Final = re.compile(
    r"\b(?:a|an|any|another|each|every|first|following|one|other|previous|second|some|that|the|third"
    rf"|(?!(?:On|Last|Next|By|Since|Until)\b)[A-Z]\w*|(?:{_ONE}) (?:and|or|through|to))[ ]\Z"
)
"""What makes a weekday before which it stands any such day, or a name ("Black Friday")."""
_GOES_ON: Final = re.compile(
    rf" (?:of|last|next|week|the \d|(?:through|to|and|or) (?:{_ONE})\b|[A-Z])|[-–]\w"
)
"""What tells the same after a weekday ("Friday Night Lights", "Monday to Friday")."""

_OFFSETS: Final = {
    "en": {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1},
    "de": {"vorgestern": -2, "gestern": -1, "heute": 0, "übermorgen": 2},
    "fr": {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "aujourd’hui": 0, "demain": 1},
    "es": {"anteayer": -2, "ayer": -1, "hoy": 0},
    "pt": {"anteontem": -2, "ontem": -1, "hoje": 0, "amanhã": 1},
    "ru": {"позавчера": -2, "вчера": -1, "сегодня": 0, "завтра": 1},
    "uk": {"позавчора": -2, "вчора": -1, "учора": -1, "сьогодні": 0, "завтра": 1},
    "pl": {"przedwczoraj": -2, "wczoraj": -1, "dziś": 0, "dzisiaj": 0, "jutro": 1},
    "tr": {"dün": -1, "bugün": 0, "yarın": 1},
}
"""Days from the article's; a word that also means "morning" is left out."""
_NOWADAYS: Final = re.compile(
    r"(?:\b(?:of|from|until|till|to|even|bis|von|de|d['’]|à|em|en|até|hasta|до|на|od|do)\s?"
    r"|^\W*)\Z",
    re.IGNORECASE,
)
"""What makes "today" mean these times: a preposition before it, or the sentence's beginning."""
_IN_GENERAL: Final = re.compile(r"['’]s\b|\s(?:en|em)\s(?:día|dia)\b")


def find_days(
    text: str, published: Published | None, language: str | None = None
) -> tuple[DayReference, ...]:
    """Return the words of `text` that mean a day only relative to its article's, and that day.

    A weekday is read as `dates_in_text.dates` does: the last one up to the article's day, unless
    the sentence may speak of the days ahead. "Last" and "next" count where the week leaves but one
    reading. What is in doubt is left out: names, any such day, and all that somebody else says, as
    a speaker's "today" need not be the article's. Weekdays are known in English only.

    Args:
        text: a quoted sentence.
        published: when its article was published; None explains nothing.
        language: ISO 639-1 code, None for English.
    """
    if published is None:
        return ()
    code, today = code_of(language), day_of(published)
    said = quotations(text, [(0, len(text))])
    found = [*_offsets(text, today, code), *(_weekdays(text, today) if code == "en" else ())]
    return tuple(
        reference
        for reference in sorted(found)
        if not any(start <= reference.start < end for start, end in said)
    )


def _offsets(text: str, today: date, code: str) -> Iterator[DayReference]:
    offsets = _OFFSETS.get(code, {})
    for found in re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text):
        word = found[0].lower().removesuffix("'s").removesuffix("’s")
        days = offsets.get(word)
        if days is None or (days == 0 and _means_nowadays(text, found)):
            continue
        day = _after(today, days)
        if day:
            yield DayReference(found.start(), found.start() + len(word), day)


def _means_nowadays(text: str, found: re.Match[str]) -> bool:
    possessive = found[0].lower().endswith(("'s", "’s"))
    after = _IN_GENERAL.match(text, found.end())
    return bool(possessive or after or _NOWADAYS.search(text[: found.start()]))


def _weekdays(text: str, today: date) -> Iterator[DayReference]:
    read = {one.end: one for one in dates(text, today)}
    for found in _WEEKDAY.finditer(text):
        start, end = found.span()
        if _NAMED.search(text[:start]) or _GOES_ON.match(text, end):
            continue
        which, at = found["which"], _WEEKDAYS.index(found["day"])
        day: date | None = None
        if which:
            day = _beside(today, at, which)
        elif end in read and read[end].start == start and read[end].precision == "day":
            day = date.fromordinal(int(read[end].value))
        if day:
            yield DayReference(start, end, day)


def _beside(today: date, at: int, which: str) -> date | None:
    """Return "last" or "next" weekday where this week's own can't be meant."""
    ahead = at - today.weekday()
    if which == "last":
        return _after(today, ahead - 7) if ahead >= 0 else None
    return _after(today, ahead + 7) if ahead <= 0 else None


def _after(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None
