"""Title, source, address and date from the head of a messy text, where it states them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from briefings.addresses import is_address
from briefings.language.agencies import AGENCY
from briefings.language.credits.datelines import find_dateline
from briefings.published import Published, day_of
from briefings.publisher import Publisher
from briefings.reading.dates import WRITTEN, parse_date
from briefings.reading.fields import source_titled
from briefings.reading.marks import kind_of, merge_marks
from briefings.reading.paragraphs import Paragraph, ends_sentence, paragraphs
from briefings.spans import Mark

_LONGEST = 20
"""Paragraphs that a head may have."""

_TITLE_WORDS = range(3, 26)
"""Shorter lines name a section of the paper, longer ones are prose."""

_FIELD_WORDS, _LONGEST_LINE = 12, 500
"""The longest value of a labelled line, in words, and the longest line of fields, in code points:
what is longer is prose."""

_PUBLISHED = r"(?:first )?(?:published|posted)(?: on| at)?"
_PASSED_OVER = r"today|(?:last )?(?:updated|modified)(?: on| at)?|retrieved|accessed"
_LABELLED = re.compile(
    rf"(?:(?P<title>title|headline)|(?P<source>source|publisher)|(?P<url>url|link)"
    rf"|(?P<published>{_PUBLISHED}|date|publication date)|{_PASSED_OVER}"
    r"|author|byline|by|written by|section|category|tags|keywords|language)"
    r"\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_DATED = re.compile(
    rf"(?:(?P<published>{_PUBLISHED})|{_PASSED_OVER}) (?P<value>\S.*)", re.IGNORECASE
)
_BYLINE = re.compile(r"[Bb][Yy] (?:[A-Z][\w.'’-]*(?:,? (?:and )?|$)){1,8}")
_AGENCY_LINE = re.compile(rf"(?:By )?(?P<source>{AGENCY})(?:, (?P<date>{WRITTEN}))?")
_PARTED = re.compile(r"(?<!\s)\s+[|•·]\s+")
_PREFIXES = (
    re.compile(rf"date ?:? {{1,4}}(?P<date>{WRITTEN})\s*", re.IGNORECASE),
    re.compile(r"[\[(]source: ?(?P<source>[^\])\n]{1,80})[\])]\s*", re.IGNORECASE),
)
_NO_TITLE = re.compile(r"(?<!\w)@\w|https?://|[,;–—-]$|^CLOSE\b|^Story highlights\b")
"""Posts, addresses, lines of verse, and what the buttons and boxes of pages leave behind."""

_PLACE = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}"
_PLACE_AND_DATE = re.compile(rf"{_PLACE},? (?P<date>{WRITTEN})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of a text states; None where it does not."""

    title: str | None = None
    source: Publisher | None = None
    url: str | None = None
    published: Published | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(slots=True)
class _Found:
    """What has come to light so far."""

    fields: dict[str, str] = field(default_factory=dict)
    days: dict[str, list[Published]] = field(default_factory=dict)
    titles: list[Paragraph] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def take(self, found: re.Match[str], rank: str) -> None:
        """Keep the source and the date of a match that has them."""
        groups = found.groupdict()
        if groups.get("source"):
            self.fields.setdefault("source", groups["source"])
        if groups.get("date"):
            self.date(groups["date"], rank)

    def date(self, written: str, rank: str) -> bool:
        """Keep a date as stated in a way of that rank; say whether it is one."""
        try:
            self.days.setdefault(rank, []).append(parse_date(written))
        except ValueError:
            return False
        return True


def head_of(body: str) -> Head:
    """Return what the head of `body` states: all that stands before the first sentence.

    A labelled line counts before a bare one; where two dates of one rank differ, neither counts.
    ``Today`` is the clock of a page and ``Updated`` no publication, so both are passed over.
    """
    found = _Found()
    opening = list(islice(paragraphs(body), _LONGEST))
    for paragraph in opening:
        start = _after_prefixes(body, paragraph, found)
        text = body[start : paragraph.end]
        if not text:
            continue
        if _is_field(text, found):
            found.marks.append(Mark(start, paragraph.end, "head"))
        elif _is_title(text):
            found.titles.append(paragraph)
        elif kind_of(text) is None:
            _read_dateline(text, start, found)
            return _head(found, _title(found.titles, opening))
    return _head(found, None)


def _head(found: _Found, heading: Paragraph | None) -> Head:
    source, url = found.fields.get("source"), found.fields.get("url")
    title = found.fields.get("title")
    if heading and not title:
        title = " ".join(heading.text.removeprefix("# ").split())
    headings = (Mark(paragraph.start, paragraph.end, "heading") for paragraph in found.titles)
    return Head(
        title=title,
        source=source_titled(source) if source else None,
        url=url if url and is_address(url) else None,
        published=_published(found),
        marks=merge_marks(*found.marks, *headings),
    )


def _published(found: _Found) -> Published | None:
    for rank in ("labelled", "bare", "dateline"):
        if dates := found.days.get(rank):
            return dates[0] if len({day_of(at) for at in dates}) == 1 else None
    return None


def _after_prefixes(body: str, paragraph: Paragraph, found: _Found) -> int:
    """Return where the text goes on after fields written into its first line."""
    start = paragraph.start
    while prefix := next(
        (match for label in _PREFIXES if (match := label.match(body, start, paragraph.end))),
        None,
    ):
        found.take(prefix, "labelled")
        line = body.rfind("\n", 0, start) + 1
        found.marks.append(Mark(line, prefix.end(), "head"))
        start = prefix.end()
    return start


def _is_field(text: str, found: _Found) -> bool:
    """Say whether a paragraph states fields and nothing else, and keep what it states."""
    if len(text) > _LONGEST_LINE:
        return False
    return sum(_took(part.strip(), found) for part in _PARTED.split(text)) > 0  # all are kept


def _took(part: str, found: _Found) -> bool:
    if labelled := _LABELLED.fullmatch(part):
        return _took_labelled(labelled, found)
    if dated := _DATED.fullmatch(part):
        return found.date(dated["value"], "labelled" if dated["published"] else "passed over")
    if agency := _AGENCY_LINE.fullmatch(part):
        found.take(agency, "bare")
        return True
    placed = _PLACE_AND_DATE.fullmatch(part)
    return found.date(placed["date"] if placed else part, "bare") or bool(_BYLINE.fullmatch(part))


def _took_labelled(labelled: re.Match[str], found: _Found) -> bool:
    """Keep what a labelled line states, unless it is prose that happens to have a colon."""
    value = " ".join(labelled["value"].split())
    if len(value.split()) > (_TITLE_WORDS.stop if labelled["title"] else _FIELD_WORDS):
        return False
    if labelled["published"]:
        found.date(value, "labelled")
    for name in ("title", "source", "url"):
        if labelled[name]:
            found.fields.setdefault(name, value)
    return True


def _is_title(text: str) -> bool:
    if text.startswith("# "):
        return True
    wordy = len(text.split()) in _TITLE_WORDS and (text.endswith("?") or not ends_sentence(text))
    return wordy and kind_of(text) in ("heading", None) and not _NO_TITLE.search(text)


def _title(candidates: Sequence[Paragraph], opening: Sequence[Paragraph]) -> Paragraph | None:
    """Return the first candidate that stands alone between blank lines, else the first."""
    together = Counter(paragraph.block for paragraph in opening)
    alone = (paragraph for paragraph in candidates if together[paragraph.block] == 1)
    return next(alone, candidates[0] if candidates else None)


def _read_dateline(text: str, start: int, found: _Found) -> None:
    dateline = find_dateline(text)
    if not dateline:
        return
    found.marks.append(Mark(start, start + dateline.end, "head"))
    if dateline.source:
        found.fields.setdefault("source", dateline.source)
    if dateline.date:
        found.date(dateline.date, "dateline")
