"""Tokens of a sentence, as the grammar of figures reads them: numbers, words and signs."""

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, TypeAlias
from unicodedata import numeric

TokenKind: TypeAlias = Literal["number", "clock", "code", "word", "mark", "date"]

_HALVES: Final = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_TOKEN: Final = re.compile(
    rf"""
      (?P<link>https?://\S+|www\.\S+|\S+@\S+\.\w+)
    | (?P<clock>\d{{1,2}}:[0-5]\d(?::[0-5]\d)?(?![\d:]))
    | (?P<dotted>\d{{1,3}}(?:\.\d{{3}})+,\d{{1,2}}(?!\d)|\d{{1,3}}(?:\.\d{{3}}){{2,}}(?![\d.]))
    | (?P<code>\d+(?:\.\d+){{2,}})
    | (?P<comma>(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,2}}(?:,\d\d)+,\d{{3}})(?:\.\d+)?(?!,?\d))
    | (?P<spaced>(?<![\w.,])[1-9]\d{{0,2}}(?P<gap>[ \u00a0\u202f'’])\d{{3}}(?:(?P=gap)\d{{3}})*
        (?:[.,]\d{{1,2}})?(?![\d/]|[ .,:]\d))
    | (?P<decimal>\d+,\d{{1,2}}(?!,?\d))
    | (?P<fraction>(?:\d+[ -])?\d+/\d+(?![\d/])|(?:\d+[ -]?)?[{_HALVES}])
    | (?P<plain>\d+\.\d+|(?<![\w.])\.\d+|\d+)
    | (?P<word>(?:[^\W\d_]\.)+[^\W\d_](?![^\W\d_])\.?|[^\W\d_]+(?:['’][^\W\d_]+)*)
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_KINDS: Final[dict[str, TokenKind]] = {
    "clock": "clock",
    "code": "code",
    "word": "word",
    "mark": "mark",
    "link": "date",
}
_DENOMINATORS: Final = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 20, 32, 40, 50, 64, 100})
"""Those of fractions in digits; "9/11" and "24/7" are names."""
DASHES: Final = frozenset("-–—−‑")


class Token(NamedTuple):
    """A token: where it begins and ends, its text in small letters, its kind.

    Attributes:
        start: where it begins.
        end: where it ends.
        text: as it is written.
        low: in small letters, a word without the full stops of an abbreviation.
        kind: what it is; "code" is digits that are no number, such as 1.2.3.
        value: what a number stands for; 0 of other tokens.
    """

    start: int
    end: int
    text: str
    low: str
    kind: TokenKind
    value: float


_NONE: Final = Token(-1, -1, "", "", "mark", 0.0)


class Tokens:
    """The tokens of a text, with questions about what stands beside what."""

    def __init__(self, text: str, dates: Sequence[tuple[int, int]] = ()) -> None:
        """Divide `text`; what stands in `dates` is of no other kind than that."""
        self.text = text
        self._tokens: Sequence[Token] = [
            _token(found)
            if not any(start <= found.start() < end for start, end in dates)
            else Token(found.start(), found.end(), found.group(), "", "date", 0.0)
            for found in _TOKEN.finditer(text)
        ]

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, place: int) -> Token:
        """Return a token; an empty one where there is none."""
        return self._tokens[place] if 0 <= place < len(self._tokens) else _NONE

    def low(self, place: int) -> str:
        """Return a token in small letters, "" where there is none."""
        return self[place].low

    def glued(self, place: int) -> bool:
        """Tell whether a token follows the one before it without a space."""
        return 0 < place < len(self) and self[place].start == self[place - 1].end

    def dashed(self, place: int) -> bool:
        """Tell whether a token is a dash that joins the two beside it, as in "three-day"."""
        return self[place].text in DASHES and self.glued(place) and self.glued(place + 1)

    def after_dash(self, place: int) -> int:
        """Return the place itself, or the next one where a joining dash stands there."""
        return place + 1 if self.dashed(place) else place


def _token(found: re.Match[str]) -> Token:
    group, text = found.lastgroup or "mark", found.group()
    if group == "gap":
        group = "spaced"
    start, end = found.span()
    if group == "word":
        low = text.casefold().replace("’", "'")
        return Token(start, end, text, low.replace(".", ""), "word", 0.0)
    if group in _KINDS:
        return Token(start, end, text, text, _KINDS[group], 0.0)
    value = _value(group, text)
    kind: TokenKind = "code" if value is None else "number"
    return Token(start, end, text, text, kind, value or 0.0)


def _value(group: str, text: str) -> float | None:
    """Return what digits stand for; None where they are no number."""
    if group == "fraction":
        return _fraction(text)
    if group == "decimal":
        return float(text.replace(",", "."))
    if group == "dotted":
        return float(text.replace(".", "").replace(",", "."))
    if group == "spaced":
        whole = re.sub(r"[  \u202f'’]", "", text)
        return float(whole.replace(",", "."))
    return float(text.replace(",", ""))


def _fraction(text: str) -> float | None:
    *whole, part = re.findall(rf"\d+/\d+|[{_HALVES}]|\d+", text)
    above, _, below = part.partition("/")
    if not below:
        return float(whole[0] if whole else 0) + numeric(above)
    if int(below) not in _DENOMINATORS or int(above) >= int(below):
        return None
    return float(whole[0] if whole else 0) + int(above) / int(below)
