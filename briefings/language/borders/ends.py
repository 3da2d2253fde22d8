"""Whether a sentence ends where it could: at a full stop, a question mark and their like."""

import re
from collections.abc import Iterator

from briefings.language.borders.enumerations import MARKER, items
from briefings.language.borders.full_stops import QUOTES, ends_sentence
from briefings.language.borders.habits import TAIL, Habits

# All after the mark may be absent, so that the first way through matches: nothing is tried again.
_CANDIDATE = re.compile(
    r"""
    (?P<mark>[.!?…‼⁇⁈⁉؟۔।॥。！？｡．]++)
    (?P<close>                                              # closing quotes, a footnote's number
      (?:(?<=[。！？｡．])["'”’»)\]」』）》〉]++
        |(?:["'”’‘«»‹›)\]}]|“(?![A-ZА-Я]))+|[ \u00a0\u202f]»(?=[\s,.]|\Z))?
      (?:[ ]?\[\d{1,3}\](?!\w)|(?<=[a-z]{3}[.])\d{1,2}(?:[ ,]\d{1,2})*(?=\s+[A-Z])
        |(?<=\)[.])\d{1,2}(?=\s+[A-Z]))*)
    (?:(?P<gap>\s+)(?=(?P<opening>[^\w\s]*)\s*(?P<word>\w*))
      |(?:(?<=[a-zа-я][.!?])|(?<=,\d{3}\.)|(?<=[.!?]”))     # a space was lost
        (?=(?P<glued>[“„]?[A-ZА-Я]\w*))
    )?
    """,
    re.VERBOSE,
)
_WIDE = frozenset("。！？｡．")
"""Marks that no white space follows."""

_CREDIT = re.compile(r"(?:Image|Photo(?:graph)?|Picture|Credit)s?: (?=[A-Z])")
_SAID = re.compile(
    r"[^\s。！？，：“「]{0,8}?(?:说|道|问|答|表示|称|指出|認為|认为|強調|强调|說|問|稱)"
)
"""Who uttered a quotation, in Chinese: up to eight signs and a verb of saying."""
_THEN = re.compile("然后|随后|接着|然後|隨後|接著|便|就|并|並")
"""What goes on after a quotation, in Chinese."""

_GOES_ON = frozenset(",;:.!?…&")
_DOTS = frozenset(("...", "…"))
_QUOTED_WHOLE = 60
"""Characters of a quotation in Chinese that is not divided."""
_INTERJECTION = re.compile(r"(?<!\w)(?:[\"“„‘]|«\s?)\w+(?:[ ,-]+\w+)?\s?\Z")
"""Up to two words after an opening mark."""


def borders(text: str, start: int, end: int, habits: Habits) -> Iterator[tuple[int, int]]:
    """Yield where a sentence of the paragraph `text[start:end]` ends and the next one begins.

    A picture's credit and an item of a list begin a sentence too, as what stands before them seldom
    ends in a full stop.
    """
    begin = start
    entries = [*items(text, start, end)]
    marker = MARKER.match(text, start, end) if entries else None
    for entry in (*sorted((*_credits(text, start, end), *entries)), end):
        for found in _CANDIDATE.finditer(text, marker.end() if marker else begin, entry):
            if _ends(text, begin, found, habits):
                begin = found.end()
                yield found.end("close"), begin
        if begin < entry < end:
            yield begin + len(text[begin:entry].rstrip()), entry
            begin = entry
        marker = MARKER.match(text, entry, end) if entries else None


def _credits(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a picture's credit begins inside the paragraph."""
    if text.find(": ", start, end) < 0:
        return
    for found in _CREDIT.finditer(text, start, end):
        if start < found.start() and text[found.start() - 1].isspace():
            yield found.start()


def _ends(text: str, begin: int, found: re.Match[str], habits: Habits) -> bool:
    """Return whether the sentence that began at `begin` ends at the mark found."""
    mark, _, gap, opening, word, glued = found.groups()
    if gap is None:
        if mark[-1] in _WIDE:
            return _wide_ends(text, begin, found)
        return bool(glued) and (glued[0] in QUOTES or glued in habits.openers | habits.titles)
    if (word[:1].islower() and not word[1:2].isupper()) or opening[:1] in _GOES_ON:
        return False
    if mark == ".":
        stop = found.start()
        whole_word = _is_long(text[max(begin, stop - TAIL) : stop], habits)
        return whole_word or ends_sentence(text, begin, found, habits)
    return _mark_ends(text, begin, found, habits)


def _mark_ends(text: str, begin: int, found: re.Match[str], habits: Habits) -> bool:
    """Return whether what is no single full stop ends the sentence: "?", "!", "…"."""
    mark, close = found["mark"], found["close"]
    if close and mark[0] in "!?":
        return not _is_reported(text, found.end(), habits)
    if mark == "!" and _INTERJECTION.search(text, max(begin, found.start() - 40), found.start()):
        return False
    if mark in _DOTS:
        return found["word"] != "I" and not (found["opening"][:1] == "(" and close[:1] == "]")
    return True


def _wide_ends(text: str, begin: int, found: re.Match[str]) -> bool:
    """Return whether a mark that no white space follows ends the sentence.

    It doesn't within a title or a short quotation, nor before who uttered the quotation.
    """
    if found["close"]:
        return not (_SAID.match(text, found.end()) or _THEN.match(text, found.end()))
    for opens, closes in ("《》", "“”", "「」"):
        opened = text.rfind(opens, begin, found.start())
        if opened >= 0 and text.find(closes, opened, found.start()) < 0:
            closed = text.find(closes, found.end(), opened + _QUOTED_WHOLE)
            return closed < 0
    return True


def _is_long(tail: str, habits: Habits) -> bool:
    """Tell a word by its last letters from all abbreviations: most words are told so."""
    return len(tail) == TAIL and tail.isalpha() and tail.islower() and tail not in habits.tails


def _is_reported(text: str, end: int, habits: Habits) -> bool:
    """Return whether what was asked or cried is followed by who uttered it ("…?" Xi asked)."""
    following = text[end : end + 60].split()[1:4]
    return any(word.rstrip(".,:") in habits.speech for word in following)
