"""Whether two sentences quote the same words, whoever says them."""

from typing import Final

from briefings.agreement.claims import longest_run
from briefings.agreement.pair import Pair

QUOTED: Final = 4
"""Different words in a row inside quotation marks in both: the same utterance."""


def share_quotation(pair: Pair) -> bool:
    """Tell whether two sentences have a quotation in common, or a long run of its words."""
    return any(
        _is_one_utterance(ours, theirs, pair)
        for ours in pair.one.quotes
        for theirs in pair.other.quotes
    )


def _is_one_utterance(ours: tuple[str, ...], theirs: tuple[str, ...], pair: Pair) -> bool:
    """Tell whether two quotations share a long run of words, or the shorter one whole."""
    if len(pair.shared.intersection(ours).intersection(theirs)) < QUOTED:
        return False
    run = longest_run(ours, theirs)
    words = len(set(run) - pair.names)
    return words > QUOTED or (words == QUOTED and len(run) == min(len(ours), len(theirs)))
