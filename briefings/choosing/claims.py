"""What a sentence claims, in a form that two sentences can be compared by."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from briefings.choosing.candidate import Candidate
from briefings.language import terms
from briefings.language.quantities import Quantity, quantities
from briefings.language.synonyms import one_form, states
from briefings.language.terms import Token
from briefings.model import Article

NAME_WEIGHT: Final = 0.5
"""A shared name is half a shared word."""
WINDOW: Final = 6
"""Content words on either side that tell what a quantity is about."""
AFTER: Final = 3
"""Content words after "not" or "will" that tell what is denied or to come."""
KEPT: Final = 4096
"""Sentences and articles whose reading is remembered; a brief compares each with each."""

_SAYING: Final = frozenset({"say", "said", "tell", "told", "add", "note", "ask"})
_DATELINE: Final = re.compile(r"[A-Z]{2}[\w.,/ ]{0,30}(?:\([\w ]+\)\s?)?(?:—|–|--?)\s")
_QUOTED: Final = re.compile(r"[“\"]([^“”\"]{15,})[”“\"]?")
_CLAUSE: Final = re.compile(r"[;:()—–“”\"]|,(?!\d)|\s-\s|\b(?:while|although|though|but)\b")
_NO: Final = re.compile(
    r"\b(?:not?(?! (?:only|just|matter|longer))|never|none|neither|nor|without|cannot|"
    r"fail\w*|den(?:y|ie[sd])|refus\w+|reject\w+|rul(?:ed?|ing) out|declin\w+|"
    r"unlikely|false\w*|contrary)\b|n['’]t\b",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(
    r"\b(?:will|would|shall|plan(?:s|ned|ning)?|expect\w*|schedul\w+|set to|aim\w*|goals?|"
    r"targets?|propos\w+|threat\w*|consider\w*|intend\w*|going to|to be|if)\b|['’]ll\b",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(
    r"\b(?:after|which|who|whose|whom|that (?:left|killed|injured|caused|allowed|covers)|when|"
    r"where|because|following|despite|amid|involving)\b"
)
_QUESTION: Final = re.compile(r"\?[\"'”’)\]]*\s*$")
_OPENING: Final = re.compile(r".{1,400}?(?:[.!?](?=[\s”\"])|\n|$)", re.DOTALL)
_NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+")
_FULL_NAME: Final = re.compile(r"[A-Z][\w-]* [A-Z][a-z]")
_LEADER: Final = re.compile(
    r"([A-Z]\w+)(?:['’]s)? (?:[a-z]+ )?(?:Prime Minister|President|Chancellor|Premier|leader)"
    r"((?: [A-Z][\w-]+){1,2})"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity in its clause.

    Attributes:
        quantity: as it stands in the text.
        of: the stems of what it counts or qualifies, each in its one form.
        words: the stems near it in its clause.
        near: the same, and the states that leaders among them speak for.
        verb: the stem right before it, or "": what happened on a date.
        negated: whether the clause denies something.
        ahead: whether the clause speaks of what may or will be.
        aside: whether it only tells which thing is meant ("a raid in which 50 died").
    """

    quantity: Quantity
    of: frozenset[str]
    words: frozenset[str]
    near: frozenset[str]
    verb: str
    negated: bool
    ahead: bool
    aside: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence in comparable form.

    Attributes:
        stems: content stems in order, each in its one form; no quantities, no "said".
        content: the same as a set.
        names: those that are names.
        actors: the names, with the state that each leader among them speaks for.
        known: all that its article names.
        introduced: whom and what the article's first sentence names, so what it is about.
        quotes: per quotation of some length, its content stems in order.
        measured: the quantities and what they are about.
        negated: whether something is denied or refused.
        denied: the stems that follow where it is, so what is denied.
        ahead: whether it speaks of what may or will be.
        coming: the stems that follow where it does, so what may or will be.
        asks: whether it is a question.
    """

    stems: tuple[str, ...]
    content: frozenset[str]
    names: frozenset[str]
    actors: frozenset[str]
    known: frozenset[str]
    introduced: frozenset[str]
    quotes: tuple[tuple[str, ...], ...]
    measured: tuple[Measured, ...]
    negated: bool
    denied: frozenset[str]
    ahead: bool
    coming: frozenset[str]
    asks: bool


@lru_cache(maxsize=KEPT)
def claim_of(candidate: Candidate) -> Claim:
    """Return the claim of `candidate`'s sentence."""
    text = candidate.text
    found = quantities(text, candidate.article.published)
    dateline = _DATELINE.match(text)
    begin = dateline.end() if dateline else 0
    words = [t for t in candidate.tokens if t.start >= begin and _carries(t, found)]
    stems = tuple(one_form(token.stem) for token in words)
    named, leaders = _named(candidate.article), _leaders(candidate.article)
    names = frozenset(
        stem
        for token, stem in zip(words, stems, strict=True)
        if stem in states() or _is_name(token, stem, candidate, named)
    )
    return Claim(
        stems=stems,
        content=frozenset(stems),
        names=names,
        actors=_with_states(names, leaders),
        known=named,
        introduced=_introduced(candidate.article),
        quotes=tuple(_quotes(text, words)),
        measured=tuple(_measured(text, quantity, words, leaders) for quantity in found),
        negated=_NO.search(text) is not None,
        denied=frozenset(_after(_NO, text, words)),
        ahead=_AHEAD.search(text) is not None,
        coming=frozenset(_after(_AHEAD, text, words)),
        asks=_QUESTION.search(text) is not None,
    )


def weight(stems: Iterable[str], names: frozenset[str]) -> float:
    """Return how much `stems` weigh: everyone in the news of a day has the same `names`."""
    return sum(NAME_WEIGHT if stem in names else 1.0 for stem in stems)


def longest_run(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Return the longest stretch of stems that stands in both."""
    one, other = sorted((one, other))  # the matcher's ties depend on the order
    found = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return one[found.a : found.a + found.size]


def _carries(token: Token, found: Sequence[Quantity]) -> bool:
    """Tell a word with a meaning of its own from stop words, verbs of saying and figures."""
    if token.stop or token.stem in _SAYING:
        return False
    return not any(quantity.start <= token.start < quantity.end for quantity in found)


def _quotes(text: str, words: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    for quoted in _QUOTED.finditer(text):
        yield tuple(one_form(w.stem) for w in words if quoted.start() <= w.start < quoted.end())


def _after(mark: re.Pattern[str], text: str, words: Sequence[Token]) -> Iterator[str]:
    """Yield the stems that follow a mark, so what is denied or still to come."""
    for found in mark.finditer(text):
        following = [word for word in words if word.start >= found.end()]
        yield from (one_form(word.stem) for word in following[:AFTER])


def _measured(
    text: str, quantity: Quantity, words: Sequence[Token], leaders: Mapping[str, str]
) -> Measured:
    """Relate a quantity to the words around it, up to where its clause ends."""
    begin = max((mark.end() for mark in _CLAUSE.finditer(text, 0, quantity.start)), default=0)
    following = _CLAUSE.search(text, quantity.end)
    end = following.start() if following else len(text)
    before = [word for word in words if begin <= word.start < quantity.start][-WINDOW:]
    after = [word for word in words if quantity.end <= word.start < end][:WINDOW]
    stems = frozenset(one_form(word.stem) for word in (*before, *after))
    return Measured(
        quantity=quantity,
        of=frozenset(one_form(stem) for stem in quantity.of),
        words=stems,
        near=_with_states(stems, leaders),
        verb=one_form(before[-1].stem) if before else "",
        negated=_NO.search(text, begin, end) is not None,
        ahead=_AHEAD.search(text, begin, end) is not None,
        aside=_ASIDE.search(text, 0, quantity.start) is not None,
    )


def _with_states(stems: frozenset[str], leaders: Mapping[str, str]) -> frozenset[str]:
    return stems.union(leaders[stem] for stem in stems if stem in leaders)


def _is_name(token: Token, stem: str, candidate: Candidate, named: frozenset[str]) -> bool:
    """Tell whether a word is a name; the first of a sentence has its capital anyway.

    It is one where another capital follows ("Acme Corp said"), or where the article shows it.
    """
    if not candidate.text[token.start].isupper():
        return False
    first = token.start == candidate.tokens[0].start
    return not first or stem in named or _FULL_NAME.match(candidate.text, token.start) is not None


@lru_cache(maxsize=KEPT)
def _named(article: Article) -> frozenset[str]:
    """Return the stems of words that stand capitalised in the middle of a sentence."""
    names = " ".join(sorted(set(_NAME.findall(article.body))))
    return frozenset(one_form(token.stem) for token in terms.tokens(names))


@lru_cache(maxsize=KEPT)
def _introduced(article: Article) -> frozenset[str]:
    """Return the stems of the names in the article's first sentence."""
    dateline = _DATELINE.match(article.body)
    begin = dateline.end() if dateline else 0
    opening = _OPENING.match(article.body, begin)
    if opening is None:
        return frozenset()
    words = terms.tokens(opening.group())
    return frozenset(
        stem
        for token in words
        if opening.group()[token.start].isupper() and not token.stop
        if (stem := one_form(token.stem)) in _named(article) | states() or token is not words[0]
    )


@lru_cache(maxsize=KEPT)
def _leaders(article: Article) -> Mapping[str, str]:
    """Map each name that the article presents as a state's leader to that state."""
    leaders: dict[str, str] = {}
    for state, name in _LEADER.findall(article.body):
        speaks_for = one_form(terms.tokens(state)[0].stem)
        if speaks_for in states():
            leaders |= {one_form(token.stem): speaks_for for token in terms.tokens(name)}
    return leaders
