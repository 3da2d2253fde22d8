"""Words that numerals are made of, and what they stand for."""

from typing import Final

_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TIES: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL: Final = {word: float(value) for value, word in enumerate(_UNITS.split())} | {
    "nought": 0.0,
    "naught": 0.0,
}
TENS: Final = {word: 10.0 * value for value, word in enumerate(_TIES.split(), start=2)}
SCALES: Final = {
    "thousand": 1e3,
    "lakh": 1e5,
    "lac": 1e5,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "mil": 1e6,
    "crore": 1e7,
    "cr": 1e7,
    "billion": 1e9,
    "bln": 1e9,
    "bn": 1e9,
    "milliard": 1e9,
    "trillion": 1e12,
    "tln": 1e12,
    "tn": 1e12,
    "trn": 1e12,
    "quadrillion": 1e15,
}
MANY: Final = {"hundred": 1e2} | {word: SCALES[word] for word in SCALES if len(word) > 3}  # noqa: PLR2004 - in full
PLURAL_SCALES: Final = {f"{word}s": scale for word, scale in MANY.items()}
SHORT: Final = {"m": 1e6, "mm": 1e6, "b": 1e9, "t": 1e12}
"""Scales that only money takes: "$5m"."""
PEOPLE: Final = frozenset({"people", "men", "women", "children", "voters"})
_NOT_COUNTED: Final = (
    "as was has does its always across upwards downwards forwards backwards towards afterwards "
    "hurdles heats finals sprints races relays medals medallists swims events metres meters"
)
NOT_COUNTED: Final = frozenset(_NOT_COUNTED.split())
"""Words on -s after "100m" that count nothing, or follow a distance."""
DOZENS: Final = frozenset({"dozen", "dozens", "doz", "dozs", "dz", "dzs"})
HUNDRED: Final = 100.0
THOUSAND: Final = 1000.0

PARTS: Final = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "sixteenth": 16,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 1_000_000,
    "billionth": 1_000_000_000,
    "trillionth": 1_000_000_000_000,
}
PLURAL_PARTS: Final = {f"{word}s": part for word, part in PARTS.items()} | {"halves": 2}

NUMBER_WORDS: Final = frozenset(
    {*SMALL, *TENS, *MANY, *PLURAL_SCALES, "half", "lac", "dozen", "dozens", "tens"}
)
"""In small letters, one of which every numeral in words has, and nothing else."""
