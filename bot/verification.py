"""The promise checked: every quotation of every latest brief stands in its article and its file."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from briefings.model import Article, Brief, Citation, Excerpt
from storage.errors import NotKept
from storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A quotation that does not stand as it should."""

    topic: str
    citation: Citation
    reason: str


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
    """Read the stored text anew, and the files that are still there, and confirm each quotation."""
    briefs = list(_latest(store))
    quoted = [(brief.topic.name, excerpt) for brief in briefs for excerpt in brief.excerpts]
    in_files = 0
    broken: list[Broken] = []
    reread = cache(_bodies_in)
    for topic, excerpt in quoted:
        reason = _flaw(store, excerpt)
        if reason is None and (origin := _file_of(store, excerpt.citation.article)):
            stands = any(excerpt.text in body for body in reread(origin))
            in_files += stands
            reason = None if stands else "its file has changed — ingest it anew"
        if reason:
            broken.append(Broken(topic=topic, citation=excerpt.citation, reason=reason))
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


def _flaw(store: Store, excerpt: Excerpt) -> str | None:
    """Say what is wrong with a quotation as it is stored."""
    place = excerpt.citation
    try:
        article = store.article(place.article)
    except NotKept:
        return "its article is not kept — ingest it anew"
    if article.id != place.article:
        return "its article's text was altered in the store — ingest it anew"
    if article.body[place.start : place.end] != excerpt.text:
        return "the article says otherwise there — brief anew"
    return None


def _file_of(store: Store, article_id: str) -> str | None:
    """Return the file of an article that is current, where the file is still there."""
    origin = store.article(article_id).origin
    if origin is None or store.current_at({origin}).get(origin) != article_id:
        return None
    return origin if Path(origin).is_file() else None


def _bodies_in(path: str) -> Collection[str]:
    from briefings.reading.folder import read  # noqa: PLC0415 - only this check reads files

    findings = read([path], at=datetime.min.replace(tzinfo=UTC))
    return [finding.body for finding in findings if isinstance(finding, Article)]
