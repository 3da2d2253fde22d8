"""The facts that a channel was told lately: whether a new sentence states one of them again.

The same fact comes in other words every day, from other publishers. What is told is what changed of
it: a newer figure or state, or another account of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final, TypeAlias

from briefings.agreement.compare import Same, compare, contradicted_by
from briefings.agreement.differences import Differs, Updates, has_newer
from briefings.agreement.side_by_side import SideBySide
from briefings.composing.points import differences_of
from briefings.language.candidates import Candidate, known_sentences
from briefings.model import Article, Excerpt, Point
from briefings.published import instant_of
from briefings.spans import Span
from briefings.stories.facts.likeness import Likeness
from briefings.stories.values.disagreements import Disagreements
from storage.ports.store import Store

PERIOD: Final = timedelta(days=14)
"""For so long a fact is known to have been told, however it is put."""
APART: Final = timedelta(days=7)
"""Between two articles of one story at most; an undated one may be of any."""
TOLD: Final = 0.4
"""Score (`likeness`) from which a sentence of the same affair states what was told: below what one
needs to be quoted as saying the same, above what is left out of one brief as adding little."""
NEAREST: Final = 6
"""Articles of what was told that a sentence is compared with, those most like it …"""
OPENING: Final = 15
"""… by what they share within so many sentences of each, and those that were told."""

_Verdict: TypeAlias = Same | Differs | Updates | SideBySide | None


class ToldFacts:
    """What one channel was told within the last two weeks, and in this digest so far."""

    def __init__(self, store: Store, channel: str, at: datetime) -> None:
        """Look up, when it is needed, what `channel` was told before `at`."""
        self._store = store
        self._channel = channel
        self._since = at - PERIOD
        self._added: list[tuple[str, int, int]] = []
        self._articles: dict[str, Article] = {}
        self._known: dict[tuple[str, int, int], Candidate] = {}

    def add(self, excerpts: Iterable[Excerpt]) -> None:
        """Take these for told from now on."""
        cited = [each.citation for each in excerpts]
        self._added += [(each.article, each.start, each.end) for each in cited]

    def find_change(self, point: Point) -> Point | None:
        """Return a point of which the channel has not seen a word as it is to be told.

        As it is where nothing like it was told; with what its lead replaces or contradicts of what
        was told; None where its fact was told, or a newer state of it.
        """
        lead = self._sentence(point.lead)
        near = self._near(lead)
        if not near:
            return point
        verdicts = self._verdicts(lead, near)
        if any(isinstance(how, Same) or has_newer(how) for _, how in verdicts):
            return None
        changes = [(other, how) for other, how in verdicts if isinstance(how, Updates)]
        others = [(other, how) for other, how in verdicts if isinstance(how, Differs | SideBySide)]
        if changes:
            return _with(point, updates=changes[:1])
        return _with(point, differs=others[:1])

    def _verdicts(
        self, lead: Candidate, near: Sequence[Candidate]
    ) -> list[tuple[Candidate, _Verdict]]:
        """Return what is known of a lead and each sentence told that is near it.

        Only of what belongs to one affair it is settled who and what is meant.
        """
        threads = self._threads([lead, *near])
        thread = threads.get(lead.article.id)
        of_one = [one for one in near if thread and threads.get(one.article.id) == thread]
        found = [(other, compare(lead, other)) for other in near if other not in of_one]
        if not of_one:
            return found
        sentences = {id(one): one for each in (lead, *of_one) for one in (*_opening(each), each)}
        likeness = Likeness(list(sentences.values()))
        sides = Disagreements(likeness)
        for other in of_one:
            how: _Verdict = compare(lead, other) or sides.between(lead, other)
            if how is None and likeness.score(lead, other) >= TOLD:
                how = None if contradicted_by(lead, other) else Same(reason="wording")
            found.append((other, how))
        return found

    def _threads(self, sentences: Iterable[Candidate]) -> dict[str, str]:
        """Return the affair of each sentence's article, where it is known."""
        stories = self._store.stories_of({one.article.id for one in sentences})
        threads = self._store.threads_of(set(stories.values()))
        return {article: threads.get(story, story) for article, story in stories.items()}

    def _near(self, lead: Candidate) -> list[Candidate]:
        """Return the sentences told that may be on the same, of the articles most like it."""
        told = [each for each in self._told if _may_be_of_one_story(lead.article, each.article)]
        near = sorted(
            lead.near(told), key=lambda one: (-lead.overlap(one), one.article.id, one.span)
        )
        articles = list(dict.fromkeys(one.article.id for one in near))[:NEAREST]
        return [_as_known(one) for one in near if one.article.id in articles]

    @property
    def _told(self) -> list[Candidate]:
        places = [*self._before, *self._added]
        missing = {article for article, _, _ in places} - self._articles.keys()
        self._articles.update((each.id, each) for each in self._store.articles(missing))
        for place in places:
            if place not in self._known:
                article, start, end = place
                self._known[place] = _candidate(self._articles[article], start, end)
        return [self._known[place] for place in dict.fromkeys(places)]

    @cached_property
    def _before(self) -> list[tuple[str, int, int]]:
        quotes = self._store.recent_quotes(self._channel, self._since)
        return [(each.article, each.start, each.end) for each in quotes]

    def _sentence(self, excerpt: Excerpt) -> Candidate:
        cited = excerpt.citation
        if cited.article not in self._articles:
            self._articles[cited.article] = self._store.article(cited.article)
        return _as_known(_candidate(self._articles[cited.article], cited.start, cited.end))


def _candidate(article: Article, start: int, end: int) -> Candidate:
    return Candidate.of(article, Span(start, end))


def _as_known(sentence: Candidate) -> Candidate:
    """Return the sentence among those of its article, where it is one of them."""
    known = known_sentences(sentence.article)
    return next((one for one in known if one.span == sentence.span), sentence)


def _opening(sentence: Candidate) -> Sequence[Candidate]:
    return known_sentences(sentence.article)[:OPENING]


def _may_be_of_one_story(one: Article, other: Article) -> bool:
    if one.published is None or other.published is None:
        return True
    return abs(instant_of(one.published) - instant_of(other.published)) <= APART


def _with(
    point: Point,
    *,
    updates: Sequence[tuple[Candidate, Updates]] = (),
    differs: Sequence[tuple[Candidate, Differs | SideBySide]] = (),
) -> Point:
    """Return a point with what was told otherwise."""
    found = differences_of((*updates, *differs))
    if updates:
        return replace(point, updates=(*found, *point.updates))
    return replace(point, differs=(*found, *point.differs))
