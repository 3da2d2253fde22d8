"""Reads days of the week: ``mondays``, ``Mo–Fr``, ``lunes a viernes``, ``по будням``, ``周一``."""

import re
from dataclasses import dataclass
from typing import Final

from bot.subscriptions.times.folding import fold
from bot.subscriptions.times.vocabulary import day_names, day_sets, word_set

_LONGEST: Final = 4
_RANGE: Final = 2
_LEADS: Final = word_set(
    "on every each the only am an jeden jede jedes immer von vom le les du des chaque tous el los "
    "cada de desde da do das na no nas nos aos em toda todo todas todos a в во по с со из каждый "
    "каждую каждое каждые у з із зі кожен кожну кожного що her من يوم ايام كل في from between "
    "zwischen 每 每个 在 从"
)
"""Words before a day's name that say nothing more."""
_TO: Final = word_set(
    "- – — ~ to till until through thru bis au à a al hasta até до по ile الى إلى حتى 到 至"
)
_ENDINGS: Final = re.compile(r"(?:s|lari|leri|day|days|den|dan|tesi)$")
_FROM_CASES: Final = ("den", "dan", "ten", "tan")
_TO_CASES: Final = ("ya", "ye", "na", "ne")
"""Endings of Turkish days from and to which something lasts: "pazartesiden cumaya"."""
_STEM, _CASE = 4, 4
"""Letters of a stem, and those that a case may add to it."""
_DASHES: Final = re.compile(r"[-–—~]")
_JOINTS: Final = re.compile(r"[/&+·]")
_FILLERS: Final = frozenset({"so", "me", "do", "we", "je", "ve", "th", "pe"})
"""Names of days so short that they are words of another meaning where they stand alone."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that were read, and how many words they take."""

    days: frozenset[int]
    length: int


def read_days(words: str) -> Days | None:
    """Return the days with which `words` begin, Monday is 0; None for no days."""
    tokens = [token.removesuffix(".") for token in fold(words).split()]
    for length in range(min(_LONGEST, len(tokens)), 0, -1):
        if days := day_sets().get(" ".join(tokens[:length])):
            return Days(days, length)
    return _read_names(tokens)


def parse_weekdays(words: list[str]) -> frozenset[int]:
    """Return the days that all of `words` name; none where one of them names none."""
    each = [read_days(str(word)) for word in words]
    return frozenset().union(*(days.days for days in each if days)) if all(each) else frozenset()


def _read_names(tokens: list[str]) -> Days | None:
    """Read one day's name or a range of two, after words that lead to it."""
    at = 0
    while at < len(tokens) and tokens[at] in _LEADS and tokens[at] not in day_names():
        at += 1
    if at == len(tokens):
        return None
    following = tokens[at + 1 : at + 3]
    if len(following) == _RANGE and following[0] in _TO:
        ends = _shared(tokens[at], following[1])
        if ends:
            return Days(_from_to(*ends), at + 3)
    if following and tokens[at].endswith(_FROM_CASES) and following[0].endswith(_TO_CASES):
        ends = _shared(tokens[at], following[0])
        if ends:
            return Days(_from_to(*ends), at + 2)
    days = _in_one_word(tokens[at])
    return Days(days, at + 1) if days else None


def _in_one_word(word: str) -> frozenset[int]:
    """Return the days of ``mon``, ``mondays``, ``mon-fri`` or ``mon/wed/fri``."""
    parts = _DASHES.split(word)
    if len(parts) == _RANGE and (ends := _shared(*parts)):
        return _from_to(*ends)
    parts = _JOINTS.split(word)
    each = [_single(part) for part in parts] if len(parts) > 1 else []
    if each and all(each):
        return frozenset().union(*each)
    return _single(word) if word not in _FILLERS else frozenset()


def _single(word: str) -> frozenset[int]:
    """Return the day that a word names; none where languages disagree on which that is."""
    meant = set(_numbers(word).values())
    return frozenset(meant) if len(meant) == 1 else frozenset()


def _shared(first: str, last: str) -> tuple[int, int] | None:
    """Return the two days that two words name in the same language; None for none or several."""
    begin, end = _numbers(first), _numbers(last)
    pairs = {(begin[code], end[code]) for code in begin.keys() & end.keys()}
    if not pairs and len(set(begin.values())) == 1 == len(set(end.values())):
        pairs = {(next(iter(begin.values())), next(iter(end.values())))}
    return pairs.pop() if len(pairs) == 1 else None


def _from_to(first: int, last: int) -> frozenset[int]:
    return frozenset((first + n) % 7 for n in range((last - first) % 7 + 1))


def _numbers(word: str) -> dict[str, int]:
    """Return which day a word is by language, whatever its ending."""
    names = day_names()
    for bare in (word, _ENDINGS.sub("", word), word.removeprefix("що")):
        if found := names.get(bare):
            return dict(found)
    stems = [
        name for name in names if len(name) >= _STEM and word.removeprefix("що").startswith(name)
    ]
    stem = max(stems, key=len, default="")
    if stem and len(word.removeprefix("що")) - len(stem) <= _CASE:
        return dict(names[stem])
    english = [names[name] for name in names if "en" in names[name] and name.startswith(word)]
    return dict(english[0]) if len(english) == 1 and len(word) >= _STEM else {}
