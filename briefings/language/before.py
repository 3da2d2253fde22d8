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
