"""RIS, as reference managers export it: one article an entry, its abstract the text."""

import re
from collections.abc import Iterator, Mapping

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.decoding import decode
from briefings.reading.metadata import Place
from briefings.reading.records import read_record

_LINE = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*))?")
_NAMES: Mapping[str, str] = {
    **dict.fromkeys(("TI", "T1"), "title"),
    **dict.fromkeys(("T2", "JO", "JF", "PB"), "source"),
    **dict.fromkeys(("DA", "Y1", "PY"), "date"),
    **dict.fromkeys(("AB", "N2"), "text"),
    "UR": "url",
    "LA": "language",
    "ID": "id",
}


def read_ris(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Read the entries of a file in RIS; what one has no abstract for is refused by itself."""
    try:
        text = decode(raw, file=place.file)
    except ReadingError as error:
        yield error
        return
    for number, record in enumerate(_records(text), 1):
        yield read_record(record, number, f"entry {number}", place)


def _records(text: str) -> Iterator[Mapping[str, object]]:
    """Yield each entry under the names of `fields`; a line without a tag goes on with the last."""
    record: dict[str, str] = {}
    name = ""
    for line in text.lstrip("\ufeff").split("\n"):
        found = _LINE.fullmatch(line.rstrip())
        if not found:
            if name in record and line.strip():
                record[name] += f" {line.strip()}"
            continue
        tag, value = found[1], (found[2] or "").strip()
        name = _NAMES.get(tag, "")
        if tag == "ER":
            yield record
            record, name = {}, ""
        elif name and value:
            record.setdefault(name, value.rstrip("/") if name == "date" else value)
    if record:
        yield record
