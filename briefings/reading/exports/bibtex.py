"""BibTeX, as reference managers and libraries export it: one article an entry, of its abstract."""

import logging
import re
from collections.abc import Iterator, Mapping
from typing import Final

from bibtexparser.bparser import BibTexParser
from bibtexparser.latexenc import latex_to_unicode

from briefings.errors import ReadingError
from briefings.reading.decoding import decode

_SOURCES: Final = (
    "journaltitle",
    "journal",
    "booktitle",
    "publisher",
    "organization",
    "institution",
)
_STYLED: Final = re.compile(
    r"\\(?:emph|textit|textbf|textrm|textsc|texttt|text|mbox|url)\s*+(?=\{)"
)
_ESCAPED: Final = re.compile(r"\\([$%&#_{}])")
_SIGNS: Final = (("``", "“"), ("''", "”"), ("---", "—"), ("--", "–"), ("~", "\u00a0"))


def bibtex_records(raw: bytes, file: str) -> Iterator[Mapping[str, object]]:
    """Yield each entry under the names of `fields`, LaTeX written as the letters it stands for.

    Raises:
        ReadingError: it is no text, or no BibTeX.
    """
    text = decode(raw, file=file)
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    try:
        parser = BibTexParser(ignore_nonstandard_types=False, interpolate_strings=True)
        entries = parser.parse(text, partial=True).entries
        yield from map(_record, entries)
    except MemoryError:
        raise
    except Exception as error:
        remedy = "export it again, or as RIS"
        raise ReadingError(file, None, "malformed BibTeX", remedy) from error


def _record(entry: Mapping[str, str]) -> Mapping[str, object]:
    said = {name.lower(): _plain(value) for name, value in entry.items()}
    doi = said.get("doi")
    return {
        "title": said.get("title"),
        "source": next((said[name] for name in _SOURCES if said.get(name)), None),
        "date": said.get("date") or _day(said),
        "url": said.get("url") or (f"https://doi.org/{doi}" if doi else None),
        "language": said.get("langid") or said.get("language"),
        "id": entry.get("ID"),
        "text": said.get("abstract"),
    }


def _day(said: Mapping[str, str]) -> str | None:
    """Return the day of an entry that names one; a year alone is no day."""
    parts = [said.get(name, "") for name in ("day", "month", "year")]
    return " ".join(parts) if all(parts) else None


def _plain(value: str) -> str:
    text = latex_to_unicode(_STYLED.sub("", _ESCAPED.sub(r"{\1}", value)))
    for written, sign in _SIGNS:
        text = text.replace(written, sign)
    return " ".join(text.split())
