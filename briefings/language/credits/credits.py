"""The agency that a text says it comes from: in its dateline, its byline or its last lines."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefings.language.agencies import AGENCIES, AGENCY, PLAIN_NAMES
from briefings.language.alternatives import alternatives
from briefings.language.credits.datelines import find_dateline

_FIRST: Final = 5
"""Lines at the beginning that a byline or a dateline stands in …"""
_LAST: Final = 4
"""… and at the end that a credit stands in."""
_BYLINE: Final = 100
"""Code points of the longest byline …"""
_CREDIT: Final = 240
"""… and of the longest line of a credit …"""
_ENDING: Final = 40
"""… and of those at the end of a text that a credit in brackets stands in."""
_MOST_NAMES: Final = 8
"""Words of the names in a byline …"""
_A_PERSON: Final = 4
"""… and in one that does not say that it is one."""

_DATELINE: Final = 120
"""Code points at the beginning of a line in which a dateline names who sent it …"""
_MAY_NAME: Final = re.compile(r"[(/（【]|[А-ЯЁІЇЄҐ]{3}|[\u4e00-\u9fff]")
"""… in brackets, in Russian or Ukrainian capitals, or in Chinese."""

_SHARED: Final = re.compile(
    r"\b(?:contribut\w{1,6}|additional|material|files|also|with|photos?|images?|pictures?|getty|via)\b",
    re.IGNORECASE,
)
"""Who only helped with a text, or has the picture, is not where it comes from."""
_SENDER: Final = rf"(?:[Tt]he )?(?P<source>{AGENCY})"
_ROLE: Final = (
    r"(?: (?:News Agency|news agency|Staff|staff)"
    r"|(?: [A-Z][a-z]{2,14}){0,2} (?:Writer|Reporter|Correspondent|Editor))?"
)
_SENT: Final = re.compile(rf"(?P<before>.*?)(?P<sign>, |[|/–—-] ?|^| ){_SENDER}{_ROLE}")
_BY: Final = re.compile(r"(?:by|von|par|por|de|da|di|от|від)\s", re.IGNORECASE)
_NAMES: Final = re.compile(r"[^\W\d_][\w.'’-]*")
_JOINING: Final = frozenset(("and", "of", "the", "de", "von", "van", "in", "for", "y", "et", "und"))
_LABELS: Final = alternatives(
    (
        "Source",
        "Quelle",
        "Fuente",
        "Fonte",
        "Источник",
        "Джерело",
        "Kaynak",
        "المصدر",
        "来源",
        "來源",
    )
)
_LABELLED: Final = re.compile(
    rf"(?i:{_LABELS})\s?[:：]\s?(?:[Tt]he )?(?P<source>{alternatives(AGENCIES)})\.?"
)
_ALONE: Final = re.compile(rf"(?:[-–—]\s?)?{_SENDER}\.?")
_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|(?i:copyright))[\s©,]{0,3}(?:\(c\)\s)?(?:\d{4}[\s,]{1,2})?(?:by\s)?"
    rf"{_SENDER}\b.*"
)
_IN_BRACKETS: Final = re.compile(
    rf"(?:[.!?…][\"'”’»]?\s?[(/\[]|[.!?…][\"'”’»]?\s?[–—]\s?){_SENDER}[)/\]]?\.?$"
)
_SIGNED: Final = re.compile(r"\(?(?:Additional )?[Rr]eporting by .{3,200}\b[Ee]diting by .*")
"""How Reuters signs its reports."""


def credited_in(body: str) -> str | None:
    """Return the agency or paper that a text says it comes from, by its usual name.

    None where it says nothing, or that an agency only contributed to it.
    """
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    return next(_credits(lines), None)


def credited_to(authors: Sequence[str]) -> str | None:
    """Return the agency that a text is credited to by its only author, as feeds and pages state it.

    None where there are several, of whom some may have only contributed.
    """
    return _in_byline(f"By {authors[0].strip()}") if len(authors) == 1 else None


def _credits(lines: Sequence[str]) -> Iterator[str]:
    for line in lines[:_FIRST]:
        dateline = find_dateline(line) if _MAY_NAME.search(line, 0, _DATELINE) else None
        if dateline and dateline.source:
            yield dateline.source
        elif sender := _in_byline(line):
            yield sender
    for line in reversed(lines[-_LAST:]):
        if sender := _in_last_line(line):
            yield sender


def _in_byline(line: str) -> str | None:
    """Return the agency in ``By Ada Brandt, Associated Press``; none that shares the byline."""
    line = line.strip(" *_[](){}.")
    found = _SENT.fullmatch(line) if len(line) <= _BYLINE and not _SHARED.search(line) else None
    if found is None:
        return None
    by = _BY.match(line)
    before = found["before"][by.end() :] if by else found["before"]
    words = before.split()
    are_names = all(_NAMES.match(word) and _is_name(word) for word in words)
    if words and words[-1] in _JOINING:
        return None
    is_credit = not words or (found["sign"].strip() not in ("", ",") and len(words) <= _A_PERSON)
    is_byline = by is not None and len(words) <= _MOST_NAMES
    if not are_names or not (is_credit or is_byline):
        return None
    return PLAIN_NAMES.get(found["source"], found["source"])


def _is_name(word: str) -> bool:
    return word[0].isupper() or word in _JOINING


def _in_last_line(line: str) -> str | None:
    if _SIGNED.fullmatch(line):
        return "Reuters"
    bare = line.strip(" *_[](){}") if len(line) <= _CREDIT else ""
    found = _COPYRIGHT.fullmatch(bare) or _LABELLED.fullmatch(bare) or _ALONE.fullmatch(bare)
    found = found or _IN_BRACKETS.search(line[-_ENDING:])
    return PLAIN_NAMES.get(found["source"], found["source"]) if found else None
