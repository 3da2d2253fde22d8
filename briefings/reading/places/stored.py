"""What is known of a stored article without its text: where it was read, and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeAlias

from briefings.published import Published
from briefings.reading.places.names import is_file, is_folder, is_there, named_path, paths_of

End: TypeAlias = Literal["removed", "withdrawn", "missing", "forgotten"]
"""Why an article is no longer current though nothing came in its place: an operator removed it or
withdrew it, it was missing where it had been read, or it is older than articles are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """A stored article without its text.

    Attributes:
        id: its id.
        title: its title, or None.
        source_name: the name of its publisher, or None.
        source: the title of its publisher, or None.
        url: where it stands on the web, or None.
        published: when it was published, or None.
        retrieved_at: when it was read, or None.
        file: the file it was read from, as a person would name it, or None.
        origin: where a newer text of it would be found, or None.
        current: whether it is quoted.
        private: whether only the channels see it that brought it.
        end: why it is not, where nothing came in its place.
    """

    id: str
    title: str | None = None
    source_name: str | None = None
    source: str | None = None
    url: str | None = None
    published: Published | None = None
    retrieved_at: datetime | None = None
    file: str | None = None
    origin: str | None = None
    current: bool = True
    private: bool = False
    end: End | None = None

    @property
    def paths(self) -> Iterator[str]:
        """The paths that it was read from, as it is known and as it was typed, without a part."""
        yield from paths_of(self.file, self.origin)

    @property
    def is_missing(self) -> bool:
        """Whether the file that it was read from is no longer there.

        A file that was named from another folder is not taken for missing: where the folder that
        it was in is not here, either, nothing is known of it. Nor is a part of an archive.
        """
        path = next(map(named_path, self.paths), None)
        if path is None or is_there(path) or is_there(named_path(self._whole_name)):
            return False
        if path.is_absolute():
            return not any(map(is_file, path.parents))
        return path.parent != Path() and is_folder(path.parent)

    @property
    def _whole_name(self) -> str:
        """What it was read from; what looks like a part may belong to the name: ``report#3``."""
        is_path = self.origin and "://" not in self.origin
        return (self.origin if is_path else self.file) or ""
