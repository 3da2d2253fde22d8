"""Reads which days are left out: ``except Sunday``, ``außer sonntags``, ``pazar hariç``."""

from collections.abc import Sequence
from typing import Final

from bot.subscriptions.times.folding import fold
from bot.subscriptions.times.vocabulary import day_names, day_sets, word_set
from bot.subscriptions.times.weekdays import Days, read_days

_BUT: Final = word_set(
    "except excepting excluding exclude but not without never außer ausser ausgenommen ohne nicht "
    "sauf excepté hormis pas excepto salvo menos exceto кроме исключая окрім крім عدا باستثناء ما "
    "除了 除 不含 除去"
)
_AFTERWARDS: Final = word_set("hariç haric dışında disinda 除外 以外 之外")
"""Words that stand after the days that they leave out."""
_NO: Final = "no"
"""Leaves days out in English; in Portuguese it means "on the"."""
_BETWEEN: Final = word_set("and or & und oder et ou y o e и или та або ve veya و أو 和 on am")
_LONGEST: Final = 8


def read_exception(words: Sequence[str]) -> Days | None:
    """Return the days that the first of `words` leave out; None where they leave out none."""
    at = 0
    while at < len(words) and fold(words[at]) in _BUT:
        at += 1
    if not at and not _is_english_no(words):
        return None
    found: frozenset[int] = frozenset()
    at = end = at or 1
    while days := read_days(" ".join(words[at : at + _LONGEST])):
        found |= days.days
        end = at = end_of_days = at + days.length
        while at < len(words) and fold(words[at]) in _BETWEEN:
            at += 1
        end = end_of_days
    return Days(found, end) if found else None


def leaves_out(word: str) -> bool:
    """Whether `word` leaves out the days that stand before it."""
    return fold(word) in _AFTERWARDS


def _is_english_no(words: Sequence[str]) -> bool:
    """Whether days follow an English "no": "no weekends", but not "no domingo"."""
    if fold(words[0]) != _NO or not words[1:]:
        return False
    name = fold(words[1])
    singular = name.removesuffix("s")
    return name in {"weekend", "weekends", "weekdays"} & day_sets().keys() or any(
        "en" in day_names().get(each, {}) and "pt" not in day_names().get(each, {})
        for each in (name, singular)
    )
