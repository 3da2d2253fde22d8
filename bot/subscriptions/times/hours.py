"""Reads quiet hours as people write them: ``22-7``, ``10pm to 7am``, ``von 22 bis 7 Uhr``."""

import re
from datetime import time, timedelta
from typing import Final

from bot.subscriptions.slots import Quiet
from bot.subscriptions.times.clock import parse_time
from bot.subscriptions.times.folding import fold
from bot.subscriptions.times.vocabulary import word_set

_OFF: Final = word_set(
    "off none no aus nein keine désactiver non no apagado desligado выкл нет вимк kapalı إيقاف 关"
)
_FROM: Final = re.compile(
    r"^(?:from|between|von|zwischen|de|des|desde|entre|с|со|з|від|من|从)\s+", re.IGNORECASE
)
_TO: Final = re.compile(
    r"\s*+(?:-|–|—|~|\b(?:to|till|until|and|bis|und|à|a|al|hasta|y|até|às|e|до|и|і|ile)\b"
    r"|إلى|حتى|到|至)\s*+",
    re.IGNORECASE,
)
"""What may stand between two times."""
_TWELVE: Final = re.compile(r"0?[1-9]|1[0-2]")
"""An hour that may be of either half of the day."""
_HALF: Final = timedelta(hours=12)


def is_off(words: str) -> bool:
    """Whether `words` end something: "off", "aus", "нет"."""
    return fold(words) in _OFF


def read_quiet(words: str) -> Quiet | None:
    """Return the hours of ``22-7``, ``10pm to 7am`` or ``von 22 bis 7 Uhr``; None for none.

    Of ``10-7`` either is meant in the morning or evening: what would last over half a day is none.
    """
    between = _FROM.sub("", words)
    for match in _TO.finditer(between):
        first, last = between[: match.start()], between[match.end() :]
        begins, ends = _hour(first), _hour(last)
        if begins is None or ends is None or begins == ends:
            continue
        is_open = bool(_TWELVE.fullmatch(first) and _TWELVE.fullmatch(last))
        return None if is_open and _between(begins, ends) > _HALF else Quiet(begins, ends)
    return None


def _hour(words: str) -> time | None:
    """Return a time; a number as a word is one here: "midnight to six"."""
    return parse_time(words) or parse_time(f"at {words}")


def _between(begins: time, ends: time) -> timedelta:
    hours, minutes = ends.hour - begins.hour, ends.minute - begins.minute
    return timedelta(hours=hours, minutes=minutes) % timedelta(days=1)
