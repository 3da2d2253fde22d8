"""Words that stand for each other in news: spellings, close synonyms, a state and its seat.

Only words that can be swapped in most sentences without changing what is claimed.
"""

import re
from functools import cache, lru_cache
from typing import Final

from briefings.language import terms

_STATES: Final = (
    "Russia Russian Russians Moscow Kremlin",
    "China Chinese Beijing",
    "Ukraine Ukrainian Ukrainians Kyiv Kiev",
    "Israel Israeli Israelis Jerusalem",
    "Iran Iranian Iranians Tehran",
    "Germany German Germans Berlin",
    "France French Paris",
    "Britain British UK London",
    "Japan Japanese Tokyo",
    "India Indian Indians Delhi",
    "Pakistan Pakistani Pakistanis Islamabad",
    "Turkey Turkish Turks Ankara",
    "Serbia Serbian Serbs Belgrade",
    "Slovakia Slovak Slovaks Bratislava",
    "Poland Polish Poles Warsaw",
    "Syria Syrian Syrians Damascus",
    "Venezuela Venezuelan Venezuelans Caracas",
    "Cuba Cuban Cubans Havana",
    "Canada Canadian Canadians Ottawa",
    "Mexico Mexican Mexicans",
    "Pyongyang North-Korean",
    "Palestine Palestinian Palestinians",
    "Iraq Iraqi Iraqis Baghdad",
    "Afghanistan Afghan Afghans Kabul",
    "Egypt Egyptian Egyptians Cairo",
    "Europe European Europeans EU Brussels",
    "America American Americans US Washington",
)
"""A state's name, its people, its capital and its government's seat."""

_SYNONYMS: Final = (
    "ceasefire truce armistice",
    "announce declare proclaim",
    "visit trip",
    "troops soldiers armies army forces",
    "kill dead die death",
    "injure wound hurt",
    "boost enhance increase raise expand",
    "record highest",
    "agreement accord pact deal",
    "talks negotiations",
    "assault attack strike",
    "purchase buy bought",
    "gas LNG",
    "arrest detain",
    "resign quit",
    "shooter gunman",
    "lawsuit suit",
    "probe investigation inquiry investigate",
    "coronavirus covid",
    "legislation bill",
    "nations countries country nation",
)

_IRREGULAR: Final = (
    "find found",
    "hold held",
    "meet met",
    "win won",
    "lose lost",
    "send sent",
    "build built",
    "break broke broken",
    "shoot shot",
    "take took taken",
    "give gave given",
    "fall fell fallen",
    "rise rose risen",
    "strike struck",
    "speak spoke spoken",
    "sell sold",
    "steal stole stolen",
    "fight fought",
    "seek sought",
    "catch caught",
    "drive drove driven",
    "write wrote written",
    "choose chose chosen",
    "begin began begun",
    "withdraw withdrew withdrawn",
    "know knew known",
    "grow grew grown",
    "make made",
    "pay paid",
    "keep kept",
    "tell told",
    "bring brought",
    "sink sank sunk",
    "uphold upheld",
)
"""Verbs whose past has another stem."""

_OPPOSITES: Final = (
    "rise fall",
    "rose fell",
    "rise drop",
    "grow shrink",
    "growth decline",
    "grow decline",
    "rise decline",
    "raise lower",
    "raise cut",
    "increase decrease",
    "gain lose",
    "win lose",
    "help hurt",
    "support oppose",
    "approve reject",
    "accept reject",
    "buy sell",
    "open close",
    "arrive leave",
    "start end",
    "begin end",
    "ban allow",
    "block allow",
    "hire fire",
    "import export",
    "former current",
    "south north",
    "east west",
    "morning afternoon",
    "morning evening",
    "morning night",
    "afternoon evening",
    "halt resume",
    "suspend resume",
    "stop start",
    "ask obtain",
    "seek obtain",
    "request grant",
    "impose lift",
    "convict acquit",
    "uphold overturn",
    "block reinstate",
    "suspend reinstate",
    "revoke reinstate",
    "extend rescind",
    "sign veto",
    "pass defeat",
    "arrest release",
    "detain release",
    "tighten loosen",
    "tighten ease",
    "strengthen weaken",
    "widen narrow",
    "advance retreat",
    "evacuate return",
)

_MOST_WORDS: Final = 100_000
"""Stems of which the one form is remembered, some 20 MB at most."""
_NONE: Final[frozenset[str]] = frozenset()
_SPELLINGS: Final = (
    (re.compile(r"(?<=\w{3})[iyj]{1,9}$"), "i"),  # Zelensky, Zelenskiy, Zelenskyy, Zelenskij
    (re.compile(r"(?<=[kdg])h"), ""),  # Kharkiv, Gadhafi
    (re.compile(r"(?<=\w{3})our$"), "or"),  # harbour
    (re.compile(r"(?<=\w{3})enc$"), "ens"),  # defence
    (re.compile(r"(?<=\w{5})is$"), ""),  # recognise: "recognize" loses its ending as a stem
    (re.compile(r"([^\W\d_])\1+"), r"\1"),  # Gaddafi, traveller
)
"""How one word is spelt in two ways, by transliteration or on two sides of an ocean."""


@cache
def _heads() -> dict[str, str]:
    """Map each word's stem to the stem of the word that speaks for its set."""
    heads: dict[str, str] = {}
    for line in (*_STATES, *_IRREGULAR, *_SYNONYMS):
        stems = [token.stem for word in line.split() for token in terms.tokens(word)[:1]]
        heads |= {stem: heads.get(stem, stems[0]) for stem in stems}
    return heads


@cache
def states() -> frozenset[str]:
    """Return the stems that `one_form` gives for states."""
    return frozenset(one_form(terms.tokens(line.split()[0])[0].stem) for line in _STATES)


def opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether a stem of `one` is the opposite of a stem of `other`, each in its one form."""
    return any(not _opposites().get(stem, _NONE).isdisjoint(other) for stem in one)


@cache
def _opposites() -> dict[str, frozenset[str]]:
    opposites: dict[str, frozenset[str]] = {}
    for line in _OPPOSITES:
        one, other = (one_form(token.stem) for token in terms.tokens(line))
        opposites[one] = opposites.get(one, _NONE) | {other}
        opposites[other] = opposites.get(other, _NONE) | {one}
    return opposites


def form_of(word: terms.Word) -> str:
    """Return what stands for a word of a sentence: a stop word itself, else its one form."""
    return word.text.casefold() if word.stop else one_form(word.stem)


def forms_in(text: str) -> frozenset[str]:
    """Return what stands for each word of an English text: the one form of its stem."""
    return frozenset(one_form(token.stem) for token in terms.tokens(text))


@lru_cache(maxsize=_MOST_WORDS)
def one_form(stem: str) -> str:
    """Return the one stem that speaks for `stem` and those that say the same.

    "moskow" and "kremlin" give that of "Russia", "zelenskiy" that of "Zelensky". Two words may end
    up as one by their spelling; they rarely stand in two sentences that share much else.
    """
    form = _heads().get(stem, stem)
    for spelling, plain in _SPELLINGS:
        form = spelling.sub(plain, form)
    return form
