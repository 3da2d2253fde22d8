"""What a text lacks where none of some terms stands in it: seen before any is looked for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from briefings.matching.term import Part, phrases

_STEMS: Final = frozenset({"stem", "name"})
"""Kinds of words that are looked up by their stem."""


class Needed(NamedTuple):
    """Words of which a text has one where any of some terms stands in it: one of each term.

    Attributes:
        stems: as stems.
        written: as they are written.
        begun: as beginnings of words in small letters.
        within: as parts of words.
    """

    stems: frozenset[str]
    written: frozenset[str]
    begun: tuple[str, ...]
    within: tuple[str, ...]


def needed_words(terms: Iterable[Sequence[Part]]) -> Needed:
    """Return one word of each term without which it stands in no text: the longest, a stem first.

    It takes far less to see that a text has none of them than to look for every term.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for parts in terms:
        words = [word for phrase in phrases(parts) for word in phrase]
        kind, text = max(words, key=lambda word: (word[0] in _STEMS, len(word[1])))
        found["stem" if kind in _STEMS else kind].add(text)
    return Needed(
        stems=frozenset(found["stem"]),
        written=frozenset(found["exact"]),
        begun=tuple(sorted(found["prefix"])),
        within=tuple(sorted(found["within"])),
    )
