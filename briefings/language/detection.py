"""Which language a text is in."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from briefings.language.abbreviations import words
from briefings.language.languages import stop_words

if TYPE_CHECKING:
    from lingua import LanguageDetector

SAMPLE: Final = 1_000
"""Characters that tell the language; more would not tell it better."""

FEWEST_LETTERS: Final = 20
"""Below that, all but plain English is a guess."""

_ENGLISH: Final = words(
    """
    the of and to that with from by it its be been are were has have had his he she they their
    which who would not but said this these
    """
)
"""The commonest function words of English; in other languages next to no words are spelt so."""

_FUNCTION_SHARE: Final = 0.1
"""Every fourth word of news is a function word of its language, every fiftieth looks like one."""

_MOST_FIGURES: Final = 0.2
"""Share of words with a digit above which a text is a table; its abbreviations tell nothing."""

_OWN_LETTERS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        code: frozenset(letters)
        for code, letters in {"es": "ñ¿¡", "pl": "ąęłńśźż", "pt": "ãõ", "tr": "ğış"}.items()
    }
)
"""Letters of which one bears a language out where its sentences have few function words."""
_UKRAINIAN: Final = frozenset("їєґ")
"""Letters that no other language has, of those written in Cyrillic ones."""
_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_KANA: Final = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
"""Letters of Japanese and Korean, which have Chinese ones, too."""
FEWEST_HAN: Final = 4
"""Chinese letters that tell the language: each is a word, or half of one."""

_NORWEGIAN: Final = frozenset({"nb", "nn"})


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language that `text` is mostly in, None if it is not sure.

    English is told by the share of its function words (Grefenstette 1995), without any library;
    every other language by character trigrams (lingua's low accuracy mode, enough for more than a
    headline), in Latin letters only if its own function words bear them out.
    """
    sample = text[:SAMPLE]
    written = sample.lower().split()
    if _is_english(written):
        return "en"
    letters = [sign for sign in sample if sign.isalpha()]
    if by_letters := _by_letters(sample, letters):
        return by_letters
    if len(letters) < FEWEST_LETTERS:
        return None
    if 2 * sum(map(str.isascii, letters)) < len(letters):
        return _by_trigrams(sample)
    return _by_words(sample, written)


def _is_english(written: Sequence[str]) -> bool:
    """Tell by function words, of which other languages have some: "by" and "to" are Polish, too."""
    marked = sum(not word.isascii() and any(map(_is_marked, word)) for word in written)
    return _has(written, _ENGLISH) and sum(map(_ENGLISH.__contains__, written)) > marked


def _is_marked(sign: str) -> bool:
    return sign.isalpha() and not sign.isascii()


def _by_words(sample: str, written: Sequence[str]) -> str | None:
    """Return the language of a text in Latin letters, if its words or letters bear it out."""
    plain = [word for word in written if not any(map(str.isdigit, word))]
    if len(written) - len(plain) > _MOST_FIGURES * len(written):
        return None
    code = _by_trigrams(sample)
    known = stop_words(code) if code else frozenset()
    if code and not _OWN_LETTERS.get(code, frozenset()).isdisjoint(sample.lower()):
        return code
    return code if not known or _has(plain, known) else None


def _by_letters(sample: str, letters: Sequence[str]) -> str | None:
    """Return the language that alone has such letters, if most of them may be its own."""
    han = len(_HAN.findall(sample))
    if han >= FEWEST_HAN and 2 * han > len(letters) and not _KANA.search(sample):
        return "zh"
    own = not _UKRAINIAN.isdisjoint(sample.lower()) and len(letters) >= FEWEST_LETTERS
    return "uk" if own and 2 * sum(map(str.isascii, letters)) < len(letters) else None


def _has(written: Sequence[str], function_words: frozenset[str]) -> bool:
    return sum(map(function_words.__contains__, written)) > _FUNCTION_SHARE * len(written)


def _by_trigrams(sample: str) -> str | None:
    found = _detector().detect_language_of(sample)
    code = found.iso_code_639_1.name.lower() if found else None
    return "no" if code in _NORWEGIAN else code


@cache
def _detector() -> "LanguageDetector":
    """Return the one detector; it loads a language's model when a text might be in it."""
    from lingua import LanguageDetectorBuilder  # noqa: PLC0415 - English never needs it

    return LanguageDetectorBuilder.from_all_languages().with_low_accuracy_mode().build()
