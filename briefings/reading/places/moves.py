"""Articles that are read at another place than before: records that others were put in front of."""

from collections.abc import Iterator
from dataclasses import replace

from briefings.model import Article
from briefings.reading.places.names import split_part
from briefings.reading.places.stored import StoredArticle


class Moves:
    """What was read in one go of articles that are stored already.

    A place is left as it is while the article can still be found there: of a text that two files
    hold, or one file twice, it does not go to and fro.
    """

    def __init__(self) -> None:
        """Know of none yet."""
        self._moved: dict[str, StoredArticle] = {}
        self._found: set[str] = set()

    def note(self, article: Article, stored: StoredArticle | None) -> None:
        """Note where `article` was read, and where it was `stored`."""
        if stored is None or not stored.current or stored.id in self._found:
            return
        if article.file == stored.file:
            self._found.add(stored.id)
            self._moved.pop(stored.id, None)
        elif _is_in_the_same_file(article, stored) or stored.is_missing:
            here = replace(stored, file=article.file, origin=article.origin)
            self._moved.setdefault(stored.id, here)

    @property
    def moved(self) -> Iterator[StoredArticle]:
        """The articles that were not found in their places, with their new ones."""
        yield from self._moved.values()


def _is_in_the_same_file(article: Article, stored: StoredArticle) -> bool:
    """Whether it is another part of the same file, however that was typed."""
    file, part = split_part(article.file or "")
    former, number = split_part(stored.file or "")
    return part != number and file == former
