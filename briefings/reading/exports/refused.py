"""Formats that are refused by their names, rather than taken for prose or for nothing known."""

import re
from typing import Final, NamedTuple

from briefings.errors import ReadingError


class _Format(NamedTuple):
    """How a file of a format begins, what it is called, and what to do with it."""

    sign: re.Pattern[bytes]
    name: str
    remedy: str


def _signed(sign: bytes, name: str, remedy: str) -> _Format:
    return _Format(re.compile(sign, re.DOTALL), name, remedy)


LINKS_REMEDY: Final = (
    "save the pages as .html, or follow their sites: briefing-bot sources add ADDRESS"
)
_AS_TEXT = "save it as text or HTML"
_LEAD: Final = rb"(?:\xef\xbb\xbf)?\s{0,99}"
_ZIPPED: Final = rb"PK\x03\x04.{0,4000}?"
_FORMATS: Final = (
    _signed(_ZIPPED + rb"xl/", "an Excel file (xlsx)", "in Excel, save it as CSV"),
    _signed(_ZIPPED + rb"ppt/", "a PowerPoint file (pptx)", _AS_TEXT),
    _signed(_ZIPPED + rb"application/vnd\.oasis", "an OpenDocument table or drawing", _AS_TEXT),
    _signed(
        rb"\xd0\xcf\x11\xe0",
        "an old Word, Excel or Outlook file",
        "in Word, save it as text or HTML",
    ),
    _signed(
        rb".{60}BOOKMOBI",
        "an e-book (Kindle)",
        "turn the e-book into text, e.g. convert it with Calibre",
    ),
    _signed(rb"7z\xbc\xaf|Rar!", "an archive of 7-Zip or RAR", "pack it as .zip"),
    _signed(_LEAD + rb"\[Script Info\]", "subtitles (ASS)", "save the words as text"),
    _signed(_LEAD + rb"<tt\s[^>]*ttml", "subtitles (TTML)", "save the words as text"),
    _signed(
        _LEAD + rb"(?:%0 |PMID- |<xml>\s*<records>|FN [^\n]*\nVR )",
        "a bibliography (EndNote, PubMed or Web of Science)",
        "export it as RIS or CSL JSON, with abstracts",
    ),
    _signed(
        _LEAD + rb"(?i:<!doctype netscape-bookmark-file|(?:<!doctype html>\s*)?<html>\s*<head>\s*"
        rb"<meta[^>]*>\s*<title>(?:pocket export|instapaper: export))",
        "a list of links without their texts",
        LINKS_REMEDY,
    ),
    _signed(
        _LEAD + rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,400}?-->\s*)?<opml\b",
        "a list of feeds (OPML)",
        "follow its feeds with `briefing-bot sources import`",
    ),
    _signed(_LEAD + rb"BEGIN:(?:VCALENDAR|VCARD)", "a calendar or contacts", "leave it out"),
)


def refusal_of(raw: bytes, file: str) -> ReadingError | None:
    """Return the refusal of what is in none of the formats that are read, by its name; else None.

    Args:
        raw: the bytes of the file.
        file: its name.
    """
    for sign, name, remedy in _FORMATS:
        if sign.match(raw):
            return ReadingError(file, None, f"{name}, which isn't read", remedy)
    return None
