"""One of several articles in a file."""

from dataclasses import dataclass

from briefings.model import digest
from briefings.reading.metadata import Metadata


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An article within a file.

    Attributes:
        text: its text, word for word, with what the file states about it above.
        metadata: what the file states about it.
        identity: what the file numbers it by, e.g. an accession number; None where it doesn't.
        begin: where the text proper begins, in code points of `text`.
    """

    text: str
    metadata: Metadata
    identity: str | None = None
    begin: int = 0

    @property
    def key(self) -> str:
        """What tells the part from others, wherever it stands in the file."""
        stated = self.metadata
        source = stated.source.name if stated.source else None
        published = stated.published.isoformat() if stated.published else None
        return self.identity or digest(source, stated.title, published)
