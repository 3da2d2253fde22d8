"""Subtitles (SRT, WebVTT): the words spoken, without their times."""

import re
from collections.abc import Iterator

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.decoding import decode
from briefings.reading.metadata import Metadata, Place
from briefings.reading.paragraphs import ends_sentence
from briefings.reading.text import article

_TIME = re.compile(r"(?:\d+:)?\d{1,2}:\d\d[,.]\d{1,3}\s*-->\s*\S")
_TAGS = re.compile(r"</?[a-z][^<>]{0,80}>|\{\\[^{}]{0,40}\}")
_NO_CUE = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)\b")
_SPEAKER = re.compile(r"\s*(?:-\s|<v\b|>>|[A-Z][A-Z .]{1,30}:)")
"""How a line begins that somebody else says."""


def read_subtitles(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Read the words of subtitles as one article: a paragraph ends with a sentence or a speaker."""
    try:
        spoken = _spoken(decode(raw, file=place.file))
    except ReadingError as error:
        yield error
        return
    if spoken:
        yield article(spoken, Metadata(), place)
    else:
        yield ReadingError(place.file, None, "subtitles without a word", "leave it out")


def _spoken(text: str) -> str:
    words = ""
    for line in _lines(text):
        plain = " ".join(_TAGS.sub("", line).split())
        if not plain:
            continue
        parted = not words or ends_sentence(words) or bool(_SPEAKER.match(line))
        words += f"\n\n{plain}" if parted else f" {plain}"
    return words.strip()


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of each cue: those after its time."""
    for block in re.split(r"\n\s*\n", text):
        lines = block.strip("\ufeff\n").split("\n")
        timed = next((at for at, line in enumerate(lines) if _TIME.match(line)), None)
        if timed is not None and not _NO_CUE.match(lines[0]):
            yield from lines[timed + 1 :]
