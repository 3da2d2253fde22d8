"""Texts with several articles, each below a head of its own: rules or blank lines part them."""

import re
from collections.abc import Iterator, Sequence

from briefings.reading.containers.heads import Head, each_line, metadata_of, read_head
from briefings.reading.containers.lines import (
    ADDRESS,
    LABELLED,
    RULE,
    is_prose,
    read_day,
    stripped_end,
)
from briefings.reading.containers.part import Part

_RULES = re.compile(rf"^{RULE.pattern}$|\f", re.MULTILINE)
_PLACED = re.compile(r"^(?=[^\n]*\d|[^\n]*https?://)[^\n]{6,200}$", re.MULTILINE)
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)|[年년]")
_BLANK = re.compile(r"\n[ \t]*\n\s*")

_LONGEST_TITLE = 500
_ABOVE = 6
"""Lines between the beginning of a head and its date, at most."""


def split_at_rules(text: str) -> Sequence[Part]:
    """Return the articles of a text, each after the first below a rule and a head of its own.

    A rule without a head below it is part of an article. Empty where there is none with one.
    """
    starts = [0, *(found.end() for found in _RULES.finditer(text) if not _underlines(text, found))]
    if len(starts) == 1:
        return ()
    stops = [*starts[1:], len(text)]
    heads = [read_head(text, start, stop) for start, stop in zip(starts, stops, strict=True)]
    begun = [
        (start, head)
        for start, head in zip(starts, heads, strict=True)
        if head and head.is_complete
    ]
    if not begun or begun == [(0, begun[0][1])]:
        return ()
    return _parts(text, _with_opening(text, begun))


def _with_opening(text: str, begun: list[tuple[int, Head]]) -> list[tuple[int, Head]]:
    """Let what stands above the first head be an article, too, if it is prose."""
    opening = begun[0][0]
    prose = next((at for at, line in each_line(text, 0, opening) if is_prose(line)), None)
    return begun if prose is None else [(0, read_head(text, 0, opening) or Head()), *begun]


def _underlines(text: str, rule: re.Match[str]) -> bool:
    """Say whether a rule is the line below a title, as in Markdown or below a heading."""
    start = text.rfind("\n", 0, max(0, rule.start() - 1)) + 1
    title = text[start : rule.start()].strip()
    if not title or len(title) > _LONGEST_TITLE:
        return False
    before = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : start].strip()
    alone = not before or bool(RULE.fullmatch(before))
    return alone and not RULE.fullmatch(title) and not is_prose(title)


def split_at_heads(text: str) -> Sequence[Part]:
    """Return the articles of a text, each below a head that is laid out as the first one.

    Empty where there are no two. Without a rule above it, only a head that is laid out as the
    first one begins an article: a chapter may have a date, too.
    """
    first = read_head(text, 0, len(text))
    if not first or not first.is_complete or not first.has_place:
        return ()
    begun, kinds = [(0, first)], sorted(first.kinds)
    for start in _starts(text, first.end):
        if start < begun[-1][1].end:
            continue
        head = read_head(text, start, len(text))
        if head and head.is_complete and head.has_place and sorted(head.kinds) == kinds:
            begun.append((start, head))
    return _parts(text, begun) if len(begun) > 1 else ()


def _starts(text: str, after: int) -> Iterator[int]:
    """Yield where a head may begin: below a blank line, a few lines above a date or address."""
    blanks = [found.end() for found in _BLANK.finditer(text, after)]
    near = 0
    for found in _PLACED.finditer(text, after):
        if not _is_placed(found[0]):
            continue
        while near < len(blanks) and blanks[near] <= found.start():
            if text.count("\n", blanks[near], found.start()) <= _ABOVE:
                yield blanks[near]
            near += 1


def _is_placed(line: str) -> bool:
    """Say whether a line is a date or an address, labelled or not."""
    if labelled := LABELLED.match(line):
        return labelled["date"] is not None or labelled["url"] is not None
    if ADDRESS.fullmatch(line):
        return True
    return bool(_YEAR.search(line)) and read_day(line) is not None


def _parts(text: str, begun: Sequence[tuple[int, Head]]) -> Sequence[Part]:
    """Return the parts that begin at `begun`, each without the rule that ends it."""
    stops = [*(start for start, _ in begun[1:]), len(text)]
    heads = [head for _, head in begun]
    parts: list[Part] = []
    for (start, head), stop, metadata in zip(begun, stops, metadata_of(heads), strict=True):
        end = _without_rules(text, start, stop)
        whole = text[start:end]
        body = whole.lstrip()
        begin = max(0, head.end - start - len(whole) + len(body))
        identity = head.fields.get("identity")
        parts.append(Part(text=body, metadata=metadata, identity=identity, begin=begin))
    return parts


def _without_rules(text: str, start: int, stop: int) -> int:
    """Return where a part ends, the rules and the white space behind it left out."""
    end = stripped_end(text, start, stop)
    while end > start:
        line = text.rfind("\n", start, end) + 1
        if line <= start or not RULE.fullmatch(text[line:end]):
            return end
        end = stripped_end(text, start, line)
    return end
