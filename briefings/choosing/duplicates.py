"""Copies and near-copies: one agency's text printed by three sites is one voice."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Final

from briefings.model import Article, instant_of

SHINGLE: Final = 5
"""Words in a row that two texts seldom share by chance (Broder, *On the resemblance and
containment of documents*, 1997)."""
FEWEST: Final = 8
"""Shingles below which a text is too short to be called a copy, unless it is the same text."""
CONTAINED: Final = 0.8
"""Share of the shorter text's shingles that the longer one has, too …"""
NOT_A_SCRAP: Final = 0.3
"""… and their share of the longer one's."""
SAMPLED: Final = 8
"""One shingle in so many is indexed of a long text, chosen by its hash so that copies agree."""
LONG: Final = 64
COMMON: Final = 20
"""A shingle that more representatives than this have is boilerplate and points to none of them."""

_WORD: Final = re.compile(r"\w+")


def near_copies(articles: Sequence[Article]) -> Mapping[str, str]:
    """Map the id of each article that copies another, wholly or nearly, to that other's id.

    The other is the earliest one published (of those undated or equal, the one with the lowest
    id) and is no copy itself. Time and memory grow with the texts, not with their pairs.
    """
    first = {article.id: article for article in sorted(articles, key=_earliest_first)}
    index: dict[int, list[str]] = defaultdict(list)
    numbers: dict[str, int] = defaultdict(count().__next__)
    copies: dict[str, str] = {}
    for article in first.values():
        shingles = _shingles(article.body, numbers)
        sample = _sample(shingles)
        original = next(
            (
                known
                for known in _pointed_at(sample, index)
                if _is_copy(shingles, _shingles(first[known].body, numbers))
            ),
            None,
        )
        if original is not None:
            copies[article.id] = original
            continue
        for shingle in sample:
            index[shingle].append(article.id)
    return copies


def same_text(a: str, b: str) -> bool:
    """Tell whether two sentences have the same words, whatever case, spaces and punctuation."""
    return a == b or (_words(a) == _words(b) != [])


def _earliest_first(article: Article) -> tuple[bool, float, str]:
    undated = article.published is None
    return undated, instant_of(article.published).timestamp(), article.id


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _shingles(text: str, numbers: Mapping[str, int]) -> frozenset[int]:
    """Return the hashes of all runs of words; `numbers` gives each word one of its own.

    Numbers hash alike in every process, strings don't.
    """
    words = [numbers[word] for word in _words(text)]
    if len(words) < SHINGLE:
        return frozenset([hash(tuple(words))])
    runs = zip(*(words[start:] for start in range(SHINGLE)), strict=False)
    return frozenset(map(hash, runs))


def _sample(shingles: frozenset[int]) -> list[int]:
    if len(shingles) < LONG:
        return sorted(shingles)
    return sorted(shingle for shingle in shingles if shingle % SAMPLED == 0)


def _pointed_at(sample: Sequence[int], index: Mapping[int, Sequence[str]]) -> Iterator[str]:
    """Yield the ids that share shingles with `sample`, those that share most first."""
    shared: dict[str, int] = defaultdict(int)
    for shingle in sample:
        known = index.get(shingle, ())
        if len(known) <= COMMON:
            for article_id in known:
                shared[article_id] += 1
    enough = CONTAINED * NOT_A_SCRAP * len(sample) / 2
    likely = [article_id for article_id, count in shared.items() if count >= enough]
    yield from sorted(likely, key=lambda article_id: (-shared[article_id], article_id))


def _is_copy(one: frozenset[int], other: frozenset[int]) -> bool:
    fewer, more = sorted((len(one), len(other)))
    if fewer < FEWEST:
        return one == other
    shared = len(one & other)
    return shared >= CONTAINED * fewer and shared >= NOT_A_SCRAP * more
