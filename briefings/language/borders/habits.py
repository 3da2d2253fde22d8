"""What a language does with full stops and capitals: the words that tell."""

from dataclasses import dataclass
from typing import Final

TAIL: Final = 4
"""Letters that tell a whole word from most abbreviations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a language writes.

    Attributes:
        titles: abbreviations that a name follows; they never end a sentence.
        short: abbreviations that end a sentence only where a new one plainly begins.
        firms: what ends a company's name; a sentence ends with it unless a role follows.
        degrees: what ends a name or a measure; a sentence ends with it before a capital.
        roles: capitalised words that follow a company's name, or an heir's.
        states: what names a country or a place; it ends a sentence before words that can't go on.
        offices: capitalised words that go on after the name of a country.
        leads: words that open a phrase of time ("At 5 a.m. Mr. Smith …").
        numbered: abbreviations that end a sentence unless a number follows.
        hours: abbreviations that end a sentence unless a day or a time zone follows.
        openers: capitalised words that plainly begin a sentence.
        calendar: names of days, months and time zones.
        speech: verbs that report what was said.
        ordinal_dot: whether a number with a full stop is an ordinal ("8. Mai").
        tails: the last `TAIL` letters of its longer abbreviations: a word that ends in others is
            none of them.
    """

    titles: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    firms: frozenset[str] = frozenset()
    degrees: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    hours: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    calendar: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()
    ordinal_dot: bool = False
    tails: frozenset[str] = frozenset()
