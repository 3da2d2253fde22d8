"""The words of a briefing: one meaning each, immutable, knowing no machinery.

Offsets are code points into `Article.body`. Only `Article.quote` makes an `Excerpt`
(`tests/test_house.py` sees to it), so every quotation is verbatim by construction.
"""

import hashlib
import json
from dataclasses import astuple, dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

from briefings.families.family import family_at, voice_of
from briefings.kinds import Label
from briefings.published import Published
from briefings.publisher import HOST, Publisher
from briefings.spans import DayReference, Mark
from briefings.window import Window

DifferenceKind: TypeAlias = Literal["number", "date", "duration", "name", "claim"]
Found: TypeAlias = Literal["topic", "about", "nearest", "nothing"]
"""How far a brief answers the words: a topic of that name, articles about them, or the nearest."""
Relation: TypeAlias = Literal["conflict", "update", "spread", "side-by-side"]


def digest(*parts: object) -> str:
    """Return 16 hex digits that stand for `parts`: the same in gives the same out, everywhere."""
    written = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where an excerpt stands. Unknown values are None, never a guess."""

    article: str
    source: str | None
    title: str | None
    url: str | None
    published: Published | None
    language: str | None
    file: str | None
    start: int
    end: int
    is_host: bool = False
    """Whether `source` is but the host of `url`."""
    labels: tuple[Label, ...] = ()

    @property
    def voice(self) -> str:
        """Whose word this is, as `Article.voice` has it."""
        title = self.source or ""
        named = Publisher(name=f"{HOST}{title}" if self.is_host else title, title=title)
        return voice_of(named if title else None, self.url, self.article)


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A stretch of an article, word for word, where it stands, and the days that it means."""

    text: str
    citation: Citation
    days: tuple[DayReference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    r"""One text of a source. Immutable: an edited text is another Article that `replaces` this one.

    Attributes:
        body: the text as read (line ends brought to ``\n``), never altered afterwards.
        title: the title as stated, or None.
        source: who publishes, or None where it is not stated.
        url: where the text stands on the web, or None.
        published: the day or instant stated, or None; never guessed.
        authors, updated: who wrote it, and when it was edited last, as stated; no part of the id.
        language: ISO 639-1 code as stated, or None.
        marks: stretches of the body that are not quotable, in order.
        labels: what its publisher states of it, in order; file: what it was read from, as named.
        origin: where a newer text of the same article would be found (url, file, record), or None.
        retrieved_at: when it was read; no part of the article's identity.
        replaces: id of the article that this one is a newer text of, or None.
        notes: what its reader could not make out, for the ingest's report; kept nowhere.
        id: digest of the body and of what a citation shows (source, title, url, published, labels).
    """

    body: str
    title: str | None = None
    source: Publisher | None = None
    url: str | None = None
    published: Published | None = None
    language: str | None = None
    marks: tuple[Mark, ...] = ()
    labels: tuple[Label, ...] = ()
    file: str | None = None
    origin: str | None = None
    retrieved_at: datetime | None = None
    replaces: str | None = None
    authors: tuple[str, ...] = ()
    updated: Published | None = None
    notes: tuple[str, ...] = field(default=(), compare=False)
    id: str = field(init=False)

    def __post_init__(self) -> None:
        """Derive the id; refuse naive times.

        Raises:
            ValueError: a datetime has no zone.
        """
        for at in (self.published, self.updated, self.retrieved_at):
            if isinstance(at, datetime) and at.tzinfo is None:
                raise ValueError(f"a time needs a zone: {at.isoformat()}")
        source = self.source.name if self.source else None
        published = self.published.isoformat() if self.published else None
        parts = (source, self.title, self.url, published, self.body, *self.labels)
        object.__setattr__(self, "id", digest(*parts))

    @property
    def reference_date(self) -> Published | None:
        """The date by which its words for days are read; None where it was written over days."""
        return None if "live" in self.labels else self.published

    @property
    def voice(self) -> str:
        """Whose word this is: the source's family, or the article itself where none is stated."""
        return voice_of(self.source, self.url, self.id)

    @property
    def voices(self) -> frozenset[str]:
        """Whose word this may be: its voice, and that of who publishes where it stands."""
        host = family_at(self.url)
        return frozenset({self.voice, f"source:{host}"} if host else {self.voice})

    def quote(self, start: int, end: int, days: tuple[DayReference, ...] = ()) -> Excerpt:
        """Return `body[start:end]` as an excerpt with its citation, its words meaning `days`.

        Raises:
            ValueError: the stretch is empty or leaves the body.
        """
        if not 0 <= start < end <= len(self.body):
            raise ValueError(f"no such stretch in article {self.id}: {start}:{end}")
        citation = Citation(
            article=self.id,
            source=self.source.title if self.source else None,
            title=self.title,
            url=self.url,
            published=self.published,
            language=self.language,
            file=self.file,
            start=start,
            end=end,
            is_host=self.source.is_host if self.source else False,
            labels=self.labels,
        )
        return Excerpt(text=self.body[start:end], citation=citation, days=days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What we brief on.

    Attributes:
        name: the command, ``[a-z0-9][a-z0-9-]*``, or the words asked for an ad-hoc brief.
        title: what people read.
        terms: a sentence with one of them is about the topic; `briefings.matching.term` reads them.
        context: words that show what a ``term?`` means.
        exclude: terms whose presence in a sentence rules it out.
        language: ISO 639-1 code that the terms are in, or None for every language.
        terms_in: further terms for articles of one language, by its code, in code order.
    """

    name: str
    title: str
    terms: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    language: str | None = None
    terms_in: tuple[tuple[str, tuple[str, ...]], ...] = ()
    context: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Stands for all that can change a brief of this topic."""
        parts = self.name, self.title, self.terms, self.exclude, self.language
        return digest(*parts, *self.terms_in, *filter(None, [self.context]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What another source states otherwise; `relation` says how far that is a contradiction."""

    what: DifferenceKind
    ours: str
    theirs: str
    excerpt: Excerpt
    relation: Relation = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a point was chosen.

    Attributes:
        terms: the topic's terms that its lead matches, as the topic has them.
        words: what the lead says that the other sentences say, too, weightiest first; as written.
        weight: how much the point adds against the one that adds most, 0 to 1, three digits.
    """

    terms: tuple[str, ...]
    words: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Where a point comes from: how many articles (each of another publisher) have it of whom."""

    articles: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that a brief says: the lead, who says it too, who differs, and what is outdated.

    Attributes:
        lead: the sentence that says it.
        support: who says it, too.
        differs: who states it otherwise.
        updates: what earlier texts stated of what the lead has a newer figure for.
        before: the sentence before the lead where the lead leans on it; it has no number.
        why: why the point was chosen; None where that was not kept.
        origins: where it comes from, if several articles have it from one; else None.
    """

    lead: Excerpt
    support: tuple[Excerpt, ...] = ()
    differs: tuple[Difference, ...] = ()
    updates: tuple[Difference, ...] = ()
    before: Excerpt | None = None
    why: Reason | None = None
    origins: Origins | None = None

    @property
    def excerpts(self) -> tuple[Excerpt, ...]:
        """All that the point quotes under a number, in the order shown."""
        others = (*self.differs, *self.updates)
        return (self.lead, *self.support, *(other.excerpt for other in others))


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A topic's points, and how they came about.

    Attributes:
        topic: the topic as it was; as_of: when the newest article considered was published, if any.
        points: in reading order.
        method: how the points were chosen, in words.
        considered, matched: how many articles were looked at, and have a sentence about the topic.
        match: whether it is on a stored topic, or on free words: then how far articles answer them.
        window: the days that it covers; None where it looked at all times.
    """

    topic: Topic
    as_of: Published | None
    points: tuple[Point, ...]
    method: str
    considered: int
    matched: int
    match: Found = "topic"
    window: Window | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        """Derive the id from what the brief says and cites."""
        parts = [_said(point) for point in self.points], self.method, self.considered, self.matched
        nearest = ["nearest"] if self.match == "nearest" else []  # the others are told by the rest
        as_of = self.as_of.isoformat() if self.as_of else None
        days = [astuple(self.window)] if self.window else []
        object.__setattr__(self, "id", digest(self.topic.digest, as_of, *parts, *nearest, *days))

    @property
    def excerpts(self) -> tuple[Excerpt, ...]:
        """All that the brief quotes, in order: number n of the brief is item n - 1."""
        return tuple(excerpt for point in self.points for excerpt in point.excerpts)

    @property
    def quoted(self) -> tuple[Excerpt, ...]:
        """All that the brief quotes, what leads up to a lead included."""
        return (*self.excerpts, *(point.before for point in self.points if point.before))


def _said(point: Point) -> list[object]:
    """Return what a brief's id holds of a point; what is absent leaves no trace in it."""
    places = [(e.citation.article, e.citation.start, e.citation.end) for e in point.excerpts]
    differences = [(o.what, o.ours, o.theirs) for o in (*point.differs, *point.updates)]
    before = [(e.citation.start, e.citation.end) for e in [point.before] if e]
    why = [(reason.terms, reason.words, reason.weight) for reason in [point.why] if reason]
    origins = [(each.articles, each.names) for each in [point.origins] if each]
    return [*places, *differences, *filter(None, [len(point.updates)]), *before, *why, *origins]
