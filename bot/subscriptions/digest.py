"""What a digest tells: of each topic's brief, what its channel has not been told; and corrections.

A point of which nothing was told is new. One of which something was told goes on only with what
changes it: another source, someone who differs, a newer figure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.chat.message import Stretch
from bot.chat.request import Channel
from bot.library.library import Library
from bot.subscriptions.news import Known, News, Sections, news_of, wording
from briefings.model import Article, Brief, Excerpt, Topic
from storage.ports.deliveries import DeliveredQuote

NAME: Final = "digest"
"""What a digest's own brief has for a topic: the name of a command, so it is no topic's."""
_WIDER: Final = 3
"""How many times the usual points are looked at where a channel knows some of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A sentence that a channel was told and that does not stand any more.

    Attributes:
        article: where it stood.
        words: the sentence, word for word.
        replaced: whether there is a newer text; else the article was withdrawn.
    """

    article: Article
    words: str
    replaced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a channel is told.

    Attributes:
        sections: each topic's brief with what is news of it, in the channel's order.
        corrections: what no longer stands.
        copies: what is not told, as it says again what was told.
    """

    sections: tuple[tuple[Brief, tuple[News, ...]], ...]
    corrections: tuple[Correction, ...]
    copies: tuple[Excerpt, ...] = ()

    @property
    def tells(self) -> tuple[Stretch, ...]:
        """What the channel need not be told again."""
        told = (each for _, news in self.sections for one in news for each in one.untold)
        places = map(_stretch, told)
        ended = dict.fromkeys(each.article.id for each in self.corrections)
        copies = (replace(_stretch(each), wording="") for each in self.copies)
        return (*dict.fromkeys((*places, *copies)), *map(Stretch, ended))

    def brief(self, title: str) -> Brief:
        """Return all that is told as one brief, so that it is numbered and can be asked about."""
        briefs = [brief for brief, _ in self.sections]
        dates = [brief.as_of for brief in briefs if brief.as_of]
        return Brief(
            topic=Topic(name=NAME, title=title, terms=()),
            as_of=dates[0] if dates else None,
            points=tuple(one.shown for _, news in self.sections for one in news),
            method=briefs[0].method,
            considered=max(brief.considered for brief in briefs),
            matched=sum(brief.matched for brief in briefs),
        )


def digest_for(
    library: Library, channel: Channel, topics: Sequence[Topic], most: int, at: datetime
) -> Digest:
    """Return what `channel` is to be told on `topics` now, at most so many points on each."""
    outdated = library.store.outdated_quotes(str(channel))
    ended = {each.id: each for each in library.store.articles({each.article for each in outdated})}
    words = {ended[each.article].body[each.start : each.end] for each in outdated}
    known = Known(library.store, str(channel), at, words)
    sections = Sections(most)
    for topic in topics:
        brief = library.brief(topic)
        looked_at = _looked_at(library, brief, known, sections)
        sections.add(brief, news_of(looked_at.points, known))
    return Digest(
        sections=tuple(sections),
        corrections=tuple(_corrections(library, ended, outdated)),
        copies=tuple(known.copies),
    )


def _looked_at(library: Library, brief: Brief, known: Known, sections: Sections) -> Brief:
    """Return a topic's brief, or a wider one where the channel had some of that."""
    usual, most = library.recipe.points, sections.most
    enough = len(brief.points) >= most or len(brief.points) < usual
    told = known.among(brief.excerpts) or any(map(sections.quotes, brief.excerpts))
    if enough and not told:
        return brief
    wider = replace(library.recipe, points=_WIDER * max(most, usual), words=None)
    return library.brief(brief.topic, wider)


def _stretch(excerpt: Excerpt) -> Stretch:
    cited = excerpt.citation
    return Stretch(cited.article, cited.start, cited.end, wording(excerpt.text))


def _corrections(
    library: Library, ended: dict[str, Article], told: Sequence[DeliveredQuote]
) -> Iterator[Correction]:
    """Yield what was told of articles that ended, and stands in no newer text of them."""
    current = library.store.current_ids({each.origin for each in ended.values() if each.origin})
    newer = {each.id: each for each in library.store.articles(set(current.values()))}
    for place in told:
        article = ended[place.article]
        words = article.body[place.start : place.end]
        text = newer.get(current.get(article.origin or "", ""))
        if text is None or words not in text.body:
            yield Correction(article=article, words=words, replaced=text is not None)
