"""What a sentence claims, in a form that two sentences can be compared by."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import islice
from typing import Final

from briefings.agreement.measured import AHEAD, NO, Measured, measure
from briefings.agreement.names import (
    CACHED,
    DATELINE,
    introduced_in,
    leaders_in,
    named_in,
    with_states,
)
from briefings.agreement.sayers import find_sayers
from briefings.language.candidates import Candidate
from briefings.language.languages import code_of
from briefings.language.numbers.quantities import read_quantities
from briefings.language.numbers.quantity import is_in_words
from briefings.language.quotations import MARKS, quotations
from briefings.language.synonyms import form_of, one_form, states
from briefings.language.terms import starts_of, tokens
from briefings.published import day_of

NAME_WEIGHT: Final = 0.5
"""A shared name is half a shared word."""
AFTER: Final = 3
"""Content words after "not" or "will" that tell what is denied or to come."""
QUOTATION: Final = 16
"""Characters of a quotation, with its marks, that is an utterance and no mere term."""
SAYING: Final = frozenset({"say", "said", "tell", "told", "add", "note", "ask"})
_ANOTHER: Final = re.compile(
    r"\b(?:further|another|additional|again|separate\w*|early|earlier|late|later)\b", re.IGNORECASE
)
"""Words that tell one of several occasions."""
_QUESTION: Final = re.compile(r"\?[\"'”’)\]]*\s*$")
_SPEAKER_LAST: Final = re.compile(r"[,”\"’']\s(?:said|says|added|told)\b")
_OWNER: Final = re.compile(r"(?:[A-Z][\w-]+\s)*([A-Z][\w-]+)(?:['’]s|(?<=s)['’])\s(?=[a-z])")
_FULL_NAME: Final = re.compile(r"[A-Z][\w-]* [A-Z][a-z]")


class Claim:
    """A sentence in comparable form; most sides of it are worked out when they are asked for.

    Attributes:
        text, words: the sentence, and its words.
        language: the code of its article's language.
        stems: content stems in order, each in its one form; no quantities, no "said".
        content: the same as a set.
        names: those that are names.
        unread: its figures that were not understood, as written, in lower case.
    """

    def __init__(self, candidate: Candidate) -> None:
        """Take what the sentence of `candidate` claims."""
        self.text, self._article = candidate.text, candidate.article
        self.words = candidate.words
        self.language = code_of(self._article.language)
        reading = read_quantities(self.text, self._article.reference_date, self.words)
        self._quantities = reading.quantities
        self.unread = sorted([self.text[begin:end].casefold() for begin, end in reading.unread])
        kept = self._with_meaning()
        self._kept = kept
        self.stems = tuple([one_form(self.words[place].stem) for place in kept])
        self.content = frozenset(self.stems)
        named = [
            form for place, form in zip(kept, self.stems, strict=True) if self._is_name(place, form)
        ]
        self.names = (self.content & states()).union(named)

    def _with_meaning(self) -> list[int]:
        """Return which words mean something by themselves: no stop word, "said" or figure does."""
        telling = [
            place
            for place, (_, stem, stop) in enumerate(self.words)
            if not stop and stem not in SAYING
        ]
        if not self._dateline and not self._figures:
            return telling
        return [
            place
            for place in telling
            if (at := self._starts[place]) >= self._dateline
            and not any(begun <= at < end for begun, end in self._figures)
        ]

    @cached_property
    def _dateline(self) -> int:
        """Where the dateline ends; 0 where there is none."""
        found = DATELINE.match(self.text) if self.text[:2].isupper() else None
        return found.end() if found else 0

    @cached_property
    def _figures(self) -> list[tuple[int, int]]:
        return [one[:2] for one in self._quantities if not is_in_words(self.text, one)]

    @cached_property
    def _starts(self) -> list[int]:
        return starts_of(self.words, self.text)

    @cached_property
    def places(self) -> list[tuple[int, str]]:
        """Where the words with a meaning stand, each with the one form of its stem."""
        places = map(self._starts.__getitem__, self._kept)
        return list(zip(places, self.stems, strict=True))

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """All words in order but those of quantities: stop words, too, "not" and "before"."""
        begin, figures = self._dateline, self._figures
        return tuple(
            [
                form_of(word)
                for at, word in zip(self._starts, self.words, strict=True)
                if at >= begin and not any(begun <= at < end for begun, end in figures)
            ]
        )

    @cached_property
    def subject_owner(self) -> str:
        """Whose the subject is, where it opens the sentence: Acme of "Acme's owner fell"; or ""."""
        found = _OWNER.match(self.text)
        return one_form(tokens(found[1])[0].stem) if found else ""

    @property
    def occasions(self) -> set[str]:
        """The words that tell one of several occasions."""
        return {found.casefold() for found in _ANOTHER.findall(self.text)}

    @property
    def day(self) -> date | None:
        """When its article was published."""
        return day_of(published) if (published := self._article.published) else None

    def words_of(self, measured: Measured) -> str:
        """Return the words of one of its figures."""
        return self.text[measured.quantity.start : measured.quantity.end]

    @cached_property
    def names_speaker_last(self) -> bool:
        """Whether it tells who speaks after what is said: "…, said Ada"."""
        return _SPEAKER_LAST.search(self.text) is not None

    @cached_property
    def actors(self) -> frozenset[str]:
        """The names, with the state that each leader among them speaks for."""
        return with_states(self.names, leaders_in(self._article.body))

    @cached_property
    def known(self) -> frozenset[str]:
        """All that its article names."""
        return named_in(self._article.body)

    @cached_property
    def introduced(self) -> frozenset[str]:
        """Whom and what the article's first sentence names, so what it is about."""
        return introduced_in(self._article.body)

    @cached_property
    def quotes(self) -> tuple[tuple[str, ...], ...]:
        """Per quotation of some length, its content stems in order."""
        return tuple(
            tuple([stem for at, stem in self.places if begin <= at < end])
            for begin, end in self.quotation_spans
            if end - begin >= QUOTATION
        )

    @cached_property
    def sayers(self) -> list[tuple[int, str]]:
        """The names beside a verb of saying that stands in no quotation, and where they stand."""
        return find_sayers(self.text, self.quotation_spans)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The stems of the names that are beside a verb of saying: "said Ada", "Ada said"."""
        found = (token for _, name in self.sayers for token in tokens(name))
        return self.names & {one_form(token.stem) for token in found}

    @cached_property
    def quotation_spans(self) -> list[tuple[int, int]]:
        """Where quotations stand; one that an earlier sentence opens begins with this one."""
        text = self.text
        first = MARKS.search(text)
        if first is None:
            return []
        at = first.start()
        goes_on = at > 0 and not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum()
        added = int(goes_on)
        found = quotations(f'"{text}' if goes_on else text, [(0, len(text) + added)])
        return [(max(0, begin - added), end - added) for begin, end in found]

    @cached_property
    def measured(self) -> tuple[Measured, ...]:
        """The quantities and what they are about."""
        if not self._quantities:
            return ()
        leaders = leaders_in(self._article.body)
        return tuple(measure(self.text, one, self.places, leaders) for one in self._quantities)

    @cached_property
    def denied(self) -> frozenset[str]:
        """The stems that follow where something is denied or refused, so what that is."""
        return frozenset(self._after(NO))

    @cached_property
    def denials(self) -> int:
        """How often it denies or refuses something."""
        return sum(1 for _ in NO.finditer(self.text))

    @cached_property
    def ahead(self) -> bool:
        """Whether it speaks of what may or will be."""
        return AHEAD.search(self.text) is not None

    @cached_property
    def coming(self) -> frozenset[str]:
        """The stems that follow where it does, so what may or will be."""
        return frozenset(self._after(AHEAD))

    @cached_property
    def asks(self) -> bool:
        """Whether it is a question."""
        return _QUESTION.search(self.text) is not None

    def _is_name(self, place: int, stem: str) -> bool:
        """Tell whether a word is a name; the first of a sentence has its capital anyway.

        It is one where another capital follows ("Acme Corp said"), or where the article shows it.
        """
        if not self.words[place].text[0].isupper():
            return False
        if place > 0 or stem in self.known:
            return True
        return _FULL_NAME.match(self.text, self._starts[0]) is not None

    def _after(self, mark: re.Pattern[str]) -> Iterator[str]:
        """Yield the stems that follow a mark."""
        for found in mark.finditer(self.text):
            following = (stem for at, stem in self.places if at >= found.end())
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
