"""What someone may have meant: the known names nearest to what was written."""

from collections.abc import Iterable, Mapping

_ENOUGH = 70
"""Likeness (0 to 100) from which a name is worth suggesting: 'trad' is to 'trade', 'tea' is not."""
_LONGEST = 60
"""Letters compared at most: nobody names anything longer, and long ones cost time."""


def nearest(asked: str, spellings: Mapping[str, Iterable[str]], limit: int = 3) -> list[str]:
    """Return the names of which a spelling is like `asked`, the likest first.

    Args:
        asked: what was written.
        spellings: each name with all the ways in which people may put it.
        limit: how many names at most.
    """
    from rapidfuzz.fuzz import ratio, token_set_ratio  # noqa: PLC0415 - only misses need it

    wanted = asked[:_LONGEST].casefold()

    def likeness(name: str) -> float:
        ways = [way.casefold() for way in (name, *spellings[name])]
        return max(max(ratio(wanted, way), token_set_ratio(wanted, way)) for way in ways)

    rated = sorted((-likeness(name), name) for name in spellings)
    return [name for score, name in rated[:limit] if -score >= _ENOUGH]
