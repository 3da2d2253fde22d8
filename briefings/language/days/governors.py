"""Which verb before a day word governs it, and whether that is a past or a future one."""

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from briefings.language.days.verbs import (
    ADDRESSEES,
    BE,
    BORDER,
    CONDITION,
    DAY_NAMES,
    FUTURE,
    HAPPENING,
    HAVE,
    LOOKING_AHEAD,
    LOOSE,
    MODAL,
    NAMING_A_DAY,
    NOUNS_IN_ING,
    PARTICIPLES,
    PENDING,
    PLANNED,
    SAYING,
    SAYING_SO,
    SMALL,
    SPEECH,
    UNPLANNED,
    WAS,
    is_past,
    words_set,
)

Frame: TypeAlias = Literal["past", "future"]

FAR: Final = 14
"""Words between a day and its verb."""
_NEAR: Final = 4
"""Words before a verb among which its auxiliary stands."""
_FOLLOWS: Final = words_set(
    "a an the he she it they we i his her its their our that this these those to in at on by "
    "for with after before as when while from over against near amid during about despite "
    "because and but or under into outside inside off not who which if whether via between "
    "without one two three"
)
"""What may follow a day that stands by itself; "cancelled Friday flights" names the flights."""
_LIGHT: Final = words_set(
    "address attend begin deliver face give have hold host join open play resume stage start vote"
)
"""What is done to an event on the day of the event."""

_JOINS: Final = words_set("to and or")
"""After which another verb may follow: "won and play Leeds on Friday"."""


def read_verb_before(before: Sequence[str], after: Sequence[str], *, on: bool) -> Frame | None:
    """Return the time of a verb before the day, right beside it or with its object between.

    Args:
        before: the words of the clause before the day, one at least.
        after: those after it.
        on: whether "on" stands before the day.
    """
    words = [word.lower() for word in before]
    if after and after[0][:1].islower() and not (on or _may_follow(words[-1], after[0])):
        return None
    if words[-1] in SAYING_SO or words[-1] == "due":
        return _read_without_verb(words)
    verb = next((at for at in range(len(words) - 1, -1, -1) if is_verb(before[at])), None)
    if verb is None:
        return None
    between = before[verb + 1 :]
    if words[verb] in MODAL:
        return _read_future(words[verb], between)
    unsure = between and not _reaches(words[verb], between)
    names_it = not (between or on) and words[verb] in NAMING_A_DAY
    if unsure or names_it or CONDITION.intersection(words[:verb]):
        return None
    return _read_tense(words, verb, _in_clause(after))


def _read_without_verb(words: Sequence[str]) -> Frame | None:
    """Of "saying Friday", "is due Friday"."""
    if words[-1] == "due":
        return "future" if not BE.isdisjoint(words[-2:-1]) else None
    return None if (MODAL | BE | {"to"}).intersection(words) else "past"


def _may_follow(verb: str, word: str) -> bool:
    """Tell whether a word after the day leaves it to the verb, as in "released Friday found"."""
    return word in _FOLLOWS or word.endswith("ing") or (is_past(word) and verb not in SAYING)


def is_verb(word: str) -> bool:
    """Tell whether a word is an auxiliary or a past form that we know."""
    low = word.lower()
    if low in MODAL or low in BE or low in HAVE:
        return True
    return word[0].islower() and (low in WAS or is_past(low) or low in PARTICIPLES)


def _in_clause(after: Sequence[str]) -> set[str]:
    """Return the words up to where the clause ends: a mark, "that", "requiring"."""
    words = [word.lower() for word in after]
    ends = (at for at, word in enumerate(words) if not word[0].isalnum() or _begins_anew(word))
    return set(words[: next(ends, len(words))])


def _begins_anew(word: str) -> bool:
    return word in BORDER or _is_doing(word)


def _read_tense(words: Sequence[str], verb: int, after: set[str]) -> Frame | None:
    """Return the time of the verb at a place, by what stands before it.

    A participle without its auxiliary may be of what is yet to be: "ballots received Friday will".
    """
    form, helpers = words[verb], _helpers(words, verb)
    if form in LOOKING_AHEAD or form in WAS or not (is_past(form) or form in PARTICIPLES):
        return _read_expectation(words, verb)
    if helpers & (MODAL | BE | HAVE) or "to" in words[max(0, verb - 2) : verb]:
        return None
    if helpers & WAS or form in SAYING:
        return "past"
    if form in PARTICIPLES or form == "held":
        return None
    return None if after & MODAL or (MODAL | {"be"}).intersection(words[:verb]) else "past"


def _helpers(words: Sequence[str], verb: int) -> set[str]:
    """Return the few words before a verb among which its auxiliaries are."""
    near = list(words[max(0, verb - _NEAR) : verb])
    while near and not BORDER.isdisjoint(near):
        near.pop(0)
    return set(near)


def _reaches(verb: str, between: Sequence[str]) -> bool:
    """Tell whether a verb governs the day beyond the words between: its object, a place."""
    words = [word.lower() for word in between]
    if len(words) > FAR or any(is_verb(word) for word in between):
        return False
    if verb in SAYING:
        return _is_address(verb, between)
    if verb not in HAPPENING:
        return all(word[0].isupper() and word.lower() not in PLANNED for word in between)
    return not any(diverts(words, between, place) for place in range(len(words)))


def diverts(words: Sequence[str], between: Sequence[str], place: int) -> bool:
    """Tell whether a word between verb and day may have the day for itself."""
    word = words[place]
    if word in BORDER | PLANNED | PENDING | DAY_NAMES or _is_doing(word):
        return True
    following = between[place + 1] if place + 1 < len(between) else ""
    named = following[:1].isupper() or following.lower() in SMALL or following[:1].isdigit()
    return (word in _JOINS and not named) or (word in LOOSE and not following[:1].isupper())


def _is_doing(word: str) -> bool:
    return word.endswith("ing") and word not in NOUNS_IN_ING


def _is_address(verb: str, between: Sequence[str]) -> bool:
    """Tell whether the words after "said" or "told" say by or to whom, or in what they are."""
    words = [word.lower() for word in between]
    if words[0] in ("in", "during", "at") and words[-1] in SPEECH:
        return not (BORDER | LOOSE | {"to"}).intersection(words)
    rest = between[1:] if words[0] == "on" else between
    names = bool(rest) and all(word[0].isupper() and word.lower() not in PLANNED for word in rest)
    return (names and verb in ("said", "told")) or (verb == "told" and set(words) <= ADDRESSEES)


def _read_expectation(words: Sequence[str], verb: int) -> Frame | None:
    """Of "is scheduled to meet on", "is due"."""
    helpers = set(words[max(0, verb - 2) : verb])
    scheduled = words[verb] in {"expected", "scheduled", "slated", "planned"}
    return "future" if scheduled and helpers & BE and verb >= len(words) - _NEAR else None


def _read_future(modal: str, between: Sequence[str]) -> Frame | None:
    """Of "will" with its verb before the day: "will meet in Geneva on"."""
    words = [word.lower() for word in between]
    if modal not in FUTURE or not words or len(words) > FAR:
        return None
    event = not PLANNED.isdisjoint(words[1:]) and words[0] not in _LIGHT
    other = {"after", "since", "from"} | UNPLANNED | PENDING | BORDER | LOOSE | DAY_NAMES
    loose = event or not other.isdisjoint(words[1:])
    infinitive = any(
        diverts(words, between, at) for at in range(1, len(words)) if words[at] in _JOINS
    )
    return None if loose or infinitive else "future"
