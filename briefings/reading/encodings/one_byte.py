"""Which encoding of one byte a letter a Latin text is in: the one in which its words are words."""

import re
from collections.abc import Mapping

_ENCODINGS = ("cp1252", "cp1254", "cp1250", "iso8859-2", "mac-roman", "cp1257")
"""In order of preference: where two give words of one language, the first counts."""

_ALPHABETS = tuple(
    frozenset(letters)
    for letters in (
        *("äöüßé", "àâæçéèêëîïôœùûüÿ", "áéíñóúüç", "àèéìíòóùî", "áâãàçéêíóôõúü", "ëéïóüöèáêä"),
        *("åäöé", "æøåéòôêó", "áðéíóúýþæö", "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž"),
        *("áéíóöőúüű", "ăâîșțşţ", "čćđšž", "çğıöşüİâîû", "āčēģīķļņšūž", "ąčęėįšųūž", "äõöüšž"),
    )
)
"""What the languages of Europe add to a to z: German, French, Spanish, Italian, Portuguese, Dutch,
Swedish and Finnish, Danish and Norwegian, Icelandic, Polish, Czech, Slovak, Hungarian, Romanian,
Croatian, Turkish, Latvian, Lithuanian, Estonian."""

_TURKISH = frozenset("ğşıİ")
"""What is Icelandic in `cp1252` and Turkish in `cp1254`."""
_WORD = re.compile(r"(?:(?<!\S)|(?=[^\x00-\x7f]))[^\s\x80-\U0010ffff]*+[^\x00-\x7f]\S*+")
_CONTROL = re.compile(r"[\x80-\x9f]")
_INSIDE = re.compile(r"(?<=[^\W\d_])[¡¿ºª„‚¢-©«¬®-±³¶¹»-¾÷×†‡‰‹›˛ˇ˘˙˚˝∂-≥◊](?=[^\W\d_])")
"""Signs that stand in no word …"""
_BEFORE = re.compile(r"(?<![^\W\d_])[¦¬¯±³¶¹ˇ˘˛](?=[^\W\d_]{2})")
"""… or before none."""
_FOREIGN = re.compile(r"(?:(?![\x00-\x7f])[^\W\d_]){4}")
"""So many letters beyond ASCII in a row are of another alphabet."""

_MOST = 0.5
"""Above this share of bytes beyond ASCII a text is in no Latin alphabet."""


def decode_one_byte(raw: bytes) -> str | None:
    """Return the text of `raw`, or None where it is in no Latin alphabet, or can't be told."""
    if sum(byte > 0x7F for byte in raw) > _MOST * len(raw):  # noqa: PLR2004 - where ASCII ends
        return None
    texts = {name: text for name in _ENCODINGS if (text := _decoded(raw, name)) is not None}
    whole = {name: text for name, text in texts.items() if not _has_odd_word(text)}
    fitting = {name: text for name, text in whole.items() if _fits_one_language(text)}
    if not _TURKISH.isdisjoint(fitting.get("cp1254", "")):
        return fitting["cp1254"]
    return next(iter(fitting.values()), None) or whole.get("cp1252")


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        text = raw.decode(encoding)
    except ValueError:
        return None
    return None if _CONTROL.search(text) else text


def _has_odd_word(text: str) -> bool:
    """Return whether a sign or a capital stands inside a word, as in "zosta³a" and "cafŽ"."""
    return any(
        _INSIDE.search(word) or _BEFORE.search(word) or _FOREIGN.search(word) or _is_mixed(word)
        for word in _WORD.findall(text)
    )


def _is_mixed(word: str) -> bool:
    """Return whether a capital beyond ASCII stands inside the word and small letters beside it."""
    odd = (capital for capital in range(1, len(word)) if word[capital].isupper())
    return any(
        not word[at].isascii() and (word[at - 1].islower() or word[at + 1 : at + 2].islower())
        for at in odd
        if word[at - 1].isalpha()
    )


def _fits_one_language(text: str) -> bool:
    """Return whether one language has all letters of the text."""
    letters = {letter.lower()[0] for letter in text if not letter.isascii() and letter.isalpha()}
    beyond = {letter for letter in letters if not letter.isascii()} - {"ª", "º"}
    return any(beyond <= alphabet for alphabet in _ALPHABETS)


_OTHER_ENCODINGS: Mapping[str, str] = {
    "cp1251": "оеаинтсрвліу",
    "koi8-r": "оеаинтсрвліу",
    "koi8-u": "оеаинтсрвліу",
    "cp866": "оеаинтсрвліу",
    "iso8859-5": "оеаинтсрвліу",
    "cp1253": "αοιετσνηυρπκςέίάό",
    "iso8859-7": "αοιετσνηυρπκςέίάό",
    "cp1256": "اليمونرتبةعد",
    "cp1255": "יוהלאמרתבש",
}
"""Encodings of other alphabets, with their commonest letters."""
_COMMON = 0.55
"""The share of commonest letters in any text; read in another alphabet, a text has half of that."""
_CLEARLY = 1.2


def decode_other_alphabet(raw: bytes) -> str | None:
    """Return the text of `raw` in Cyrillic, Greek, Arabic or Hebrew letters; None where unsure."""
    shares: dict[str, float] = {}
    for encoding, common in _OTHER_ENCODINGS.items():
        text = _decoded(raw, encoding)
        if text is None or any(_INSIDE.search(word) or _is_mixed(word) for word in text.split()):
            continue
        letters = [letter for letter in text.lower() if letter.isalpha() and not letter.isascii()]
        shares[text] = sum(letter in common for letter in letters) / max(1, len(letters))
    best = sorted(shares, key=shares.__getitem__, reverse=True)
    if not best or shares[best[0]] < _COMMON:
        return None
    is_clear = len(best) == 1 or shares[best[0]] > _CLEARLY * shares[best[1]]
    return best[0] if is_clear else None
