"""LexRank and TextRank: the scores that sumy gives, at a fraction of its time.

Both let sentences vote for those they share words with. sumy compares every two sentences word by
word. Here LexRank multiplies only what two sentences share, and TextRank never forms the pairs: its
weights are the product of three small factors. Few sentences are scored in plain Python, which is
quicker than importing scipy. What may still differ: docs/decisions/0010-sparse-ranking.md.
"""

from briefings.ranking.graphs.plain import plain_lexrank, plain_textrank
from briefings.ranking.graphs.rules import Sentences

PLAIN = 100
"""Sentences up to which plain Python is as quick, within a millisecond, and spares an import of
0.2 s."""


def lexrank_scores(sentences: Sentences) -> list[float]:
    """Return sumy's LexRank score of each sentence (Erkan & Radev 2004, with a threshold).

    As in sumy a vector weighs tf by its greatest, idf is log(n / (1 + n_j)), links have no weight,
    scores are brought to length 1 at each step, and all are nan where no sentence has any weight.

    Args:
        sentences: the words of each as numbers.
    """
    if len(sentences) <= PLAIN:
        return plain_lexrank(sentences)
    from briefings.ranking.graphs.sparse import sparse_lexrank  # noqa: PLC0415 - see above

    return sparse_lexrank(sentences)


def textrank_scores(sentences: Sentences) -> list[float]:
    """Return sumy's TextRank score of each sentence (Mihalcea & Tarau 2004).

    As in sumy a sentence votes for itself too, repeated words count as often as they meet, and two
    sentences of one word each that is the same weigh 1.

    Args:
        sentences: the words of each as numbers.
    """
    if len(sentences) <= PLAIN:
        return plain_textrank(sentences)
    from briefings.ranking.graphs.sparse import sparse_textrank  # noqa: PLC0415 - see above

    return sparse_textrank(sentences)
