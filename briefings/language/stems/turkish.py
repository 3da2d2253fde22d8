"""Stems of Turkish words: light stemming of nouns, whose endings follow one another.

A noun takes number, whose it is, case and "is" in this order; one after the other is taken off from
the end (Eryiğit & Adalı, *An Affix Stripping Morphological Analyzer for Turkish*, 2004). An ending
must fit the sound before it. What sounds in a stem change, vowels and last consonants ("kitap,
kitabı", "şehir, şehri"), is levelled. Verbs are only stemmed as far as they look like nouns.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

LEAST: Final = 4
"""Letters that are left of a word."""
ROUNDS: Final = 4
"""Endings that follow one another at most."""

_VOWELS: Final = "aeıioöuü"
_HIGH: Final = "ıiuü"
_BACK: Final = "aıou"
_VOICELESS: Final = "fstkçşhp"
_PLAIN: Final = str.maketrans("âîû", "aiu")
"""Vowels with a circumflex, which is left out as often as not."""
_LAST: Final = str.maketrans("bcdğg", "pçtkk")
"""Last consonants before a vowel, and without one."""


_CASES: Final = """
    a e ya ye yı yi yu yü da de ta te dan den tan ten ın in un ün nın nin nun nün la le yla yle
"""
_CASES_OF_HIS: Final = "na ne nı ni nu nü nda nde ndan nden nın nin nun nün yla yle"
"""Case endings after "his", "hers" or "theirs"."""


_AFTER_MY: Final = {"a": "a ı u da dan ın un la", "e": "e i ü de den in ün le"}
"""Case endings after "my", by their vowel."""


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
        yield from (f"{plural}{high}m{case}" for case in ("", *_AFTER_MY[low].split()))
    for high in _HIGH:
        yield from (
            f"{high}m{case}" for case in ("", *_AFTER_MY["a" if high in _BACK else "e"].split())
        )
        yield from (f"{high}m{high}z", f"{high}n{high}z", f"m{high}z", f"d{high}r", f"t{high}r")
    for place in ("da", "de", "ta", "te", "nda", "nde"):
        yield from (f"{place}ki", f"{place}kiler")


_BY_LENGTH: Final = tuple(sorted(set(_suffixes()), key=lambda suffix: (-len(suffix), suffix)))


_SHORT: Final = """
    ad ağ an ay ek el et ev eş iç iş il iz ot oy ön öz su suy>su uç uc>uç üs üss>üs şey ada ana
    ara açı acı oda ova öğe üye alt ard>art aşk baş bağ bel bey bot boy cam can cep ceb>cep çağ
    çap çay dağ dal dev dil din dip dib>dip diş dış fon gaz gol göl göz güç güc>güç gün hak
    hakk>hak hal hat hatt>hat his hiss>his hız kar kat kız kış kod kol köy kur kuş leh lig maç
    mal not pay peş rol ruh rum rus saç sağ sel ses son soy söz suç süt tat tad>tat tel tip ton
    tur tür üst yağ yan yaş yer yıl yol yön yük yüz zam zamm>zam zor akl ağz asl emr ism izn oğl
    ömr beyn>beyi boyn>boyu burn>buru
"""
"""Nouns of two or three letters, as they are before an ending: these can't be told from one."""
_OTHERS: Final = """
    altı altın anı ardı boyun elli hata hatta ile işte izin kara karı karın kışla kola sudan
"""
"""Words of their own that look like a short one with an ending …"""
_BEGINNINGS: Final = ("adam", "aday", "adım", "dilim", "ekim", "kurum", "oyun")
"""… and what begins such."""
_INFLECTED: Final = re.compile(
    r"(?:l[ae]r)?"
    r"(?:s?[ıiuü](?=$|n|y?l[ae]$)|[ıiuü]?m|[ıiuü]?[mn][ıiuü]z)?"
    r"(?:[ny]?[ıiuüae]|[ny]?[ıiuü]n|n?[dt][ae]n?|y?l[ae])?"
    r"(?:(?<=[dt][ae])ki(?:l[ae]r[ıiuü]?n?)?)?"
    r"(?:[dt][ıiuü]r)?"
)
"""Number, whose it is, case, "that is there", "is"; all but the second person's."""
_LIKE_FRONT: Final = ("gol", "hal", "rol")
"""Loanwords with a back vowel and endings that have front ones."""


def turkish_stem(word: str) -> str:
    """Return `word`, in lower case, without its inflection and what follows an apostrophe."""
    stem = (word.partition("'")[0] or word).translate(_PLAIN)
    if short := _short_root(stem):
        return short
    for _ in range(ROUNDS):
        shorter = _without_ending(stem)
        if shorter == stem:
            break
        stem = shorter
    while len(stem) > LEAST and stem[-1] in f"{_VOWELS}nsy":  # "kanun" looks like "kanu-n"
        stem = stem[:-1]
    if len(stem) >= LEAST:
        stem = stem[:-1] + stem[-1].translate(_LAST)
    return _without_last_vowel(stem)


def _short_roots() -> Mapping[str, str]:
    """Return each short noun as it is before an ending, and as it is stemmed."""
    pairs = (entry.partition(">") for entry in _SHORT.split())
    return MappingProxyType({root: base or root for root, _, base in pairs})


_ROOTS: Final = _short_roots()


def _short_root(word: str) -> str | None:
    """Return the short noun that `word` is a form of, if it is one."""
    if word in _OTHERS.split() or word.startswith(_BEGINNINGS):
        return None
    for length in (4, 3, 2):
        root, rest = word[:length], word[length:]
        if root in _ROOTS and _INFLECTED.fullmatch(rest) and _follows(rest, root):
            return _ROOTS[root]
    return None


def _follows(rest: str, root: str) -> bool:
    """Tell whether an ending may follow the last sound of a noun, and has its vowels."""
    last = next((letter for letter in reversed(root) if letter in _VOWELS), "")
    back = last in _BACK and root not in _LIKE_FRONT
    if (rest[:1] in _VOWELS if root[-1] in _VOWELS else rest[:1] in "mnsy") and rest:
        return False
    return all((letter in _BACK) is back for letter in rest.replace("ki", "") if letter in _VOWELS)


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
    if len(stem) < LEAST:
        return stem
    before, vowel, last = stem[-3], stem[-2], stem[-1]
    falls = vowel in _HIGH and before not in _VOWELS and last not in _VOWELS
    return stem[:-2] + last if falls else stem
