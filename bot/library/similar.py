"""Finds names that are spelt like what someone wrote."""

from collections.abc import Iterable, Mapping, Sequence

_ENOUGH = 0.7
"""Likeness from which a name is worth suggesting: 'hlep' is to 'help', 'nope' not to 'OPEC'."""
_BEGINNING = 3
"""Letters from which the beginning of a name means it."""
_LONGEST = 60
"""Letters compared at most: nobody names anything longer, and long ones cost time."""


def find_similar(text: str, spellings: Mapping[str, Iterable[str]], limit: int = 3) -> list[str]:
    """Return the names with a spelling like `text`, the most similar first.

    Args:
        text: what someone wrote.
        spellings: each name with the other ways in which people may write it.
        limit: how many names at most.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only misses need it
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415

    typed = text[:_LONGEST].casefold()

    def likeness(way: str) -> float:
        spelt = OSA.normalized_similarity(typed, way)  # a swap of neighbours is one slip
        if len(typed) >= _BEGINNING and way.startswith(typed):
            spelt = max(spelt, _ENOUGH)
        return max(spelt, token_set_ratio(typed, way) / 100) if " " in way else spelt

    def likest(name: str) -> float:
        return max(likeness(way.casefold()) for way in (name, *spellings[name]))

    rated = sorted((-likest(name), name) for name in spellings)
    return [name for score, name in rated[:limit] if -score >= _ENOUGH]


def find_closest(text: str, names: Sequence[str], limit: int = 3) -> list[str]:
    """Return those of many `names` that are spelt like `text`, the most similar first."""
    from rapidfuzz import process  # noqa: PLC0415 - only misses need it
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    near = process.extract(
        text[:_LONGEST],
        names,
        scorer=OSA.normalized_similarity,
        score_cutoff=_ENOUGH,
        limit=limit,
    )
    return [name for name, _likeness, _index in near]
