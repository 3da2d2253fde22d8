"""Whether an English sentence speaks of a day behind or ahead, where it leaves one reading.

A day word says nothing of that itself: "killed on Friday" is the last one, "starting Friday" the
next, "Friday's vote" either. Only the verb that governs the word tells, and only where it is sure
to govern it: right beside the word, or in the same clause with nothing in between that could.
docs/decisions/0024-day-words.md has the rules, and what they were measured on.
"""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from briefings.language.days.governors import FAR, Frame, diverts, is_verb, read_verb_before
from briefings.language.days.verbs import (
    BE,
    BORDER,
    EXPECTED,
    FEARED,
    FUTURE,
    HABIT,
    HAPPENING,
    LOOKING_AHEAD,
    LOOSE,
    MODAL,
    PLANNED,
    SMALL,
    SPEECH,
    UNMIXED,
    UNPLANNED,
    WAS,
    is_past,
    words_set,
)

_NEAR: Final = 200
"""Characters before a day word in which its verb stands."""
_TOKEN: Final = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*['’]?|[^\w\s]")
_LEAD: Final = re.compile(
    r"(?:\b(?:on|late|early|later|earlier|shortly|here|also|only|just|again|first|reportedly"
    r"|back|live|out|up|off|away|down|apart|\w{1,30}ly)\s){1,8}\Z",
    re.IGNORECASE,
)
"""What may stand between a verb and its day: "said late on", "went live"."""
_BOUNDED: Final = words_set(
    "by from until till through throughout since for before after to of between starting "
    "beginning effective ahead and or than the a an this next last every each that following "
    "previous"
)
"""What before a day makes it a limit, one of several, or any such day."""
_PART_OF_DAY: Final = re.compile(r" (?:morning|afternoon|evening|night)s?(?!\w)(?P<own>['’]s?\b)?")

_ELSEWHEN: Final = re.compile(
    r"\b(?:(?:1[5-9]|20)\d\d|(?:days?|weeks?|months?|years?) (?:ago|earlier|before|later)"
    r"|(?:that|last|the previous|the following) (?:week|month|year|spring|summer|autumn|winter))\b",
    re.IGNORECASE,
)
"""What takes a clause to another time than its article's."""


def frame_of(text: str, start: int, end: int) -> Frame | None:
    """Return whether the day at `text[start:end]` is behind or ahead; None where either may be.

    Args:
        text: an English sentence.
        start: where the day word begins.
        end: where it ends.
    """
    part = _PART_OF_DAY.match(text, end)
    own = text.startswith(("'s", "’s"), end) or bool(part and part["own"])
    following = _TOKEN.finditer(text, part.end() if part else end)
    after = [found[0] for found in islice(following, FAR)]
    lead = _LEAD.search(text, max(0, start - _NEAR), start)
    before = _clause(text, lead.start() if lead else start)
    if not HABIT.isdisjoint(map(str.lower, before)) or _ELSEWHEN.search(" ".join(before)):
        return None
    if own:
        return _read_possessive(after[1:] if after[:1] and after[0] in "'’s" else after)
    if before and before[-1].lower() in _BOUNDED:
        return _read_schedule(before)
    if before in ([], ["And"], ["But"], ["Then"], ["So"], ["Yet"]):
        return _read_opening(after)
    on = bool(lead and "on" in lead[0].lower().split())
    return (
        read_verb_before(before, after, on=on)
        or _read_verb_after(before, after)
        or _read_introduction(before, after)
        or _read_mishap(before)
    )


def _clause(text: str, end: int) -> list[str]:
    """Return the last words before a place in a text, back to a mark that ends a clause."""
    tokens = _TOKEN.findall(text, max(0, end - _NEAR), end)
    for place in range(len(tokens) - 1, -1, -1):
        if not tokens[place][0].isalnum() and tokens[place] not in "'’$£€%&.-":
            return tokens[place + 1 :]
    return tokens


def _read_possessive(after: Sequence[str]) -> Frame | None:
    """Of "Friday's attack killed", not of "Friday's vote was"."""
    words = [word.lower() for word in after]
    for place, word in enumerate(words[:3]):
        if word in FEARED:
            return None
        if word in UNPLANNED:
            return "past"
        if place and is_past(word) and word not in LOOKING_AHEAD and word not in WAS:
            return "past" if word in HAPPENING else None
    return None


def _read_verb_after(before: Sequence[str], after: Sequence[str]) -> Frame | None:
    """Of a verb right after the day: "officials Friday said", "on Monday will vote"."""
    rest = [word.lower() for word in after if not word.endswith("ly") and word.lower() != "also"]
    words = [word.lower() for word in before]
    if not rest or any(is_verb(word) for word in before):
        return None
    loose = any(diverts(words, before, place) for place in range(len(words)))
    if loose or words[-1] in PLANNED:
        return None
    if rest[0] in FUTURE:
        return "future"
    if rest[0] in WAS or not is_past(rest[0]) or rest[0] in EXPECTED:
        return None
    by = rest[1:2] == ["by"] or (rest[0] in LOOKING_AHEAD and rest[1:2] in ([], ["to"]))
    return None if by else "past"


def _read_opening(after: Sequence[str]) -> Frame | None:
    """Of a day that opens its clause: the first verb after it governs it."""
    for place, word in enumerate(after):
        low = word.lower()
        if (
            low in BORDER
            or low in LOOSE
            or (place and not word[0].isalnum() and word not in ".-'’")
        ):
            return None
        if not is_verb(word) or (place and after[place - 1].lower() in SMALL):
            continue
        if low in FUTURE:
            return "future"
        if low in WAS:
            return None if _is_planned(after[place + 1 :]) else "past"
        return "past" if _is_finite(low, after[place + 1 :]) else None
    return None


def _is_finite(verb: str, after: Sequence[str]) -> bool:
    """Tell whether a past form has its subject before it, and is no participle of a noun's.

    "Members elected by", "elected members": only an object, a clause or an end shows that it isn't.
    """
    if verb in UNMIXED:
        return True
    if not is_past(verb) or verb in LOOKING_AHEAD:
        return False
    following = after[0] if after else "."
    whole = following.lower() in SMALL | {
        "that",
        "he",
        "she",
        "it",
        "they",
        "down",
        "against",
        "into",
        "out",
        "up",
        "off",
    }
    return whole or not following[0].islower()


def _is_planned(after: Sequence[str]) -> bool:
    """Tell whether "was" leads up to a plan: "was to", "was due", "were expected"."""
    words = [word.lower() for word in after[:3]]
    return "to" in words or "due" in words or not LOOKING_AHEAD.isdisjoint(words)


def _read_introduction(before: Sequence[str], after: Sequence[str]) -> Frame | None:
    """Of "In a statement Friday, the company said"."""
    words = [word.lower() for word in before]
    opens = words[0] in ("in", "at", "during", "speaking", "after") and after[:1] == [","]
    if not opens or {"to", "ahead", "before", "of"}.intersection(words) or len(words) > FAR:
        return None
    if words[0] != "speaking" and (words[-1] not in SPEECH | UNPLANNED):
        return None
    return "past" if _read_opening(after[1:]) == "past" else None


def _read_mishap(before: Sequence[str]) -> Frame | None:
    """Of "the crash on Friday", where nothing in the clause looks ahead."""
    words = [word.lower() for word in before]
    open_ended = MODAL | FEARED | {"to", "if", "of"}
    if words[-1] in UNPLANNED and not open_ended.intersection(words):
        return "past"
    return None


def _read_schedule(before: Sequence[str]) -> Frame | None:
    """Of "is scheduled for Friday", "has been postponed to Friday"."""
    words = [word.lower() for word in before]
    if words[-1] not in ("for", "to") or len(words) < 3:  # noqa: PLR2004
        return None
    form = {"scheduled", "rescheduled", "slated", "planned", "set", "postponed", "moved", "delayed"}
    helpers = set(words[-5:-2])
    return (
        "future"
        if words[-2] in form and (helpers & BE or "have" in helpers or "has" in helpers)
        else None
    )
