"""How much a word tells, by how few have it."""

from math import log1p


def rarity_of(having: int, total: int) -> float:
    """Return what a word weighs that `having` of `total` have: BM25's inverse frequency.

    Spärck Jones, *A statistical interpretation of term specificity*, 1972; Robertson & Zaragoza,
    *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009. Never below 0.
    """
    return log1p((max(total, having) - having + 0.5) / (having + 0.5))
