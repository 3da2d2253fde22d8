"""The articles of the last days, and the stories that they and those before them make up."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from briefings.stories.grouping.linkage import Links, link
from briefings.stories.grouping.neighbours import FADING, Neighbours
from briefings.stories.grouping.vectors import Vector

ALIKE: Final = 0.1
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
    """The closed articles of a story that goes on: they stay together.

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

    What is connected with a new article is grouped anew: so articles join the story that they are
    most like on average, two stories that turn out to be one are joined, and one that turns out to
    be two falls apart. In which order open articles came doesn't matter.
    """

    def __init__(self, least: float = ALIKE, fading: float | None = FADING) -> None:
        """Hold nothing yet; `least` and `fading` say what is alike."""
        self.open: dict[str, Member] = {}
        self.cores: dict[str, Core] = {}
        self.absorbed: dict[str, str] = {}
        """Stories with closed articles that became part of others, until somebody clears it."""
        self._neighbours = Neighbours(fading)
        self._least = least

    def add(self, entries: Iterable[Entry]) -> None:
        """Group further articles with those that are open."""
        new = sorted(entries, key=lambda entry: entry[:2])
        for at, article, vector in new:
            links = self._neighbours.alike(at, vector)
            self._neighbours.add(article, at, vector)
            self.open[article] = Member(at=at, story=article, links=links)
            for other, likeness in links.items():
                self.open[other].links[article] = likeness
        self._group([article for _, article, _ in new])

    def remove(self, articles: Collection[str]) -> None:
        """Take open articles out again; what only they held together falls apart."""
        gone = {article: self.open.pop(article) for article in self.open.keys() & articles}
        stories = {each.story for each in gone.values()}
        for article in gone:
            self._neighbours.remove(article)
        for each in (*self.open.values(), *self._closed().values()):
            each.links = {one: how for one, how in each.links.items() if one not in gone}
        self._group(sorted(one for one, each in self.open.items() if each.story in stories))

    def close(self, before: float) -> None:
        """Close what was published before: it keeps its story, and its vector is dropped.

        A story that has no open articles any more is complete.
        """
        for article in [one for one, each in self.open.items() if each.at < before]:
            closed = self.open.pop(article)
            self._neighbours.remove(article)
            place = closed.at, article
            core = self.cores.setdefault(closed.story, Core(first=place))
            core.first = min(core.first, place)
            core.size += 1
            core.articles[article] = closed
        running = {each.story for each in self.open.values()}
        for story in self.cores.keys() - running:
            del self.cores[story]
        self._forget()

    def _forget(self) -> None:
        """Forget how alike articles are that are closed, or not of a story that goes on."""
        for core in self.cores.values():
            for each in core.articles.values():
                each.links = {one: how for one, how in each.links.items() if one in self.open}
            core.articles = {one: each for one, each in core.articles.items() if each.links}
        known = self.open.keys() | self._closed().keys()
        for each in self.open.values():
            each.links = {one: how for one, how in each.links.items() if one in known}

    def _closed(self) -> dict[str, Member]:
        return {one: each for core in self.cores.values() for one, each in core.articles.items()}

    def _group(self, touched: Iterable[str]) -> None:
        """Group anew what is connected with articles that were touched."""
        closed = self._closed()
        seen: set[str] = set()
        for article in touched:
            if article not in seen:
                connected = set(self._connected(article, closed))
                seen |= connected
                self._unite(_Units(connected, self.open, self.cores, closed))

    def _connected(self, article: str, closed: Mapping[str, Member]) -> Iterator[str]:
        """Yield the open articles and cores that an article is connected with by likeness."""
        waiting, seen = [article], {article}
        while waiting:
            one = waiting.pop()
            yield one
            whole = self.cores[one].articles.values() if one in self.cores else [self.open[one]]
            for each in whole:
                for other, likeness in each.links.items():
                    if likeness >= self._least:
                        unit = other if other in self.open else closed[other].story
                        if unit not in seen:
                            seen.add(unit)
                            waiting.append(unit)

    def _unite(self, units: "_Units") -> None:
        names = units.names
        for name, into in zip(names, link(units.sizes, units.links, self._least), strict=True):
            story = names[into]
            if name in self.open:
                self.open[name].story = story
            elif name != story:
                core, absorbed = self.cores[story], self.cores.pop(name)
                core.size += absorbed.size
                core.articles |= absorbed.articles
                for each in absorbed.articles.values():
                    each.story = story
                self.absorbed[name] = story


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
            one: cores[one].first if one in cores else (open_[one].at, one) for one in connected
        }
        self.names = sorted(places, key=places.__getitem__)
        self.sizes = [cores[one].size if one in cores else 1 for one in self.names]
        number = {name: at for at, name in enumerate(self.names)}
        self.links: Links = defaultdict(lambda: defaultdict(float))
        for name, at in number.items():
            if name in open_:
                for other, likeness in open_[name].links.items():
                    unit = other if other in open_ else closed[other].story
                    if unit in number:
                        self.links[at][number[unit]] += likeness
                        if unit in cores:
                            self.links[number[unit]][at] += likeness
