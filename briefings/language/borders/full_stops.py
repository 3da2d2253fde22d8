"""Whether a full stop ends a sentence, or only an abbreviation, a number or a name."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias

from briefings.language.borders.habits import Habits

QUOTES: Final = frozenset("\"'”’“‘«»‹›„")

_LONGEST_ABBREVIATION = 12
_LAST_WORD = re.compile(
    rf"(?:(?<![\w.])\w\.[ \u00a0\u202f]){{0,{_LONGEST_ABBREVIATION}}}"
    rf"\w(?:[\w.]|(?<=\.)-){{0,{_LONGEST_ABBREVIATION}}}\Z"
)
_ELLIPSIS = re.compile(r"(?<!\.[ \u00a0])(?:\.[ \u00a0]){2}\Z")
_LIST_DIGITS = 2
_ORDINAL = re.compile(r"\d{1,3}|[IVX]{1,6}")
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]")
_CAPITALISED = re.compile(r"(?:^|.*\s)[A-Z][a-z]+\s+I\Z", re.DOTALL)
_NEXT_WORDS = re.compile(r"(\w[\w'’.-]*)(?:\s+(\w+))?")
_PLACED = frozenset(("D.C", "Jr", "Sr"))
_VERBAL = re.compile(
    r"\w+(?:s|ed)|ha[ds]|have|will|would|can|could|may|might|must|should|went|fell|rose|came|took"
)
"""What may be a verb, or the plural that has one."""
_PARTICLES = frozenset(("of", "for", "on", "and"))
"""What joins the words of an office's name: the U.S. Department *of* State."""
_LONGEST_LEAD = 60
"""Characters of a phrase of time that opens a sentence."""
_LOOKED_AT = _LONGEST_LEAD + _LONGEST_ABBREVIATION
"""Characters before a stop that rules look at: a sentence may have thousands of stops."""


class _Stop(NamedTuple):
    """A full stop that white space follows.

    Attributes:
        sentence: the text from the sentence's beginning to the stop, at least what rules look at.
        before: the word that it ends, with the stops within it.
        word: the word that follows, and `opening` the marks before that.
        following: the text from that word on.
        habits: of the language.
    """

    sentence: str
    before: str
    opening: str
    word: str
    following: str
    habits: Habits

    @property
    def is_first(self) -> bool:
        """Whether `before` is all that the sentence has."""
        return len(self.sentence) == len(self.before)

    @property
    def opens(self) -> bool:
        """Whether the next word plainly begins a sentence: "I. The", but not "A. B.", does."""
        return self.word in self.habits.openers and not self.is_letter

    @property
    def is_letter(self) -> bool:
        """Whether the next word is a single letter with a full stop of its own."""
        return len(self.word) == 1 and self.following[1:2] == "."

    @property
    def opens_or_quotes(self) -> bool:
        """Whether what follows plainly begins a sentence, or a quotation."""
        return self.opens or self.opening[:1] in QUOTES


def ends_sentence(text: str, begin: int, found: re.Match[str], habits: Habits) -> bool:
    """Return whether the full stop found ends the sentence that began at `begin`.

    Args:
        text: where they stand.
        begin: where the sentence begins.
        found: the stop, with the groups `opening` and `word` of what follows it.
        habits: of the language.
    """
    end = found.start()
    if begin < end - 1 and text[end - 1] == " " and text[end - 2].isalpha():
        end -= 1  # a text in which marks stand apart
    last = _LAST_WORD.search(text, max(begin, end - _LONGEST_ABBREVIATION), end)
    after = found.start("word")
    stop = _Stop(
        sentence=text[max(begin, end - _LOOKED_AT) : end],
        before="".join(last[0].split()) if last else "",
        opening=found["opening"],
        word=found["word"],
        following=text[after : after + 60],
        habits=habits,
    )
    return next(verdict for rule in _RULES if (verdict := rule(stop)) is not None)


def _after_dots(stop: _Stop) -> bool | None:
    """An ellipsis that is set apart (". . .") ends one, but "I" is no sign of another."""
    return stop.word != "I" if _ELLIPSIS.search(stop.sentence) else None


def _after_title(stop: _Stop) -> bool | None:
    """A name follows a title; a lone letter marks an item; and initials go on ("z. B.")."""
    before, titles = stop.before, stop.habits.titles
    is_letter = len(before) == 1 and before.isalpha()
    if before in titles or (stop.is_first and (is_letter or before.lower() in titles)):
        return False
    return False if is_letter and stop.is_letter else None


def _after_numbered(stop: _Stop) -> bool | None:
    """A number belongs to what is numbered."""
    if stop.word[:1].isdigit() and stop.sentence.endswith(("°", "º")):
        return False
    return not stop.word[:1].isdigit() if _is_plainly_numbered(stop) else None


def _is_plainly_numbered(stop: _Stop) -> bool:
    return stop.before in stop.habits.numbered and not (
        stop.before in stop.habits.calendar and not stop.word[:1].isdigit()
    )


def _after_time(stop: _Stop) -> bool | None:
    """A day follows an hour, and who acts then may follow what opens a sentence."""
    habits = stop.habits
    if stop.before not in habits.hours and stop.before not in habits.numbered:
        return None
    return stop.word not in habits.calendar and not (_is_lead(stop) and not stop.opens)


def _after_name(stop: _Stop) -> bool | None:
    """What ends a name ends a sentence, too, where what follows is no part of the name.

    What follows a company may be a role ("Acme Inc. Chairman Lee"), and what follows a country an
    office ("the U.S. Trade Representative") or what is of it ("the U.S. Atlantic coast"): only a
    capital with what may be its verb, after "the U.S.", begins a sentence.
    """
    habits, before = stop.habits, stop.before
    if before not in habits.states and before not in habits.firms and before not in habits.degrees:
        return None
    if stop.opens_or_quotes:
        return not (before in habits.degrees and _is_lead(stop))
    found = _NEXT_WORDS.match(stop.following)
    if not found or stop.opening or not stop.word[:1].isupper():
        return False
    if not found[1].isalpha() or found[1] in habits.roles or found[1][1:].isupper():
        return False
    if before not in habits.states:
        return not (before in habits.degrees and _is_lead(stop))
    return found[1] not in habits.offices and _is_predicate(stop, found[2] or "")


def _is_predicate(stop: _Stop, word: str) -> bool:
    """Return whether the second word of what follows a country may be the verb, or near it."""
    if not word.islower() or word in _PARTICLES:
        return False
    ended = stop.sentence.endswith(f"the {stop.before}") and _VERBAL.fullmatch(word)
    return stop.before in _PLACED or bool(ended)


def _after_abbreviation(stop: _Stop) -> bool | None:
    """Another abbreviation, or initials, ends one where another plainly begins."""
    is_short = stop.before in stop.habits.short or _is_initials(stop)
    return stop.opens_or_quotes if is_short else None


def _after_number(stop: _Stop) -> bool:
    """What ends here is no entry's number ("1.") and no ordinal ("8. Mai")."""
    if stop.habits.ordinal_dot and _ORDINAL.fullmatch(stop.before):
        return stop.opens and not stop.is_first
    return not (stop.is_first and stop.before.isdigit() and len(stop.before) <= _LIST_DIGITS)


def _is_lead(stop: _Stop) -> bool:
    """Return whether the sentence is but a phrase of time: "On Monday at 5 a.m", "In Sept"."""
    lead = stop.sentence.rpartition(": ")[2]
    return len(lead) <= _LONGEST_LEAD and lead.split(None, 1)[0] in stop.habits.leads


def _is_initials(stop: _Stop) -> bool:
    """Return whether the word is initials rather than the pronoun "I", or a temperature."""
    if stop.before == "I":
        return bool(_CAPITALISED.fullmatch(stop.sentence[-_LONGEST_LEAD:]))
    if len(stop.before) == 1:
        return stop.before.isupper() and not stop.sentence.endswith(f"°{stop.before}")
    return "." in stop.before and bool(_DOTTED.fullmatch(stop.before))


_Rule: TypeAlias = Callable[[_Stop], bool | None]
_RULES: tuple[_Rule, ...] = (
    _after_dots,
    _after_title,
    _after_numbered,
    _after_time,
    _after_name,
    _after_abbreviation,
    _after_number,
)
"""The first that has a verdict counts."""
