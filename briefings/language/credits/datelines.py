"""Datelines: where and when a report was written, and which agency sent it ("KYIV (AP) — ")."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefings.language.abbreviations import words
from briefings.language.agencies import AGENCIES, PLAIN_NAMES
from briefings.language.month_names import is_weekday, month_of

_LONGEST = 200
"""Characters at the beginning of a paragraph in which a dateline stands."""

_YEAR = r"(?:,?\s(?:de\s)?\d{4})?"
_WHEN = (
    r"(?P<when>\d{4}-\d\d-\d\d"
    rf"|\d{{1,2}}(?:\.|º|er|st|nd|rd|th)?\s(?:de\s)?[^\W\d_]{{3,12}}\b\.?{_YEAR}"
    rf"|[^\W\d_]{{3,12}}\.?\s\d{{1,2}}\b{_YEAR})"
)
_PLACE = r"""(?P<place>[^\W\d_](?:[^()/\n:;!?“”"\d]|(?<=\w)/(?=\w)){1,60}?)"""
_BRACKETED = re.compile(
    rf"""
    (?:{_PLACE}(?:[.,،]?\s{_WHEN})?[.,]?\s?(?:[-–—]\s?)?)?
    (?:\((?P<source>[^()\n]{{2,60}})\)|/(?P<slashed>[^()/\n]{{2,40}})/)
    (?P<dash>\s?(?:--|[-–—:.]{{1,3}})\s*|\s+)(?=\S)
    """,
    re.VERBOSE,
)
_AGENCY_FIRST = re.compile(
    r"\((?P<source>[^()\n]{2,30})\)\s?[-–—]\s(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ' ]{2,30}),"
    r"\s(?P<when>\d{1,2}\s[A-Z]{3})\s[-–—]\s",
)
_AGENCY_LAST = re.compile(
    rf"(?P<place>[А-ЯЁІЇЄҐ][\w\s-]{{2,30}})[.,]\s{_WHEN}\s?[.,]?\s?(?:[-–—]\s)?"
    r"(?P<source>[^\W\d_][\w -]{1,20}?)(?:\s[-–—]|\.)\s",
)
_CHINESE = re.compile(
    r"[（(【]?(?P<source>新华社|新華社|中新社|中新网|中央社|路透社?|法新社|美联社|美聯社)[\u4e00-\u9fff]{0,8}?"
    r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:专?[电電]|\s[-–—])(?:（[^）]{1,40}）)?[】）)]?[\s，:：]*"
)
_CAPITALS = r"(?=[A-ZÀ-Þ .,'’/-]{4})[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*(?:(?:,\ |[\ /])[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*)*"
_BARE = re.compile(
    rf"{_CAPITALS}(?:,\ [A-Z][a-z]+\.?(?:\ [A-Z][a-z]+)?)?(?:,?\ {_WHEN})?[.,]?"
    r"(?:\ (?:--|[–—])\ |[–—])(?=[A-Z“\"])",
    re.VERBOSE,
)
_NAME = re.compile(r"[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|the|and|for)){0,5}")
_JOINING = words("and of the de la del du des le les los las da do di y et und en el al am sur")
_NO_PLACES = words("the a an on in at by from since after before this that sen rep mr mrs ms dr")
"""What no place begins with."""
_MOST_WORDS = 7


class Dateline(NamedTuple):
    """What stands before a report's first words: where they begin, and what it states.

    Attributes:
        end: where the report itself begins.
        source: the agency or paper named, or None.
        date: the date as written where it has its year, or None.
    """

    end: int
    source: str | None = None
    date: str | None = None


def find_dateline(text: str) -> Dateline | None:
    """Return the dateline that a paragraph begins with, None where it has none."""
    opening = text[:_LONGEST]
    return next(_datelines(opening), None)


def _datelines(text: str) -> Iterator[Dateline]:
    for pattern, source_of in _FORMS:
        found = pattern.match(text)
        if found and _has_month(found) and not text[found.end() : found.end() + 1].islower():
            source = source_of(found)
            if source or pattern is _BARE:
                yield Dateline(found.end(), source, _date(found))


def _agency(found: re.Match[str]) -> str | None:
    """Return the agency that the form names, by the one name it has here."""
    source = found["source"]
    return PLAIN_NAMES.get(source, source) if source in AGENCIES else None


def _bracketed(found: re.Match[str]) -> str | None:
    """Return who is named in brackets, if the form of the rest says that it is a dateline.

    A known agency needs a place with a capital; anybody else a place in capitals or a date, and a
    dash. An abbreviation with its meaning is none: "NATO (North Atlantic Treaty Organization) –".
    """
    place, named = found["place"], " ".join((found["source"] or found["slashed"]).split())
    first = re.split(r"\s?[/,]\s?|-(?=[a-z])", named)[0]
    is_parted, is_dated = bool(found["dash"].strip()), bool(found["when"])
    if place is None:
        known = first in AGENCIES or (is_parted and re.fullmatch("[A-Z]{2,6}", first))
        return PLAIN_NAMES.get(first, first) if known else None
    if not _is_place(place):
        return None
    if first in AGENCIES:
        return PLAIN_NAMES.get(first, first) if is_parted or is_dated or place.isupper() else None
    is_name = _NAME.fullmatch(first) and not is_weekday(first.casefold())
    if not is_name or not is_parted or not (is_dated or place.isupper()):
        return None
    return None if _spells_out(place, first) else first


def _nobody(_: re.Match[str]) -> None:
    """Return that the form names nobody."""


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_AGENCY_FIRST, _agency),
    (_AGENCY_LAST, _agency),
    (_CHINESE, _agency),
    (_BRACKETED, _bracketed),
    (_BARE, _nobody),
)


def _is_place(place: str) -> bool:
    """Return whether all words of a place but the joining ones begin with a capital, if any can."""
    parts = re.findall(r"[^\W\d_]+", place)
    proper = [word for word in parts if word not in _JOINING]
    if not proper or len(parts) > _MOST_WORDS or parts[0].casefold() in _NO_PLACES:
        return False
    return not any(word[0].islower() for word in proper)


def _has_month(found: re.Match[str]) -> bool:
    """Return whether what looks like a day of the year is one."""
    when = found.groupdict().get("when")
    names = re.findall(r"[^\W\d_]{3,}", when.casefold()) if when else []
    return not names or any(map(month_of, names))


def _date(found: re.Match[str]) -> str | None:
    """Return the date as written, where it has its year."""
    when = found.groupdict().get("when")
    return when if when and re.search(r"\d{4}", when) else None


def _spells_out(place: str, name: str) -> bool:
    """Return whether it is but an abbreviation with its meaning, e.g. "NATO (North … …)"."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return initials == re.sub(r"[^A-Z]", "", place)
