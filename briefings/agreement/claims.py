"""What a sentence claims, in a form that two sentences can be compared by."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import islice
from math import inf
from typing import Final

from briefings.language.candidates import Candidate
from briefings.language.numbers.quantities import Quantity, read_quantities
from briefings.language.synonyms import one_form, states
from briefings.language.terms import starts_of, tokens, words_of

NAME_WEIGHT: Final = 0.5
"""A shared name is half a shared word."""
WINDOW: Final = 6
"""Content words on either side that tell what a quantity is about."""
AFTER: Final = 3
"""Content words after "not" or "will" that tell what is denied or to come."""
CACHED: Final = 4096
"""Sentences and articles whose reading is remembered; a brief compares each with each."""

_TURN_OF_PHRASE: Final = 3
"""Ordinals up to the third are words like others."""
SAYING: Final = frozenset({"say", "said", "tell", "told", "add", "note", "ask"})
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


class Claim:
    """A sentence in comparable form; most sides of it are worked out when they are asked for.

    Attributes:
        stems: content stems in order, each in its one form; no quantities, no "said".
        content: the same as a set.
        names: those that are names.
        unread: whether it has a figure that was not understood.
    """

    def __init__(self, candidate: Candidate) -> None:
        """Take what the sentence of `candidate` claims."""
        self._text, self._article = candidate.text, candidate.article
        self._words = candidate.words
        reading = read_quantities(self._text, self._article.reference_date, self._words)
        self._quantities, self.unread = reading.quantities, bool(reading.unread)
        kept = self._with_meaning()
        self._kept = kept
        self.stems = tuple([one_form(self._words[place].stem) for place in kept])
        self.content = frozenset(self.stems)
        named = [
            form for place, form in zip(kept, self.stems, strict=True) if self._is_name(place, form)
        ]
        self.names = (self.content & states()).union(named)

    def _with_meaning(self) -> list[int]:
        """Return which words mean something by themselves: no stop word, "said" or figure does."""
        telling = [
            place
            for place, (_, stem, stop) in enumerate(self._words)
            if not stop and stem not in SAYING
        ]
        dateline = _DATELINE.match(self._text) if self._text[:2].isupper() else None
        if dateline is None and not self._quantities:
            return telling
        begin = dateline.end() if dateline else 0
        figures = [one[:2] for one in self._quantities if self._is_figure(one)]
        return [
            place
            for place in telling
            if (at := self._starts[place]) >= begin
            and not any(begun <= at < end for begun, end in figures)
        ]

    def _is_figure(self, quantity: Quantity) -> bool:
        """Tell whether a quantity is more of a figure than of a word, as "first" is."""
        start, end, kind, value = quantity[:4]
        if kind in ("name", "fraction", "time") or quantity.high is not None:
            return False
        if kind == "duration":
            return not self._text[start:end].casefold().startswith(("a ", "an "))
        return value > {"ordinal": _TURN_OF_PHRASE, "number": 1}.get(kind, -inf)

    @cached_property
    def _starts(self) -> list[int]:
        return starts_of(self._words, self._text)

    @cached_property
    def _placed(self) -> list[tuple[int, str]]:
        """Where the words with a meaning stand, each with the one form of its stem."""
        places = map(self._starts.__getitem__, self._kept)
        return list(zip(places, self.stems, strict=True))

    @cached_property
    def actors(self) -> frozenset[str]:
        """The names, with the state that each leader among them speaks for."""
        return _with_states(self.names, _leaders(self._article.body))

    @cached_property
    def known(self) -> frozenset[str]:
        """All that its article names."""
        return _named(self._article.body)

    @cached_property
    def introduced(self) -> frozenset[str]:
        """Whom and what the article's first sentence names, so what it is about."""
        return _introduced(self._article.body)

    @cached_property
    def quotes(self) -> tuple[tuple[str, ...], ...]:
        """Per quotation of some length, its content stems in order."""
        return tuple(
            tuple([stem for at, stem in self._placed if begin <= at < end])
            for begin, end in (quoted.span() for quoted in _QUOTED.finditer(self._text))
        )

    @cached_property
    def measured(self) -> tuple[Measured, ...]:
        """The quantities and what they are about."""
        if not self._quantities:
            return ()
        leaders = _leaders(self._article.body)
        return tuple(_measured(self._text, one, self._placed, leaders) for one in self._quantities)

    @cached_property
    def denied(self) -> frozenset[str]:
        """The stems that follow where something is denied or refused, so what that is."""
        return frozenset(self._after(_NO))

    @cached_property
    def ahead(self) -> bool:
        """Whether it speaks of what may or will be."""
        return _AHEAD.search(self._text) is not None

    @cached_property
    def coming(self) -> frozenset[str]:
        """The stems that follow where it does, so what may or will be."""
        return frozenset(self._after(_AHEAD))

    @cached_property
    def asks(self) -> bool:
        """Whether it is a question."""
        return _QUESTION.search(self._text) is not None

    def _is_name(self, place: int, stem: str) -> bool:
        """Tell whether a word is a name; the first of a sentence has its capital anyway.

        It is one where another capital follows ("Acme Corp said"), or where the article shows it.
        """
        if not self._words[place].text[0].isupper():
            return False
        if place > 0 or stem in self.known:
            return True
        return _FULL_NAME.match(self._text, self._starts[0]) is not None

    def _after(self, mark: re.Pattern[str]) -> Iterator[str]:
        """Yield the stems that follow a mark."""
        for found in mark.finditer(self._text):
            following = (stem for at, stem in self._placed if at >= found.end())
            yield from islice(following, AFTER)


@lru_cache(maxsize=CACHED)
def claim_of(candidate: Candidate) -> Claim:
    """Return the claim of `candidate`'s sentence."""
    return Claim(candidate)


def weight(stems: frozenset[str], names: frozenset[str]) -> float:
    """Return how much `stems` weigh: everyone in the news of a day has the same `names`."""
    return len(stems) - (1 - NAME_WEIGHT) * len(stems & names)


def longest_run(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Return the longest stretch of stems that stands in both."""
    one, other = sorted((one, other))  # the matcher's ties depend on the order
    found = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return one[found.a : found.a + found.size]


def _measured(
    text: str,
    quantity: Quantity,
    words: Sequence[tuple[int, str]],
    leaders: Mapping[str, str],
) -> Measured:
    """Relate a quantity to the words around it, up to where its clause ends.

    Args:
        text: the sentence.
        quantity: one of its quantities.
        words: where its other words stand that carry meaning, each with the form of its stem.
        leaders: by the names of leaders, the states that they speak for.
    """
    begin = max((mark.end() for mark in _CLAUSE.finditer(text, 0, quantity.start)), default=0)
    following = _CLAUSE.search(text, quantity.end)
    end = following.start() if following else len(text)
    before = [stem for at, stem in words if begin <= at < quantity.start][-WINDOW:]
    after = [stem for at, stem in words if quantity.end <= at < end][:WINDOW]
    stems = frozenset((*before, *after))
    return Measured(
        quantity=quantity,
        of=frozenset(one_form(stem) for stem in quantity.of),
        words=stems,
        near=_with_states(stems, leaders),
        verb=before[-1] if before else "",
        negated=_NO.search(text, begin, end) is not None,
        ahead=_AHEAD.search(text, begin, end) is not None,
        aside=_ASIDE.search(text, 0, quantity.start) is not None,
    )


def _with_states(stems: frozenset[str], leaders: Mapping[str, str]) -> frozenset[str]:
    return stems.union(leaders[stem] for stem in stems if stem in leaders)


@lru_cache(maxsize=CACHED)
def _named(body: str) -> frozenset[str]:
    """Return the stems of words that stand capitalised in the middle of a sentence."""
    names = " ".join(sorted(set(_NAME.findall(body))))
    return frozenset(one_form(word.stem) for word in words_of(names))


@lru_cache(maxsize=CACHED)
def _introduced(body: str) -> frozenset[str]:
    """Return the stems of the names in the first sentence of an article."""
    dateline = _DATELINE.match(body)
    begin = dateline.end() if dateline else 0
    opening = _OPENING.match(body, begin)
    if opening is None:
        return frozenset()
    words = tokens(opening.group())
    return frozenset(
        stem
        for token in words
        if opening.group()[token.start].isupper() and not token.stop
        if (stem := one_form(token.stem)) in _named(body) | states() or token is not words[0]
    )


@lru_cache(maxsize=CACHED)
def _leaders(body: str) -> Mapping[str, str]:
    """Map each name that an article presents as a state's leader to that state."""
    leaders: dict[str, str] = {}
    for state, name in _LEADER.findall(body):
        speaks_for = one_form(tokens(state)[0].stem)
        if speaks_for in states():
            leaders |= {one_form(token.stem): speaks_for for token in tokens(name)}
    return leaders
