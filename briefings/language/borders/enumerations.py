"""Items of a list that run on in one paragraph: "1. Talks 2. Votes", "(a) talks (b) votes"."""

import re
from collections.abc import Iterator
from typing import Final

MARKER: Final = re.compile(
    r"[•‣⁃*-]?[ \u00a0]?\(?(?P<sign>\d{1,2}|[a-z]|[ivx]{1,4})(?:\.\)|[.)])(?=\s)"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def items(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the second item of the list `text[start:end]` begins, the third, and so on.

    It is one only if it begins with a marker, and others that look alike follow in order.
    """
    found = MARKER.match(text, start, end)
    while found:
        following = _following(found["sign"])
        if not following:
            return
        marker = re.escape(found[0]).replace(re.escape(found["sign"]), following)
        found = re.compile(rf"(?<=\s){marker}(?=\s)").search(text, found.end(), end)
        if found:
            yield found.start()
            found = MARKER.match(text, found.start(), end)


def _following(sign: str) -> str | None:
    """Return what follows a number or a letter in a list; None where nothing does."""
    if sign.isdigit():
        return str(int(sign) + 1)
    if sign in _ROMAN[:-1] and (len(sign) > 1 or sign == "i"):
        return _ROMAN[_ROMAN.index(sign) + 1]
    return chr(ord(sign) + 1) if len(sign) == 1 and sign < "z" else None
