"""Which languages are known, by their codes, with their stemmers and stop words."""

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import Stemmer

from briefings.language.ukrainian import ukrainian_stem

_ALGORITHMS: Final = {
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

_OTHERS_KNOWN: Final = frozenset({"uk", "zh"})
"""Languages without a stemmer of Snowball's that we know all the same."""

_NORWEGIAN: Final = frozenset({"nb", "nn"})

STEMMER_VERSION: Final[str] = Stemmer.version()
"""Snowball changes its stems from one version to the next."""


def stop_words(language: str | None) -> frozenset[str]:
    """Return the words of `language` that carry no meaning of their own; none if it is unknown.

    Snowball's lists with the closed classes that they leave out, our own where it has none. "may"
    is not in it (the month), nor is a number.
    """
    return _listed(code_of(language))


@lru_cache(maxsize=256)
def code_of(language: str | None) -> str:
    """Return the ISO 639-1 code of `language` without its region, English for None.

    A language that we have no stemmer for and don't otherwise know is "und" (undetermined).
    """
    code = (language or "en").lower().replace("_", "-").partition("-")[0]
    if code in _NORWEGIAN:
        return "no"
    return code if code in _ALGORITHMS or code in _OTHERS_KNOWN else "und"


@cache
def _listed(code: str) -> frozenset[str]:
    file = Path(__file__).with_name("stopwords") / f"{code}.txt"
    return frozenset(file.read_text("utf-8").split()) if file.is_file() else frozenset()


def stemmer(code: str) -> Callable[[str], str]:
    """Return what stems a word, in small letters, of the language of an ISO 639-1 code."""
    if code == "uk":
        return ukrainian_stem
    algorithm = _ALGORITHMS.get(code)
    return Stemmer.Stemmer(algorithm, 0).stemWord if algorithm else str
