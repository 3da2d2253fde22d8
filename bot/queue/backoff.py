"""Longer and longer pauses between tries."""

_MOST_DOUBLED = 30


def backoff(failures: int, longest: float, first: float = 1.0) -> float:
    """Return how many seconds to wait after so many failures in a row, from 1.

    The first pause is `first`; each is twice the one before it, up to the `longest`.
    """
    return min(longest, first * 2.0 ** min(max(0, failures - 1), _MOST_DOUBLED))
