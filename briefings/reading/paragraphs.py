"""Paragraphs as readers of formats need them: their text, and which run of lines they stand in."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefings.language.sentences import paragraph_spans

BULLET = re.compile(r"(?:[-*+•‣◦▪●–—>]|\d{1,2}[.)])\s+(?=\S)")
"""What opens an item of a list."""

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]*_]*$")
_LONGEST_END = 20
_BLANK_LINE = re.compile(r"\n\s*\n")


class Paragraph(NamedTuple):
    """A paragraph, without the white space around it, and which run of lines it stands in."""

    start: int
    end: int
    text: str
    block: int


def paragraphs(body: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of `body`, in order; between two blocks there is a blank line."""
    block = end = 0
    for span in paragraph_spans(body):
        block += bool(_BLANK_LINE.search(body, end, span.start))
        end = span.end
        yield Paragraph(span.start, span.end, body[span.start : span.end], block)


def ends_sentence(text: str) -> bool:
    """Say whether `text` ends as a sentence does."""
    return bool(_SENTENCE_END.search(text, max(0, len(text) - _LONGEST_END)))
