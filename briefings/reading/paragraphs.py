"""Paragraphs of a text, where they stand: which line breaks part them and which only wrap them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefings.model import Span

BULLET = re.compile(r"(?:[-*+•‣◦▪●–—>]|\d{1,2}[.)])\s+(?=\S)")
"""What opens an item of a list."""

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]*_]*$")
_NARROW, _WIDE = 45, 120
"""Code points a line, between which people and mail programs wrap."""

_MOST = 0.6
"""Share of line breaks that must be forced by the width for the text to count as wrapped."""


class Paragraph(NamedTuple):
    """A paragraph, without the white space around it, and which run of lines it stands in."""

    start: int
    end: int
    text: str
    block: int


def paragraphs(body: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of `body`, in order.

    Blank lines part them. A single line break parts them too, unless it only wraps a line: then
    the next word would not have fitted, or the sentence goes on in lower case.
    """
    blocks = _blocks(body)
    width = _width(body, blocks)
    for number, lines in enumerate(blocks):
        start = lines[0].start
        for line, following in pairwise(lines):
            if not _wraps(body[slice(*line)], body[slice(*following)], width):
                yield Paragraph(start, line.end, body[start : line.end], number)
                start = following.start
        yield Paragraph(start, lines[-1].end, body[start : lines[-1].end], number)


def ends_sentence(text: str) -> bool:
    """Say whether `text` ends as a sentence does."""
    return bool(_SENTENCE_END.search(text))


def _blocks(body: str) -> list[list[Span]]:
    """Return runs of lines between blank lines, each line without the white space around it."""
    blocks: list[list[Span]] = [[]]
    start = 0
    for line in body.split("\n"):
        if bare := line.strip():
            begin = start + line.index(bare)
            blocks[-1].append(Span(begin, begin + len(bare)))
        elif blocks[-1]:
            blocks.append([])
        start += len(line) + 1
    return [lines for lines in blocks if lines]


def _width(body: str, blocks: Sequence[Sequence[Span]]) -> int | None:
    """Return the width that the text is wrapped at, None where it is not."""
    breaks = [pair for lines in blocks for pair in pairwise(lines)]
    if not breaks:
        return None
    lengths = sorted(line.end - line.start for line, _ in breaks)
    width = lengths[len(lengths) * 9 // 10]
    if not _NARROW <= width <= _WIDE:
        return None
    forced = sum(_fills(body[slice(*a)], body[slice(*b)], width) for a, b in breaks)
    return width if forced >= _MOST * len(breaks) else None


def _fills(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def _wraps(line: str, following: str, width: int | None) -> bool:
    """Say whether the break between two lines stands inside a paragraph."""
    if BULLET.match(following):
        return False
    if following[0].islower() and not ends_sentence(line):
        return True
    return width is not None and _fills(line, following, width)
