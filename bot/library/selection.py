"""Which stored articles an operator means: chosen by publisher, file, address, id or age."""

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fnmatch import fnmatchcase
from pathlib import Path

from briefings.published import instant_of
from briefings.reading.places.stored import StoredArticle

_MAGIC = frozenset("*?[")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What an article must have; of several values of a kind, one. Empty ones ask for nothing.

    Attributes:
        sources: publishers by title or name, in any case; a pattern such as ``Reuters*``.
        files: files, folders or patterns such as ``news/2024-*``.
        urls: addresses or patterns.
        ids: ids.
        since: from that day on.
        before: before that day.
        at_least: so old; what has no date is as old as its reading.
        missing: whether its file must be gone.
    """

    sources: Sequence[str] = ()
    files: Sequence[str] = ()
    urls: Sequence[str] = ()
    ids: Sequence[str] = ()
    since: date | None = None
    before: date | None = None
    at_least: timedelta | None = None
    missing: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing, so that every article is meant."""
        return self == Selection()

    def of(self, articles: Iterable[StoredArticle], now: datetime) -> list[StoredArticle]:
        """Return those of `articles` that are meant, in their order."""
        return [article for article in articles if self._means(article, now)]

    def _means(self, article: StoredArticle, now: datetime) -> bool:
        return (
            (not self.ids or article.id in self.ids)
            and (not self.sources or _is_by(article, self.sources))
            and (not self.urls or _matches_any(article.url or "", self.urls))
            and (not self.files or is_under(article, self.files))
            and self._is_in_time(_time_of(article), now)
            and (not self.missing or article.is_missing)
        )

    def _is_in_time(self, at: datetime, now: datetime) -> bool:
        return (
            (self.since is None or at >= instant_of(self.since))
            and (self.before is None or at < instant_of(self.before))
            and (self.at_least is None or now - at >= self.at_least)
        )


def is_under(article: StoredArticle, files: Collection[str]) -> bool:
    """Whether an article was read from one of these files, folders or patterns."""
    names = {name for name in (article.file, article.origin) if name}
    names.update(article.paths)
    for file in filter(None, files):  # an empty one would stand for the folder we are in
        if any(sign in file for sign in _MAGIC):
            if _matches_any_of(names, (file, f"{Path.cwd()}/{file}")):
                return True
            continue
        for typed in (os.path.normpath(file), os.path.realpath(file)):
            if typed in names or any(name.startswith(f"{typed.rstrip('/')}/") for name in names):
                return True
    return False


def _is_by(article: StoredArticle, sources: Sequence[str]) -> bool:
    folded = [source.casefold() for source in sources]
    names = (article.source or "", article.source_name or "")
    return any(_matches_any(name.casefold(), folded) for name in names)


def _matches_any_of(names: Iterable[str], patterns: Collection[str]) -> bool:
    return any(_matches_any(name, patterns) for name in names)


def _matches_any(name: str, patterns: Iterable[str]) -> bool:
    return any(name == pattern or fnmatchcase(name, pattern) for pattern in patterns)


def _time_of(article: StoredArticle) -> datetime:
    if article.published is None and article.retrieved_at is not None:
        return article.retrieved_at.astimezone(UTC)
    return instant_of(article.published)
