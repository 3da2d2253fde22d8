"""Light stemming by tables of endings: Polish, and the singular of Spanish, French, Portuguese.

Polish: the endings are those of the declensions, the way is that of Dolamic & Savoy, *Indexing and
stemming approaches for the Czech language*, 2009. Where an ending softens the consonant before it
("krytyk, krytycy", "metoda, metodzie"), that is undone.

Spanish, French, Portuguese: Snowball takes endings for those of verbs where a noun's plural has
more letters than its singular ("prováveis"). So the plural is undone first, as RSLP does (Orengo &
Huyck, *A Stemming Algorithm for the Portuguese Language*, 2001).
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

ARROW: Final = ">"


class Endings:
    """A table of endings; calling it with a word returns the word without its ending."""

    def __init__(self, *tables: tuple[int, str]) -> None:
        """Read the tables.

        Args:
            tables: how many letters an ending must leave at least, and endings between blanks; what
                stands in place of one follows it after ">". An ending that stays is ``ss>ss``.
        """
        self._known: dict[str, tuple[str, int]] = {}
        for least, text in tables:
            for entry in text.split():
                ending, _, other = entry.partition(ARROW)
                self._known[ending] = (other, least)
        self._longest = max(map(len, self._known))

    def __call__(self, word: str) -> str:
        """Return `word` with its longest known ending taken off or exchanged, or as it is."""
        for length in range(min(self._longest, len(word)), 0, -1):
            known = self._known.get(word[-length:])
            if known and len(word) - length >= known[1]:
                return word[:-length] + known[0]
        return word


SHORTEST_PLURAL: Final = 4
"""Letters of a word that may be a plural."""

_SPANISH: Final = Endings(
    (2, "bles>ble gles>gle aces>az eces>ez ices>iz oces>oz uces>uz"),
    (3, "les>l res>r nes>n des>d ses>s jes>j yes>y ues>ue xes>x zes>z"),
    (3, "anes>án ones>ón ines>ín eses>és esa>és esas>és bs>b ks>k ps>p ts>t ws>w"),
    (3, "ás>á és>é ís>í ós>ó ús>ú ísimo>o ísima>o ísimos>o ísimas>o"),
    (2, "os>o as>a is>i us>u es>e"),
)
_FRENCH: Final = Endings(
    (3, "aux>al teuse>teur teuses>teur trice>teur trices>teur"),
    (2, "eaux>eau eux>eux oux>oux ss>ss"),
    (3, "s> x>"),
)
_PORTUGUESE: Final = Endings(
    (2, "ões>ão ães>ão ns>m ais>al éis>el eis>el óis>ol"),
    (3, "ria>rio rias>rio rios>rio sia>sio esa>ês esas>ês eses>ês"),
    (3, "les>l res>r zes>z"),
    (2, "os>o as>a es>e is>il us>u ás>á és>é ós>ó"),
)
_PORTUGUESE_L: Final = re.compile(r"(?<=\w\w)[ei]l$")


def spanish_stem(snowball: Callable[[str], str], word: str) -> str:
    """Return the stem of a Spanish word in small letters."""
    return snowball(_SPANISH(word) if len(word) >= SHORTEST_PLURAL else word)


def french_stem(snowball: Callable[[str], str], word: str) -> str:
    """Return the stem of a French word in small letters."""
    return snowball(_FRENCH(word) if len(word) >= SHORTEST_PLURAL else word)


def portuguese_stem(snowball: Callable[[str], str], word: str) -> str:
    """Return the stem of a Portuguese word in small letters: "fáceis" may be of "-el" or "-il"."""
    stem = snowball(_PORTUGUESE(word) if len(word) >= SHORTEST_PLURAL else word)
    stem = f"{stem[:-2]}es" if stem.endswith("ês") else stem
    return _PORTUGUESE_L.sub("l", stem)


ROMANCE: Final[Mapping[str, Callable[[Callable[[str], str], str], str]]] = MappingProxyType(
    {"es": spanish_stem, "fr": french_stem, "pt": portuguese_stem}
)
"""By ISO 639-1 code what stems a word, given Snowball's stemmer and the word."""


SHORTEST_INFLECTED: Final = 4
"""Letters of a word that is inflected."""

_ENDINGS: Final = Endings(
    # nouns, adjectives
    (3, "ami ach owi ów om em ie iem iami iach iom ią ię ii ia iu io i y a ą ę e u o"),
    (3, "ego emu ej ym ymi ych im imi ich iego iemu iej"),
    # verbs, their nouns of action and participles
    (3, "ować uje ują ował owała owało owali owały owano owanie owania owaniu owaniem"),
    (3, "owany owana owane owanych owanej owanego ać ał ała ało ali ały ają aj"),
    (3, "ania anie aniu aniem any ana ane anych anej anego"),
    (3, "ić ił iła iło ili iły yć ył yła yło yli yły eć ale"),
    # softened consonants
    (3, "ście>st ściu>st cie>t cia>t ciu>t ciem>t ciom>t ciami>t ciach>t cię>t cią>t"),
    (3, "dzie>d dzia>d dziu>d dziem>d dzi>d dź>d nci>nt rci>rt rze>r rzy>r"),
    (3, "ce>k cy>k ca>k co>k cą>k cę>k cem>k com>k cach>k cami>k cowi>k ców>k cu>k iec>k"),
    (3, "dze>g dzy>g dza>g dzę>g dzą>g owie>"),
    # comparatives
    (4, "jszy>j jsza>j jsze>j jszych>j jszym>j jszą>j jszej>j"),
)
_AGAIN: Final = Endings((3, "em om ej aj ał an iem"))
"""What many stems end with, too ("system"): as it looks like an ending, it is taken off all."""
_SIMPLE: Final = str.maketrans("ćńóśźłżąę", "cnoszlzee")
"""Letters that change within a word ("dróg, droga", "ząb, zęby"), and those with marks."""
_SOFT: Final = re.compile(r"(?<=\w\w)i$")
_FLEETING: Final = re.compile(r"(?<=\w\w)i?e([cklnr])$")
_HARD_C: Final = re.compile(r"(?<=\w\w)(?<!s)c$")
_CN: Final = re.compile(r"cn$")


def polish_stem(word: str) -> str:
    """Return `word`, in lower case, without its inflection and without Polish letters."""
    stem = _ENDINGS(word) if len(word) >= SHORTEST_INFLECTED else word
    stem = _SOFT.sub("", _AGAIN(stem).translate(_SIMPLE))
    stem = _CN.sub("tn", _FLEETING.sub(r"\1", stem))
    return _HARD_C.sub("k", stem)
