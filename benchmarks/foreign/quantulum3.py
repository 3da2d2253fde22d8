"""Quantities of quantulum3's own tests, which name value, unit and words of each."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from foreign.recognizers import Figure, judge
from foreign.score import Score, Suite, Suites

SUMMED: Final = "lengths of time one after the other are one"
POLICY: Final = {
    "twenty-one years": SUMMED,
    "six months": SUMMED,
    "3 years": SUMMED,
    "2 months": SUMMED,
    "14 days": SUMMED,
    "16 hours": SUMMED,
    "a dozen": "twelve",
    "$350 per kg to $680 per kg": "a rise from one to the other, two sums",
}
"""What we read otherwise on purpose, and as what."""
EXAMPLES: Final = "quantulum3/_lang/en_US/tests/quantities.json"


def figures(clone: Path) -> Iterator[Figure]:
    """Yield the quantities; the value of a range is its middle."""
    for example in json.loads((clone / EXAMPLES).read_text(encoding="utf-8")):
        text, at = example["req"], 0
        for quantity in example["res"]:
            words = quantity["surface"]
            start = text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            unit = "" if quantity["unit"] == "dimensionless" else "?"
            yield Figure(text, start, at, float(quantity["value"]), unit)


def score(clone: Path) -> Iterator[Score]:
    """Yield how we read them."""
    yield judge("quantulum3", figures(clone), POLICY)


SUITES: Final[Suites] = (
    Suite("nielstron/quantulum3", "168aef7c83dea3e34ef36170ceddd393788488a0", score),
)
