"""Stems of Ukrainian words."""

import re
from typing import Final

_ENDINGS: Final = """
    а я у ю о е і ї и ь й ою ею єю ам ям ами ями ах ях еві єві ів їв ев єв ом ем єм ей
    ія ії ію ією ій іям іями іях
    ий ого ього ому ьому им ім ими іми их іх їй їм їх їми
    ати ав ала ало али ає аю аєш аємо аєте ають ай айте аючи
    яти яв яла яло яли яє яю яємо яють ляти ляв ляла ляли ляє ляють
    ити ив ила ило или ить имо ите иш
    увати ював ювати ювала ювало ювали ував увала увало ували ує уємо уєте ують ює юють
    уть ють ать ять
    ення ень енням еннями еннях енню енні ання ань анням аннями аннях анню анні
    ість ості істю остей остям остями остях
"""
"""What nouns, adjectives and verbs are inflected with, and the commonest nouns of action."""

_ENDING: Final = re.compile(
    rf"(?<=\w\w\w)(?:{'|'.join(sorted(set(_ENDINGS.split())))})?(?:с[яь])?$"
)
_AGAIN: Final = re.compile(r"(?<=\w\w\w)(?:[аеоиі]м|ат|ал|[иі]в)$")
"""What stems end with, too ("проблем", "результат"): as it looks like an ending, it is taken off
all."""
_CITIZEN: Final = re.compile(r"(?<=\w[ая]н)ин[^\W\d_]{0,3}$")
"""What one of a people has more than several: "росіянин, росіяни"."""
_OF_HERS: Final = re.compile(r"(?<=\w\w\w)ої$")
_FLEETING: Final = re.compile(r"(?<=\w\w)[оеє]([цкньл])$")
_CLOSED: Final = re.compile(r"(?<=\w)і(?=[^аеиіоуюяєї]{1,2}$)")
_DOUBLED: Final = re.compile(r"([^\W\d_])\1$|ь$")


def ukrainian_stem(word: str) -> str:
    """Return `word`, in lower case, without its inflection.

    Light stemming: one pass takes off the longest ending that leaves three letters, then a
    doubled consonant or a soft sign at the end (after Dolamic and Savoy 2009, who do so for Czech
    and Russian). Vowels that fall out ("кінець, кінця") are left out, "і" that opens to "о" ("бік,
    боку") is "о", and "ц" is the "к" that it may come from ("книжка, книжці").
    """
    plain = _OF_HERS.sub("а", word.replace("'", "").replace("ґ", "г"))
    plain = _CITIZEN.sub("", plain)
    stem = _DOUBLED.sub(r"\1", _AGAIN.sub("", _ENDING.sub("", plain, count=1)))
    stem = _FLEETING.sub(r"\1", stem)
    return _CLOSED.sub("о", f"{stem[:-1]}к" if stem[2:].endswith("ц") else stem)
