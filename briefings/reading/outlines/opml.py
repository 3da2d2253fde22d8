"""Lists of feeds (OPML, http://opml.org/spec2.opml), also those that are no sound XML.

Readers export titles with bare ampersands, HTML's entities and control characters in them: these
are mended. Where the XML still isn't sound, each outline is parsed alone, and those that can't be
are named by their lines.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from html.entities import html5
from itertools import islice
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import escape

from briefings.errors import ReadingError
from briefings.reading.decoding import decode, xml_charset
from briefings.reading.outlines.outline import Outline

MOST_OUTLINES: Final = 20_000
_LONGEST: Final = 20_000
"""Characters of an outline."""
_ENDS: Final = 8
"""Signs in an outline that may be its end, where titles have some in them."""
_REMEDY: Final = "export it again as OPML"

_IS_OPML = re.compile(r"<opml\b", re.IGNORECASE)
_OPENED = re.compile(r"<outline\b", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{0,31});)?")
_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_QUOTES: Final = {'"': "&quot;", "'": "&apos;"}
_OF_XML: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NAMES_ADDRESS: Final = frozenset({"xmlurl", "url", "htmlurl"})
_OF_FEEDS: Final = frozenset({"rss", "atom", "feed", "rss1", "pie"})
"""Types of outlines that should have the address of a feed."""


def read_opml(raw: bytes, file: str) -> Iterator[Outline | ReadingError]:
    """Yield the outlines of a list that name an address or should, and those that can't be read."""
    try:
        outlines = _outlines(_mended(decode(raw, file=file, declared=xml_charset(raw))), file)
    except ReadingError as error:
        yield error
        return
    for number, outline in enumerate(filter(_names_feed, outlines)):
        if number == MOST_OUTLINES:
            reason = f"more than {MOST_OUTLINES:,} feeds"
            yield ReadingError(file, None, reason, "divide it; the first ones were read")
            return
        yield outline


def _mended(text: str) -> str:
    """Return the text without what is no XML for sure: bare ampersands, entities of HTML."""
    return _REFERENCE.sub(_reference, _NO_XML.sub("", text))


def _reference(found: re.Match[str]) -> str:
    name = found[1]
    if not name:
        return "&amp;"
    if name.startswith("#"):
        number = int(f"0{name[1:]}", 0) if name[1] in "xX" else int(name[1:])
        is_character = number <= sys.maxunicode and not _NO_XML.match(chr(number))
        return found[0] if is_character else ""
    if name in _OF_XML:
        return found[0]
    meant = html5.get(f"{name};")
    return escape(meant, _QUOTES) if meant else f"&amp;{name};"


def _outlines(text: str, file: str) -> list[Outline | ReadingError]:
    """Return all outlines of a list: of sound XML as it says, of other as far as it goes.

    Raises:
        ReadingError: it is none, or declares entities of its own.
    """
    if not _IS_OPML.search(text[:5_000]):
        raise ReadingError(file, None, "it is no list of feeds (OPML)", _REMEDY)
    if "<!ENTITY" in text:
        raise ReadingError(file, None, "XML with entities of its own", _REMEDY)
    try:
        return list(_parsed(text))
    except ExpatError:
        return list(_salvaged(text, file))


def _parsed(text: str) -> list[Outline]:
    """Return the outlines of sound XML.

    Raises:
        ExpatError: it isn't.
    """
    found: list[Outline] = []
    sound = text.lstrip()
    before = text.count("\n", 0, len(text) - len(sound))
    parser = ParserCreate("utf-8")

    def note(name: str, attributes: Mapping[str, str]) -> None:
        if name.lower() == "outline":
            stated = tuple((key.lower(), value) for key, value in attributes.items())
            found.append(Outline(line=before + parser.CurrentLineNumber, attributes=stated))

    parser.StartElementHandler = note
    parser.Parse(sound.encode(), True)  # noqa: FBT003 - as the parser has it
    return found


def _salvaged(text: str, file: str) -> Iterator[Outline | ReadingError]:
    """Yield the outlines of what isn't sound XML, each parsed alone."""
    starts = [found.start() for found in _OPENED.finditer(text)]
    if not starts:
        yield ReadingError(file, None, "malformed XML without an outline in it", _REMEDY)
    line, counted = 1, 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=False):
        line += text.count("\n", counted, start)
        counted = start
        outline = _alone(text[start : min(end, start + _LONGEST)])
        if outline is None:
            reason = "this outline is no sound XML"
            yield ReadingError(file, f"line {line}", reason, "mend that line, or leave it out")
        else:
            yield Outline(line=line, attributes=outline.attributes)


def _alone(tag: str) -> Outline | None:
    """Return the outline that a text begins with: up to the first sign that can be its end."""
    for end in islice(re.finditer(">", tag), _ENDS):
        with suppress(ExpatError, IndexError):
            return _parsed(f"{tag[: end.start()].rstrip('/')}/>")[0]
    return None


def _names_feed(outline: Outline | ReadingError) -> bool:
    """Whether there is an address in an outline, or should be; folders have none."""
    if isinstance(outline, ReadingError):
        return True
    stated = {name: value.strip() for name, value in outline.attributes}
    return stated.get("type", "").lower() in _OF_FEEDS or any(
        stated.get(name) for name in _NAMES_ADDRESS
    )
