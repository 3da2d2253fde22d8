"""Stretches of a sentence that name something without telling anything of it. English.

"A former immigration lawyer" tells who speaks, "wrote on Twitter" where: neither is news of
immigration or of Twitter. Learnt from briefs on topics that were read point by point.
"""

import re
from collections.abc import Iterator
from typing import Final

from briefings.language.languages import code_of
from briefings.spans import Span

_WORD: Final = r"[\w’'-]{1,30}"
_NAME: Final = r"(?:[A-Z][\w’'-]{1,30}(?:\s|\b)){1,3}"
_DAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SAID: Final = (
    r"(?:sa(?:id|ys|ying)|wr(?:ote|ites|iting)|tweet(?:ed|s|ing)|post(?:ed|s|ing)|spoke|speaking"
    r"|announc(?:ed|es|ing)|told|telling|add(?:ed|s|ing)|confirm(?:ed|s|ing)|shar(?:ed|es|ing)"
    r"|declar(?:ed|es|ing)|claim(?:ed|s|ing)|repl(?:ied|ies|ying)|respond(?:ed|s|ing))"
)
_WHEN: Final = (
    r"(?:\s(?:to|with|reporters|lawmakers|followers|him|her|them|us|early|late|morning|afternoon"
    rf"|evening|night|{_DAY}))"
)
_POST: Final = r"(?:posts?|tweets?|thread|message|video|podcast)"
_NAMED_ROLES: Final = (
    "lawyer lawyers attorney attorneys adviser advisers advisor advisors aide aides secretary "
    "spokesman spokeswoman spokesperson professor professors analyst analysts expert experts "
    "official officials correspondent correspondents reporter reporters columnist columnists "
    "lobbyist lobbyists executive executives director directors chief chiefs chair chairman "
    "chairwoman captain commissioner historian historians economist economists scientist "
    "scientists researcher researchers scholar scholars blogger bloggers consultant consultants"
)
_ROLE: Final = frozenset(_NAMED_ROLES.split())
_OTHERWISE: Final = frozenset({"of", "order", "orders", "action", "actions", "branch", "power"})
"""Words after a role that make it another thing: "executive order", "secretary of"."""
_WORDS: Final = re.compile(r"[\w’'-]+|[^\w\s]")
_LEARNED: Final = (
    r"(?i:professor|lecturer|dean|fellow|graduate|researcher|scholar)s?\s(?:at|of|from)"
)
_LEARNT: Final = (
    r"(?i:went\sto|attend(?:ed|s|ing)|graduated\sfrom|studied\sat|taught\sat|degrees?\sfrom)"
)
_SCHOOL: Final = r"(?i:school|college|university|academy|seminary)"
_HINTED: Final = (
    # where somebody says it
    ((" on ",), rf"\b{_SAID}{_WHEN}{{0,5}}\son\s(?!{_DAY}){_NAME}"),
    ((" via ",), rf"\bvia\s{_NAME}"),
    (
        ("post", "tweet", "thread", "message", "video", "podcast"),
        rf"\bin\s(?:an?|his|her|its|their|the)\s(?:{_WORD}\s){{1,3}}?{_POST}\b",
    ),
    (("posted", "shared", "published"), r"^In\san?\s[^,.]{3,60}\s(?:to|on)\s[^,.]{3,40},"),
    # who somebody is, by where he learnt or teaches
    (
        ("professor", "lecturer", "dean", "fellow", "graduate", "researcher", "scholar"),
        rf"\b{_LEARNED}\s[^,.;]{{3,80}}",
    ),
    (
        ("school", "college", "university", "academy", "seminary"),
        rf"\b{_LEARNT}\s(?:{_WORD}\s){{0,6}}{_SCHOOL}\b",
    ),
    # what only bears the name
    ((" one", " two", " three"), r"\b(?:[A-Z]\w{1,30}\s){1,3}(?:One|Two|Three)\b"),
)
_PATTERNS: Final = tuple((hints, re.compile(pattern)) for hints, pattern in _HINTED)
"""What a stretch looks like, and of which letters a sentence needs some to have one."""


def asides(sentence: str, language: str | None = None) -> list[Span]:
    """Return the stretches of `sentence` that only say who, where or by whose name.

    They may overlap. Of other languages than English none is known.
    """
    if code_of(language) != "en":
        return []
    folded = sentence.lower()
    found = [
        Span(*each.span())
        for hints, pattern in _PATTERNS
        if any(hint in folded for hint in hints)
        for each in pattern.finditer(sentence)
    ]
    return [*found, *_roles(sentence, folded)]


def _roles(sentence: str, folded: str) -> Iterator[Span]:
    """Yield what somebody is, with up to two words before it: "a former police captain"."""
    if _ROLE.isdisjoint(_WORDS.findall(folded)):
        return
    words = list(_WORDS.finditer(sentence))
    for at, word in enumerate(words):
        following = words[at + 1][0] if at + 1 < len(words) else ""
        if word[0].lower() in _ROLE and following.lower() not in _OTHERWISE:
            before = [each[0][0].isalnum() for each in words[max(0, at - 2) : at]]
            count = len(before) if all(before) else int(bool(before and before[-1]))
            yield Span(words[at - count].start(), word.end())
