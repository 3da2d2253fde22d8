"""Copies and light rewrites: one agency's text printed by three sites is one voice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from typing import Final
from zlib import crc32

from rensa import RMinHash

from briefings.language.candidates import Candidate
from briefings.language.remembering import remembered
from briefings.model import Article
from briefings.published import instant_of

FEWEST: Final = 11
"""Pairs of words below which a text is too short to be called a copy, unless it is the same."""
LONG: Final = 100
"""Words from which on a rewrite can be told from another text on the same."""
ALIKE: Final = 0.35
"""Share of the pairs of adjacent words of two long texts that a rewrite has in common with what was
rewritten (Jaccard; Broder, *On the resemblance and containment of documents*, 1997). Of real texts
of which 30 % was edited nine in ten have more, of papers' own reports on one event hardly any
(`./dev bench origins`). Shorter ones of one form ("… is issuing a 50 mln stg eurobond …") may."""
SHORT: Final = 40
"""Words below which two reports of one sentence look like an edited copy."""
CONTAINED: Final = 0.8
"""Share of the shorter text's pairs that the longer one has, too, if it prints it in part …"""
ALL_BUT: Final = 0.95
"""… and that of a shorter one than `SHORT` …"""
NOT_A_SCRAP: Final = 0.3
"""… and the shorter one's share of the longer one's words."""

_SLOTS: Final = 128
"""Hashes of a signature (Broder's MinHash), and how many of them make up a band …"""
_ROWS: Final = 2
_BANDS_SHARED: Final = 3
"""… of which two texts must have so many in common to be compared word for word."""
_SEED: Final = 1
_CROWD: Final = 20
"""Texts of which is remembered that they have a band: further ones like them lead to these."""
_MOST_WORDS: Final = 200_000
"""Distinct words remembered, some 20 MB at most."""


def near_copies(articles: Iterable[Sequence[Candidate]]) -> Mapping[str, str]:
    """Map the id of each article that copies or rewrites another to the id of the first of them.

    The first is the earliest one published (of those undated or equal, the one with the lowest id)
    of all that are linked by being alike. Time and memory grow with the texts, not with their
    pairs.

    Args:
        articles: the quotable sentences of each; captions and menus make no copy.
    """
    texts = {said[0].article.id: tuple(said) for said in articles if said}
    if len(texts) == 1:
        return {}
    ordered = sorted(texts.values(), key=lambda said: _earliest_first(said[0].article))
    groups = _Groups()
    for said in ordered:
        groups.add(said[0].article.id, _read(said))
    return groups.copies()


def by_article(sentences: Iterable[Candidate]) -> list[list[Candidate]]:
    """Return sentences in order, those of one article together."""
    return [list(said) for _, said in groupby(sentences, lambda one: one.article.id)]


class _Numbers(dict[str, int]):
    """A number for each word, the same in every process: strings hash otherwise in each."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = number = crc32(word.encode("utf-8", "surrogatepass"))
        return number


_NUMBERS: Final = _Numbers()


class Text:
    """A text, by the pairs of words that stand beside each other in it."""

    def __init__(self, stems: Iterable[str]) -> None:
        """Number the stems of its words, in order."""
        words = [_NUMBERS[stem] for stem in stems]
        self.length = len(words)
        self.pairs = frozenset([one << 32 | other for one, other in pairwise(words)])

    @cached_property
    def bands(self) -> list[int]:
        """What texts that are alike have in common, some of it at least."""
        if not self.pairs:
            return []
        found = RMinHash.digest_matrix_from_token_hash_sets([list(self.pairs)], _SLOTS, _SEED)
        slots = found.to_rows()[0]
        return [hash((at, *slots[at : at + _ROWS])) for at in range(0, _SLOTS, _ROWS)]

    def copies(self, other: "Text") -> bool:
        """Tell whether one of two texts prints the other, wholly, in part or lightly edited."""
        fewer = min(len(self.pairs), len(other.pairs))
        if fewer < FEWEST:
            return self.pairs == other.pairs
        shared = len(self.pairs & other.pairs)
        shorter, longer = sorted((self.length, other.length))
        if shorter >= LONG and shared >= ALIKE * (len(self.pairs) + len(other.pairs) - shared):
            return True
        contained = CONTAINED if shorter >= SHORT else ALL_BUT
        return shared >= contained * fewer and shorter >= NOT_A_SCRAP * longer


class _Groups:
    """Texts that are linked by being alike, each group known by the first that was added."""

    def __init__(self) -> None:
        self._texts: dict[str, Text] = {}
        self._leads_to: dict[str, str] = {}
        self._having: dict[int, list[str]] = defaultdict(list)
        self._places: dict[str, int] = {}

    def add(self, name: str, text: Text) -> None:
        """Add a text, and link it to those that it is alike."""
        self._texts[name], self._places[name], self._leads_to[name] = text, len(self._texts), name
        for other in self._pointed_at(text):
            if self._first_of(other) != self._first_of(name) and text.copies(self._texts[other]):
                self._link(name, other)
        for band in text.bands:
            if len(having := self._having[band]) < _CROWD:
                having.append(name)

    def copies(self) -> dict[str, str]:
        """Return the first of each one's group, where it isn't the first itself."""
        return {name: first for name in self._texts if (first := self._first_of(name)) != name}

    def _pointed_at(self, text: Text) -> Iterator[str]:
        """Yield the names of those that share bands with a text, those that share most first."""
        shared = Counter(name for band in text.bands for name in self._having.get(band, ()))
        likely = [name for name, times in shared.items() if times >= _BANDS_SHARED]
        yield from sorted(likely, key=lambda name: (-shared[name], self._places[name]))

    def _first_of(self, name: str) -> str:
        while (before := self._leads_to[name]) != name:
            self._leads_to[name] = name = self._leads_to[before]
        return name

    def _link(self, one: str, other: str) -> None:
        first, second = sorted(map(self._first_of, (one, other)), key=self._places.__getitem__)
        self._leads_to[second] = first


def _length_of(said: tuple[Candidate, ...]) -> int:
    return sum(len(one.text) for one in said)


@remembered(_length_of)
def _read(said: tuple[Candidate, ...]) -> Text:
    return Text(stem for one in said for _, stem, _ in one.words)


def _earliest_first(article: Article) -> tuple[bool, float, str]:
    undated = article.published is None
    return undated, instant_of(article.published).timestamp(), article.id
