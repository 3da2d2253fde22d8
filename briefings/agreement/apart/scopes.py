"""Of what, when and over how long it holds: "18 percent in ten years", "of men", "while …"."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Final

from briefings.agreement.claims import Claim
from briefings.agreement.figures import equal
from briefings.agreement.pair import Pair
from briefings.language.days.forms import MONTHS
from briefings.language.synonyms import one_form
from briefings.language.terms import words_of

_UNITS: Final = r"(?:hour|day|night|week|month|quarter|season|year|decade|century)s?"
_NUMBER: Final = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|several|few)"
)
_MONTHS: Final = MONTHS.replace(" ", "|")
_PERIOD: Final = re.compile(
    rf"\b(?:last|past|previous|this|next|coming|first|second|third|fourth|final)"
    rf" (?:{_NUMBER} )?{_UNITS}\b"
    rf"|\b(?:in|over|within|for|during) (?:the )?(?:space of )?{_NUMBER} {_UNITS}\b"
    rf"|\b(?:in|during|since|for) (?:early |late |mid-)?(?:{_MONTHS})\b(?! \d{{1,2}}\b(?!\d))"
    r"|\b(?:in|during|since|for) (?:19|20)\d\d\b",
)
_RATE: Final = re.compile(
    r"\b(?:per|an?|each|every) (hour|day|night|week|month|quarter|year|head|capita|person|child|"
    r"household|family|unit|share)\b(?! (?:ago|later|earlier|before|after))"
    r"|\b(hour|dai|week|month|quarter|annual|year)ly\b",
    re.IGNORECASE,
)
_OF: Final = re.compile(r"\s+of (?:(?:the|its|his|her|their|our) )?(all|[A-Za-z]+)")
_LEADING: Final = frozenset({"in", "over", "within", "for", "during", "since", "the", "early"})
_YEARS: Final = {"decade": 10, "century": 100}
_COUNTS: Final = {
    word: count
    for count, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], start=1
    )
} | {str(count): count for count in range(1, 100)}
_SHARES: Final = ("percent", "fraction")
_SAME_RATES: Final = {"dai": "day", "annual": "year", "capita": "person", "head": "person"}
_LINES: Final = ("while when as whilst", "before", "after", "until till", "since", "because", "if")
_CONJUNCTIONS: Final = {word: at for at, line in enumerate(_LINES) for word in line.split()}
"""Words that say when or why, those of one number stand for each other."""
_SHORT: Final = 2
"""Words of a stretch that stands in place of another, at most."""


def scopes_apart(pair: Pair) -> bool:
    """Tell whether two sentences have an equal figure of other people, another time or rate."""
    one, other = pair.one, pair.other
    equals = [
        (ours, theirs) for ours in one.measured for theirs in other.measured if equal(ours, theirs)
    ]
    if not equals:
        return False
    if _differ(pair, _periods) or _differ(pair, _rates):
        return True
    return any(
        ours.quantity.kind in _SHARES
        and (mine := _whole(one, ours.quantity.end))
        and (yours := _whole(other, theirs.quantity.end))
        and mine != yours
        for ours, theirs in equals
    )


def conjunctions_apart(pair: Pair) -> bool:
    """Tell whether in one place each says when by another word: "after they left", "when …"."""
    return any(
        mine != yours
        for ours, theirs in pair.edits
        if max(len(ours), len(theirs)) <= _SHORT
        for mine, yours in product(_joins(ours), _joins(theirs))
    )


def _joins(stretch: Iterable[str]) -> list[int]:
    return [_CONJUNCTIONS[word] for word in stretch if word in _CONJUNCTIONS]


def _differ(pair: Pair, scope: Callable[[str], Iterator[str]]) -> bool:
    mine, yours = set(scope(pair.one.text)), set(scope(pair.other.text))
    return bool(mine and yours) and mine.isdisjoint(yours)


def _periods(text: str) -> Iterator[str]:
    """Yield when or how long, lengths of time in one form: "decade" as "10 year"."""
    for found in _PERIOD.finditer(text):
        words = [word for word in found.group().casefold().split() if word not in _LEADING]
        unit = words[-1].removesuffix("s")
        if unit in _YEARS:
            yield f"{_YEARS[unit]} year"
        elif len(words) > 1 and words[-2] in _COUNTS:
            yield f"{_COUNTS[words[-2]]} {unit}"
        else:
            yield " ".join(words)


def _rates(text: str) -> Iterator[str]:
    for found in _RATE.finditer(text):
        name = (found[1] or found[2]).casefold()
        yield _SAME_RATES.get(name, name)


def _whole(claim: Claim, end: int) -> str:
    """Return what a share that ends there is a share of: "men", "all", or ""."""
    found = _OF.match(claim.text, end)
    return one_form(words_of(found[1])[0].stem) if found else ""
