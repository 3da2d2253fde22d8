"""One of several articles in a file, and how it is found again when the file has grown."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from briefings.errors import ReadingError
from briefings.model import Article, Mark, digest
from briefings.reading.metadata import Metadata, Place
from briefings.reading.text import article


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An article within a file.

    Attributes:
        text: its text, word for word.
        metadata: what the file states about it.
        identity: what the file numbers it by, e.g. an accession number; None where it doesn't.
    """

    text: str
    metadata: Metadata
    identity: str | None = None

    @property
    def key(self) -> str:
        """What tells the part from others, wherever it stands in the file."""
        stated = self.metadata
        source = stated.source.name if stated.source else None
        published = stated.published.isoformat() if stated.published else None
        return self.identity or digest(source, stated.title, published)


def read_parts(
    parts: Iterable[Part],
    place: Place,
    kind: str = "",
    find_marks: Callable[[str], Iterable[Mark]] = lambda _: (),
) -> Iterator[Article | ReadingError]:
    """Yield the articles that the parts of a file are.

    The origin of each has its key, not its number: another part put before it changes nothing.

    Args:
        parts: in the order of the file.
        place: the file.
        kind: what the parts are, if there are several kinds: ``quoted``.
        find_marks: finds what else of a text is not quotable.
    """
    seen: Counter[str] = Counter()
    for number, part in enumerate(parts, 1):
        seen[part.key] += 1
        again = f"-{seen[part.key]}" if seen[part.key] > 1 else ""
        named = f"{kind}-" if kind else ""
        origin = f"{place.origin}#{named}{part.key}{again}" if place.origin else None
        own = replace(place, file=f"{place.file}#{named}{number}", origin=origin)
        yield article(part.text, part.metadata, own, marks=find_marks(part.text))
