"""Where the sentences and the paragraphs of a text stand."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import TypeAlias

from briefings.language.abbreviations import habits_of
from briefings.language.borders.ends import borders
from briefings.language.languages import code_of
from briefings.spans import Span

Blocked: TypeAlias = Sequence[tuple[int, int, *tuple[object, ...]]]
"""Stretches (start, end, …) of a text, such as an article's marks."""

_BLANK_LINE = re.compile(r"\n\s*\n|[\f\u2029]")
_LIST_SIGN = re.compile(r"\s*(?:[-*•‣▪◦]|\d{1,2}[.)])\s")
_NARROWEST, _WIDEST = 40, 100
"""Columns at which plain text is hard-wrapped; a longer line is a paragraph of its own."""

_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")


def paragraph_spans(text: str) -> list[Span]:
    """Return where the paragraphs of `text` stand, without the white space around them.

    A blank line ends a paragraph. A single line break does too, unless the next line goes on in
    lower case with an unfinished sentence, or the lines between two blank lines are hard-wrapped:
    none is longer than 100 columns, one of them goes on in lower case or after a comma, and the
    next line's first word would not have fitted. A list sign always begins a paragraph.
    """
    return [Span(*stretch) for stretch in _paragraphs(text)]


def sentence_spans(text: str, language: str | None = None, blocked: Blocked = ()) -> list[Span]:
    """Return where the sentences of `text` stand, in order, without the white space around them.

    None crosses the border of a paragraph. Together they cover every character that is neither
    white space nor blocked, each once.

    Args:
        text: what to divide.
        language: ISO 639-1 code, for its abbreviations; None stands for English.
        blocked: stretches that no sentence may touch.
    """
    habits = habits_of(code_of(language))
    spans = []
    for start, end in _open_stretches(text, blocked):
        begin = start
        for stop, following in borders(text, start, end, habits):
            spans.append(Span(begin, stop))
            begin = following
        if begin < end:
            spans.append(Span(begin, end))
    return spans


def _open_stretches(text: str, blocked: Blocked) -> Iterator[tuple[int, int]]:
    """Yield what is left of the paragraphs outside the blocked stretches, trimmed."""
    if not blocked:
        yield from _paragraphs(text)
        return
    closed = sorted((shut, opened) for shut, opened, *_ in blocked if shut < opened)
    first = 0
    for begin, end in _paragraphs(text):
        while first < len(closed) and closed[first][1] <= begin:
            first += 1
        opened = begin
        for shut, reopened in islice(closed, first, None):
            if shut >= end:
                break
            yield from _trimmed(text, opened, shut)
            opened = max(opened, reopened)
        yield from _trimmed(text, opened, end)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for border in _BLANK_LINE.finditer(text):
        yield from _lines(text, start, border.start())
        start = border.end()
    yield from _lines(text, start, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Divide a block without blank lines at those of its line breaks that end a paragraph."""
    lines = text[start:end].split("\n")
    width = _wrapped_at(lines) if len(lines) > 1 else None
    begin = at = start
    for line, following in pairwise(lines):
        at += len(line) + 1
        if not _runs_on(line, following, width):
            yield from _trimmed(text, begin, at)
            begin = at
    yield from _trimmed(text, begin, end)


def _wrapped_at(lines: Sequence[str]) -> int | None:
    """Return the column at which `lines` are hard-wrapped, or None where they are not."""
    width = max(len(line.rstrip()) for line in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    goes_on = any(line.lstrip()[:1].islower() for line in lines[1:])
    return width if goes_on or any(line.rstrip().endswith(",") for line in lines[:-1]) else None


def _runs_on(line: str, following: str, width: int | None) -> bool:
    """Return whether a line was broken in the middle of a sentence, or only because it was full."""
    word = following.split(None, 1)[:1]
    if not word or _LIST_SIGN.match(following):
        return False
    if word[0][0].islower():
        return width is not None or not _ENDED.search(line)
    return width is not None and len(line.rstrip()) + 1 + len(word[0]) > width


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretch without the white space at its ends, unless nothing is left."""
    stretch = text[start:end]
    begin = start + len(stretch) - len(stretch.lstrip())
    if begin < end:
        yield begin, begin + len(stretch.strip())
