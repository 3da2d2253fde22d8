"""What stands above an article in a file of several: title, publisher and date, in any layout."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefings.addresses import is_address
from briefings.published import Published
from briefings.reading.containers.lines import (
    ADDRESS,
    BYLINE,
    CLOCK,
    COPYRIGHT,
    COUNT,
    LABELLED,
    PAGE,
    RULE,
    Day,
    is_press,
    is_prose,
    is_surely_press,
    read_day,
    value_of,
)
from briefings.reading.fields import source_titled
from briefings.reading.metadata import Metadata
from briefings.reading.paragraphs import ends_sentence

_MOST_LINES = 14
_WRAPPED_WORDS = 12
_NUMBERING = re.compile(
    r"(?:#{1,6}[ \t]+|[*_]{2}|\(?\d{1,3}[.):/][ \t]+|\[\d{1,3}\][ \t]*"
    r"|(?:article|artikel|artículo|artigo|story|text|item|статья)[ \t]+\d{1,3}[ \t]*[:.–—-][ \t]*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\(?\[?(?:(?:article|artikel|artículo|artigo|story|text|item|document|статья)\s+)?"
    r"#?\d{1,3}\s*(?:(?:of|von|de|sur|/|из|z)\s*\d{1,3})?[.)\]]?",
    re.IGNORECASE,
)


_IN_BRACKETS = re.compile(r"(\S[^\n]{2,200}?)\s*[(\[]([^()\[\]]{6,100})[)\]]")
"""A title with publisher and date behind it, in brackets."""


@dataclass(slots=True)
class Head:
    """What the lines above a text state.

    Attributes:
        fields: what labelled lines say, by field.
        names: lines that are neither dates nor sentences: a title, a publisher, a section.
        dated: a name that shares its line with the date.
        has_day: whether there is a line with a date, readable or not.
        published: that date.
        kinds: of the lines, in order.
        end: where the text begins, in code points.
    """

    fields: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    dated: str = ""
    has_day: bool = False
    published: Published | None = None
    kinds: list[str] = field(default_factory=list)
    end: int = 0

    @property
    def title(self) -> str | None:
        """The title: what is labelled so, or the first bare line."""
        return self.fields.get("title") or next(iter(self.names), None)

    @property
    def others(self) -> Sequence[str]:
        """The bare lines besides the title."""
        return self.names if "title" in self.fields else self.names[1:]

    @property
    def is_complete(self) -> bool:
        """Whether it says enough to be the head of an article, and of no chapter."""
        placed = self.has_place or "source" in self.fields
        return placed and self.title is not None and not self.title.endswith(":")

    @property
    def has_place(self) -> bool:
        """Whether it says when or where an article was published."""
        return self.has_day or "url" in self.fields


def each_line(text: str, start: int, stop: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of a stretch of text, and where each begins."""
    while start < stop:
        end = text.find("\n", start, stop)
        end = stop if end < 0 else end
        yield start, text[start:end]
        start = end + 1


def read_head(text: str, start: int, stop: int) -> Head | None:
    """Return the head at `start`; None where no prose follows it within a few lines."""
    head = Head()
    for begin, line in each_line(text, start, stop):
        bare = line.strip()
        if not bare or RULE.fullmatch(line) or PAGE.fullmatch(line) or _NUMBER.fullmatch(bare):
            continue
        if len(head.kinds) >= _MOST_LINES:
            return None
        if found := LABELLED.match(line):
            if (at := _read_field(head, found)) is not None:
                head.end = begin + at
                return head if text[head.end : stop].strip() else None
        elif _begins_prose(text, begin, stop) and not _is_note(line):
            head.end = begin
            return head
        else:
            _read_line(head, bare)
    return None


def _read_field(head: Head, found: re.Match[str]) -> int | None:
    """Keep what a labelled line says; return where in it the text begins, if it labels that."""
    name, value = value_of(found)
    if name == "text":
        return found.start("value")
    head.kinds.append(name)
    if value:
        head.fields.setdefault(name, value)
    if name == "date" and not head.has_day and (day := read_day(value)):
        head.has_day, head.published = True, day.published
    return None


def _is_note(line: str) -> bool:
    """Say whether a line is one that exports add: a count of words, a clock, a claim of rights."""
    return any(note.fullmatch(line) for note in (COUNT, CLOCK, COPYRIGHT, BYLINE))


def _read_line(head: Head, line: str) -> None:
    """Keep what a bare line says."""
    if _is_note(line):
        head.kinds.append("note")
    elif found := ADDRESS.fullmatch(line):
        head.kinds.append("url")
        head.fields.setdefault("url", found[1])
    elif (found := _IN_BRACKETS.fullmatch(line)) and (day := read_day(found[2])):
        _read_name(head, found[1])
        _read_day(head, day)
    elif day := read_day(line):
        _read_day(head, day)
    else:
        _read_name(head, line)


def _read_day(head: Head, day: Day) -> None:
    head.kinds.append("day")
    if not head.has_day:
        head.has_day, head.published, head.dated = True, day.published, day.name


def _read_name(head: Head, line: str) -> None:
    head.kinds.append("name")
    head.names.append(" ".join(_NUMBERING.sub("", line, count=1).strip("*_# ").split()))


def _begins_prose(text: str, begin: int, stop: int) -> bool:
    """Say whether a paragraph of prose begins here, wrapped over several lines or not."""
    lines: list[str] = []
    for _, line in each_line(text, begin, stop):
        if not line.strip():
            break
        if lines and (LABELLED.match(line) or read_day(line) or _is_note(line)):
            return is_prose(lines[0])
        lines.append(line.strip())
        if len(lines) > _MOST_LINES:
            break
    if not lines:
        return False
    words = sum(len(line.split()) for line in lines)
    wrapped = len(lines) > 1 and len(lines[0].split()) > _WRAPPED_WORDS // 2
    return is_prose(lines[0]) or (wrapped and words >= _WRAPPED_WORDS and ends_sentence(lines[-1]))


def metadata_of(heads: Sequence[Head]) -> list[Metadata]:
    """Return what each head of a file states; where a publisher stands is seen from all of them.

    A bare line could name a publisher, a writer or a section: it is a publisher's where, in the
    same place of at least half of the heads, a name sounds like one.
    """
    if all(map(_begins_with_publisher, heads)):
        for head in heads:
            head.fields.setdefault("source", head.names.pop(0))
    places = [_names_by_place(head) for head in heads]
    trusted = {
        place
        for place in {place for names in places for place in names}
        if _is_trusted([names[place] for names in places if place in names])
    }
    return [
        _metadata(head, next((names[place] for place in names if place in trusted), None))
        for head, names in zip(heads, places, strict=True)
    ]


def _begins_with_publisher(head: Head) -> bool:
    return len(head.names) > 1 and "title" not in head.fields and is_surely_press(head.names[0])


def _names_by_place(head: Head) -> dict[str, str]:
    names = {"dated": head.dated} if head.dated else {}
    return names | {f"line {number}": name for number, name in enumerate(head.others)}


def _is_trusted(names: Sequence[str]) -> bool:
    return 2 * sum(map(is_press, names)) >= len(names)


def _metadata(head: Head, name: str | None) -> Metadata:
    source, url = head.fields.get("source") or name, head.fields.get("url")
    return Metadata(
        title=head.title,
        source=source_titled(source) if source else None,
        url=url if url and is_address(url) else None,
        published=head.published,
    )
