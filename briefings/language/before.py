"""What stands right before a place in a sentence."""

import re
from typing import Final

_NEAR: Final = 100
"""Characters that are looked at: the longest pattern spans some forty."""


def search_before(pattern: re.Pattern[str], text: str, end: int) -> re.Match[str] | None:
    r"""Return what a pattern that ends in ``\Z`` matches right before a place.

    A sentence of a thousand days isn't gone through from its beginning for each of them.
    """
    return pattern.search(text, max(0, end - _NEAR), end)


def end_of_last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return where the last match between two places ends: where a clause begins; else `start`."""
    return max((found.end() for found in pattern.finditer(text, start, end)), default=start)
