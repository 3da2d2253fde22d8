"""Where sentences and paragraphs begin and end: spans of a text, never copies."""

import re
from collections.abc import Iterator, Sequence

from briefings.language.abbreviations import Habits, habits_of
from briefings.model import Span

_BLANK_LINE = re.compile(r"\n\s*\n|[\f\u2029]")
_LIST_SIGN = re.compile(r"\s*(?:[-*•‣▪◦]|\d{1,2}[.)])\s")
_NARROWEST, _WIDEST = 40, 100
"""Columns at which plain text is hard-wrapped; a longer line is a paragraph of its own."""

_ENDING = re.compile(
    r"""
    (?P<mark>[.!?…‼⁇⁈⁉؟۔।॥。！？｡]+)
    (?P<close>["'”’“‘«»‹›)\]}」』）》〉]*(?:\[\d{1,3}\])*)
    (?:
        (?P<gap>\s+)(?=(?P<opening>[^\w\s]*)\s*(?P<word>\w*))
        | (?<=[。！？｡」』）》〉])
    )
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"\w[\w.]*\Z")
_DOTTED = re.compile(r"(?:\w\.)+\w|Ph\.D")
_LOOK_BACK = 16
_QUOTES = frozenset("\"'”’“‘«»‹›„")


def paragraph_spans(text: str) -> list[Span]:
    """Return where the paragraphs of `text` stand, without the white space around them.

    A blank line ends a paragraph. A single line break does too, unless the lines between two blank
    lines are hard-wrapped: none is longer than 100 columns, one of them goes on in lower case or
    after a comma, and the next line's first word would not have fitted. A list sign always
    begins a paragraph.
    """
    return [Span(*stretch) for stretch in _paragraphs(text)]


def sentence_spans(
    text: str, language: str | None = None, blocked: Sequence[tuple[int, int] | tuple] = ()
) -> list[Span]:
    """Return where the sentences of `text` stand, in order, without the white space around them.

    Together they cover every character that is not white space or blocked, each once.

    Args:
        text: what to divide.
        language: ISO 639-1 code; decides on abbreviations. None stands for English.
        blocked: stretches (start, end, …) that no sentence may touch.
    """
    habits = habits_of(language)
    spans = []
    for start, end in _open_stretches(_paragraphs(text), blocked):
        begin = start
        for found in _ENDING.finditer(text, start, end):
            if _is_border(text, begin, found, habits):
                spans.append(_trimmed(text, begin, found.end("close")))
                begin = found.end()
        spans.append(_trimmed(text, begin, end))
    return [span for span in spans if span.start < span.end]


def stands_alone(sentence: str, language: str | None = None) -> bool:
    """Return whether a reader understands `sentence` without the one before it."""
    return not _POINTS_BACK.match(sentence) if (language or "en")[:2] == "en" else True


_POINTS_BACK = re.compile(
    r"\W*(?:he|she|it|they|this|that|these|those|such|but|however|and|also|meanwhile|his|her|its"
    r"|their)\b",
    re.IGNORECASE,
)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs, trimmed, none of them empty."""
    start = 0
    for end, following in [*(b.span() for b in _BLANK_LINE.finditer(text)), (len(text),) * 2]:
        for stretch in _lines(text, start, end):
            span = _trimmed(text, *stretch)
            if span.start < span.end:
                yield span
        start = following


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Divide a block without blank lines at those of its line breaks that end a paragraph."""
    lines = text[start:end].split("\n")
    width = _wrapped_at(lines) if len(lines) > 1 else None
    begin = at = start
    for line, following in zip(lines, lines[1:], strict=False):
        at += len(line) + 1
        if width is None or not _runs_on(line, following, width):
            yield begin, at
            begin = at
    yield begin, end


def _wrapped_at(lines: Sequence[str]) -> int | None:
    """Return the column at which `lines` are hard-wrapped, or None where they are not."""
    width = max(len(line.rstrip()) for line in lines)
    runs_on = any(line.lstrip()[:1].islower() for line in lines[1:])
    comma = any(line.rstrip().endswith(",") for line in lines[:-1])
    return width if _NARROWEST <= width <= _WIDEST and (runs_on or comma) else None


def _runs_on(line: str, following: str, width: int) -> bool:
    """Return whether a line break was made only because the line was full."""
    words = following.split(None, 1)
    if not words or _LIST_SIGN.match(following):
        return False
    return words[0][0].islower() or len(line.rstrip()) + 1 + len(words[0]) > width


def _open_stretches(
    paragraphs: Iterator[tuple[int, int]], blocked: Sequence[tuple[int, ...]]
) -> Iterator[tuple[int, int]]:
    """Yield what is left of the paragraphs outside the blocked stretches."""
    closed = sorted((stretch[0], stretch[1]) for stretch in blocked if stretch[0] < stretch[1])
    for start, end in paragraphs:
        begin = start
        for shut, reopened in closed:
            if shut < end and begin < reopened:
                yield begin, max(begin, shut)
                begin = min(end, reopened)
        yield begin, end


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return the stretch without the white space at its ends."""
    stretch = text[start:end]
    begin = start + len(stretch) - len(stretch.lstrip())
    return Span(begin, begin + len(stretch.strip()))


def _is_border(text: str, begin: int, found: re.Match[str], habits: Habits) -> bool:
    """Return whether a sentence that began at `begin` ends where `found` was found."""
    gap, word = found["gap"], found["word"]
    if gap is None:
        return True
    opening = found["opening"]
    if (word[:1].islower() and not word[1:2].isupper()) or opening[:1] in {*",;:.!?…"}:
        return False
    if found["mark"] == ".":
        return _full_stop_ends(text, begin, found, habits)
    return not _is_reported(text, found, habits)


def _full_stop_ends(text: str, begin: int, found: re.Match[str], habits: Habits) -> bool:
    stop = found.start()
    last = _LAST_WORD.search(text, max(begin, stop - _LOOK_BACK), stop)
    if last is None:
        return True
    before, word = last[0], found["word"]
    if before in habits.titles:
        return False
    if before in habits.numbered:
        return not word[:1].isdigit()
    if before in habits.hours:
        return word not in habits.calendar
    if before in habits.short or _is_initials(before):
        return word in habits.openers or found["opening"][:1] in _QUOTES - {""}
    if before.isdigit() and len(before) <= 2:
        return not (habits.ordinal_dot or text[begin:stop].strip() == before)
    return True


def _is_initials(word: str) -> bool:
    return (len(word) == 1 and word.isupper() and word != "I") or bool(_DOTTED.fullmatch(word))


def _is_reported(text: str, found: re.Match[str], habits: Habits) -> bool:
    """Return whether the question or cry just quoted is followed by who uttered it."""
    if not habits.speech or _QUOTES.isdisjoint(found["close"]):
        return False
    words = text[found.end() : found.end() + 60].split()[1:4]
    return any(word.rstrip(".,:") in habits.speech for word in words)
