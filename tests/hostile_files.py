"""Files that mean harm, or are broken as files in the world are; the same ones in every run."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tests.hostile_kinds.archives import ARCHIVES
from tests.hostile_kinds.documents import DOCUMENTS
from tests.hostile_kinds.kind import Kind
from tests.hostile_kinds.mails import MAILS
from tests.hostile_kinds.markup import MARKUP
from tests.hostile_kinds.records import RECORDS
from tests.hostile_kinds.texts import TEXTS

KINDS: Mapping[str, Kind] = {**TEXTS, **MARKUP, **RECORDS, **MAILS, **ARCHIVES, **DOCUMENTS}
"""One pattern each, by name."""


class HostileFile(NamedTuple):
    """One file.

    Attributes:
        kind: its pattern.
        size: how often the pattern occurs.
        name: of the file.
        raw: its bytes.
    """

    kind: str
    size: int
    name: str
    raw: bytes


def hostile_file(kind: str, size: int) -> HostileFile:
    """Return the file of a kind in which its pattern occurs so often."""
    made = KINDS[kind]
    name = f"{re.sub(r'[^a-z0-9]+', '-', kind.lower())}-{size}{made.ending}"
    return HostileFile(kind, size, name, made.make(size))


def hostile_files(most: int | None = None) -> Iterator[HostileFile]:
    """Yield the files of all kinds, or those in which the pattern occurs at most so often."""
    for name, kind in KINDS.items():
        for size in kind.sizes:
            if most is None or size <= most:
                yield hostile_file(name, size)
