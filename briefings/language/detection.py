"""Which language a text is in."""

from functools import cache
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

_NORWEGIAN: Final = frozenset({"nb", "nn"})


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language that `text` is mostly in, None if it is not sure.

    English is told by the share of its function words (Grefenstette 1995), without any library;
    every other language by character trigrams (lingua's low accuracy mode, enough for more than a
    headline), in Latin letters only if its own function words bear them out.
    """
    sample = text[:SAMPLE]
    written = sample.lower().split()
    if _has(written, _ENGLISH):
        return "en"
    letters = [sign for sign in sample if sign.isalpha()]
    if len(letters) < FEWEST_LETTERS:
        return None
    if 2 * sum(map(str.isascii, letters)) < len(letters):
        return _by_trigrams(sample)
    plain = [word for word in written if not any(map(str.isdigit, word))]
    if len(written) - len(plain) > _MOST_FIGURES * len(written):
        return None
    code = _by_trigrams(sample)
    known = stop_words(code) if code else frozenset()
    return code if not known or _has(plain, known) else None


def _has(written: list[str], function_words: frozenset[str]) -> bool:
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
