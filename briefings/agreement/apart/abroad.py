"""What holds two sentences apart in languages other than English, by small words.

English has finer rules. Here a table of a language's small words says which of them deny, count or
order in time; of a language without one only the same words are the same. A verb's tense or a
suffix that denies shows in the form of a word, which is then no evidence that both say the same.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import product
from typing import Final

from briefings.agreement.apart.abroad_words import SMALL_WORDS
from briefings.agreement.pair import Contrast, Pair
from briefings.language.terms import Word

_AXES: Final = (
    ("all", "most", "many", "some", "few", "none", "only"),
    ("before", "after", "while", "until", "since"),
    ("more", "less"),
    ("for", "against"),
    ("may", "must"),
)
"""Kinds of small words of which one excludes the other."""
_COUNTING: Final = frozenset(_AXES[0])
_TURKISH_NO: Final = re.compile(r"m[aeıiuü](?:d[ıiuü]|[zyms]|n[ae]|$)")
_STEM: Final = 2
"""Letters that a word shares with the same word in another form."""


def held_apart_abroad(pair: Pair, *, framed: bool) -> Contrast | None:
    """Return what holds two sentences apart that are not both English.

    Args:
        pair: two claims that are alike.
        framed: whether they are one but for a few words.
    """
    one, other = pair.one, pair.other
    language = one.language
    if language != other.language or language not in SMALL_WORDS:
        same = Counter(_texts(one.words)) == Counter(_texts(other.words))
        return None if same else "word"
    if found := small_words_apart(one.text, other.text, language, framed=framed):
        return found
    if not framed:
        return None
    if language == "tr" and suffix_denies(one.words, other.words):
        return "word"
    replaced = any(
        not (pair.content.isdisjoint(mine) or pair.content.isdisjoint(yours))
        for mine, yours in pair.edits
    )
    return "word" if replaced or forms_apart(one.words, other.words) else None


def small_words_apart(ours: str, theirs: str, language: str, *, framed: bool) -> Contrast | None:
    """Return what the small words of two sentences hold apart: a denial, an amount, a time.

    Args:
        ours: a sentence.
        theirs: one that is alike.
        language: code of a language that has a table.
        framed: whether they are one but for a few words, so that one alone tells.
    """
    mine, yours = _counted(ours, language), _counted(theirs, language)
    if mine["no"] != yours["no"] or _denies(mine) is not _denies(yours):
        return "denial"
    surplus, lack = mine - yours, yours - mine
    if any(a != b and surplus[a] and lack[b] for axis in _AXES for a, b in product(axis, repeat=2)):
        return "opposite"
    if (mine["will"] > 0) is not (yours["will"] > 0) or surplus["may"] or lack["may"]:
        return "mood"
    alone = (surplus.keys() | lack.keys()) & (_COUNTING | {"against"})
    return "word" if framed and alone else None


def forms_apart(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Tell whether a word with a meaning stands in another form in each: "approuvé", "approuvera".

    It may be the case or the number alone; without a grammar that isn't known.
    """
    mine, yours = _written(ours), _written(theirs)
    return any(mine[stem] != yours[stem] for stem in mine.keys() & yours.keys())


def suffix_denies(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Tell whether of two Turkish words with one beginning one is denied by its suffix."""
    mine, yours = ({word.text.casefold() for word in words} for words in (ours, theirs))
    return any(
        one[:_STEM] == other[:_STEM] and bool(_denied(one)) is not bool(_denied(other))
        for one, other in product(mine - yours, yours - mine)
    )


def _texts(words: Sequence[Word]) -> list[str]:
    return [word.text.casefold() for word in words]


def _denied(word: str) -> re.Match[str] | None:
    return _TURKISH_NO.search(word, _STEM - 1)


def _written(words: Sequence[Word]) -> dict[str, set[str]]:
    written: dict[str, set[str]] = {}
    for text, stem, stop in words:
        if not stop:
            written.setdefault(stem, set()).add(text.casefold())
    return written


def _denies(counted: Counter[str]) -> bool:
    return bool(counted["no"] or counted["none"] or counted["never"])


def _counted(text: str, language: str) -> Counter[str]:
    """Count the kinds of small words in a text."""
    return Counter([str(found.lastgroup) for found in _pattern(language).finditer(text)])


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Return what finds a language's small words, each in the group of its kind."""
    edge, end = ("", "") if language == "zh" else (r"\b", r"\b")
    before = "[وف]?" if language == "ar" else ""
    kinds = "|".join(f"(?P<{kind}>{words})" for kind, words in SMALL_WORDS[language].items())
    return re.compile(f"{edge}{before}(?:{kinds}){end}", re.IGNORECASE)
