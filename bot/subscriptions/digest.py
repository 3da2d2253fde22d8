"""A digest: what is new in each topic's brief to one channel, and corrections.

A fact that the channel was told is not told again, in whatever words and by whomever. What changes
it is: a newer figure or state, with what that replaces, and another account of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.chat.request import Channel
from bot.library.combined import combine
from bot.library.library import Library
from bot.subscriptions.news import History, News, Sections, news_of, wording
from bot.subscriptions.told import ToldFacts
from briefings.model import Article, Brief, Citation, Excerpt, Topic
from storage.ports.deliveries import DeliveredQuote

NAME: Final = "digest"
"""What a digest's own brief has for a topic: the name of a command, so it is no topic's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A quoted sentence that its article no longer has.

    Attributes:
        article: the text it was quoted from.
        words: the sentence, word for word.
        replaced: whether there is a newer text; else the article was withdrawn.
    """

    article: Article
    words: str
    replaced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a channel is sent.

    Attributes:
        channel: its name.
        sections: each topic's brief with its news, in the channel's order.
        corrections: quotations that no longer hold.
        copies: what is left out because it copies what was sent.
    """

    channel: str
    sections: tuple[tuple[Brief, tuple[News, ...]], ...]
    corrections: tuple[Correction, ...]
    copies: tuple[Excerpt, ...] = ()

    @property
    def delivered_quotes(self) -> tuple[DeliveredQuote, ...]:
        """What the channel has seen once this is sent.

        A copy is stored without its words, so that it doesn't prolong the time in which those are
        known; a correction is stored as the end of its article.
        """
        quotes: dict[Citation, DeliveredQuote] = {}
        for _, news in self.sections:
            for excerpt in (each for one in news for each in one.new_excerpts):
                quotes.setdefault(excerpt.citation, self._quote(excerpt, wording(excerpt.text)))
        for excerpt in self.copies:
            quotes.setdefault(excerpt.citation, self._quote(excerpt, ""))
        ended = dict.fromkeys(each.article.id for each in self.corrections)
        ends = (
            DeliveredQuote(channel=self.channel, article=article, start=0, end=0)
            for article in ended
        )
        return (*quotes.values(), *ends)

    def _quote(self, excerpt: Excerpt, words: str) -> DeliveredQuote:
        cited = excerpt.citation
        return DeliveredQuote(
            channel=self.channel,
            article=cited.article,
            start=cited.start,
            end=cited.end,
            wording=words,
        )

    def brief(self, title: str) -> Brief:
        """Return all points as one brief, so that they are numbered and can be asked about."""
        briefs = [brief for brief, _ in self.sections]
        points = (one.as_point for _, news in self.sections for one in news)
        return combine(NAME, title, briefs, points)


def digest_for(
    library: Library, channel: Channel, topics: Sequence[Topic], most: int, at: datetime
) -> Digest:
    """Return what is new to `channel` on `topics` now, at most so many points on each."""
    outdated = library.store.outdated_quotes(str(channel))
    ended = {each.id: each for each in library.store.articles({each.article for each in outdated})}
    texts = {ended[each.article].body[each.start : each.end] for each in outdated}
    history = History(library.store, str(channel), at, texts)
    sections = Sections(most, ToldFacts(library.store, str(channel), at))
    for topic in topics:
        brief = library.brief(topic, now=at)
        widened = _widen(library, brief, history, sections, at)
        sections.add(brief, news_of(widened.points, history))
    return Digest(
        channel=str(channel),
        sections=tuple(sections),
        corrections=tuple(_corrections(library, ended, outdated)),
        copies=tuple(history.copies),
    )


def _widen(
    library: Library, brief: Brief, history: History, sections: Sections, at: datetime
) -> Brief:
    """Return a topic's brief, or all there is if the channel has seen some of it."""
    usual, most = library.recipe.points, sections.most
    enough = len(brief.points) >= most or len(brief.points) < usual
    seen = history.find_seen(brief.excerpts) or any(map(sections.has, brief.excerpts))
    return brief if enough and not seen else library.ranked_list(brief.topic, at)


def _corrections(
    library: Library, ended: dict[str, Article], quotes: Sequence[DeliveredQuote]
) -> Iterator[Correction]:
    """Yield the quotations of articles that ended, unless a newer text still has them."""
    successors = library.store.successors(ended)
    newer = {
        each.id: each for each in library.store.articles(frozenset().union(*successors.values()))
    }
    for quote in quotes:
        article = ended[quote.article]
        words = article.body[quote.start : quote.end]
        texts = [newer[each].body for each in successors.get(article.id, ())]
        if not any(words in text for text in texts):
            yield Correction(article=article, words=words, replaced=bool(texts))
