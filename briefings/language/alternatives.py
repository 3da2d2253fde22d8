"""A pattern for any of several words."""

import re
from collections.abc import Iterable


def alternatives(words: Iterable[str], blank: str = r"\s") -> str:
    r"""Return the source of a pattern for any of `words`, the longest first.

    Args:
        words: in any order; a shorter one never hides a longer one that begins with it.
        blank: what stands for a space in them.

    Examples:
        >>> alternatives(["May", "early May"])
        'early\\sMay|May'
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", blank) for word in ordered)
