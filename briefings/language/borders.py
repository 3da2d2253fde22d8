"""Whether a sentence ends where it could: at a full stop, a question mark and their like."""

import re
from collections.abc import Iterator

from briefings.language.abbreviations import Habits

_CANDIDATE = re.compile(
    r"""
    (?P<mark>[.!?…‼⁇⁈⁉؟۔।॥。！？｡]+)
    (?P<close>["'”’“‘«»‹›)\]}」』）》〉]*(?:\[\d{1,3}\])*)   # closing quotes, a footnote's number
    (?:
        (?P<gap>\s+)(?=(?P<opening>[^\w\s]*)\s*(?P<word>\w*))
        | (?<=[。！？｡」』）》〉])
        | (?<=[a-zа-я][.!?])(?=(?P<glued>[A-ZА-Я]\w*))          # a space was lost
    )
    """,
    re.VERBOSE,
)
_CREDIT = re.compile(r"(?<=\s)(?:Image|Photo|Photograph|Picture)s?: (?=[A-Z])")
_LAST_WORD = re.compile(r"\w[\w.]*\Z")
_LONGEST_ABBREVIATION = 12
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_QUOTES = frozenset("\"'”’“‘«»‹›„")
_GOES_ON = frozenset(",;:.!?…")


def borders(text: str, start: int, end: int, habits: Habits) -> Iterator[tuple[int, int]]:
    """Yield where a sentence of the paragraph `text[start:end]` ends and the next one begins."""
    begin = start
    for found in _CANDIDATE.finditer(text, start, end):
        if _ends(text, begin, found, habits):
            begin = found.end()
            yield found.end("close"), begin


def _ends(text: str, begin: int, found: re.Match[str], habits: Habits) -> bool:
    """Return whether the sentence that began at `begin` ends at the mark found."""
    mark, close, gap, opening, word, glued = found.groups()
    if glued:
        return glued in habits.openers
    if gap is None:
        return True
    if (word[:1].islower() and not word[1:2].isupper()) or opening[:1] in _GOES_ON:
        return False
    if mark == ".":
        return _stop_ends(text, begin, found, habits)
    return not (close and mark[0] in "!?" and _is_reported(text, found.end(), habits))


def _stop_ends(text: str, begin: int, found: re.Match[str], habits: Habits) -> bool:
    """Return whether a single full stop ends the sentence, rather than an abbreviation."""
    stop = found.start()
    last = _LAST_WORD.search(text, max(begin, stop - _LONGEST_ABBREVIATION), stop)
    if last is None:
        return True
    before, word = last[0], found["word"]
    opens = word in habits.openers
    if before in habits.titles:
        return False
    if before in habits.numbered:
        return not word[:1].isdigit()
    if before in habits.hours:
        return word not in habits.calendar
    if before in habits.short or _is_initials(before):
        return opens or found["opening"][:1] in _QUOTES
    if before.isdigit() and len(before) <= 2:  # noqa: PLR2004 - an ordinal or a list's number
        return opens or not (habits.ordinal_dot or text[begin:stop].strip() == before)
    return True


def _is_initials(word: str) -> bool:
    return (len(word) == 1 and word.isupper() and word != "I") or bool(_DOTTED.fullmatch(word))


def _is_reported(text: str, end: int, habits: Habits) -> bool:
    """Return whether what was asked or cried is followed by who uttered it ("…?" Xi asked)."""
    following = text[end : end + 60].split()[1:4]
    return any(word.rstrip(".,:") in habits.speech for word in following)
