"""Who is said to speak in an English sentence: the names beside "said"."""

import re
from collections.abc import Iterable
from typing import Final

_WHO: Final = r"(?:[A-Z][\w-]{1,60} ){0,9}[A-Z][\w-]{1,60}"
_SAYER: Final = re.compile(
    rf"({_WHO}),? (?:[a-z]{{2,12}}ly )?(?:said|says|told|tells|added|wrote|tweeted)\b"
    rf"|\b(?:wrote|said|says|added) (?:[a-z]+ ){{0,3}}({_WHO})"
)
_PART_OF_A_NAME: Final = re.compile(r"\b(?:of|and|for|from|with|to|in|at|on|by) (?:the )?\Z")
"""What leads up to a name that is only part of what speaks: "the head of the Ada Fund said"."""
_LOOKED_BACK: Final = 10


def find_sayers(text: str, quotations: Iterable[tuple[int, int]]) -> list[tuple[int, str]]:
    """Return the names beside a verb of saying that stands in no quotation, and where they stand.

    Args:
        text: a sentence.
        quotations: where it quotes.
    """
    spans = tuple(quotations)
    return [
        (said.start(group), said.group(group))
        for said in _SAYER.finditer(text)
        if not any(begin <= said.start() < end for begin, end in spans)
        for group in (1, 2)
        if said.group(group)
    ]


def sole_sayer(text: str, sayers: list[tuple[int, str]]) -> str:
    """Return the one who speaks, as written; "" where there are several, or it may be an office."""
    if len(sayers) != 1:
        return ""
    at, name = sayers[0]
    return "" if _PART_OF_A_NAME.search(text, max(0, at - _LOOKED_BACK), at) else name
