"""From a topic and its articles to a Brief: what leads, who supports it, who differs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil

from briefings.choosing.agreement import Differs, Same, compare
from briefings.choosing.candidate import Candidate
from briefings.choosing.coverage import summarize
from briefings.choosing.engines import COVERAGE
from briefings.choosing.ranking import centrality, limit_of
from briefings.choosing.relevance import matching
from briefings.model import Article, Brief, Difference, Point, Published, Topic, instant_of

SHARE_OF_ONE_VOICE = 0.4
"""Of a brief's points, where there are several voices."""
OVERLAP = 0.6
"""Share of the shorter sentence's content words that makes two sentences too alike to both lead."""
DANGLING = 0.6
"""What a sentence is worth that needs the one before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a brief is made: which engine ranks (a name of `engines.NAMES`), how many points."""

    engine: str = "lexrank"
    points: int = 5

    @property
    def method(self) -> str:
        """Name the recipe in words: two briefs of one method are made alike."""
        return f"{self.engine}, at most {self.points} points"


@dataclass(slots=True, eq=False)
class _Draft:
    """A point in the making."""

    lead: Candidate
    support: list[Candidate] = field(default_factory=list)
    differs: list[tuple[Candidate, Differs]] = field(default_factory=list)

    @property
    def heard(self) -> set[str]:
        """The voices that the point quotes: each is heard once."""
        others = (*self.support, *(candidate for candidate, _ in self.differs))
        return {candidate.voice for candidate in (self.lead, *others)}

    def covers(self, other: Candidate) -> bool:
        """Tell whether `other` would say again what this point says, or belongs to it."""
        verdict = compare(self.lead, other)
        if isinstance(verdict, Differs):
            return other.voice != self.lead.voice
        return verdict is not None or self.lead.overlap(other) >= OVERLAP

    def take(self, other: Candidate) -> bool:
        """Attach `other` where a voice not heard yet says the same or differs; tell whether."""
        verdict = compare(self.lead, other)
        if verdict is None or other.voice in self.heard:
            return False
        if isinstance(verdict, Same):
            self.support.append(other)
        else:
            self.differs.append((other, verdict))
        return True

    def point(self) -> Point:
        differences = [
            Difference(
                what=verdict.what,
                ours=verdict.ours,
                theirs=verdict.theirs,
                excerpt=other.excerpt(),
            )
            for other, verdict in self.differs
        ]
        return Point(
            lead=self.lead.excerpt(),
            support=tuple(other.excerpt() for other in self.support),
            differs=tuple(differences),
        )


def build_brief(
    topic: Topic,
    articles: Iterable[Article],
    recipe: Recipe,
    *,
    considered: int,
    as_of: Published | None,
) -> Brief:
    """Choose what `articles` say about `topic`; the same in gives the same out, in any order.

    Args:
        topic: what the brief is about.
        articles: those that may have something on it; others do no harm.
        recipe: engine and length.
        considered: how many articles were looked at, those that the index ruled out included.
        as_of: when the newest article considered was published, where known.

    Raises:
        EngineError: the recipe names no engine.
    """
    ordered = sorted({article.id: article for article in articles}.values(), key=_newest_first)
    found = [matches for article in ordered if (matches := matching(topic, article))]
    candidates = [candidate for matches in found for candidate in matches]
    ranked = _by_importance(candidates, recipe.engine)
    drafts = _select(ranked, recipe.points)
    return Brief(
        topic=topic,
        as_of=as_of,
        points=tuple(draft.point() for draft in _in_reading_order(drafts)),
        method=recipe.method,
        considered=considered,
        matched=len(found),
    )


def _newest_first(article: Article) -> tuple[float, str]:
    return -instant_of(article.published).timestamp(), article.id


def _by_importance(candidates: Sequence[Candidate], engine: str) -> list[Candidate]:
    """Return the candidates that the engine can rate, most important first.

    Feature coverage gives an order itself; what it leaves out follows, to support or to differ. By
    the other engines importance is half how much the sentence is about the topic, half how central
    it is among the sentences about the topic; a sentence that can't stand alone is worth less. Ties
    keep the order given.
    """
    most_relevant = sorted(candidates, key=lambda candidate: -candidate.relevance)
    if engine == COVERAGE:
        chosen = summarize(candidates, nearness=lambda candidate: candidate.relevance)
        return list(dict.fromkeys((*chosen, *most_relevant)))
    kept = {id(candidate) for candidate in most_relevant[: limit_of(engine)]}
    pool = [candidate for candidate in candidates if id(candidate) in kept]
    importance = {
        id(candidate): _importance(candidate, central)
        for candidate, central in zip(pool, centrality(pool, engine), strict=True)
    }
    return sorted(pool, key=lambda candidate: -importance[id(candidate)])


def _importance(candidate: Candidate, central: float) -> float:
    worth = (candidate.relevance + central) / 2
    return worth if candidate.stands_alone else worth * DANGLING


def _select(ranked: Sequence[Candidate], points: int) -> list[_Draft]:
    """Take leads in order of importance, then let the others support them or differ."""
    share = _share(ranked, points)
    leading: Counter[str] = Counter()
    drafts: list[_Draft] = []
    for candidate in ranked:
        free = len(drafts) < points and leading[candidate.voice] < share
        if free and not any(draft.covers(candidate) for draft in drafts):
            drafts.append(_Draft(candidate))
            leading[candidate.voice] += 1
    leads = {id(draft.lead) for draft in drafts}
    for candidate in ranked:
        if id(candidate) not in leads:
            any(draft.take(candidate) for draft in drafts)
    return drafts


def _share(ranked: Sequence[Candidate], points: int) -> int:
    """Return how many points one voice may lead: all where it is the only one."""
    alone = len({candidate.voice for candidate in ranked}) == 1
    return points if alone else ceil(points * SHARE_OF_ONE_VOICE)


def _in_reading_order(drafts: Iterable[_Draft]) -> list[_Draft]:
    """Newest day first, the undated last; within a day the most important first."""
    return sorted(drafts, key=lambda draft: -_day(draft.lead.article))


def _day(article: Article) -> int:
    return instant_of(article.published).date().toordinal()
