"""Whether a sentence ends where it could: at a full stop, a question mark and their like."""

import re
from collections.abc import Iterator

from briefings.language.abbreviations import TAIL, Habits

_CANDIDATE = re.compile(
    r"""
    (?P<mark>[.!?…‼⁇⁈⁉؟۔।॥。！？｡]++)
    (?P<close>                                              # closing quotes, a footnote's number
      (?:(?<=[。！？｡])["'”’»)\]」』）》〉]++
        |["'”’“‘«»‹›)\]}]++|[ \u00a0\u202f]»(?=[\s,.]|\Z))?+
      (?:\[\d{1,3}\])*+)
    (?:(?P<gap>\s+)(?=(?P<opening>[^\w\s]*)\s*(?P<word>\w*))
      |(?<=[a-zа-я][.!?])(?=(?P<glued>[A-ZА-Я]\w*))          # a space was lost
    )?+
    """,
    re.VERBOSE,
)
_WIDE = frozenset("。！？｡")
"""Marks that no white space follows."""

_CREDIT = re.compile(r"(?:Image|Photo(?:graph)?|Picture|Credit)s?: (?=[A-Z])")
_SAID = re.compile(
    r"[^\s。！？，：“「]{0,8}?(?:说|道|问|答|表示|称|指出|認為|认为|強調|强调|說|問|稱)"
)
"""Who uttered a quotation, in Chinese: up to eight signs and a verb of saying."""

_LAST_WORD = re.compile(r"(?:(?<!\w)\w\.[ \u00a0\u202f])*\w(?:[\w.]|(?<=\.)-)*\Z")
_LONGEST_ABBREVIATION = 12
_LIST_DIGITS = 2
_ORDINAL = re.compile(r"\d{1,3}|[IVX]{1,6}")
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]")
_QUOTES = frozenset("\"'”’“‘«»‹›„")
_GOES_ON = frozenset(",;:.!?…")


def borders(text: str, start: int, end: int, habits: Habits) -> Iterator[tuple[int, int]]:
    """Yield where a sentence of the paragraph `text[start:end]` ends and the next one begins.

    A picture's credit begins a sentence too, as captions seldom end in a full stop.
    """
    begin = start
    for credit in (*_credits(text, start, end), end):
        for found in _CANDIDATE.finditer(text, begin, credit):
            if _ends(text, begin, found, habits):
                begin = found.end()
                yield found.end("close"), begin
        if begin < credit < end:
            yield begin + len(text[begin:credit].rstrip()), credit
            begin = credit


def _credits(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a picture's credit begins inside the paragraph."""
    if text.find(": ", start, end) < 0:
        return
    for found in _CREDIT.finditer(text, start, end):
        if start < found.start() and text[found.start() - 1].isspace():
            yield found.start()


def _ends(text: str, begin: int, found: re.Match[str], habits: Habits) -> bool:
    """Return whether the sentence that began at `begin` ends at the mark found."""
    mark, close, gap, opening, word, glued = found.groups()
    if gap is None:
        if mark[-1] in _WIDE:
            return not (close and _SAID.match(text, found.end()))
        return glued in habits.openers
    if (word[:1].islower() and not word[1:2].isupper()) or opening[:1] in _GOES_ON:
        return False
    if mark == ".":
        stop = found.start()
        whole_word = _is_long(text[max(begin, stop - TAIL) : stop], habits)
        return whole_word or _stop_ends(text, begin, found, habits)
    return not (close and mark[0] in "!?" and _is_reported(text, found.end(), habits))


def _is_long(tail: str, habits: Habits) -> bool:
    """Tell a word by its last letters from all abbreviations: most words are told so."""
    return len(tail) == TAIL and tail.isalpha() and tail.islower() and tail not in habits.tails


def _stop_ends(text: str, begin: int, found: re.Match[str], habits: Habits) -> bool:
    """Return whether a single full stop ends the sentence, rather than an abbreviation."""
    stop = found.start()
    last = _LAST_WORD.search(text, max(begin, stop - _LONGEST_ABBREVIATION), stop)
    before, word = "".join(last[0].split()) if last else "", found["word"]
    first = begin == stop - len(before)
    if before in habits.titles or (first and before.lower() in habits.titles):
        return False
    letter = len(word) == 1 and text.startswith(".", found.end("word"))
    if letter and len(before) == 1 and before.isalpha():
        return False  # an abbreviation written apart ("z. B.") or initials
    if before in habits.numbered:
        return not word[:1].isdigit()
    if before in habits.hours:
        return word not in habits.calendar
    opens = word in habits.openers and not letter
    if before in habits.short or _is_initials(before):
        return opens or found["opening"][:1] in _QUOTES
    return _is_no_number(before, habits, listed=first, opens=opens)


def _is_no_number(before: str, habits: Habits, *, listed: bool, opens: bool) -> bool:
    """Return whether what ends here is no entry's number ("1.") and no ordinal ("8. Mai")."""
    if habits.ordinal_dot and _ORDINAL.fullmatch(before):
        return opens and not listed
    return not (listed and before.isdigit() and len(before) <= _LIST_DIGITS)


def _is_initials(word: str) -> bool:
    return (len(word) == 1 and word.isupper() and word != "I") or (
        "." in word and bool(_DOTTED.fullmatch(word))
    )


def _is_reported(text: str, end: int, habits: Habits) -> bool:
    """Return whether what was asked or cried is followed by who uttered it ("…?" Xi asked)."""
    following = text[end : end + 60].split()[1:4]
    return any(word.rstrip(".,:") in habits.speech for word in following)
