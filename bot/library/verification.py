"""Checks the promise: every quotation of every latest brief is in its article and its file."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from briefings.model import Article, Brief, Citation, Excerpt
from storage.ports.store import Store

Flaw: TypeAlias = Literal["article", "file"]
"""What a quotation no longer matches: the stored article, or the file it was read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenQuote:
    """A quotation that no longer matches."""

    topic: str
    citation: Citation
    reason: Flaw


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was checked, and what was wrong.

    Attributes:
        briefs: how many briefs were checked.
        quotations: how many quotations they have.
        in_files: how many of these were also found in the file they were read from.
        broken: those that no longer match.
    """

    briefs: int
    quotations: int
    in_files: int
    broken: tuple[BrokenQuote, ...]


def verify(store: Store) -> Verification:
    """Check each quotation against the stored text, and against its file if that still exists.

    Raises:
        StorageError: an article or a brief in the store is damaged.
    """
    briefs = list(_latest(store))
    quotations = [(brief.topic.name, excerpt) for brief in briefs for excerpt in brief.quoted]
    in_files = 0
    broken: list[BrokenQuote] = []
    bodies_in = cache(_bodies_in)
    for topic, excerpt in quotations:
        if not _is_in_article(store, excerpt):
            broken.append(BrokenQuote(topic=topic, citation=excerpt.citation, reason="article"))
        elif file := _file_of(store, excerpt.citation.article):
            if any(excerpt.text in body for body in bodies_in(file)):
                in_files += 1
            else:
                broken.append(BrokenQuote(topic=topic, citation=excerpt.citation, reason="file"))
    return Verification(
        briefs=len(briefs), quotations=len(quotations), in_files=in_files, broken=tuple(broken)
    )


def _latest(store: Store) -> Iterator[Brief]:
    """Yield the latest brief of each topic and method."""
    seen: set[tuple[str, str]] = set()
    for brief in store.briefs():
        kind = (brief.topic.name, brief.method)
        if kind not in seen:
            seen.add(kind)
            yield brief


def _is_in_article(store: Store, excerpt: Excerpt) -> bool:
    """Return whether the stored article has the quotation at its offsets."""
    place = excerpt.citation
    return store.article(place.article).body[place.start : place.end] == excerpt.text


def _file_of(store: Store, article_id: str) -> str | None:
    """Return the file of an article, if that is current and the file still exists."""
    origin = store.article(article_id).origin
    if origin is None or store.current_ids({origin}).get(origin) != article_id:
        return None
    return origin if Path(origin).is_file() else None


def _bodies_in(path: str) -> Collection[str]:
    from briefings.reading.folder import read  # noqa: PLC0415 - only this check reads files

    findings = read([path], at=datetime.min.replace(tzinfo=UTC))
    return [finding.body for finding in findings if isinstance(finding, Article)]
