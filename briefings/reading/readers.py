"""The readers of formats, by the ending of a name and by what no prose begins with.

Most files are plain text: what the other formats need is imported when the first of them comes.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.metadata import Place
from briefings.reading.text import read_markdown, read_text

Findings: TypeAlias = Iterator[Article | ReadingError]
Reader: TypeAlias = Callable[[bytes, Place], Findings]


def _page(raw: bytes, place: Place) -> Findings:
    from briefings.reading.pages.page import read_page  # noqa: PLC0415 - see above

    return read_page(raw, place)


def _json(raw: bytes, place: Place) -> Findings:
    from briefings.reading.records import read_json  # noqa: PLC0415 - see above

    return read_json(raw, place)


def _jsonl(raw: bytes, place: Place) -> Findings:
    from briefings.reading.records import read_jsonl  # noqa: PLC0415 - see above

    return read_jsonl(raw, place)


def _csv(raw: bytes, place: Place) -> Findings:
    from briefings.reading.exports.tables import read_csv  # noqa: PLC0415 - see above

    return read_csv(raw, place)


def _mail(raw: bytes, place: Place) -> Findings:
    from briefings.reading.mail.message import read_mail  # noqa: PLC0415 - see above

    return read_mail(raw, place)


def _saved_page(raw: bytes, place: Place) -> Findings:
    from briefings.reading.mail.saved_page import read_saved_page  # noqa: PLC0415 - see above

    return read_saved_page(raw, place)


def _mbox(raw: bytes, place: Place) -> Findings:
    from briefings.reading.mail.message import read_mbox  # noqa: PLC0415 - see above

    return read_mbox(raw, place)


def _feed(raw: bytes, place: Place) -> Findings:
    from briefings.reading.feeds.read import read_feed_file  # noqa: PLC0415 - see above

    return read_feed_file(raw, place)


def _rdf(raw: bytes, place: Place) -> Findings:
    """Read RDF: Zotero's, or a feed."""
    from briefings.reading.exports.zotero import NAMESPACE, zotero_records  # noqa: PLC0415

    if NAMESPACE not in raw[:_HEAD]:
        return _feed(raw, place)
    from briefings.reading.records import read_entries  # noqa: PLC0415 - see above

    return read_entries(zotero_records(raw, place.file), place)


def _bibtex(raw: bytes, place: Place) -> Findings:
    from briefings.reading.exports.bibtex import bibtex_records  # noqa: PLC0415 - see above
    from briefings.reading.records import read_entries  # noqa: PLC0415 - see above

    return read_entries(bibtex_records(raw, place.file), place)


def _ris(raw: bytes, place: Place) -> Findings:
    from briefings.reading.exports.references import ris_records  # noqa: PLC0415 - see above
    from briefings.reading.records import read_entries  # noqa: PLC0415 - see above

    return read_entries(ris_records(raw, place.file), place)


def _subtitles(raw: bytes, place: Place) -> Findings:
    from briefings.reading.exports.subtitles import read_subtitles  # noqa: PLC0415 - see above

    return read_subtitles(raw, place)


def _word(raw: bytes, place: Place) -> Findings:
    from briefings.reading.documents.word import read_word  # noqa: PLC0415 - see above

    return read_word(raw, place)


def _pdf(raw: bytes, place: Place) -> Findings:
    from briefings.reading.documents.pdf import read_pdf  # noqa: PLC0415 - see above

    return read_pdf(raw, place)


def _open_text(raw: bytes, place: Place) -> Findings:
    from briefings.reading.documents.open_text import read_open_text  # noqa: PLC0415 - see above

    return read_open_text(raw, place)


def _book(raw: bytes, place: Place) -> Findings:
    from briefings.reading.documents.book import read_book  # noqa: PLC0415 - see above

    return read_book(raw, place)


def _rich_text(raw: bytes, place: Place) -> Findings:
    from briefings.reading.documents.rich_text import read_rich_text  # noqa: PLC0415 - see above

    return read_rich_text(raw, place)


_HEAD = 4_000
"""Bytes in which RDF says whose it is."""

READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": _page,
    ".htm": _page,
    ".xhtml": _page,
    ".json": _json,
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
    ".csv": _csv,
    ".tsv": _csv,
    ".xml": _rdf,
    ".rss": _feed,
    ".atom": _feed,
    ".rdf": _rdf,
    ".ris": _ris,
    ".bib": _bibtex,
    ".srt": _subtitles,
    ".vtt": _subtitles,
    ".docx": _word,
    ".odt": _open_text,
    ".rtf": _rich_text,
    ".epub": _book,
    ".pdf": _pdf,
    ".mhtml": _saved_page,
    ".mht": _saved_page,
    ".eml": _mail,
    ".mbox": _mbox,
}
"""The reader for each ending of a name."""

SIGNS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE), _page),
    (
        re.compile(
            r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,400}-->\s*+)*<(?:rss|feed|rdf:RDF)\b"
        ),
        _rdf,
    ),
    (
        re.compile(
            r"\s*(?:%[^\n]*\n\s*|@(?:comment|string|preamble)\b[^\n]*\n\s*)*@\w+\s*\{[^\s,{}]+,",
            re.IGNORECASE,
        ),
        _bibtex,
    ),
    (re.compile(r"\s*TY {2}- [A-Z]{3,6}\s*\n(?:[A-Z][A-Z0-9] {2}-|\s)"), _ris),
    (
        re.compile(r"\s*(?:WEBVTT\b|(?:\d{1,6}\s*\n)?\d\d:\d\d:\d\d[,.]\d\d\d --> )"),
        _subtitles,
    ),
    (re.compile(r"From \S[^\n]*\n[!-9;-~]+:"), _mbox),
    (
        re.compile(
            r"From: <Saved by [^\n]{1,200}>\n|(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?"
            r"Snapshot-Content-Location:",
            re.IGNORECASE,
        ),
        _saved_page,
    ),
    (
        re.compile(
            r"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,50}?"
            r"(?:message-id|mime-version|received|return-path|delivered-to):",
            re.IGNORECASE,
        ),
        _mail,
    ),
    (re.compile(r"\s*(?:\{\s*\"|\[\s*\{)"), _json),
)
"""How formats begin that no prose begins with."""

PACKED = (".zip", ".tar", ".gz", ".bz2", ".xz", ".warc")
"""Endings of what is unpacked first."""

MEDIA: Mapping[str, Reader] = {
    "text/html": _page,
    "application/xhtml+xml": _page,
    "application/pdf": _pdf,
}
"""The reader for each type that bytes are stated to have."""

_BYTE_SIGNS: tuple[tuple[re.Pattern[bytes], Reader], ...] = (
    (re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}%PDF-\d"), _pdf),
    (re.compile(rb"\s{0,99}\{\\rtf"), _rich_text),
)
_PACKAGES: Mapping[str, Reader] = {"docx": _word, "odt": _open_text, "epub": _book}


def reader_by_sign(raw: bytes) -> Reader | None:
    """Return the reader of bytes that begin as those of a document do, whatever their name."""
    if found := next((reader for sign, reader in _BYTE_SIGNS if sign.match(raw)), None):
        return found
    if not raw.startswith(b"PK\x03\x04"):
        return None
    from briefings.reading.documents.package import package_kind  # noqa: PLC0415 - see above

    return _PACKAGES.get(package_kind(raw) or "")
