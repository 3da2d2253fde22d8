"""Which sentences a reader understands without the one before."""

import re
from itertools import islice

from briefings.language.abbreviations import habits_of
from briefings.language.pointers import (
    CONNECTIVES,
    DEMONSTRATIVES,
    MANY,
    OF_MANY,
    OF_ONE,
    PEOPLE,
    POSSESSIVES,
    SELF_STANDING,
    THING,
)
from briefings.language.terms import code_of, stop_words

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ENCLITIC = re.compile(r"['’].*")
_AHEAD = re.compile(r"[^,]{1,60}, (?:the |[A-Z])")
_DOUBLE_QUOTE = re.compile(r"[\"“”„]")
_FIRST_WORDS = 12
"""A pronoun further in has most often been told who it stands for."""


def stands_alone(sentence: str, language: str | None = None) -> bool:
    """Return whether a reader understands `sentence` without the one before it.

    In English it does not when it opens with a connective ("However") or a demonstrative ("This
    was", but not "This week"), when it is one word, half of a quotation or the announcement of
    what follows, and when a pronoun points back. Of other languages nothing is known: True.
    """
    if code_of(language) != "en":
        return True
    words = [found[0].lower() for found in islice(_WORD.finditer(sentence), 2)]
    if len(words) < 2 or words[0] in CONNECTIVES:  # noqa: PLR2004 - the first two words
        return False
    if words[0] in DEMONSTRATIVES and words[1] not in SELF_STANDING:
        return False
    if sentence.endswith(":") or len(_DOUBLE_QUOTE.findall(sentence)) % 2:
        return False
    return not points_back(sentence, language)


def points_back(sentence: str, language: str | None = None) -> bool:
    """Return whether a pronoun of `sentence` stands for something outside it.

    It is taken to do so when one of the first words is a pronoun of the third person and nothing
    before it can be what it stands for: no name, nor for "it" and "they" a noun with a determiner
    that fits. A possessive may point ahead ("In his speech, Putin said"). English only, else False.
    """
    if code_of(language) != "en":
        return False
    calendar, plain = habits_of("en").calendar, stop_words("en")
    one = many = False
    for place, found in enumerate(islice(_WORD.finditer(sentence), _FIRST_WORDS)):
        word = _ENCLITIC.sub("", found[0])
        lower = word.lower()
        if lower in PEOPLE or (lower in THING and not one) or (lower in MANY and not many):
            return not (place and lower in POSSESSIVES and _AHEAD.match(sentence, found.end()))
        named = word[0].isupper() and word != "I" and word not in calendar
        if named and (place or lower not in plain):
            return False
        one, many = one or lower in OF_ONE, many or lower in OF_MANY
    return False
