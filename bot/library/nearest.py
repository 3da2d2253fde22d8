"""What someone may have meant: the known names nearest to what was written."""

from collections.abc import Iterable, Mapping

_ENOUGH = 0.7
"""Likeness from which a name is worth suggesting: 'hlep' is to 'help', 'nope' not to 'OPEC'."""
_LONGEST = 60
"""Letters compared at most: nobody names anything longer, and long ones cost time."""


def nearest(asked: str, spellings: Mapping[str, Iterable[str]], limit: int = 3) -> list[str]:
    """Return the names of which a spelling is like `asked`, the likest first.

    Args:
        asked: what was written.
        spellings: each name with all the ways in which people may put it.
        limit: how many names at most.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only misses need it
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415

    wanted = asked[:_LONGEST].casefold()

    def likeness(way: str) -> float:
        typed = OSA.normalized_similarity(wanted, way)  # a swap of neighbours is one slip
        return max(typed, token_set_ratio(wanted, way) / 100) if " " in way else typed

    def likest(name: str) -> float:
        return max(likeness(way.casefold()) for way in (name, *spellings[name]))

    rated = sorted((-likest(name), name) for name in spellings)
    return [name for score, name in rated[:limit] if -score >= _ENOUGH]
