"""Records of JSON and other formats: one article each, its parts found by their usual names."""

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefings.addresses import is_address, page_of
from briefings.errors import ReadingError, failed_reading
from briefings.model import Article
from briefings.reading.decoding import decode
from briefings.reading.fields import plain_name, read_metadata
from briefings.reading.metadata import Place
from briefings.reading.notes.passages import NOTE, has_passages, marked_fields
from briefings.reading.pages.markup import all_text, parse
from briefings.reading.text import article

LISTS = ("articles", "items", "entries", "posts", "data", "results", "documents", "db")
"""Where a JSON object keeps its records."""

BODIES = (
    "body",
    "text",
    "content",
    "contenttext",
    "contenthtml",
    "article",
    "articlebody",
    "fulltext",
    "html",
    "description",
    "summary",
    "abstract",
    "abstractnote",
    "selection",
)
"""Where a record keeps its text, the fullest first: a summary counts only where nothing else is.

Written as `named_fields` writes names: ``articleBody`` and ``Full Text`` are here, too.
"""

WHOLE = BODIES[: BODIES.index("description")]
"""Those of them that hold a whole text."""

IDENTITIES = ("id", "guid", "uid", "uuid", "url", "link")
"""What tells a record from its neighbours wherever it stands in the file."""

UNPUBLISHED = frozenset(("draft", "private", "pending", "future", "scheduled", "trash"))
"""What blogs' exports call a text that nobody was meant to read."""

_MARKUP = re.compile(r"^\s*<[a-z!]|</[a-z][a-z0-9]*>|<br\s*/?>", re.IGNORECASE)


def read_json(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Read an object, an array of objects, or an object that holds such an array.

    JSON Lines under the name of JSON is read as what it is.
    """
    try:
        text = decode(raw, file=place.file)
        if _is_lines(text):
            yield from _read_lines(text, place)
            return
        found = _parsed(text, place.file)
    except ReadingError as error:
        yield error
        return
    for number, record in enumerate(_listed(found), 1):
        yield read_record(record, number, f"record {number}", place)


def read_jsonl(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Read one JSON object a line; a line that isn't one is refused and the others go on."""
    try:
        text = decode(raw, file=place.file)
    except ReadingError as error:
        yield error
        return
    yield from _read_lines(text, place)


def read_entries(
    records: Iterator[Mapping[str, object]], place: Place
) -> Iterator[Article | ReadingError]:
    """Read the records that another format holds; one that can't be taken apart is refused."""
    try:
        for number, record in enumerate(records, 1):
            yield read_record(record, number, f"entry {number}", place)
    except ReadingError as error:
        yield error


def _is_lines(text: str) -> bool:
    """Whether `text` is several JSON values, the first of them on a line of its own."""
    first, _, others = text.lstrip().partition("\n")
    if not others.strip():
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _read_lines(text: str, place: Place) -> Iterator[Article | ReadingError]:
    for number, line in enumerate(io.StringIO(text), 1):
        if not line.strip():
            continue
        try:
            record = _parsed(line.rstrip(), place.file, number)
        except ReadingError as error:
            yield error
        else:
            yield read_record(record, number, f"line {number}", place)


def _parsed(text: str, file: str, line: int | None = None) -> object:
    remedy = "fix the JSON there, or leave it out"
    where = f"line {line}" if line else None
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {line or error.lineno}, column {error.colno}"
        raise ReadingError(file, where, f"malformed JSON: {error.msg}", remedy) from error
    except RecursionError as error:
        raise ReadingError(file, where, "JSON nested too deep", remedy) from error
    except ValueError as error:
        raise ReadingError(file, where, "JSON with a number too long", remedy) from error


def _listed(found: object) -> list[object]:
    """Return the records in what was found: its own items, those of its list, or itself.

    A list may stand deeper: Ghost exports ``{"db": [{"data": {"posts": […]}}]}``.
    """
    if isinstance(found, list):
        return found
    if not isinstance(found, dict):
        return [found]
    held = named_fields(found)
    for name in LISTS:
        value = held.get(name)
        if isinstance(value, list) and name != "db":
            return _signed(value, held)
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, dict) and (records := _listed(value)) != [value]:
            return records
    return [found]


def _signed(records: list[object], feed: Mapping[str, object]) -> list[object]:
    """Return the records of a JSON Feed or of Ghost with its title as their source."""
    version, title = feed.get("version"), feed.get("title")
    if isinstance(settings := feed.get("settings"), list):
        said = (each for each in settings if isinstance(each, dict) and each.get("key") == "title")
        title = next((each.get("value") for each in said), None)
    elif not (isinstance(version, str) and "jsonfeed.org" in version):
        return records
    if not title:
        return records
    return [{"source": title, **each} if isinstance(each, dict) else each for each in records]


def read_record(record: object, number: int, where: str, place: Place) -> Article | ReadingError:
    """Return the article that a record is, or why it is none.

    Args:
        record: names and values.
        number: which of the file it is, from 1.
        where: its place, for the refusal.
        place: of the file.
    """
    if not isinstance(record, dict):
        remedy = 'write it as {"title": …, "text": …}'
        return ReadingError(place.file, where, "it is not a JSON object", remedy)
    fields = {name: _rendered(value) for name, value in named_fields(record).items()}
    status = fields.get("status")
    if isinstance(status, str) and status in UNPUBLISHED:
        return ReadingError(place.file, where, "it is not published", "leave it out")
    is_marked = has_passages(fields) and not any(map(fields.get, WHOLE))
    fields = marked_fields(fields) if is_marked else fields
    try:
        body = _body(fields, place.file, where)
        metadata = read_metadata(fields)
        if is_marked:
            notes = (*metadata.notes, NOTE)
            metadata = replace(metadata, labels=metadata.labels | {"excerpts"}, notes=notes)
        origin = page_of(metadata.url) or _origin(fields, place)
        own = replace(place, file=f"{place.file}#{number}", origin=origin)
        return article(body, metadata, own)
    except ReadingError as error:
        return error
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - one record is not to stop those after it
        return failed_reading(error, place.file, where)


def _rendered(value: object) -> object:
    """Return a value that WordPress's interface wraps: ``{"rendered": "<p>…"}``."""
    return value["rendered"] if isinstance(value, Mapping) and "rendered" in value else value


def named_fields(record: Mapping[str, object]) -> dict[str, object]:
    """Return the record under names without case and punctuation, as `fields` compares them."""
    return {plain_name(name): value for name, value in record.items()}


def _body(record: Mapping[str, object], file: str, where: str) -> str:
    for name in BODIES:
        value = record.get(name)
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = "\n\n".join(value)
        text = _plain(value, file, where) if isinstance(value, str) else ""
        if text.strip():
            return text
    reason = f"it has no text under {either_of(BODIES)}"
    raise ReadingError(file, where, reason, "give the text one of these names")


def _plain(value: str, file: str, where: str) -> str:
    if _MARKUP.search(value):
        return all_text(parse(value, file, where))
    return value.replace("\r\n", "\n").replace("\r", "\n")


def _origin(record: Mapping[str, object], place: Place) -> str | None:
    """Return where this very record would be found again, however the others have shifted."""
    identities = filter(None, (_identity(record.get(name)) for name in IDENTITIES))
    identity = next(identities, None)
    return f"{place.origin}#{identity}" if place.origin and identity else None


def _identity(value: object) -> str | None:
    if not isinstance(value, str | int) or isinstance(value, bool):
        return None
    text = str(value).strip()
    return None if is_address(text) and not page_of(text) else text


def either_of(names: tuple[str, ...]) -> str:
    """Return names as a choice of them."""
    return f"{', '.join(names[:-1])} or {names[-1]}"
