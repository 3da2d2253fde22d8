"""Which points of a brief are news to a channel; and the points of many topics, each once."""

import re
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from bot.subscriptions.told import ToldFacts
from briefings.model import Brief, Difference, Excerpt, Point, digest
from storage.ports.store import Store

_COPY_PERIOD: Final = timedelta(days=7)
"""After that the same words are news again: "The central bank left its rate unchanged"."""


@lru_cache(4096)
def wording(text: str) -> str:
    """Return 16 hex digits that identify the words of `text`: a copy has the same ones."""
    return digest(*re.findall(r"\w+", text.casefold()))


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A point with what is new of it to a channel.

    Attributes:
        point: the whole point.
        new_excerpts: its excerpts that are new, in its order.
    """

    point: Point
    new_excerpts: tuple[Excerpt, ...]

    @property
    def is_update(self) -> bool:
        """Return whether the channel has seen some of it."""
        return len(self.new_excerpts) < len(self.point.excerpts)

    @property
    def as_point(self) -> Point:
        """What is new of it, as a point."""
        first, *rest = self.new_excerpts
        leans = self.point.before if first == self.point.lead else None
        return Point(lead=first, support=tuple(rest), before=leans, why=self.point.why)

    def join(self, other: "News") -> "News":
        """Return it with what another topic has on the same point, from other sources.

        If that has another lead, only this lead is known to say the same as ours.
        """
        theirs = other.point
        if wording(theirs.lead.text) != wording(self.point.lead.text):
            theirs = Point(lead=self.point.lead, support=(theirs.lead,))
        sources = {each.citation.voice for each in self.point.excerpts}
        point = replace(
            self.point,
            support=(
                *self.point.support,
                *(e for e in theirs.support if e.citation.voice not in sources),
            ),
            differs=(*self.point.differs, *_from_others(theirs.differs, sources)),
            updates=(*self.point.updates, *_from_others(theirs.updates, sources)),
        )
        if point.support != self.point.support:
            point = replace(point, origins=None)  # others may have it from elsewhere
        new = {*self.new_excerpts, *other.new_excerpts}
        return News(point=point, new_excerpts=tuple(each for each in point.excerpts if each in new))

    def without(self, support: Collection[Excerpt]) -> "News":
        """Return it without some of its support."""
        left = tuple(each for each in self.point.support if each not in support)
        new_excerpts = tuple(each for each in self.new_excerpts if each not in support)
        return News(point=replace(self.point, support=left), new_excerpts=new_excerpts)


class History:
    """What a channel has seen: by its place, and within a week by its words, as copies have them.

    Attributes:
        copies: excerpts met so far that repeat, word for word, what it has seen.
    """

    def __init__(self, store: Store, channel: str, at: datetime, texts: Collection[str]) -> None:
        """Look up what `channel` has seen before `at`; `texts` are sentences replaced since."""
        self._store = store
        self._channel = channel
        self._since = at - _COPY_PERIOD
        self._texts = texts
        self._is_seen: dict[Excerpt, bool] = {}
        self.copies: list[Excerpt] = []

    def find_seen(self, excerpts: Collection[Excerpt]) -> set[Excerpt]:
        """Return those that the channel has seen, also in a copy or an earlier text."""
        if new := [each for each in excerpts if each not in self._is_seen]:
            articles = {each.citation.article for each in new}
            quotes = self._store.delivered_quotes(self._channel, articles)
            places = {(each.article, each.start, each.end) for each in quotes}
            wordings = {wording(each.text) for each in new}
            recent = self._store.delivered_wordings(self._channel, wordings, self._since)
            for each in new:
                cited = each.citation
                here = (cited.article, cited.start, cited.end)
                former = any(each.text in text for text in self._texts)
                repeated = former or wording(each.text) in recent
                self._is_seen[each] = repeated or here in places
                if repeated and here not in places:
                    self.copies.append(each)
        return {each for each in excerpts if self._is_seen[each]}


def news_of(points: Collection[Point], history: History) -> Iterator[News]:
    """Yield the points that have something new, in order."""
    seen = history.find_seen([each for point in points for each in point.excerpts])
    for point in points:
        has_seen = any(each in seen for each in point.excerpts)
        new_excerpts = tuple(_changes(point, seen)) if has_seen else point.excerpts
        if new_excerpts:
            yield News(point=point, new_excerpts=new_excerpts)


class Sections:
    """News by topic, each once: under the first topic that it is about.

    Attributes:
        most: the maximum number of points on each topic.
    """

    def __init__(self, most: int, facts: ToldFacts) -> None:
        """Take at most so many points on each topic, but for `facts` told in other words."""
        self.most = most
        self._facts = facts
        self._sections: list[tuple[Brief, list[News]]] = []
        self._at: dict[str, tuple[list[News], int]] = {}
        self._quoted: set[str] = set()

    def has(self, excerpt: Excerpt) -> bool:
        """Return whether these words are quoted already."""
        return wording(excerpt.text) in self._quoted

    def add(self, brief: Brief, found: Iterable[News]) -> None:
        """Add the news of a further brief, the most important first."""
        section: list[News] = []
        self._sections.append((brief, section))
        for each in found:
            lead, support = each.point.lead, each.point.support
            same = next((one for one in (lead, *support) if wording(one.text) in self._at), None)
            if same:
                former, number = self._at[wording(same.text)]
                former[number] = former[number].join(each)
                self._quote(former[number])
                continue
            rest = each.without(list(filter(self.has, support)))  # who disagrees is shown beside it
            if self.has(lead) or not rest.new_excerpts or len(section) >= self.most:
                continue
            if (settled := self._settle(rest)) is not None:
                first, *others = settled.new_excerpts
                unquoted = (each for each in others if not self.has(each))
                news = replace(settled, new_excerpts=(first, *unquoted))
                self._at[wording(lead.text)] = section, len(section)
                section.append(news)
                self._quote(news)
                self._facts.add(news.new_excerpts)

    def _settle(self, news: News) -> News | None:
        """Return news with what its fact changes of what was told; None where it was told."""
        if news.is_update:
            return news
        point = self._facts.find_change(news.point)
        if point is None:
            return None
        replaced = {each.excerpt for each in point.updates if each not in news.point.updates}
        new_excerpts = tuple(each for each in point.excerpts if each not in replaced)
        return News(point=point, new_excerpts=new_excerpts)

    def _quote(self, news: News) -> None:
        self._quoted.update(wording(each.text) for each in news.new_excerpts)

    def __iter__(self) -> Iterator[tuple[Brief, tuple[News, ...]]]:
        """Yield the brief of each topic that has news, with them."""
        for brief, news in self._sections:
            if news:
                yield brief, tuple(news)


def _changes(point: Point, seen: Collection[Excerpt]) -> Iterator[Excerpt]:
    """Yield what changes a point that the channel has seen some of.

    Another publisher that says the same is none. A newer figure or state is, and another account.
    """
    is_told = point.lead in seen or any(each in seen for each in point.support)
    if not is_told:
        yield from (point.lead, *point.support)
    is_other = not any(each.excerpt in seen for each in point.updates)
    for other in point.differs:
        if other.excerpt not in seen or (is_other and not is_told):  # beside what differs with it
            yield other.excerpt


def _from_others(
    differences: Iterable[Difference], sources: Container[str]
) -> Iterator[Difference]:
    return (each for each in differences if each.excerpt.citation.voice not in sources)
