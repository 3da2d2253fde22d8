"""What to store of the entries that a source has: pure, by what is known of them.

One article has one text, whichever sources it comes through. The text that came first stays, so
that two feeds that each word it otherwise don't replace it in turn; one that has more, and all of
the other, takes its place. A source's own edit always does.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from briefings.gathering.source import Source
from briefings.model import Article
from briefings.published import instant_of
from briefings.reading.feeds.entry import Entry
from briefings.reading.places.stored import StoredArticle
from storage.ports.sources import SeenEntry

MOST_NEW: Final = 200
"""Entries of one source that are taken in one round, the newest; the others' turn comes later."""

_SEVERAL_TIMES: Final = 3
"""How many times as long as a summary a whole text is, at least."""
_BLANKS: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known before of the entries of a source.

    Attributes:
        seen: the entries as they were gathered last, by key.
        current: the id of the current article at each address or origin.
        stored: what is known of these articles, and of those the entries were, by id.
        texts: the current articles that an entry may take the place of, by id.
        own: the ids of those whose text came through this source.
        ended: the addresses and origins of articles that an operator removed or withdrew.
    """

    seen: Mapping[str, SeenEntry] = field(default_factory=dict)
    current: Mapping[str, str] = field(default_factory=dict)
    stored: Mapping[str, StoredArticle] = field(default_factory=dict)
    texts: Mapping[str, Article] = field(default_factory=dict)
    own: Collection[str] = frozenset()
    ended: frozenset[str] = frozenset()


@dataclass(slots=True, kw_only=True)
class Decision:
    """What to store.

    Attributes:
        articles: those that are new, or that replace another.
        entries: what to remember of the entries.
        new: how many articles were not there before.
        replaced: how many take another's place.
    """

    articles: list[Article] = field(default_factory=list)
    entries: list[SeenEntry] = field(default_factory=list)
    new: int = 0
    replaced: int = 0


def changed_entries(
    entries: Sequence[Entry], seen: Mapping[str, SeenEntry], most: int = MOST_NEW
) -> tuple[Sequence[Entry], bool]:
    """Return the entries that are new or edited, the newest first, and whether that is all.

    Those without a date come last, in the source's order.
    """
    changed: dict[str, Entry] = {}
    for entry in entries:
        before = seen.get(entry.key)
        if before is None or before.digest != entry.digest:
            changed.setdefault(entry.key, entry)  # of two with one key the first counts
    newest_first = sorted(changed.values(), key=_age)
    return newest_first[:most], len(newest_first) <= most


def decide(source: Source, entries: Sequence[Entry], known: Known) -> Decision:
    """Return what to store of entries that are new or edited."""
    decision = Decision()
    current, texts = dict(known.current), dict(known.texts)
    for entry in entries:
        if entry.article is None:
            decision.entries.append(_seen(entry, None))
            continue
        article = _prepared(entry.article, source)
        if _is_ended(entry, article, known):
            decision.entries.append(_seen(entry, _known_as(entry, article, known)))
            continue
        former = next((current[each] for each in places_of(article) if each in current), None)
        stored = known.stored.get(article.id)
        is_there = former is None and stored is not None and stored.current
        if former:
            is_there = not _takes_place_of(texts[former], entry, known.own, article)
            article = _with_stated(article, texts[former])
        if is_there or former == article.id:
            decision.entries.append(_seen(entry, former or article.id))
            continue
        decision.articles.append(replace(article, replaces=former))
        decision.entries.append(_seen(entry, article.id))
        decision.new += former is None
        decision.replaced += former is not None
        current |= dict.fromkeys(places_of(article), article.id)
        texts[article.id] = article
    return decision


def _seen(entry: Entry, article: str | None) -> SeenEntry:
    return SeenEntry(key=entry.key, digest=entry.digest, article=article)


def _prepared(article: Article, source: Source) -> Article:
    """Return an article with what is known of its source."""
    file = article.file if source.kind == "folder" else source.address
    return replace(article, file=file, language=article.language or source.language)


def places_of(article: Article) -> list[str]:
    """Return where an article would be found, by which it is known again."""
    return [place for place in (article.origin, article.url) if place]


def _known_as(entry: Entry, article: Article, known: Known) -> str | None:
    """Return the stored article that an entry was, or is."""
    before = known.seen.get(entry.key)
    ids = (before.article if before else None, article.id)
    return next((each for each in ids if each in known.stored), None)


def _is_ended(entry: Entry, article: Article, known: Known) -> bool:
    """Whether an operator has removed or withdrawn this article, in whatever text."""
    before = known.seen.get(entry.key)
    stored = (known.stored.get(each or "") for each in (before and before.article, article.id))
    ended = any(is_ended(each) for each in stored if each)
    return ended or not known.ended.isdisjoint(places_of(article))


def is_ended(stored: StoredArticle) -> bool:
    """Whether an operator has removed or withdrawn an article."""
    return stored.end in {"removed", "withdrawn"}


def _takes_place_of(former: Article, entry: Entry, own: Collection[str], article: Article) -> bool:
    """Whether an entry's article is to be current instead of the former one at its place."""
    is_shorter = len(article.body) <= len(former.body)
    if former.id in own:
        return not (entry.summary_only and is_shorter and _has(former.body, article.body))
    if is_shorter:
        return False
    is_whole = not entry.summary_only and len(article.body) >= _SEVERAL_TIMES * len(former.body)
    return is_whole or _has(article.body, former.body)


def _has(text: str, part: str) -> bool:
    """Whether a text has all of another, wherever lines are broken."""
    return _BLANKS.sub(" ", part).strip(" .…") in _BLANKS.sub(" ", text)


def _with_stated(article: Article, former: Article) -> Article:
    """Return an article with what the one that it replaces states, where it states nothing.

    A page may have more of the text than a feed, but no date or byline.
    """
    return replace(
        article,
        title=article.title or former.title,
        published=article.published or former.published,
        authors=article.authors or former.authors,
    )


def _age(entry: Entry) -> tuple[bool, float]:
    """Return what sorts entries: the newest first, those without a date last."""
    published = entry.published or (entry.article.published if entry.article else None)
    return published is None, -instant_of(published).timestamp() if published else 0.0
