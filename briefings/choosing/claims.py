"""What a sentence claims, in a form that two sentences can be compared by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from briefings.choosing.candidate import Candidate
from briefings.language import terms
from briefings.language.quantities import Quantity, quantities
from briefings.language.synonyms import one_form, states
from briefings.language.terms import Token
from briefings.model import Article

WINDOW: Final = 6
"""Content words on either side that tell what a quantity is about."""
KEPT: Final = 4096
"""Sentences and articles whose reading is remembered; a brief compares each with each."""

_SAYING: Final = "say said says tell told add added note noted ask asked"
_QUOTED: Final = re.compile(r"[“\"]([^“”\"]{15,})[”“\"]?")
_CLAUSE: Final = re.compile(r"[;:()—–“”\"]|,(?!\d)|\s-\s|\b(?:while|although|though|but)\b")
_NO: Final = re.compile(
    r"\b(?:not?|never|none|neither|nor|without|cannot|fail\w*|den(?:y|ie[sd])|refus\w+|reject\w+|"
    r"rul(?:ed?|ing) out|declin\w+|unlikely|false\w*|contrary)\b|n['’]t\b",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(
    r"\b(?:will|would|shall|plan\w*|expect\w*|schedul\w+|set to|aim\w*|goals?|targets?|propos\w+|"
    r"threat\w*|consider\w*|intend\w*|going to|to be|if)\b|['’]ll\b",
    re.IGNORECASE,
)
_MID_SENTENCE_NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+")
_LEADER: Final = re.compile(
    r"([A-Z]\w+)(?:['’]s)? (?:[a-z]+ )?(?:Prime Minister|President|Chancellor|Premier|leader)"
    r"((?: [A-Z][\w-]+){1,2})"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity, and the stems near it in the sentence, nearest thing first in `of`."""

    quantity: Quantity
    of: frozenset[str]
    near: frozenset[str]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence in comparable form.

    Attributes:
        stems: content stems in order, each in its one form; no quantities, no "said".
        content: the same as a set.
        names: those that are names.
        actors: the names, with the state that each leader among them speaks for.
        quotes: per quotation of some length, its content stems in order.
        measured: the quantities and what they are about.
        negated: whether something is denied or refused.
        ahead: whether it speaks of what may or will be.
    """

    stems: tuple[str, ...]
    content: frozenset[str]
    names: frozenset[str]
    actors: frozenset[str]
    quotes: tuple[tuple[str, ...], ...]
    measured: tuple[Measured, ...]
    negated: bool
    ahead: bool


@lru_cache(maxsize=KEPT)
def claim_of(candidate: Candidate) -> Claim:
    """Return the claim of `candidate`'s sentence."""
    found = quantities(candidate.text, candidate.article.published)
    words = [token for token in candidate.tokens if _carries(token, found)]
    stems = tuple(one_form(token.stem) for token in words)
    names = frozenset(
        stem
        for token, stem in zip(words, stems, strict=True)
        if _is_name(token, candidate) or stem in states()
    )
    leaders = _leaders(candidate.article)
    return Claim(
        stems=stems,
        content=frozenset(stems),
        names=names,
        actors=names.union(leaders[name] for name in names if name in leaders),
        quotes=tuple(_quotes(candidate.text, words)),
        measured=tuple(_measured(candidate.text, quantity, words) for quantity in found),
        negated=_NO.search(candidate.text) is not None,
        ahead=_AHEAD.search(candidate.text) is not None,
    )


def _carries(token: Token, found: Sequence[Quantity]) -> bool:
    """Tell whether a word carries meaning of its own: no stop word, no verb of saying, no figure."""
    if token.stop or token.stem in _SAYING.split():
        return False
    return not any(quantity.start <= token.start < quantity.end for quantity in found)


def _quotes(text: str, words: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    for quoted in _QUOTED.finditer(text):
        inside = [one_form(w.stem) for w in words if quoted.start() <= w.start < quoted.end()]
        if inside:
            yield tuple(inside)


def _measured(text: str, quantity: Quantity, words: Sequence[Token]) -> Measured:
    """Relate a quantity to the words around it, up to where its clause ends."""
    begin = max((mark.end() for mark in _CLAUSE.finditer(text, 0, quantity.start)), default=0)
    ends = _CLAUSE.search(text, quantity.end)
    end = ends.start() if ends else len(text)
    before = [word for word in words if begin <= word.start < quantity.start][-WINDOW:]
    after = [word for word in words if quantity.end <= word.start < end][:WINDOW]
    return Measured(
        quantity,
        frozenset(one_form(stem) for stem in quantity.of),
        frozenset(one_form(word.stem) for word in (*before, *after)),
    )


def _is_name(token: Token, candidate: Candidate) -> bool:
    word = candidate.text[token.start : token.end]
    return word[0].isupper() and (
        token.start > candidate.tokens[0].start or word in _names(candidate.article)
    )


@lru_cache(maxsize=KEPT)
def _names(article: Article) -> frozenset[str]:
    """Return the words that stand capitalised in the middle of the article's sentences."""
    return frozenset(_MID_SENTENCE_NAME.findall(article.body))


@lru_cache(maxsize=KEPT)
def _leaders(article: Article) -> dict[str, str]:
    """Map each name that the article presents as a state's leader to that state."""
    leaders: dict[str, str] = {}
    for state, name in _LEADER.findall(article.body):
        speaks_for = one_form(terms.tokens(state)[0].stem)
        if speaks_for in states():
            leaders |= {one_form(token.stem): speaks_for for token in terms.tokens(name)}
    return leaders
