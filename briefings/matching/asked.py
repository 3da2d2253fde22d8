"""The words that someone asks with, in each form in which an article may have them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Final

from briefings.errors import TopicError
from briefings.language.alternatives import alternatives
from briefings.language.languages import code_of
from briefings.language.terms import index_words, words_of
from briefings.matching.questions import forms_of, question_words

LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "ru", "uk", "pl", "tr", "ar", "zh")
"""Languages whose forms of a word are looked up: what is asked may be in any of them."""
MOST: Final = 24
"""Words that are looked for; whoever pastes a whole text asks with its first ones."""


_INTERROGATIVES: Final = (
    "wieso wann pourquoi comment combien cuánto cuántos cuánta cuántas "
    "quanto quantos quanta quantas сколько навіщо скільки czemu zaman kaç 时候"
)
"""Words that ask and that no list of stop words has."""

_SHORT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "united states of america": "US",
        "united states": "US",
        "united kingdom": "UK",
        "united nations": "UN",
        "european union": "EU",
    }
)
"""Names that are spelt out or not, as it comes."""
_SPELT_OUT: Final = re.compile(rf"\b(?:{alternatives(_SHORT)})\b", re.IGNORECASE)
_FIRST_WORDS: Final = frozenset(name.split()[0] for name in _SHORT)
_FORMS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {"US": frozenset({"usa"}), "UK": frozenset(), "UN": frozenset(), "EU": frozenset()}
)
"""What else they are written as …"""
_HALVES: Final[Mapping[str, str]] = MappingProxyType(
    {"US": "states", "UK": "kingdom", "UN": "nations", "EU": "union"}
)
"""… and the word of the name spelt out by which the index finds it."""


_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {"U.S.": "US", "U.S": "US", "USA": "US", "U.S.A.": "US", "U.K.": "UK", "U.N.": "UN"}
)
"""Other ways to write the short ones."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What someone asks for.

    Attributes:
        words: the distinct words that carry meaning, as written.
        language: the language whose small words are in it, by its ISO 639-1 code.
        text: all of it, as it was written.
    """

    words: tuple[str, ...]
    language: str
    text: str = field(default="", compare=False)
    _stems: dict[str, tuple[frozenset[str], ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _places: dict[str, dict[str, int]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def index_words(self) -> list[frozenset[str]]:
        """What the index may have for each of the words, as `find_articles` takes it."""
        return [_indexed(word) for word in self.words]

    def stems_in(self, language: str | None) -> Sequence[frozenset[str]]:
        """Return the stems that each of the words has in a text of a language.

        A word is without stems where that language has it for a word without meaning.
        """
        code = code_of(language)
        if code not in self._stems:
            self._stems[code] = tuple(_stems(word, code) for word in self.words)
        return self._stems[code]

    def places_in(self, language: str | None) -> Mapping[str, int]:
        """Return which of the words each stem stands for in a text of a language."""
        code = code_of(language)
        if code not in self._places:
            by_word = enumerate(self.stems_in(code))
            self._places[code] = {stem: place for place, stems in by_word for stem in stems}
        return self._places[code]


def with_short_names(text: str) -> str:
    """Return `text` with the short names of states and unions in place of those spelt out."""
    folded = text.lower()
    if not any(word in folded for word in _FIRST_WORDS):
        return text
    return _SPELT_OUT.sub(_short, text)


def read_question(text: str) -> Asked:
    """Return what `text` asks for.

    Raises:
        TopicError: there is no word in it that could be looked for.
    """
    written, text = text, with_short_names(text)
    language = max(LANGUAGES, key=lambda code: sum(word.stop for word in words_of(text, code)))
    told = question_words(text, language)
    first: dict[str, str] = {}
    for word in words_of(text, language):
        if not word.stop and word.stem in told and word.text.lower() not in _INTERROGATIVES.split():
            first.setdefault(word.stem, _NAMES.get(word.text, word.text))
    kept = list(first.values())
    if not kept:
        remedy = "name what it should be about, e.g. 'power of siberia'"
        raise TopicError(text, "there is no word to look for", remedy)
    return Asked(words=tuple(kept[:MOST]), language=language, text=written)


def _short(found: re.Match[str]) -> str:
    return _SHORT[" ".join(found[0].lower().split())]


@cache
def _indexed(word: str) -> frozenset[str]:
    forms = (form for code in LANGUAGES for form in index_words(word, code))
    half = {_HALVES[word]} if word in _HALVES else set()
    wider = {wide for form in forms for wide in forms_of(form)}
    return frozenset(wider | half | _FORMS.get(word, frozenset()))


def _stems(word: str, code: str) -> frozenset[str]:
    stems = (each.stem for each in words_of(word, code) if not each.stop)
    return frozenset(form for stem in stems for form in forms_of(stem)) | _FORMS.get(
        word, frozenset()
    )
