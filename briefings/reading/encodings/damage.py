"""Letters that were lost or spoilt before a text came here: their sentences are not quotable."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from briefings.language.sentences import sentence_spans
from briefings.spans import Mark

LOST: Final = "\ufffd"
"""What stands for a byte that is no letter."""

_TAIL = (
    r"[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a€™]"
)
_SIGNS = (LOST, "ï", "Ã", "Â", "â", "ð", "Ð", "Ñ", "Ø", "Ù", "Р", "С")
"""Of which all damage has one; the last two are Cyrillic."""


@cache
def _spoilt() -> re.Pattern[str]:
    return re.compile(
        rf"""
        {LOST} | ï¿½                                        # a letter that is lost
        | [ÃÂ]{_TAIL} | â€ | ðŸ                             # UTF-8 read as Windows-1252: "cafÃ©"
        | (?:[ÐÑ]{_TAIL}){{3}} | (?:Ø{_TAIL}|Ù{_TAIL}){{3}}  # … where it was Russian or Arabic
        | (?:[РС][\u0402-\u040f\u0450-\u045f\u00a0-\u00bf\u2018-\u203a€№™Ґґ]){{3}}  # … Cyrillic
        """,
        re.VERBOSE,
    )


NOTE: Final = "some letters in it are damaged (“{}”): sentences with them aren't quoted"


def damage_marks(text: str, language: str | None) -> Iterator[Mark]:
    """Yield the sentences of `text` in which a letter is lost or spoilt.

    Args:
        text: of an article.
        language: ISO 639-1 code, for its abbreviations.
    """
    if not _is_damaged(text):
        return
    for start, end in sentence_spans(text, language):
        if _spoilt().search(text, start, end):
            yield Mark(start, end, "damage")


def damage_notes(text: str) -> tuple[str, ...]:
    """Return what the report of an ingest says of the damage in a text, if there is any."""
    found = _spoilt().search(text) if _is_damaged(text) else None
    if not found:
        return ()
    start = max(0, found.start() - 12)
    return (NOTE.format(" ".join(text[start : start + 30].split())),)


def _is_damaged(text: str) -> bool:
    may_be = not text.isascii() and any(sign in text for sign in _SIGNS)
    return may_be and _spoilt().search(text) is not None
