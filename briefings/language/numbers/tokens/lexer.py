"""Tokens of a sentence, as the grammar of figures reads them: numbers, words and signs."""

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, TypeAlias
from unicodedata import numeric

TokenKind: TypeAlias = Literal["number", "clock", "code", "word", "mark", "date"]

_HALVES: Final = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_TOKEN: Final = re.compile(
    rf"""
      (?P<link>https?://\S+|www\.\S+|[^\s@]{{1,64}}@[^\s@]{{1,255}}\.\w+)
    | (?P<clock>\d{{1,2}}:[0-5]\d(?::[0-5]\d)?(?![\d:]))
    | (?P<dotted>\d{{1,3}}(?:\.\d{{3}}){{1,9}},\d{{1,2}}(?!\d)
        |\d{{1,3}}(?:\.\d{{3}}){{2,}}(?![\d.]))
    | (?P<code>\d+(?:\.\d+){{2,}})
    | (?P<comma>(?:\d{{1,3}}(?:,\d{{3}}){{1,9}}|\d{{1,2}}(?:,\d\d){{1,9}},\d{{3}})
        (?:\.\d+)?(?!,?\d))
    | (?P<spaced>(?<![\w.,])[1-9]\d{{0,2}}(?P<gap>[ \u00a0\u202f'’])\d{{3}}
        (?:(?P=gap)\d{{3}}){{0,9}}(?:[.,]\d{{1,2}})?(?![\d/]|[ .,:]\d))
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
    "link": "date",
}
_DENOMINATORS: Final = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 20, 32, 40, 50, 64, 100})
"""Those of fractions in digits; "9/11" and "24/7" are names."""
DASHES: Final = frozenset("-–—−‑")


_LONGEST_NUMBER: Final = 40
"""Characters of a number; longer runs of digits are identifiers, which Python needn't convert."""


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


_NONE: Final = Token(-1, -2, "", "", "mark", 0.0)
_PADDING: Final = (_NONE,) * 16
"""What stands before the first token and after the last, so that no question leads nowhere."""


class Tokens(list[Token]):
    """The tokens of a text, with questions about what stands beside what.

    Attributes:
        text: the whole text.
        size: how many they are; those after the last, and before the first, are empty.
    """

    def __init__(
        self, text: str, dates: Sequence[tuple[int, int]] = (), span: tuple[int, int] | None = None
    ) -> None:
        """Divide `text`, or a `span` of it; what stands in `dates` is of no other kind."""
        self.text = text
        begin, end = span or (0, len(text))
        super().__init__([_token(found) for found in _TOKEN.finditer(text, begin, end)])
        self.size = len(self)
        if dates:
            self[:] = [_masked(token, dates) for token in self]
        self.extend(_PADDING)

    def low(self, place: int) -> str:
        """Return a token in small letters, "" where there is none."""
        return self[place].low

    def glued(self, place: int) -> bool:
        """Tell whether a token follows the one before it without a space."""
        return self[place].start == self[place - 1].end

    def dashed(self, place: int) -> bool:
        """Tell whether a token is a dash that joins the two beside it, as in "three-day"."""
        return self[place].text in DASHES and self.glued(place) and self.glued(place + 1)

    def after_dash(self, place: int) -> int:
        """Return the place itself, or the next one where a joining dash stands there."""
        return place + 1 if self.dashed(place) else place


def _masked(token: Token, dates: Sequence[tuple[int, int]]) -> Token:
    for start, end in dates:
        if start <= token.start < end:
            return token._replace(low="", kind="date", value=0.0)
    return token


def _token(found: re.Match[str]) -> Token:
    group, text = found.lastgroup, found.group()
    start, end = found.span()
    if group == "word":
        return Token(start, end, text, _LOW[text], "word", 0.0)
    if group == "mark":
        return Token(start, end, text, text, "mark", 0.0)
    kind = _KINDS.get(group or "")
    if kind:
        return Token(start, end, text, text, kind, 0.0)
    value = _value("spaced" if group == "gap" else group or "", text)
    kind = "code" if value is None else "number"
    return Token(start, end, text, text, kind, value or 0.0)


class _Low(dict[str, str]):
    """Words in small letters, an abbreviation without its full stops."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = low = word.casefold().replace("’", "'").replace(".", "")
        return low


_MOST_WORDS: Final = 50_000
"""Words remembered, some 5 MB at most."""
_LOW: Final = _Low()


def _value(group: str, text: str) -> float | None:
    """Return what digits stand for; None where they are no number."""
    if len(text) > _LONGEST_NUMBER:
        return None
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
