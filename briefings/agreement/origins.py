"""Where texts first came from: what agreement counts, as three prints of one report say it once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Final, NamedTuple

from briefings.families.family import family_of
from briefings.language.agencies import AGENCIES, PLAIN_NAMES
from briefings.language.candidates import Candidate, length_of
from briefings.language.credits.credits import credited_in, credited_to
from briefings.language.remembering import remembered
from briefings.model import Article, Origins
from briefings.published import day_of
from briefings.publisher import Publisher

PRINTED: Final = 0.8
"""Dice coefficient of the content of two sentences of one origin of which one prints the other."""


class Origin(NamedTuple):
    """Where a text first came from.

    Attributes:
        voice: whose word it is, as `Article.voice` has it.
        name: what people call it, or None.
    """

    voice: str
    name: str | None


def origins_among(articles: Iterable[Article], copies: Mapping[str, str]) -> Mapping[str, Origin]:
    """Return the origin of each article, by its id.

    It is the agency that the text, its only author or another print of it names; else an agency
    that published one of the prints; else who published the first of them. That has no name where
    nobody knows which was first, as of two on one day.

    Args:
        articles: the originals of their copies among them, each once, in any order.
        copies: by an article's id, the first article of those that print the same text.
    """
    prints: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        prints[copies.get(article.id, article.id)].append(article)
    found: dict[str, Origin] = {}
    for first, some in prints.items():
        ordered = sorted(some, key=lambda article: (article.id != first, article.id))
        found |= dict.fromkeys((article.id for article in some), _origin_of(ordered))
    return found


def count_origins(
    quoted: Iterable[Candidate],
    prints: Mapping[str, Iterable[Candidate]],
    origins: Mapping[str, Origin],
) -> Origins | None:
    """Return how many articles say what is quoted, and where from, if some have it from one origin.

    Who prints a text is counted once, and only if the sentence stands in the print. None where each
    article has it from elsewhere, or nobody knows the name of an origin.

    Args:
        quoted: the sentences that say it, the most important first.
        prints: by the voice of an origin, all sentences that came from it.
        origins: by an article's id, where its text first came from.
    """
    names: dict[str, str | None] = {}
    publishers: set[str] = set()
    for sentence in quoted:
        voice, name = origins[sentence.article.id]
        names.setdefault(voice, name)
        publishers.add(sentence.voice)
        publishers |= {one.voice for one in prints[voice] if _prints(one, sentence)}
    known = tuple(filter(None, names.values()))
    is_told = len(known) == len(names) < len(publishers)
    return Origins(articles=len(publishers), names=known) if is_told else None


def _prints(one: Candidate, other: Candidate) -> bool:
    """Tell whether two sentences are in nearly the same words."""
    shared = 2 * len(one.content & other.content)
    return shared >= PRINTED * (len(one.content) + len(other.content))


def _origin_of(prints: list[Article]) -> Origin:
    """Return the origin of a text, its first print first."""
    agencies = [_credited(article) or _sent_by(article) for article in prints]
    if agency := next(filter(None, agencies), None):
        return agency
    first, *others = prints
    is_known = all(first.voice == other.voice or _is_before(first, other) for other in others)
    return Origin(first.voice, first.source.title if first.source and is_known else None)


def _is_before(one: Article, other: Article) -> bool:
    """Tell whether an article is known to have been published before another one."""
    ours, theirs = one.published, other.published
    if ours is None or theirs is None:
        return False
    if isinstance(ours, datetime) and isinstance(theirs, datetime):
        return ours < theirs
    return day_of(ours) < day_of(theirs)


@remembered(length_of)
def _credited(article: Article) -> Origin | None:
    name = credited_in(article.body) or credited_to(article.authors)
    return None if name is None else Origin(_voice_named(name), name)


def _sent_by(article: Article) -> Origin | None:
    """Return the agency that published an article, if one did."""
    if article.source is None or article.voice not in _agencies():
        return None
    title = article.source.title
    return Origin(article.voice, PLAIN_NAMES.get(title, title))


def _voice_named(name: str) -> str:
    return f"source:{family_of(Publisher(name=name, title=name))}"


@cache
def _agencies() -> frozenset[str]:
    return frozenset(map(_voice_named, AGENCIES))
