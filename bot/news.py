"""What of a brief's points is news to a channel; and points of many topics, each told once."""

from collections.abc import Callable, Collection, Container, Iterable, Iterator
from dataclasses import dataclass, replace

from bot.message import Stretch
from briefings.model import Difference, Excerpt, Point, Topic


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
        if theirs.lead != self.point.lead:
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

    def without(self, quoted: Collection[Excerpt]) -> "News":
        """Return it without support that is quoted already; who differs is shown beside it."""
        support = tuple(each for each in self.point.support if each not in quoted)
        left_out = {each for each in self.point.support if each in quoted}
        untold = tuple(each for each in self.untold if each not in left_out)
        return News(point=replace(self.point, support=support), untold=untold)


class Known:
    """What a channel was told."""

    def __init__(
        self, told: Callable[[Collection[str]], Iterable[Stretch]], words: Collection[str]
    ) -> None:
        """Look up by `told` which places in articles were; `words` are of such as were replaced."""
        self._told = told
        self._words = words
        self._articles: set[str] = set()
        self._places: set[Stretch] = set()

    def among(self, excerpts: Collection[Excerpt]) -> set[Excerpt]:
        """Return those that the channel was told, be it from an earlier text of their article."""
        articles = {each.citation.article for each in excerpts} - self._articles
        if articles:
            self._articles |= articles
            self._places.update(self._told(articles))
        return {
            each for each in excerpts if _place(each) in self._places or each.text in self._words
        }


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
        quoted: every excerpt that is told so far.
    """

    def __init__(self, most: int) -> None:
        """Tell at most so many points on each topic."""
        self.most = most
        self._sections: list[tuple[Topic, list[News]]] = []
        self._at: dict[Excerpt, tuple[list[News], int]] = {}
        self.quoted: set[Excerpt] = set()

    def add(self, topic: Topic, found: Iterable[News]) -> None:
        """Take in what was found on a further topic, the most important first."""
        section: list[News] = []
        self._sections.append((topic, section))
        for each in found:
            lead = each.point.lead
            said = (lead, *each.point.support)
            if same := next((one for one in said if one in self._at), None):
                former, number = self._at[same]
                former[number] = former[number].joined(each)
                self.quoted.update(former[number].untold)
                continue
            rest = each.without(self.quoted)
            if lead not in self.quoted and rest.untold and len(section) < self.most:
                self._at[lead] = section, len(section)
                section.append(rest)
                self.quoted.update(rest.untold)

    def __iter__(self) -> Iterator[tuple[Topic, tuple[News, ...]]]:
        """Yield each topic that has news, with them."""
        for topic, news in self._sections:
            if news:
                yield topic, tuple(news)


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


def _place(excerpt: Excerpt) -> Stretch:
    cited = excerpt.citation
    return Stretch(cited.article, cited.start, cited.end)


def _unheard(differences: Iterable[Difference], heard: Container[str]) -> Iterator[Difference]:
    return (each for each in differences if _voice(each.excerpt) not in heard)


def _voice(excerpt: Excerpt) -> str:
    """Return who says it; an article whose source is not stated speaks for itself."""
    return excerpt.citation.source or excerpt.citation.article
