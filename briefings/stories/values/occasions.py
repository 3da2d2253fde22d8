"""On which day one occasion is said to be: "Thursday's anniversary", "the parade on Friday".

Two sentences may call one occasion by two names; some third one of the story has both in one run of
words ("the 80th anniversary Victory Day parade").
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import Final, NamedTuple

from briefings.agreement.claims import claim_of
from briefings.agreement.figures import compatible
from briefings.agreement.measured import Measured
from briefings.language.candidates import Candidate
from briefings.language.days.forms import WEEKDAYS
from briefings.language.numbers.quantity import Quantity
from briefings.language.synonyms import forms_in, one_form
from briefings.language.terms import starts_of

_OWN: Final = re.compile(r"['’]s ")
_ON: Final = re.compile(r" (?:on )?\Z")
_DAY_OF: Final = re.compile(r", (?:which is )?the day of (?:the |a )?")
_JOINED: Final = re.compile(r"(?:['’]s)? (?:[“‘\"'])?\Z|-\Z")
"""What stands between two words of one run."""
_WEEKDAY: Final = "day of a week"
_UNITS: Final = frozenset({"day", "day of a year", _WEEKDAY})
"""Units of days, of which the last may be in any week."""
_ANY: Final = "day night morning afternoon evening week weekend time today news statement report"
"""What any day has."""


class Occasion(NamedTuple):
    """Something that is on a day.

    Attributes:
        run: the stems that name it.
        day: when it is.
        weekday: 0 to 6 from Monday, where that is known.
    """

    run: tuple[str, ...]
    day: Measured
    weekday: int | None


class Occasions:
    """The occasions of a story, and by which names it knows each."""

    def __init__(self, sentences: Sequence[Candidate]) -> None:
        """Take what the sentences of a story call their occasions."""
        self._runs: dict[str, set[tuple[str, ...]]] = {}
        self._occasions: dict[int, list[Occasion]] = {}
        for sentence in sentences:
            placed = list(_placed_runs(sentence))
            self._occasions[id(sentence)] = list(_occasions(sentence, placed))
            for run in (tuple(word.stem for word in each) for each in placed if len(each) > 1):
                for stem in run:
                    self._runs.setdefault(stem, set()).add(run)

    def clash(self, one: Candidate, other: Candidate) -> tuple[Measured, Measured] | None:
        """Return the days that two sentences say one occasion is on, where these can't be one."""
        for ours, theirs in product(self._occasions[id(one)], self._occasions[id(other)]):
            if are_apart(ours, theirs) and self._are_one(ours.run, theirs.run):
                return ours.day, theirs.day
        return None

    def _are_one(self, ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
        """Tell whether two runs name one occasion: by more words than one, or in a third run."""
        shared = set(ours) & set(theirs)
        if len(shared) > 1 and ours[-1] == theirs[-1]:
            return True
        first, second = ours[-1], theirs[-1]
        known = self._runs.get(first, set()) & self._runs.get(second, set())
        return first != second and any({*ours, *theirs} <= set(run) for run in known)


def are_apart(one: Occasion, other: Occasion) -> bool:
    """Tell whether two days can't be one; of one of any week only another weekday is known."""
    ours, theirs = one.day.quantity, other.day.quantity
    if _WEEKDAY not in (ours.unit, theirs.unit):
        return not compatible(ours, theirs)
    return None not in (one.weekday, other.weekday) and one.weekday != other.weekday


def _weekday(text: str, quantity: Quantity) -> int | None:
    """Return 0 to 6 from Monday, as the words of a day or its date tell."""
    words = text[quantity.start : quantity.end]
    named = next((n for n, name in enumerate(WEEKDAYS.split()) if name in words), None)
    if named is not None or quantity.unit != "day":
        return named
    return date.fromordinal(int(quantity.value)).weekday()


def _occasions(sentence: Candidate, runs: Sequence[Sequence["_Placed"]]) -> Iterator[Occasion]:
    """Yield what a sentence says is on a known day."""
    text = sentence.text
    for measured in claim_of(sentence).measured:
        quantity = measured.quantity
        if quantity.kind != "date" or quantity.unit not in _UNITS or quantity.bound:
            continue
        after = _OWN.match(text, quantity.end) or _DAY_OF.match(text, quantity.end)
        before = _ON.search(text, max(0, quantity.start - 4), quantity.start)
        for run in runs:
            if after:
                named = [word for word in run if word.begin >= after.end()]
                found = named if named and named[0].begin == after.end() else []
            else:
                found = list(run) if before and run[-1].end == before.start() else []
            if len(found) > 1 and _is_named(text, found[-1]):
                weekday = _weekday(text, quantity)
                yield Occasion(tuple(word.stem for word in found), measured, weekday)


def _is_named(text: str, last: "_Placed") -> bool:
    """Tell whether the last word of a run is one of an occasion: no name, and not any day's."""
    return text[last.begin].islower() and last.stem not in _EVERYDAY


class _Placed(NamedTuple):
    begin: int
    end: int
    stem: str


def _placed_runs(sentence: Candidate) -> Iterator[list[_Placed]]:
    """Yield each stretch of words without a stop word or mark between."""
    text, words = sentence.text, sentence.words
    run: list[_Placed] = []
    for word, at in zip(words, starts_of(words, text), strict=True):
        if run and (word.stop or not _JOINED.fullmatch(text, run[-1].end, at)):
            yield run
            run = []
        if not word.stop:
            run.append(_Placed(at, at + len(word.text), one_form(word.stem)))
    if run:
        yield run


_EVERYDAY: Final = forms_in(_ANY)
