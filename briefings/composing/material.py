"""What a topic's brief is made of: the most important stories about it, with all that they say.

A story counts by the independent voices that tell of the topic in it, how much of each does, and
how new it is. Where some stories are about the topic, those that only mention it are left out. If
none is, what mentions it beyond doubt is better than nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp
from typing import Final

from briefings.language.candidates import Candidate, known_sentences
from briefings.matching.mentions import ABOUT, mentions_in
from briefings.matching.relevance import Match
from briefings.model import Article, Topic
from briefings.published import instant_of
from briefings.stories.grouping.whole import name_stories

MOST_STORIES: Final = 20
"""Stories that a brief is made of …"""
MOST_ARTICLES: Final = 10
"""… and articles of each, those that tell most."""
FADES: Final = 5.0
"""Days after which a story counts for less by the factor e."""
UNDATED: Final = 10.0
"""Days that a story without any date is taken to be old."""
LEAST: Final = 0.5
"""What a sentence of the least important story is worth against the same of the most important."""
COMMON: Final = 0.25
"""Share of all articles from which on what they mention in passing is what they have in common."""
OPINION: Final = 0.5
"""What a sentence of an opinion is worth against one of a report."""
_OPINIONS: Final = frozenset({"opinion", "opinions", "editorial", "op-ed", "commentary"})
"""Words of a publisher's name that say that all of it is opinion."""
_DAY: Final = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Told:
    """What an article has on a topic.

    Attributes:
        article: the article.
        sentences: all that can be quoted of it, in order.
        matches: those of them that have terms of the topic outside asides.
        tells: how much of it tells of the topic: see `mentions.Mentions`.
        weight: what its sentences are worth for the importance of its story, 0 to 1.
    """

    article: Article
    sentences: Sequence[Candidate]
    matches: Sequence[Match]
    tells: float
    weight: float = 1.0


def read_material(topic: Topic, articles: Iterable[Article]) -> list[Told]:
    """Return what each of the articles has on the topic, where it has anything; newest first."""
    ordered = sorted({article.id: article for article in articles}.values(), key=_newest_first)
    return [
        Told(
            article=article,
            sentences=sentences,
            matches=found.matches,
            tells=found.tells,
        )
        for article in ordered
        if (found := mentions_in(topic, article)).tells
        for sentences in [known_sentences(article)]
    ]


def stories_of(told: Iterable[Told]) -> Mapping[str, str]:
    """Return the story of each article, by their ids, where nobody else has told them apart."""
    return name_stories(one.article for one in told)


def on_topic(
    told: Sequence[Told],
    stories: Mapping[str, str],
    *,
    considered: int,
    in_passing: bool = True,
) -> list[Told]:
    """Return what is of stories that are about the topic, in the order given.

    Where none is, one sentence of each story says that it mentions it; all that do where a `COMMON`
    share of what there is has it, as in a small library.

    Args:
        told: what each article has on the topic, newest first.
        stories: by an article's id, its story; one that is missing stands alone.
        considered: how many articles there are.
        in_passing: whether, if none is about it, what mentions it beyond doubt is better than
            nothing.
    """
    about = {
        one.article.id
        for some in _by_story(told, stories)
        if any(one.tells >= ABOUT for one in some)
        for one in some
    }
    if about or not in_passing:
        return [one for one in told if one.article.id in about]
    mentioned = list(filter(None, map(_mentioned, told)))
    if len(mentioned) >= COMMON * considered:
        return mentioned
    return [_most_relevant(some) for some in _by_story(mentioned, stories)]


def most_important(told: Sequence[Told], stories: Mapping[str, str]) -> list[Told]:
    """Return what the most important stories tell, in the order given.

    Args:
        told: what each article has on the topic, newest first.
        stories: by an article's id, its story; one that is missing stands alone.
    """
    newest = max((_day(one.article) for one in told if one.article.published), default=0.0)
    by_story = [(_importance(some, newest), some) for some in _by_story(told, stories)]
    by_story.sort(key=lambda known: -known[0])
    weights = {
        one.article.id: round(LEAST + (1 - LEAST) * importance / by_story[0][0], 6)
        for importance, some in by_story[:MOST_STORIES]
        for one in sorted(some, key=lambda one: -one.tells)[:MOST_ARTICLES]
    }
    return [
        replace(one, weight=weights[one.article.id] * (OPINION if _is_opinion(one.article) else 1))
        for one in told
        if one.article.id in weights
    ]


def _by_story(told: Iterable[Told], stories: Mapping[str, str]) -> list[list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        found[stories.get(one.article.id, one.article.id)].append(one)
    return list(found.values())


def _mentioned(told: Told) -> Told | None:
    """Return of an article the sentences that have the topic's words beyond doubt, if any."""
    certain = [match for match in told.matches if match.is_certain]
    if not certain:
        return None
    return replace(told, matches=certain, sentences=[match.sentence for match in certain])


def _most_relevant(story: Iterable[Told]) -> Told:
    """Return of a story the one sentence that mentions the topic most; the newest of equals."""
    told, match = max(
        ((one, match) for one in story for match in one.matches),
        key=lambda each: each[1].relevance,
    )
    return replace(told, matches=[match], sentences=[match.sentence])


def _importance(story: Sequence[Told], newest: float) -> float:
    """Return independent voices, each by how much it tells of the topic, × recency."""
    voices: dict[str, float] = defaultdict(float)
    for one in story:
        voices[one.article.voice] = max(voices[one.article.voice], min(1.0, one.tells))
    days = [_day(one.article) for one in story if one.article.published]
    age = newest - max(days) if days else UNDATED
    return sum(voices.values()) * exp(-age / FADES)


def _is_opinion(article: Article) -> bool:
    """Tell whether an article is an opinion, as its publisher states."""
    if "opinion" in article.labels or "satire" in article.labels:
        return True
    name = article.source.title if article.source else ""
    return not _OPINIONS.isdisjoint(word.strip("()").lower() for word in name.split())


def _day(article: Article) -> float:
    return instant_of(article.published).timestamp() / _DAY


def _newest_first(article: Article) -> tuple[float, str]:
    return -instant_of(article.published).timestamp(), article.id
