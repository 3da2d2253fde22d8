"""Whom an article names: anywhere, in its first sentence, and as a state's leader."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from briefings.language.synonyms import one_form, states
from briefings.language.terms import tokens, words_of

CACHED: Final = 4096
"""Sentences and articles whose reading is remembered; a brief compares each with each."""

DATELINE: Final = re.compile(r"[A-Z]{2}[\w.,/ ]{0,30}(?:\([\w ]+\)\s?)?(?:—|–|--?)\s")
_OPENING: Final = re.compile(r".{1,400}?(?:[.!?](?=[\s”\"])|\n|$)", re.DOTALL)
_NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+")
_LEADER: Final = re.compile(
    r"([A-Z]\w{1,60})(?:['’]s)? (?:[a-z]+ )?(?:Prime Minister|President|Chancellor|Premier|leader)"
    r"((?: [A-Z][\w-]+){1,2})"
)


def with_states(stems: frozenset[str], leaders: Mapping[str, str]) -> frozenset[str]:
    """Return the stems, and the states that leaders among them speak for."""
    return stems.union(leaders[stem] for stem in stems if stem in leaders)


@lru_cache(maxsize=CACHED)
def named_in(body: str) -> frozenset[str]:
    """Return the stems of words that stand capitalised in the middle of a sentence."""
    names = " ".join(sorted(set(_NAME.findall(body))))
    return frozenset(one_form(word.stem) for word in words_of(names))


@lru_cache(maxsize=CACHED)
def introduced_in(body: str) -> frozenset[str]:
    """Return the stems of the names in the first sentence of an article."""
    dateline = DATELINE.match(body)
    begin = dateline.end() if dateline else 0
    opening = _OPENING.match(body, begin)
    if opening is None:
        return frozenset()
    words = tokens(opening.group())
    return frozenset(
        stem
        for token in words
        if opening.group()[token.start].isupper() and not token.stop
        if (stem := one_form(token.stem)) in named_in(body) | states() or token is not words[0]
    )


@lru_cache(maxsize=CACHED)
def leaders_in(body: str) -> Mapping[str, str]:
    """Map each name that an article presents as a state's leader to that state."""
    leaders: dict[str, str] = {}
    for state, name in _LEADER.findall(body):
        speaks_for = one_form(tokens(state)[0].stem)
        if speaks_for in states():
            leaders |= {one_form(token.stem): speaks_for for token in tokens(name)}
    return leaders
