"""Stems of Turkish words: light stemming of nouns, whose endings follow one another.

A noun takes number, whose it is, case and "is" in this order; one after the other is taken off from
the end (Eryiğit & Adalı, *An Affix Stripping Morphological Analyzer for Turkish*, 2004). An ending
must fit the sound before it. What sounds in a stem change, vowels and last consonants ("kitap,
kitabı", "şehir, şehri"), is levelled. Verbs are only stemmed as far as they look like nouns.
"""

from collections.abc import Iterator
from typing import Final

LEAST: Final = 4
"""Letters that are left of a word."""
ROUNDS: Final = 4
"""Endings that follow one another at most."""

_VOWELS: Final = "aeıioöuü"
_HIGH: Final = "ıiuü"
_VOICELESS: Final = "fstkçşhp"
_LAST: Final = str.maketrans("bcdğg", "pçtkk")
"""Last consonants before a vowel, and without one."""


_CASES: Final = """
    a e ya ye yı yi yu yü da de ta te dan den tan ten ın in un ün nın nin nun nün la le yla yle
"""
_CASES_OF_HIS: Final = "na ne nı ni nu nü nda nde ndan nden nın nin nun nün yla yle"
"""Case endings after "his", "hers" or "theirs"."""


def _suffixes() -> Iterator[str]:
    """Yield each run of endings that is taken off at once."""
    cases, of_his = _CASES.split(), _CASES_OF_HIS.split()
    yield from cases
    for his in (*_HIGH, *(f"s{high}" for high in _HIGH)):
        yield from (his, *(his + case for case in of_his))
    for plural, high, low in (("lar", "ı", "a"), ("ler", "i", "e")):
        endings = (low, f"{high}n", f"d{low}", f"d{low}n", f"l{low}", high)
        yield from (plural, *(plural + ending for ending in endings))
        yield from (f"{plural}{high}{case}" for case in of_his)
    for high in _HIGH:
        yield from (f"{high}m{high}z", f"{high}n{high}z", f"m{high}z", f"d{high}r", f"t{high}r")
    for place in ("da", "de", "ta", "te", "nda", "nde"):
        yield from (f"{place}ki", f"{place}kiler")


_BY_LENGTH: Final = tuple(sorted(set(_suffixes()), key=lambda suffix: (-len(suffix), suffix)))


def turkish_stem(word: str) -> str:
    """Return `word`, in lower case, without its inflection and what follows an apostrophe."""
    stem = word.partition("'")[0] or word
    for _ in range(ROUNDS):
        shorter = _without_ending(stem)
        if shorter == stem:
            break
        stem = shorter
    while len(stem) > LEAST and stem[-1] in f"{_VOWELS}ny":  # "kanun" looks like "kanu-n"
        stem = stem[:-1]
    if len(stem) >= LEAST:
        stem = stem[:-1] + stem[-1].translate(_LAST)
    return _without_last_vowel(stem)


def _without_ending(word: str) -> str:
    """Return `word` without the longest ending that fits."""
    for suffix in _BY_LENGTH:
        root = word[: -len(suffix)]
        if len(root) >= LEAST and word.endswith(suffix) and _fits(root, suffix):
            return root
    return word


def _fits(root: str, suffix: str) -> bool:
    """Tell whether `suffix` may follow the last sound of `root`."""
    after_vowel = root[-1] in _VOWELS
    if suffix[0] == "t":
        return root[-1] in _VOICELESS
    if suffix[0] in "sy" or (suffix[0] == "n" and suffix[1:2] in _VOWELS):
        return after_vowel
    if suffix in ("la", "le") or suffix[0] in _VOWELS:
        return not after_vowel
    return True


def _without_last_vowel(stem: str) -> str:
    """Return `stem` without the high vowel that falls out before an ending: "şehir, şehri"."""
    if len(stem) <= LEAST:
        return stem
    before, vowel, last = stem[-3], stem[-2], stem[-1]
    falls = vowel in _HIGH and before not in _VOWELS and last not in _VOWELS
    return stem[:-2] + last if falls else stem
