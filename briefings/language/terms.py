"""Words of a text: tokens, stems and stop words, by language."""

import re
import unicodedata
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import Stemmer

_MOST_WORDS = 200_000
"""Distinct words remembered for each language, some 50 MB at most."""

_ALGORITHMS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}
"""Snowball's stemmers by ISO 639-1 code."""

_ELIDING = frozenset({"ca", "fr", "it"})
"""Languages in which an apostrophe divides two words ("l'Europe")."""

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0903\u093a-\u094f"
_LETTERS = rf"[^\W_一-鿿]+(?:[{_MARKS}]+[^\W_一-鿿]*)*"
_OTHERS = (
    r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,9})?(?!\w)"  # 1,000
    r"|\d{1,9}(?:\.\d{1,9}){1,6}(?!\w)"  # 2.5
    r"|[^\W\d_](?:\.[^\W\d_]){1,6}(?!\w)\.?"  # U.S.
)
_WORD = re.compile(rf"{_OTHERS}|{_LETTERS}(?:['’]{_LETTERS})*|[一-鿿]")
_ELIDED_WORD = re.compile(rf"{_OTHERS}|{_LETTERS}|[一-鿿]")


class Token(NamedTuple):
    """A word of a text: where it stands, its stem (lower case), whether it is a stop word."""

    start: int
    end: int
    stem: str
    stop: bool


class _Lexicon(dict[str, tuple[str, bool]]):
    """Stem and stop flag of each word of one language, worked out when it is first met."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.pattern = _ELIDED_WORD if code in _ELIDING else _WORD
        self._stops = _listed(code)
        algorithm = _ALGORITHMS.get(code)
        self._stem = Stemmer.Stemmer(algorithm, 0).stemWord if algorithm else str
        self._folds = code == "en"
        self.indexed = _Indexed(self)

    def __missing__(self, word: str) -> tuple[str, bool]:
        plain = _plain(word)
        acronym = len(word) > 1 and word.isupper()
        stem = self._stem(_folded(plain) if self._folds else plain)
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = known = (stem, plain in self._stops and not acronym)
        return known


class _Indexed(dict[str, tuple[str, ...]]):
    """The index words of each word of one language, worked out when it is first met."""

    def __init__(self, lexicon: _Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> tuple[str, ...]:
        stem, stop = self._lexicon[word]
        forms = (stem, _plain(word).removesuffix("'s"))
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
    lexicon = _lexicon(code_of(language))
    new = tuple.__new__
    return tuple(
        [
            new(Token, (*found.span(), *lexicon[found[0]]))
            for found in lexicon.pattern.finditer(text)
        ]
    )


def index_words(text: str, language: str | None = None) -> list[str]:
    """Return the distinct words by which full-text search finds `text`, as they first occur.

    These are the stems of words that are no stop words, and the words in lower case where they
    differ; letters and digits only, without accents. Asking takes the same way.
    """
    lexicon = _lexicon(code_of(language))
    words = dict.fromkeys(lexicon.pattern.findall(text))
    return list(dict.fromkeys(chain.from_iterable([lexicon.indexed[word] for word in words])))


def stop_words(language: str | None) -> frozenset[str]:
    """Return the words of `language` that carry no meaning of their own; none if it is unknown.

    Snowball's lists, English with the contractions and the other closed classes added. "may" is
    not in it (the month), nor is a number.
    """
    return _listed(code_of(language))


def code_of(language: str | None) -> str:
    """Return the ISO 639-1 code of `language` without its region, English for None.

    A language that has no stemmer is "und" (undetermined).
    """
    code = (language or "en").lower().replace("_", "-").partition("-")[0]
    return code if code in _ALGORITHMS else "und"


@cache
def _listed(code: str) -> frozenset[str]:
    file = Path(__file__).with_name("stopwords") / f"{code}.txt"
    return frozenset(file.read_text("utf-8").split()) if file.is_file() else frozenset()


@cache
def _lexicon(code: str) -> _Lexicon:
    return _Lexicon(code)


def _plain(word: str) -> str:
    """Return the one written form of a word: lower case, straight apostrophe, "us" for "U.S."."""
    plain = unicodedata.normalize("NFKC", word).lower().replace("’", "'").replace(",", "")
    return plain if plain[:1].isdigit() else plain.replace(".", "")


def _folded(word: str) -> str:
    """Return `word` without accents."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def _letters(word: str) -> str:
    """Return the letters and digits of `word`, all that a simple full-text tokenizer keeps."""
    return (
        word if word.isalnum() and word.isascii() else "".join(filter(str.isalnum, _folded(word)))
    )
