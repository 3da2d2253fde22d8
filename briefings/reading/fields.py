"""What formats call a title, a source, an address, a date and a language."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from briefings.addresses import begins_as_address, host_in, is_address
from briefings.published import Published
from briefings.publisher import Publisher
from briefings.reading.dates import YEARS, parse_date
from briefings.reading.metadata import Metadata
from briefings.reading.notes.labels import find_labels

FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "name"),
    "source": (
        "source",
        "container_title",
        "publication_title",
        "publisher",
        "site",
        "site_name",
        "outlet",
    ),
    "url": ("url", "link", "canonical", "guid"),
    "published": (
        "published",
        "date",
        "pub_date",
        "published_at",
        "date_published",
        "issued",
        "publication_date",
        "created_at",
    ),
    "language": ("language", "lang"),
}
"""For each field of an article, the names it goes by: the first that has a value counts.

Names are compared without case and punctuation: ``pubDate`` and ``Pub-Date`` are ``pub_date``.
"""

SECTIONS = ("section", "articlesection", "category", "categories", "genre", "rubric")
"""Where a format names the part of the paper that a text stands in, as `plain_name` writes it."""

_NEVER = ("0001-01-01", "0000-00-00", "1970-01-01T00:00:00")
"""How some programs say that a date was never set."""

_LONGEST = 40
"""Characters of a date that a note repeats."""


def read_metadata(record: Mapping[str, object]) -> Metadata:
    """Return what `record` states about an article, by the names in `FIELDS`.

    A date that can't be read, or can be read as two days, costs the date alone; a note says so.

    Args:
        record: field names and values, e.g. front matter, a JSON object or a row of a table.
    """
    published, notes = _published(record)
    values = {plain_name(str(name)): value for name, value in record.items()}
    sections = [text for name in SECTIONS for text in _texts(values.get(name))]
    return Metadata(
        title=_first(values, "title"),
        source=_source(values),
        url=next((value for value in _all(values, "url") if is_address(value)), None),
        published=published,
        language=_language(_first(values, "language")),
        labels=frozenset(find_labels(None, sections, _texts(values.get("type")))),
        notes=notes,
    )


def source_titled(title: str) -> Publisher | None:
    """Return the source that people know as `title`, or None if that holds no letter or digit."""
    title = " ".join(title.split())
    name = re.sub(r"[\W_]+", "-", title.casefold()).strip("-")
    return Publisher(name=name, title=title) if name else None


def plain_name(name: str) -> str:
    """Return the name of a field without case and punctuation."""
    return re.sub(r"[\W_]", "", name.casefold())


def _texts(value: object) -> list[str]:
    """Return the texts that a value is or lists."""
    listed = value if isinstance(value, list) else [value]
    return [text for text in listed if isinstance(text, str)]


def _all(values: Mapping[str, object], field: str) -> list[str]:
    """Return what `field` says under each of its names, blanks left out."""
    written = (values.get(plain_name(name)) for name in FIELDS[field])
    texts = (" ".join(str(value).split()) for value in written if isinstance(value, str | int))
    return [text for text in texts if text]


def _first(values: Mapping[str, object], field: str) -> str | None:
    return next(iter(_all(values, field)), None)


def _source(values: Mapping[str, object]) -> Publisher | None:
    """Return the source; schema.org and NewsAPI nest its name, others give its address."""
    flat = {
        name: value.get("name") if isinstance(value, Mapping) else value
        for name, value in values.items()
    }
    title = _first(flat, "source")
    if title and begins_as_address(title):
        title = host_in(title).removeprefix("www.")
    return source_titled(title) if title else None


def _published(record: Mapping[str, object]) -> tuple[Published | None, tuple[str, ...]]:
    """Return the first date that can be read, or else a note on each that can't."""
    given = {plain_name(str(name)): value for name, value in record.items()}
    notes: list[str] = []
    for value in (given.get(plain_name(name)) for name in FIELDS["published"]):
        if isinstance(value, date) and value.year in YEARS:
            is_local = isinstance(value, datetime) and value.tzinfo is None
            return (date(value.year, value.month, value.day) if is_local else value), ()
        written = "" if value is None else _as_written(value)
        if not written or written.startswith(_NEVER):
            continue
        try:
            return parse_date(written), ()
        except ValueError:
            notes.append(f"its date, “{written[:_LONGEST]}”, can't be read for certain")
    return None, tuple(notes)


def _as_written(value: object) -> str:
    """Return a date as text; reference managers write ``{"date-parts": [[2025, 5, 8]]}``."""
    if isinstance(value, Mapping):
        parts = value.get("date-parts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list):
            return "-".join(str(part).zfill(2) for part in parts[0])
    return str(value).strip()


def _language(written: str | None) -> str | None:
    """Return the ISO 639-1 code of e.g. ``en-GB``."""
    found = re.match(r"[a-z]{2}(?![^\W\d_])", (written or "").casefold())
    return found[0] if found else None
