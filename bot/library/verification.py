"""The promise checked: every quotation of every latest brief stands in its article and its file."""

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
class Broken:
    """A quotation that does not stand as it should."""

    topic: str
    citation: Citation
    reason: Flaw


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was checked, and what was found wrong.

    Attributes:
        briefs: how many briefs were read again.
        quotations: how many quotations they have.
        in_files: how many of these were also found in the file they were read from.
        broken: those that do not stand.
    """

    briefs: int
    quotations: int
    in_files: int
    broken: tuple[Broken, ...]


def verify(store: Store) -> Verification:
    """Read the stored text anew, and the files that are still there, and confirm each quotation.

    Raises:
        StorageError: an article or a brief is no longer what was kept.
    """
    briefs = list(_latest(store))
    quoted = [(brief.topic.name, excerpt) for brief in briefs for excerpt in brief.quoted]
    in_files = 0
    broken: list[Broken] = []
    reread = cache(_bodies_in)
    for topic, excerpt in quoted:
        if not _stands(store, excerpt):
            broken.append(Broken(topic=topic, citation=excerpt.citation, reason="article"))
        elif file := _file_of(store, excerpt.citation.article):
            if any(excerpt.text in body for body in reread(file)):
                in_files += 1
            else:
                broken.append(Broken(topic=topic, citation=excerpt.citation, reason="file"))
    return Verification(
        briefs=len(briefs), quotations=len(quoted), in_files=in_files, broken=tuple(broken)
    )


def _latest(store: Store) -> Iterator[Brief]:
    """Yield the latest brief of each topic and method."""
    seen: set[tuple[str, str]] = set()
    for brief in store.briefs():
        kind = (brief.topic.name, brief.method)
        if kind not in seen:
            seen.add(kind)
            yield brief


def _stands(store: Store, excerpt: Excerpt) -> bool:
    """Tell whether the stored article has the quotation where it is said to be."""
    place = excerpt.citation
    return store.article(place.article).body[place.start : place.end] == excerpt.text


def _file_of(store: Store, article_id: str) -> str | None:
    """Return the file of an article that is current, where the file is still there."""
    origin = store.article(article_id).origin
    if origin is None or store.current_ids({origin}).get(origin) != article_id:
        return None
    return origin if Path(origin).is_file() else None


def _bodies_in(path: str) -> Collection[str]:
    from briefings.reading.folder import read  # noqa: PLC0415 - only this check reads files

    findings = read([path], at=datetime.min.replace(tzinfo=UTC))
    return [finding.body for finding in findings if isinstance(finding, Article)]
