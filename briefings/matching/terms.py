"""The terms of a topic together: which of them stand in a text."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from briefings.matching.term import Part, Words, phrases, places

_STEMS: Final = frozenset({"stem", "name"})
"""Kinds of words that are looked up by their stem."""


class Terms(dict[str, tuple[Part, ...]]):
    """Terms as written, and what each asks for.

    Each is looked for only where a text has the word without which it stands nowhere: its longest,
    a stem first. That takes far less than to look for every term.
    """

    def __init__(self, terms: Mapping[str, tuple[Part, ...]] | None = None) -> None:
        """Take terms as written, with what each asks for."""
        super().__init__(terms or {})
        self._order = {term: place for place, term in enumerate(self)}
        found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for term, parts in self.items():
            words = [word for phrase in phrases(parts) for word in phrase]
            kind, text = max(words, key=lambda word: (word[0] in _STEMS, len(word[1])))
            found["stem" if kind in _STEMS else kind][text].append(term)
        self._stems, self._exact = found["stem"], found["exact"]
        self._begun, self._within = found["prefix"], found["within"]
        self._beginnings = tuple(self._begun)

    def found_in(self, words: Words) -> tuple[str, ...]:
        """Return the terms that stand among some words, in their order."""
        return tuple(term for term in self._likely(words) if places(self[term], words))

    def _likely(self, words: Words) -> Iterable[str]:
        """Return the terms that may stand among some words, in their order."""
        found: list[str] = []
        for stem in self._stems.keys() & words.stems:
            found += self._stems[stem]
        if self._exact:
            for written in self._exact.keys() & words.distinct:
                found += self._exact[written]
        if self._begun and any(word.startswith(self._beginnings) for word in words.lowered):
            for begun, terms in self._begun.items():
                found += terms if any(word.startswith(begun) for word in words.lowered) else ()
        for part, terms in self._within.items():
            found += terms if any(part in word for word in words.distinct) else ()
        return sorted(found, key=self._order.__getitem__) if found else ()
