"""Words of a text: tokens, stems and stop words, by language."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from types import ModuleType
from typing import Final, NamedTuple

from briefings.language.languages import code_of, stop_words
from briefings.language.stems.stemmers import STEMMER_VERSION, stemmer

INDEX_VERSION: Final = f"4, PyStemmer {STEMMER_VERSION}, rjieba 0.2.2"
"""What `index_words` depends on: our own rules, by a number to raise, and two libraries."""

_MOST_WORDS = 200_000
"""Distinct words remembered for each language, some 50 MB at most."""

_ELIDING = frozenset({"ca", "fr", "it"})
"""Languages in which an apostrophe divides two words ("l'Europe")."""

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0670\u0900-\u0903\u093a-\u094f"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_CHINESE = re.compile(f"[{_HAN}]")

_VARIANTS = str.maketrans(
    {"’": "'", "ʼ": "'", ",": None, "\u0640": None, "\u0670": None}
    | dict.fromkeys(map(chr, range(0x064B, 0x0656)))
)
"""Apostrophes are one; Arabic is written without vowel signs and without lengthened strokes."""

_BARRED = str.maketrans("ıłøđ", "ilod")
"""Letters whose accent Unicode doesn't take apart."""


class Token(NamedTuple):
    """A word of a text: where it stands, its stem (lower case), whether it is a stop word."""

    start: int
    end: int
    stem: str
    stop: bool


class Word(NamedTuple):
    """A word as written, its stem (lower case), whether it is a stop word."""

    text: str
    stem: str
    stop: bool


class _Lexicon(dict[str, Word]):
    """The words of one language by how they are written, worked out when they are first met."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.elides = code in _ELIDING
        self.pattern = _pattern(elides=self.elides, chinese=False)
        self._stops = stop_words(code)
        self._stem = stemmer(code)
        self._folds = code == "en"
        self.turkish = code == "tr"
        self.indexed = _Indexed(self)

    def __missing__(self, text: str) -> Word:
        plain = _plain(text, turkish=self.turkish)
        acronym = len(text) > 1 and text.isupper()
        stem = self._stem(_folded(plain) if self._folds else plain)
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[text] = known = Word(text, stem, plain in self._stops and not acronym)
        return known


class _Indexed(dict[str, tuple[str, ...]]):
    """The index words of each word of one language, worked out when it is first met."""

    def __init__(self, lexicon: _Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> tuple[str, ...]:
        _, stem, stop = self._lexicon[word]
        forms = (stem, _plain(word, turkish=self._lexicon.turkish).removesuffix("'s"))
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = known = () if stop else tuple(filter(None, map(_letters, forms)))
        return known


def tokens(text: str, language: str | None = None) -> tuple[Token, ...]:
    """Return the words of `text`, offsets relative to it.

    Hyphens divide words ("three-day" is two), apostrophes don't ("Russia's" is one, stem
    "russia"), nor do full stops and commas inside numbers ("2.5", "1,000"). Letters with full
    stops are one word without them: "U.S." has the stem of "US". A word in capitals is no stop
    word, so neither "US" nor "IT" is. English stems lose their accents, as names come both ways.

    Args:
        text: where to look.
        language: ISO 639-1 code, None for English. An unknown one has no stop words, and each
            word is its own stem.
    """
    words = words_of(text, language)
    new = tuple.__new__
    return tuple(
        [
            new(Token, (start, start + len(word), stem, stop))
            for start, (word, stem, stop) in zip(starts_of(words, text), words, strict=True)
        ]
    )


def words_of(text: str, language: str | None = None) -> tuple[Word, ...]:
    """Return the words of `text` as `tokens` does, without where they stand: twice as fast."""
    lexicon = _lexicon(code_of(language))
    if has_chinese(text):
        return tuple(_with_chinese(text, lexicon))
    return tuple([lexicon[word] for word in lexicon.pattern.findall(text)])


def starts_of(words: Iterable[Word], text: str) -> list[int]:
    """Return where each of the words that `words_of` found in `text` begins."""
    starts, at, find = [], 0, text.find
    for word, _, _ in words:
        start = find(word, at)  # only what is no part of a word lies between two
        starts.append(start)
        at = start + len(word)
    return starts


def index_words(text: str, language: str | None = None) -> list[str]:
    """Return the distinct words by which full-text search finds `text`, as they first occur.

    These are the stems of words that are no stop words, and the words in lower case where they
    differ; letters and digits only, without accents. Asking takes the same way.
    """
    lexicon = _lexicon(code_of(language))
    if has_chinese(text):
        words = dict.fromkeys(_pattern(elides=lexicon.elides, chinese=True).findall(text))
        parts = (_indexed_chinese(w) if _CHINESE.match(w) else lexicon.indexed[w] for w in words)
        return list(dict.fromkeys(chain.from_iterable(parts)))
    words = dict.fromkeys(lexicon.pattern.findall(text))
    return list(dict.fromkeys(chain.from_iterable([lexicon.indexed[word] for word in words])))


def has_chinese(text: str) -> bool:
    """Return whether a Chinese character is in `text`."""
    return not text.isascii() and _CHINESE.search(text) is not None


def is_chinese(text: str) -> bool:
    """Return whether `text` begins with a Chinese character."""
    return _CHINESE.match(text) is not None


@cache
def _lexicon(code: str) -> _Lexicon:
    return _Lexicon(code)


@cache
def _pattern(*, elides: bool, chinese: bool) -> re.Pattern[str]:
    """Return what finds words. Only in texts with Chinese does it tell that from other letters.

    Most words are plain letters and nothing else: they are tried first, for speed alone.
    """
    han = _HAN if chinese else ""
    letters = rf"[^\W_{han}]+(?:[{_MARKS}]+[^\W_{han}]*)*"
    figures = (
        r"(?:\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,9})?"  # 1,000
        r"|\d{1,9}(?:\.\d{1,9}){1,6}"  # 2.5
        rf"|[^\W\d_](?:\.[^\W\d_]){{1,6}})(?![^\W{han}])"  # U.S.
        r"(?:(?<=[^\W\d_])\.)?"
    )
    joined = "" if elides else rf"(?:['’]{letters})*"
    plain = rf"[a-zA-Z]{{2,}}+(?![^\W_{han}]|[{_MARKS}'’])"
    others = rf"|[{_HAN}]+" if chinese else ""
    return re.compile(rf"{plain}|{figures}|{letters}{joined}{others}")


def _with_chinese(text: str, lexicon: _Lexicon) -> Iterator[Word]:
    """Yield the words of a text that holds Chinese.

    Chinese is divided and judged alike in a text of any language, so that asking finds it.
    """
    chinese = _lexicon("zh")
    for found in _pattern(elides=lexicon.elides, chinese=True).findall(text):
        if _CHINESE.match(found):
            yield from map(chinese.__getitem__, _jieba().cut(found))
        else:
            yield lexicon[found]


def _indexed_chinese(run: str) -> list[str]:
    """Return the words of a run of Chinese and the shorter words that they are made of."""
    chinese = _lexicon("zh")
    words = _jieba().cut_for_search(run)
    return [form for word in words for form in chinese.indexed[word]]


@cache
def _jieba() -> ModuleType:
    """Return jieba's dictionary and its hidden Markov model for words that are not in it."""
    import rjieba  # noqa: PLC0415 - its dictionary takes 0.1 s to load, and only Chinese needs it

    return rjieba


def _plain(word: str, *, turkish: bool = False) -> str:
    """Return the one written form of a word: lower case, straight apostrophe, "us" for "U.S."."""
    plain = unicodedata.normalize("NFKC", word)
    if turkish:
        plain = plain.replace("İ", "i").replace("I", "ı")
    plain = plain.lower().translate(_VARIANTS)
    return plain if plain[:1].isdigit() else plain.replace(".", "")


def _folded(word: str) -> str:
    """Return `word` without accents."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def _letters(word: str) -> str:
    """Return the letters and digits of `word`, all that a simple full-text tokenizer keeps."""
    if word.isalnum() and word.isascii():
        return word
    return "".join(filter(str.isalnum, _folded(word).translate(_BARRED)))
