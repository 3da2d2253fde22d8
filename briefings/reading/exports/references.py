"""RIS, as reference managers export it: one article an entry, its abstract the text."""

import re
from collections.abc import Iterator, Mapping

from briefings.reading.decoding import decode

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


def ris_records(raw: bytes, file: str) -> Iterator[Mapping[str, object]]:
    """Yield each entry under the names of `fields`; a line without a tag goes on with the last.

    Raises:
        ReadingError: it is no text.
    """
    text = decode(raw, file=file)
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
