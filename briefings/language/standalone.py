"""Which sentences a reader understands without the one before."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from briefings.language.abbreviations import habits_of
from briefings.language.languages import code_of, stop_words
from briefings.language.pronouns import (
    AFTER_TITLE,
    ANYTHING,
    CONNECTIVES,
    DEMONSTRATIVES,
    MANY,
    NOTHING,
    OFFERS,
    POSSESSIVES,
    SELF_STANDING,
    TITLES,
    WANTS,
    Pronoun,
)

_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_WORD_OR_MARK: Final = re.compile(rf"{_WORD.pattern}|[\"“”„]")
_DOUBLE_QUOTE: Final = re.compile(r"[\"“”„]")

_MOST_WORDS: Final = 50_000
"""Distinct words remembered, some 10 MB at most."""

_VERB: Final = (
    "is|are|was|were|will|would|has|have|had|can|could|may|might|should|does|did|means?|meant"
)
_BARE: Final = re.compile(
    rf"""[\"“]?(?:(?:But|And|So|Because)(?:\s\w+)?\s | [^,]{{1,40}},\s | Due\sto\s | Because\sof\s
      | (?:After|Despite|With|For|In)\s )
      (?:this|that|these|those)(?:['’]s|,|\s(?:{_VERB})\b)""",
    re.VERBOSE,
)
"""A demonstrative that no noun follows, after nothing but an adverbial."""

_ANAPHORIC: Final = re.compile(
    r"""[\"“]?(?:
      The\s(?:latter|two|pair|duo)\b(?!\s[A-Z]) | Both\s(?!of\b)[a-z]
    | The\s(?:move|decision|announcement|comments?|remarks?|incident|revelations?)\s
      (?!(?:about|against|at|by|for|from|in|of|on|that|to|with)\b)
    | The\s(?:[\w-]{1,30}\s){1,4}comes?\s(?:as|after|amid|days|hours|just|less|months|on|weeks)\b
    | (?:Many|Several|Some|Most|Others)\s(?:[a-z]{2,20}ed|are|came|had|have|said|say|went|were)\b
    | There\s(?:are|is),?\s(?:of\scourse,\s)?those\swho\b )""",
    re.VERBOSE,
)
"""A definite opener that sums up what was said before (shell nouns, Schmid 2000), or is put beside
it in time, a number of those told of before, or an opinion whose holder isn't named."""

_AHEAD: Final = re.compile(r"[^,]{1,60}, (?:the |neither |[A-Z])")
_PLEONASTIC: Final = re.compile(
    r"""it(?:
      (?:['’]s|['’]d\sbe|n[’']t|\s(?:is|was|has\sbeen|had\sbeen|will\sbe|would\sbe|may\sbe|might\sbe
        |could\sbe|should\sbe|becomes?|became|remains?|remained))
      (?:n['’]t|\snot|\snow|\salso|\sstill|\sonly|\svery|\sso|\stoo|\smore|\s\w+ly)*\s
      (?: (?!the\b|an?\b)[\w-]+(?:\s(?:for|of)\s[^,.]{1,40}?)?
        \s(?:that|to|whether|how|why|if|when|who|where|before|since|because|what)\b
        | (?:clear|unclear|likely|possible|true|time|raining|snowing)\b )
    | \s(?:also\s|now\s|still\s)?(?:(?:will|would|could|may|might)\s)?
      (?:seem|appear|take|turn\sout|rain|snow)s?\b
    | \s(?:seemed|appeared|took|turned\sout|rained|snowed)\b )""",
    re.VERBOSE | re.IGNORECASE,
)
"""An "it" that stands for nothing: it is clear that, it rains (Lappin & Leass 1994)."""

_OBJECT: Final = re.compile(
    r"""(?:(?!(?:and|but|when|after|before|that|who|which|as|if|because|since|while)\b)
      [\w’'.-]+\s){1,4}(?:also\s|later\s|immediately\s|quickly\s|sharply\s)?
      (?:call(?:ed|s) | dubbed | describe[ds] | labell?ed | branded | termed | hailed | praised
      | condemned | denounced | welcome[ds] | reject(?:ed|s) | dismiss(?:ed|es) | defended
      | approved | critici[sz]ed)\s(?:it|them|him)\b""",
    re.VERBOSE,
)
"""An opening clause with a pronoun as its object, which is not the clause's own subject."""

_ASKED: Final = re.compile(r"[?？؟][\"”’»)\]]*$")
_BROKEN_OFF: Final = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])[\"”’»)\]]*\s*$")
"""How a sentence ends whose rest its source left out."""
_APPEAL: Final = re.compile(
    r"""[\"“(]*(?:please\b | (?:click|subscribe|sign\sup|log\sin|scroll|tap)\b
      | (?:follow|join|like|contact|email|e-mail|tell)\sus\b | (?:read|see|learn|find\sout)\smore\b
      | (?:make|be)\ssure\b | don['’]t\s(?:forget|miss)\b | share\s(?:this|your)\b
      | (?:watch|listen\sto|check\sout)\s(?:the\svideo|it|this|our|more)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
"""What pages say to their readers about themselves."""


def is_standalone(sentence: str, language: str | None = None) -> bool:
    """Return whether a reader understands `sentence` without the one before it.

    In English it does not when it opens with a connective ("However"), when it is one word, half of
    a quotation or the announcement of what follows, and when it leaves open what it speaks of. Of
    other languages nothing is known: True.
    """
    if code_of(language) != "en":
        return True
    first = _WORD.search(sentence)
    if first is None or first[0].lower() in CONNECTIVES:
        return False
    if _head(first[0]) == "it":
        return False  # "It is clear that" points nowhere, but reads as if it did
    if sentence.endswith(":") or len(_DOUBLE_QUOTE.findall(sentence)) % 2:
        return False
    return _is_self_explanatory(sentence)


def is_statement(sentence: str, language: str | None = None) -> bool:
    """Return whether `sentence` states something: no question, nothing broken off, no appeal.

    An appeal ("Please keep posting", "Sign up now!") is known in English only.
    """
    if _ASKED.search(sentence) or _BROKEN_OFF.search(sentence):
        return False
    return code_of(language) != "en" or not _APPEAL.match(sentence)


def has_pointing_opening(sentence: str, language: str | None = None) -> bool:
    """Return whether `sentence` opens with a word that points to another one: "He", "This", "But".

    English only, else False.
    """
    first = _WORD.search(sentence)
    if first is None or code_of(language) != "en":
        return False
    word = _head(first[0])
    return word in CONNECTIVES or word in DEMONSTRATIVES or word in WANTS


def is_self_explanatory(sentence: str, language: str | None = None) -> bool:
    """Return whether `sentence` says itself of whom and what it speaks, however it is joined on.

    In English it does not when it is one word, when it opens with a demonstrative ("This was", but
    not "This week") or a definite that sums up ("The two", "The decision came"), and when a pronoun
    points back. Of other languages nothing is known: True.
    """
    return code_of(language) != "en" or _is_self_explanatory(sentence)


def has_open_pronoun(sentence: str, language: str | None = None) -> bool:
    """Return whether a pronoun of `sentence` stands for something outside it.

    It is taken to do so when no word before it agrees with it in number and gender: a name, a
    person, a noun with a determiner, a plural. A quoted clause and what stands around it are read
    apart, as who speaks is "I" inside. A possessive may point ahead ("In his speech, Putin said"),
    and "it" may stand for nothing ("it is clear that"). A demonstrative without a noun points back,
    too, where only an adverbial is before it. English only, else False.
    """
    return code_of(language) == "en" and _has_open_pronoun(sentence)


def _is_self_explanatory(sentence: str) -> bool:
    words = [found[0] for found in islice(_WORD.finditer(sentence), 2)]
    if len(words) < 2:  # noqa: PLR2004 - the first two words
        return False
    if _head(words[0]) in DEMONSTRATIVES and words[1].lower() not in SELF_STANDING:
        return False
    leaves_open = _ANAPHORIC.match(sentence) or _OBJECT.match(sentence)
    return not (leaves_open or _has_open_pronoun(sentence))


def _head(word: str) -> str:
    """Return a word in small letters without what hangs on it ("It’s")."""
    return word.lower().replace("’", "'").partition("'")[0]


def _has_open_pronoun(sentence: str) -> bool:
    return bool(_BARE.match(sentence)) or any(_unexplained(sentence))


class _Role(NamedTuple):
    """What a word does to pronouns.

    Attributes:
        wants: for a pronoun, what has to be told before it.
        offers: the pronouns that it can be what they stand for; `ANYTHING` for a name.
        opening: the same where it is the first word, of which the capital letter tells little.
        titles: what a name can be that follows it, where it is a title.
    """

    wants: Pronoun | None
    offers: frozenset[Pronoun]
    opening: frozenset[Pronoun]
    titles: frozenset[Pronoun] | None


_MARK: Final = _Role(None, NOTHING, NOTHING, None)


class _Roles(dict[str, _Role]):
    """The role of each word as written, worked out when it is first met."""

    def __missing__(self, written: str) -> _Role:
        if not written[0].isalnum():
            return self.setdefault(written, _MARK)
        lower = _head(written)
        plural = lower == written and lower.endswith("s") and not lower.endswith("ss")
        stop = lower in stop_words("en")
        offers = OFFERS.get(lower, MANY if plural and not stop else NOTHING)
        apart = lower in TITLES or written == "I" or written in habits_of("en").calendar
        named = written[0].isupper() and not apart
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[written] = role = _Role(
            wants=WANTS.get(lower),
            offers=ANYTHING if named else offers,
            opening=ANYTHING if named and not stop else offers,
            titles=AFTER_TITLE.get(lower),
        )
        return role


_ROLES: Final = _Roles()


def _unexplained(sentence: str) -> Iterator[bool]:
    """Yield of each pronoun whether nothing before it explains it."""
    antecedents = NOTHING
    title: frozenset[Pronoun] | None = None
    outside: frozenset[Pronoun] | None = None
    opens, quotes = True, bool(_DOUBLE_QUOTE.search(sentence))
    for found in (_WORD_OR_MARK if quotes else _WORD).finditer(sentence):
        role = _ROLES[found[0]]
        if role is _MARK:
            following = sentence[found.end() : found.end() + 1]
            if outside is None and following.isupper():
                outside, antecedents, opens = antecedents, NOTHING, True
            elif outside is not None and not following.isalnum():
                antecedents, outside = outside, None
        elif role.wants:
            if role.wants not in antecedents:
                yield not _excused(sentence, *found.span())
            title, opens = None, False
        else:
            offers = role.opening if opens else role.offers
            antecedents |= title if title and offers is ANYTHING else offers
            if antecedents == ANYTHING and not quotes:
                return
            title, opens = role.titles, False


def _excused(sentence: str, start: int, end: int) -> bool:
    """Return whether a pronoun needs nothing before it: it points ahead, or stands for nothing."""
    lower = sentence[start:end].lower()
    if lower in POSSESSIVES:
        return start > 0 and bool(_AHEAD.match(sentence, end))
    return lower.startswith("it") and bool(_PLEONASTIC.match(sentence, start))
