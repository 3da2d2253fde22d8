"""What befell those whom a figure counts: dead, injured and missing are counted apart."""

import re
from typing import Final

from briefings.agreement.claims import claim_of
from briefings.agreement.measured import Measured
from briefings.language.before import end_of_last
from briefings.language.candidates import Candidate
from briefings.language.synonyms import forms_in

_KINDS: Final = {
    "dead": "kill die died dead death fatality fatal toll",
    "hurt": "injure injured wound wounded hurt",
    "missing": "missing unaccounted",
    "held": "arrest arrested detain detained custody",
    "saved": "rescue rescued survive survivor evacuate evacuated",
    "ill": "case infection infected hospitalise hospitalized hospitalised",
}
_STEMS: Final = {form: kind for kind, words in _KINDS.items() for form in forms_in(words)}
TOLLS: Final = frozenset({"dead", "hurt", "missing"})
"""Outcomes that are counted anew as long as an affair goes on."""
_STOP: Final = re.compile(r"[;:()—–“”\"]|,(?!\d)|\b(?:and|while|but|including)\b")
_FAR: Final = 60
"""Characters after a figure, and before it, in which its outcome stands."""


def outcome_of(candidate: Candidate, measured: Measured) -> str:
    """Return what befell those counted: the first such word after a figure, else the last before.

    No further than where another part begins: of "left three dead and 15 injured" 15 are injured.
    "" where nothing tells.
    """
    claim, quantity = claim_of(candidate), measured.quantity
    text = claim.text
    following = _STOP.search(text, quantity.end, quantity.end + _FAR)
    end = following.start() if following else quantity.end + _FAR
    begin = end_of_last(_STOP, text, max(0, quantity.start - _FAR), quantity.start)
    after = [_STEMS.get(stem, "") for at, stem in claim.places if quantity.end <= at < end]
    before = [_STEMS.get(stem, "") for at, stem in claim.places if begin <= at < quantity.start]
    return next(filter(None, [*after, *reversed(before)]), "")
