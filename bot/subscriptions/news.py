"""What of a brief's points is news to a channel; and points of many topics, each told once."""

import re
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from briefings.model import Brief, Difference, Excerpt, Point, digest
from storage.ports.store import Store

_COPIED_WITHIN: Final = timedelta(days=7)
"""The same words later than that are news again: "The central bank left its rate unchanged"."""


@lru_cache(4096)
def wording(text: str) -> str:
    """Return 16 hex digits that stand for the words of `text`: a copy has the same ones."""
    return digest(*re.findall(r"\w+", text.casefold()))


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A point as a channel has not had it.

    Attributes:
        point: the whole point.
        untold: its excerpts that are to be told, in its order.
    """

    point: Point
    untold: tuple[Excerpt, ...]

    @property
    def goes_on(self) -> bool:
        """Whether the channel knows some of it."""
        return len(self.untold) < len(self.point.excerpts)

    @property
    def shown(self) -> Point:
        """What is told of it, as a point."""
        first, *rest = self.untold
        leans = self.point.before if first == self.point.lead else None
        return Point(lead=first, support=tuple(rest), before=leans, why=self.point.why)

    def joined(self, other: "News") -> "News":
        """Return it with what another topic has found on the same, of sources not yet heard.

        Where that has another lead, nothing but this one is known to say the same as ours.
        """
        theirs = other.point
        if wording(theirs.lead.text) != wording(self.point.lead.text):
            theirs = Point(lead=self.point.lead, support=(theirs.lead,))
        heard = set(map(_voice, self.point.excerpts))
        point = replace(
            self.point,
            support=(*self.point.support, *(e for e in theirs.support if _voice(e) not in heard)),
            differs=(*self.point.differs, *_unheard(theirs.differs, heard)),
            updates=(*self.point.updates, *_unheard(theirs.updates, heard)),
        )
        untold = {*self.untold, *other.untold}
        return News(point=point, untold=tuple(each for each in point.excerpts if each in untold))

    def without(self, support: Collection[Excerpt]) -> "News":
        """Return it without some of those who support it."""
        left = tuple(each for each in self.point.support if each not in support)
        untold = tuple(each for each in self.untold if each not in support)
        return News(point=replace(self.point, support=left), untold=untold)


class Known:
    """What a channel was told: by its place, and lately by its words, of which copies come.

    Attributes:
        copies: what was met that only says again, word for word, what was told.
    """

    def __init__(self, store: Store, channel: str, at: datetime, words: Collection[str]) -> None:
        """Look up what `channel` was told before `at`; `words` are of texts replaced since."""
        self._store = store
        self._channel = channel
        self._since = at - _COPIED_WITHIN
        self._words = words
        self._known: dict[Excerpt, bool] = {}
        self.copies: list[Excerpt] = []

    def among(self, excerpts: Collection[Excerpt]) -> set[Excerpt]:
        """Return those that the channel was told, be it from a copy or an earlier text."""
        if new := [each for each in excerpts if each not in self._known]:
            articles = {each.citation.article for each in new}
            told = self._store.delivered_quotes(self._channel, articles)
            places = {(each.article, each.start, each.end) for each in told}
            wordings = {wording(each.text) for each in new}
            lately = self._store.delivered_wordings(self._channel, wordings, self._since)
            for each in new:
                cited = each.citation
                here = (cited.article, cited.start, cited.end)
                said = wording(each.text) in lately or each.text in self._words
                self._known[each] = said or here in places
                if said and here not in places:
                    self.copies.append(each)
        return {each for each in excerpts if self._known[each]}


def news_of(points: Collection[Point], known: Known) -> Iterator[News]:
    """Yield the points that have something to tell, in order."""
    among = known.among([each for point in points for each in point.excerpts])
    for point in points:
        told = [each for each in point.excerpts if each in among]
        untold = tuple(_changes(point, told)) if told else point.excerpts
        if untold:
            yield News(point=point, untold=untold)


class Sections:
    """News by topic, each told once: under the first topic that it is about.

    Attributes:
        most: how many points on each topic are told at most.
    """

    def __init__(self, most: int) -> None:
        """Tell at most so many points on each topic."""
        self.most = most
        self._sections: list[tuple[Brief, list[News]]] = []
        self._at: dict[str, tuple[list[News], int]] = {}
        self._quoted: set[str] = set()

    def quotes(self, excerpt: Excerpt) -> bool:
        """Whether these words are told already."""
        return wording(excerpt.text) in self._quoted

    def add(self, brief: Brief, found: Iterable[News]) -> None:
        """Take in what was found on a further brief's topic, the most important first."""
        section: list[News] = []
        self._sections.append((brief, section))
        for each in found:
            lead, support = each.point.lead, each.point.support
            same = next((one for one in (lead, *support) if wording(one.text) in self._at), None)
            if same:
                former, number = self._at[wording(same.text)]
                former[number] = former[number].joined(each)
                self._quote(former[number])
                continue
            rest = each.without(list(filter(self.quotes, support)))  # who differs stands beside it
            if not self.quotes(lead) and rest.untold and len(section) < self.most:
                self._at[wording(lead.text)] = section, len(section)
                section.append(rest)
                self._quote(rest)

    def _quote(self, news: News) -> None:
        self._quoted.update(wording(each.text) for each in news.untold)

    def __iter__(self) -> Iterator[tuple[Brief, tuple[News, ...]]]:
        """Yield the brief of each topic that has news, with them."""
        for brief, news in self._sections:
            if news:
                yield brief, tuple(news)


def _changes(point: Point, told: Collection[Excerpt]) -> Iterator[Excerpt]:
    """Yield what changes a point of which some is told."""
    voices = {_voice(each) for each in told}
    newer_figure = any(other.excerpt in told for other in point.updates)
    if point.lead not in told and (newer_figure or _voice(point.lead) not in voices):
        yield point.lead
        voices.add(_voice(point.lead))
    for each in point.support:
        if each not in told and _voice(each) not in voices:
            yield each
            voices.add(_voice(each))
    for other in point.differs:
        if other.excerpt not in told:
            yield other.excerpt


def _unheard(differences: Iterable[Difference], heard: Container[str]) -> Iterator[Difference]:
    return (each for each in differences if _voice(each.excerpt) not in heard)


def _voice(excerpt: Excerpt) -> str:
    """Return who says it; an article whose source is not stated speaks for itself."""
    return excerpt.citation.source or excerpt.citation.article
