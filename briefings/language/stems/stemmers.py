"""What stems a language's words: ours, Snowball's, or Snowball's after the plural is undone."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

import Stemmer

from briefings.language.languages import ALGORITHMS
from briefings.language.stems.light import ROMANCE, polish_stem
from briefings.language.stems.turkish import turkish_stem
from briefings.language.stems.ukrainian import ukrainian_stem

STEMMER_VERSION: Final[str] = Stemmer.version()
"""Snowball changes its stems from one version to the next."""

_OURS: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {"pl": polish_stem, "tr": turkish_stem, "uk": ukrainian_stem}
)
"""Where Snowball has none, or one that misses much."""


def stemmer(code: str) -> Callable[[str], str]:
    """Return what stems a word, in small letters, of the language of an ISO 639-1 code."""
    if own := _OURS.get(code):
        return own
    algorithm = ALGORITHMS.get(code)
    if algorithm is None:
        return str
    snowball: Callable[[str], str] = Stemmer.Stemmer(algorithm, 0).stemWord
    return partial(ROMANCE[code], snowball) if code in ROMANCE else snowball
