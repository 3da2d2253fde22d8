"""Which languages are known, by their codes, with their stop words."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

ALGORITHMS: Final = {
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
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
}
"""Snowball's stemmers by ISO 639-1 code."""

_OTHERS_KNOWN: Final = frozenset({"pl", "tr", "uk", "zh"})
"""Languages that we know without a stemmer of Snowball's."""

_NORWEGIAN: Final = frozenset({"nb", "nn"})


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
    return code if code in ALGORITHMS or code in _OTHERS_KNOWN else "und"


@cache
def _listed(code: str) -> frozenset[str]:
    file = Path(__file__).with_name("stopwords") / f"{code}.txt"
    return frozenset(file.read_text("utf-8").split()) if file.is_file() else frozenset()
