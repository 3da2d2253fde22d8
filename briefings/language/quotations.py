"""Where a text quotes somebody: from an opening mark to the one that closes it."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from briefings.language.abbreviations import habits_of
from briefings.language.languages import code_of
from briefings.spans import Span

MARKS: Final = re.compile(r"[\"“”„«»]")
_OPENING: Final = frozenset("“„«")
_CLOSING: Final = frozenset("”»")
_BEFORE: Final = frozenset("([{—–-…‘'")
_AFTER: Final = frozenset(".,;:!?)]}—–-…’'")


def quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Span]:
    """Return where the quotations of `text` stand, their marks included, in order.

    A mark opens or closes by what stands beside it, else by its shape, else in turn. A quotation
    that its paragraph doesn't close goes on to the paragraph's end; in the next one it goes on
    where that opens it anew, as newspapers do, or closes it first. Marks within a quotation that
    open another one are passed over, and so are single ones, which may be apostrophes.

    Args:
        text: an article's body.
        paragraphs: where its paragraphs stand, in order.
    """
    found: list[Span] = []
    unclosed = False
    for start, end in paragraphs:
        opened = None
        for at, opens in _sides(text, start, end, carried=unclosed):
            if opens and opened is None:
                opened = at
            elif not opens:
                begin = start if unclosed and opened is None else opened
                opened = None
                if begin is not None:
                    found.append(Span(begin, at + 1))
            unclosed = False
        unclosed = opened is not None
        if opened is not None:
            found.append(Span(opened, end))
    return found


def reports_speech(sentence: str, language: str | None = None) -> bool:
    """Return whether `sentence` tells in its own words that somebody speaks.

    It does when it quotes only in part, announces what follows (":"), or has a verb of saying.
    """
    if sentence.endswith(":") or MARKS.search(sentence):
        return True
    return not habits_of(code_of(language)).speech.isdisjoint(sentence.split())


def _sides(text: str, start: int, end: int, *, carried: bool) -> Iterator[tuple[int, bool]]:
    """Yield each mark of a paragraph and whether it opens a quotation."""
    inside = carried
    for found in MARKS.finditer(text, start, end):
        at, shape = found.start(), found[0]
        free_before = at == start or text[at - 1].isspace() or text[at - 1] in _BEFORE
        free_after = at + 1 == end or text[at + 1].isspace() or text[at + 1] in _AFTER
        if free_before != free_after:
            inside = free_before
        elif shape in _OPENING or shape in _CLOSING:
            inside = shape in _OPENING
        else:
            inside = not inside
        yield at, inside
