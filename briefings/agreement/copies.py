"""Copies and near-copies: one agency's text printed by three sites is one voice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import Final
from zlib import crc32

from briefings.language.candidates import Candidate
from briefings.language.remembering import remembered
from briefings.model import Article
from briefings.published import instant_of

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
"""One word in so many begins a shingle that a long text is found by: the same in each copy."""
LONG: Final = 64
COMMON: Final = 20
"""A shingle that more representatives than this have is boilerplate and points to none of them."""

MOST_WORDS: Final = 200_000
"""Distinct words remembered, some 20 MB at most."""


def near_copies(articles: Iterable[Sequence[Candidate]]) -> Mapping[str, str]:
    """Map the id of each article that copies another, wholly or nearly, to that other's id.

    The other is the earliest one published (of those undated or equal, the one with the lowest
    id) and is no copy itself. Time and memory grow with the texts, not with their pairs.

    Args:
        articles: the quotable sentences of each; captions and menus make no copy.
    """
    texts = {said[0].article.id: tuple(said) for said in articles if said}
    if len(texts) == 1:
        return {}
    originals: dict[str, _Text] = {}
    index: dict[int, list[str]] = defaultdict(list)
    copies: dict[str, str] = {}
    for said in sorted(texts.values(), key=lambda said: _earliest_first(said[0].article)):
        text, article_id = _read(said), said[0].article.id
        pointed_at = _pointed_at(text, index)
        original = next((known for known in pointed_at if text.copies(originals[known])), None)
        if original is not None:
            copies[article_id] = original
            continue
        originals[article_id] = text
        for shingle in text.sample:
            index[shingle].append(article_id)
    return copies


def by_article(sentences: Iterable[Candidate]) -> list[list[Candidate]]:
    """Return sentences in order, those of one article together."""
    return [list(said) for _, said in groupby(sentences, lambda one: one.article.id)]


class _Numbers(dict[str, int]):
    """A number for each word, the same in every process: strings hash otherwise in each."""

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST_WORDS:
            self.clear()
        self[word] = number = crc32(word.encode("utf-8", "surrogatepass"))
        return number


_NUMBERS: Final = _Numbers()


class _Text:
    """The words of a text as numbers."""

    def __init__(self, sentences: Iterable[Candidate]) -> None:
        """Number the stems of `sentences`."""
        self._words = [_NUMBERS[stem] for one in sentences for _, stem, _ in one.words]

    @property
    def is_long(self) -> bool:
        return len(self._words) >= LONG

    @cached_property
    def shingles(self) -> frozenset[int]:
        """The hashes of all runs of words."""
        if len(self._words) < SHINGLE:
            return frozenset([hash(tuple(self._words))])
        runs = zip(*(self._words[start:] for start in range(SHINGLE)), strict=False)
        return frozenset(map(hash, runs))

    @cached_property
    def sample(self) -> list[int]:
        """Those that the text is found by."""
        if not self.is_long:
            return sorted(self.shingles)
        words = self._words
        begins = [at for at, word in enumerate(words[: 1 - SHINGLE]) if word % SAMPLED == 0]
        return sorted({hash(tuple(words[at : at + SHINGLE])) for at in begins})

    def copies(self, other: "_Text") -> bool:
        fewer, more = sorted((len(self.shingles), len(other.shingles)))
        if fewer < FEWEST:
            return self.shingles == other.shingles
        shared = len(self.shingles & other.shingles)
        return shared >= CONTAINED * fewer and shared >= NOT_A_SCRAP * more


def _length_of(said: tuple[Candidate, ...]) -> int:
    return sum(len(one.text) for one in said)


@remembered(_length_of)
def _read(said: tuple[Candidate, ...]) -> _Text:
    return _Text(said)


def _earliest_first(article: Article) -> tuple[bool, float, str]:
    undated = article.published is None
    return undated, instant_of(article.published).timestamp(), article.id


def _pointed_at(text: _Text, index: Mapping[int, Sequence[str]]) -> Iterator[str]:
    """Yield the ids that share shingles with a text's sample, those that share most first.

    Of a short text one is enough, as a longer one may be found by other words.
    """
    shared: dict[str, int] = defaultdict(int)
    for shingle in text.sample:
        known = index.get(shingle, ())
        if len(known) <= COMMON:
            for article_id in known:
                shared[article_id] += 1
    enough = CONTAINED * NOT_A_SCRAP * len(text.sample) / 2 if text.is_long else 1
    likely = [article_id for article_id, times in shared.items() if times >= enough]
    yield from sorted(likely, key=lambda article_id: (-shared[article_id], article_id))
