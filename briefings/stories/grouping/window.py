"""The articles of the last days, and the stories that they and those before them make up."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from briefings.stories.grouping.linkage import Links, link
from briefings.stories.grouping.neighbours import DAY, FADING, Neighbours
from briefings.stories.grouping.vectors import Vector

ALIKE: Final = 0.08
"""Mean likeness of all pairs of articles from which on they tell of one event."""

Place: TypeAlias = tuple[float, str]
"""When an article was published, in seconds, and its id: articles stand in this order."""


class Entry(NamedTuple):
    """An article to be grouped: when it was published, in seconds, its id, and what it tells."""

    at: float
    article: str
    vector: Vector


@dataclass(slots=True, kw_only=True)
class Member:
    """An article of a story, and how alike others are; of two closed ones that is forgotten."""

    at: float
    story: str
    links: dict[str, float]


@dataclass(slots=True, kw_only=True)
class Core:
    """The closed articles of a story that may go on: they stay together, and apart from others.

    Attributes:
        first: the place of the first one.
        size: how many there are.
        articles: those of them that open ones are like.
    """

    first: Place
    size: int = 0
    articles: dict[str, Member] = field(default_factory=dict)


class Window:
    """Open articles, grouped into stories. A story is named after its first article.

    What is connected with an article that comes or goes is grouped anew: so articles join the story
    that they are most like on average, two stories that turn out to be one are joined, and one that
    turns out to be two falls apart. The stories are what the open articles, the closed ones and
    their likenesses make them; how that came about leaves no trace.
    """

    def __init__(self, least: float = ALIKE, fading: float | None = FADING) -> None:
        """Hold nothing yet; `least` and `fading` say what is alike."""
        self.open: dict[str, Member] = {}
        self.cores: dict[str, Core] = {}
        self._neighbours = Neighbours(fading)
        self._least = least

    def add(self, entries: Iterable[Entry]) -> None:
        """Group further articles with those that are open."""
        new = sorted(entries, key=lambda entry: entry[:2])
        for at, article, vector in new:
            links = self._neighbours.alike(at, vector)
            self._open(Entry(at, article, vector), links)
        self._group([article for _, article, _ in new])

    def restore(
        self, entries: Iterable[tuple[Entry, Mapping[str, float]]], cores: Mapping[str, Core]
    ) -> None:
        """Put back what was open and closed when this window, now empty, was left.

        Args:
            entries: open articles, each with those before it that it is like, and how much.
            cores: the stories of which such ones are closed, whole.
        """
        closed = {one: each for core in cores.values() for one, each in core.articles.items()}
        for entry, links in sorted(entries, key=lambda pair: pair[0][:2]):
            known = {one: how for one, how in links.items() if one in self.open or one in closed}
            self._open(entry, known)
            for one in known.keys() & closed.keys():
                closed[one].links[entry.article] = known[one]
        self.cores = dict(cores)
        self._group(list(self.open))

    def remove(self, articles: Collection[str]) -> None:
        """Take open articles out again; what only they held together falls apart."""
        gone = self.open.keys() & articles
        touched = self._reached(gone) - gone
        for article in gone:
            del self.open[article]
            self._neighbours.remove(article)
        for each in (*self.open.values(), *self._closed().values()):
            each.links = {one: how for one, how in each.links.items() if one not in gone}
        self._group(touched)

    def close(self, before: float) -> None:
        """Close what was published before, day by day: it keeps its story, its vector is dropped.

        A story that no open article is like any more is complete.
        """
        past = {each.at // DAY for each in self.open.values() if each.at < before}
        for day in sorted(past):
            self._close(min(before, (day + 1) * DAY))

    def _close(self, before: float) -> None:
        closing = {one: each for one, each in self.open.items() if each.at < before}
        touched = self._reached(closing) - closing.keys()
        for article, closed in closing.items():
            del self.open[article]
            self._neighbours.remove(article)
            place = closed.at, article
            core = self.cores.setdefault(closed.story, Core(first=place))
            core.first = min(core.first, place)
            core.size += 1
            core.articles[article] = closed
        self._forget()
        self._group(touched)

    def earlier(self, article: str) -> dict[str, float]:
        """Return the articles before an open one that it is like, and how much."""
        here = self.open[article]
        closed = self._closed()
        return {
            one: how
            for one, how in sorted(here.links.items())
            if ((self.open.get(one) or closed[one]).at, one) < (here.at, article)
        }

    def later(self, article: str) -> set[str]:
        """Return the open articles after an open one that it is like."""
        here = self.open[article]
        return {
            one
            for one in here.links.keys() & self.open.keys()
            if (self.open[one].at, one) > (here.at, article)
        }

    def vector(self, article: str) -> Vector:
        """Return the vector of an open article."""
        return self._neighbours.vector(article)

    def _open(self, entry: Entry, links: dict[str, float]) -> None:
        at, article, vector = entry
        self._neighbours.add(article, at, vector)
        self.open[article] = Member(at=at, story=article, links=links)
        for other in links.keys() & self.open.keys():
            self.open[other].links[article] = links[other]

    def _forget(self) -> None:
        """Forget how alike closed articles are, and stories that no open article is like."""
        for core in self.cores.values():
            for each in core.articles.values():
                each.links = {one: how for one, how in each.links.items() if one in self.open}
            core.articles = {one: each for one, each in core.articles.items() if each.links}
        self.cores = {story: core for story, core in self.cores.items() if core.articles}
        known = self.open.keys() | self._closed().keys()
        for each in self.open.values():
            if not each.links.keys() <= known:
                each.links = {one: how for one, how in each.links.items() if one in known}

    def _closed(self) -> dict[str, Member]:
        return {one: each for core in self.cores.values() for one, each in core.articles.items()}

    def _reached(self, articles: Iterable[str]) -> set[str]:
        """Return the open articles that open ones are connected with, themselves included."""
        closed = self._closed()
        reached: set[str] = set()
        for article in articles:
            if article not in reached:
                reached.update(self._connected(article, closed))
        return reached & self.open.keys()

    def _group(self, touched: Iterable[str]) -> None:
        """Group anew what is connected with articles that were touched."""
        closed = self._closed()
        seen: set[str] = set()
        for article in touched:
            if article not in seen:
                connected = set(self._connected(article, closed))
                seen |= connected
                units = _Units(connected, self.open, self.cores, closed)
                firsts = link(units.sizes, units.links, self._least, units.cores)
                for name, first in zip(units.names, firsts, strict=True):
                    if name in self.open:
                        self.open[name].story = units.names[first]

    def _connected(self, article: str, closed: Mapping[str, Member]) -> Iterator[str]:
        """Yield the open articles and cores that an open article is connected with by likeness."""
        waiting, seen = [article], {article}
        while waiting:
            one = waiting.pop()
            yield one
            members = [self.open[one]] if one in self.open else self.cores[one].articles.values()
            for each in members:
                for other, likeness in each.links.items():
                    if likeness >= self._least:
                        unit = other if other in self.open else closed[other].story
                        if unit not in seen:
                            seen.add(unit)
                            waiting.append(unit)


class _Units:
    """What is to be grouped, in order: open articles, and cores, which stay together."""

    def __init__(
        self,
        connected: Collection[str],
        open_: Mapping[str, Member],
        cores: Mapping[str, Core],
        closed: Mapping[str, Member],
    ) -> None:
        places = {
            one: (open_[one].at, one) if one in open_ else cores[one].first for one in connected
        }
        self.names = sorted(places, key=places.__getitem__)
        number = {name: at for at, name in enumerate(self.names)}
        self.cores = [number[name] for name in self.names if name not in open_]
        self.sizes = [1 if one in open_ else cores[one].size for one in self.names]
        self.links: Links = defaultdict(lambda: defaultdict(float))
        for name, at in number.items():
            for other, likeness in sorted(open_[name].links.items()) if name in open_ else ():
                unit = other if other in open_ else closed[other].story
                if unit in number:
                    self.links[at][number[unit]] += likeness
                    if unit not in open_:
                        self.links[number[unit]][at] += likeness
