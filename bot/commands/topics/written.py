"""A topic as it is written in a chat: ``chips: semiconductor, chip*, -potato chip*``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from briefings.matching.relevance import NAME
from briefings.matching.term import parse
from briefings.model import Topic

_NAME_END: Final = re.compile("[:：]")
_BETWEEN: Final = re.compile("[,;，；、\n]")
_WORD: Final = re.compile(r"[^\W_]+")
_LONGEST_NAME: Final = 32
_WITHOUT: Final = ("-", "−", "–")
MOST_TERMS: Final = 40
LONGEST: Final = 100
"""Characters of a term, or of a title."""

Flaw: TypeAlias = Literal["no_word", "too_short", "near", "too_long"]
"""Why a term can't be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTopic:
    """What someone wrote of a topic.

    Attributes:
        title: what it was called.
        terms: what it is to look for.
        exclude: what is to rule a sentence out.
    """

    title: str
    terms: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The command that it makes: small letters, hyphens between words, as many as fit."""
        words = _WORD.findall(self.title.casefold())
        names = ("-".join(words[:size]) for size in range(len(words), 1, -1))
        return next((name for name in names if len(name) <= _LONGEST_NAME), "".join(words[:1]))

    @property
    def is_nameable(self) -> bool:
        """Whether its name can be a command."""
        return bool(NAME.fullmatch(self.name))

    @property
    def text(self) -> str:
        """What was written, as it is read again."""
        return written_text(self.title, self.terms, self.exclude)


def read_topic(words: str) -> WrittenTopic:
    """Return what `words` say of a topic; without a colon they are but its name."""
    name, *rest = _NAME_END.split(words, maxsplit=1)
    each = [" ".join(term.split()) for part in rest for term in _BETWEEN.split(part)]
    terms = [term for term in each if term and not term.startswith(_WITHOUT)]
    excluded = [term[1:].strip() for term in each if term.startswith(_WITHOUT)]
    return WrittenTopic(
        title=" ".join(name.split()),
        terms=tuple(dict.fromkeys(terms)),
        exclude=tuple(dict.fromkeys(filter(None, excluded))),
    )


def written_text(title: str, terms: Sequence[str], exclude: Sequence[str] = ()) -> str:
    """Return how a topic is written so that it is read again as it is."""
    return f"{title}: {', '.join((*terms, *(f'-{term}' for term in exclude)))}"


def text_of(topic: Topic) -> str:
    """Return how a stored topic is written."""
    return written_text(topic.name, topic.terms, topic.exclude)


def find_flaw(written: WrittenTopic) -> tuple[str, Flaw] | None:
    """Return the first term that can't be used, and why; None where all can."""
    for term in (*written.terms, *written.exclude):
        if len(term) > LONGEST:
            return term[:LONGEST], "too_long"
        try:
            parse(term, None)
        except ValueError:
            return term, _flaw(term)
    return None


def _flaw(term: str) -> Flaw:
    if "NEAR" in term:
        return "near"
    return "too_short" if any(map(str.isalnum, term)) else "no_word"
