"""Lines of printed pages, put together again as the paragraphs that they were broken from."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from briefings.reading.documents.block import Block
from briefings.reading.paragraphs import BULLET, ends_sentence

_EDGE: Final = 3
"""Lines at the top and the bottom of a page among which its header and footer are."""
_REPEATED: Final = 0.25
"""The share of pages on which a line stands that is a header: left and right ones may differ."""
_NUMBER: Final = re.compile(
    r"(?:page|seite|p\.|str\.|стр\.)?\s*[-–—|]?\s*(?:\d{1,4}|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3}))\s*"
    r"(?:(?:of|/|von|de|из)\s*\d{1,4})?\s*[-–—|]?",
    re.IGNORECASE,
)
_LEADERS: Final = re.compile(r"(?:[.…] ?){6}")
"""What leads to the number of a page in a table of contents."""
_DIGITS: Final = re.compile(r"\d+")
_WIDE_GAP, _INDENT, _FULL_LINE = 1.35, 0.8, 0.7
_LARGE, _SMALL = 1.15, 0.9
"""Sizes of headings and of footnotes, in those of the text."""
_SAME_SIZE: Final = 0.08
_LONGEST_HEADING: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+")
_BROKEN: Final = re.compile(r"([^\W\d_]+)[-‐]$")
_BEGUN: Final = re.compile(r"[^\W\d_]+")
_UNSPACED: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")


class Line(NamedTuple):
    """A line of a page.

    Attributes:
        page: the number of its page.
        x: where it begins, in points from the left.
        y: where it stands, in points from the bottom.
        size: of its letters.
        text: what it says.
    """

    page: int
    x: float
    y: float
    size: float
    text: str


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Return the paragraphs of a document, without headers, footers and numbers of pages.

    A word that was broken at the end of a line is put together where the document shows how it is
    written; footnotes come last, and are not quotable.
    """
    kept = list(_without_furniture(lines))
    if not kept:
        return []
    size = _usual_size(kept)
    notes = set(_footnotes(kept, size))
    written = Counter(word.lower() for line in kept for word in _WORD.findall(line.text))
    text = [line for line in kept if line not in notes]
    found = [_block(each, size, written) for each in _grouped(text)]
    below = _grouped([line for line in kept if line in notes])
    return [*found, *(Block(_text(each, written), "notice") for each in below)]


def title_line(lines: Sequence[Line]) -> str | None:
    """Return what stands largest at the top of the first page, if it is larger than the text."""
    first = [line for line in lines if line.page == lines[0].page][: 2 * _EDGE] if lines else []
    if not first:
        return None
    largest = max(line.size for line in first)
    if largest < _LARGE * _usual_size(lines):
        return None
    title = " ".join(line.text for line in first if line.size >= largest * (1 - _SAME_SIZE))
    return " ".join(title.split()) or None


def _usual_size(lines: Iterable[Line]) -> float:
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    return max(letters, key=lambda size: (letters[size], size))


def _without_furniture(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that are no header, no footer and no number of a page."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges = {number: _edges(page) for number, page in pages.items()}
    seen = Counter(form for forms in edges.values() for form in set(forms.values()))
    least = max(2, _REPEATED * len(pages))
    outermost = {max(page, key=lambda line: line.y) for page in pages.values()}
    outermost |= {min(page, key=lambda line: line.y) for page in pages.values()}
    for line in lines:
        form = edges[line.page].get(line)
        is_number = line in outermost and _NUMBER.fullmatch(line.text.strip())
        if not is_number and (form is None or seen[form] < least):
            yield line


def _edges(page: Sequence[Line]) -> dict[Line, tuple[str, int]]:
    """Return the lines at the top and the bottom of a page: how each is on others, and where."""
    ordered = sorted(page, key=lambda line: -line.y)
    return {
        line: (_DIGITS.sub("#", " ".join(line.text.casefold().split())), round(line.y))
        for line in (*ordered[:_EDGE], *ordered[_EDGE:][-_EDGE:])
    }


def _footnotes(lines: Sequence[Line], size: float) -> Iterator[Line]:
    """Yield the lines in small letters below the text of their page."""
    lowest: dict[int, float] = {}
    for line in lines:
        if line.size >= _SMALL * size:
            lowest[line.page] = min(line.y, lowest.get(line.page, line.y))
    for line in lines:
        if line.size < _SMALL * size and line.y < lowest.get(line.page, 0.0):
            yield line


def _grouped(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each paragraph."""
    groups: list[list[Line]] = []
    if not lines:
        return groups
    leading, length = _leading(lines), median(len(line.text) for line in lines)
    for line in lines:
        if groups and not _begins(groups[-1], line, leading, length):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _leading(lines: Sequence[Line]) -> float:
    """Return how far a line is from the next within a paragraph, in sizes of its letters."""
    pairs = pairwise(lines)
    gaps = Counter(
        round((above.y - below.y) / above.size, 1)
        for above, below in pairs
        if above.page == below.page and above.y > below.y and _is_alike(above, below)
    )
    return max(gaps, key=lambda gap: (gaps[gap], -gap), default=1.2)


def _is_alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _SAME_SIZE * one.size


def _begins(group: Sequence[Line], line: Line, leading: float, length: float) -> bool:
    """Say whether a line begins a paragraph, after those of the one before."""
    last = group[-1]
    if not _is_alike(last, line) or BULLET.match(line.text):
        return True
    is_full = len(last.text) >= _FULL_LINE * length
    if line.page != last.page or line.y >= last.y:  # on the next page, or in the next column
        return ends_sentence(last.text) or not is_full
    if last.y - line.y > _WIDE_GAP * leading * last.size:
        return True
    if ends_sentence(last.text) and not is_full:
        return True
    left = min(each.x for each in group)
    is_indented = line.x - left > _INDENT * line.size
    return is_indented and len(group) > 1 and ends_sentence(last.text)


def _block(lines: Sequence[Line], size: float, written: Counter[str]) -> Block:
    text = _text(lines, written)
    if _LEADERS.search(text):
        return Block(text, "navigation")
    is_heading = lines[0].size > _LARGE * size and len(lines) <= _LONGEST_HEADING
    return Block(text, "heading" if is_heading else None)


def _text(lines: Sequence[Line], written: Counter[str]) -> str:
    text = ""
    for line in lines:
        text = _joined(text, line.text.strip(), written) if text else line.text.strip()
    return text.replace("\u00ad", "")


def _joined(text: str, line: str, written: Counter[str]) -> str:
    """Return a text and the line that follows it."""
    if text.endswith("\u00ad"):
        return text[:-1] + line
    broken, begun = _BROKEN.search(text), _BEGUN.match(line)
    if broken and begun:
        return text[: None if _keeps_hyphen(broken[1], begun[0], written) else -1] + line
    is_unspaced = _UNSPACED.match(text[-1:]) and _UNSPACED.match(line)
    return text + ("" if is_unspaced else " ") + line


def _keeps_hyphen(before: str, after: str, written: Counter[str]) -> bool:
    """Say whether a hyphen at the end of a line is one of the word: “long-term”, not “eco-nomy”.

    As the document writes the word elsewhere, or, where it doesn't, its parts.
    """
    if after[:1].isupper():
        return True
    if written[(before + after).lower()]:
        return False
    return written[before.lower()] > 1 and written[after.lower()] > 1
