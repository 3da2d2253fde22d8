"""The words that people write to the bot, of every language that it speaks, ready to be matched.

Everybody is understood in each of the languages, whatever their app speaks. Matched are whole words
without case, accents and marks around them; in Chinese, signs.
"""

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeAlias

from bot.wording.language.languages import LANGUAGES

Phrase: TypeAlias = tuple[str, ...]

_WORD = re.compile(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "ı": "i", "ё": "е"})
_COMMANDS = "commands"
_LONGEST = 10
"""Words of a phrase, at most."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as it is matched, and where it stands."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What people write, by what it means.

    Attributes:
        greetings: how people say hello.
        thanks: how they thank, agree or part.
        refusals: words for no, which turn round what follows, except after a pause.
        polite: what they add to a request.
        fillers: what they may add to a command, but are words of a search.
        asking: what they write before what they ask for.
        articles: what may stand between that and a name.
        idle: words of a question that don't say what it is about.
        time_nouns: words for times.
        time_words: what stands around those.
        points: what a number before a topic counts: "points on".
        certain: phrases of commands that are no words of a search, whatever follows them.
        commands: which command a phrase means; the first language that has it decides.
    """

    greetings: frozenset[Phrase]
    thanks: frozenset[Phrase]
    refusals: frozenset[Phrase]
    polite: frozenset[Phrase]
    fillers: frozenset[Phrase]
    asking: frozenset[Phrase]
    articles: frozenset[Phrase]
    idle: frozenset[Phrase]
    time_nouns: frozenset[Phrase]
    time_words: frozenset[Phrase]
    points: frozenset[Phrase]
    certain: frozenset[Phrase]
    commands: Mapping[Phrase, str]


def words(text: str) -> list[Word]:
    """Return the words of a text, without what is but marks."""
    found = (Word(fold(each[0]), each.start(), each.end()) for each in _WORD.finditer(text))
    return [word for word in found if word.folded]


def fold(word: str) -> str:
    """Return a word as it is matched: no case, no accents, no marks around it."""
    text = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES).casefold())
    bare = "".join(sign for sign in text if not unicodedata.combining(sign))
    start, end = 0, len(bare)
    while start < end and not _is_of_a_word(bare[start]):
        start += 1
    while end > start and not _is_of_a_word(bare[end - 1]):
        end -= 1
    return bare[start:end]


def _is_of_a_word(sign: str) -> bool:
    return sign.isalnum() or sign == "/"


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the vocabulary of all languages: it is read once, from this folder."""
    languages = [read(code) for code in LANGUAGES]
    commands: dict[Phrase, str] = {}
    for language in languages:
        for name, phrases in language[_COMMANDS].items():
            for phrase in _phrases(phrases):
                commands.setdefault(phrase, name)
    lists = {name for language in languages for name in language} - {_COMMANDS}
    every = {
        name: frozenset(
            phrase for language in languages for phrase in _phrases(language.get(name, ()))
        )
        for name in lists
    }
    return Vocabulary(commands=commands, **every)


def read(code: str) -> Mapping[str, Any]:
    """Return the file of a language: lists of phrases by name, and those of `commands`."""
    return tomllib.loads((files(__package__) / f"{code}.toml").read_text("utf-8"))


def _phrases(written: Iterable[str]) -> Iterator[Phrase]:
    return (tuple(word.folded for word in words(phrase)) for phrase in written)


def longest_start(these: Sequence[Word], phrases: Collection[Phrase]) -> int:
    """Return how many words at the start of `these` are the longest of some phrases; 0 for none."""
    folded = tuple(word.folded for word in these[:_LONGEST])
    return next((size for size in range(len(folded), 0, -1) if folded[:size] in phrases), 0)


def longest_end(these: Sequence[Word], phrases: Collection[Phrase]) -> int:
    """Return how many words at the end of `these` are the longest of some phrases; 0 for none."""
    folded = tuple(word.folded for word in these[-_LONGEST:])
    size = len(folded)
    return next((n for n in range(size, 0, -1) if folded[size - n :] in phrases), 0)


def strip_articles(text: str) -> str:
    """Return a text without the article before its first word."""
    found = words(text)
    size = longest_start(found, vocabulary().articles)
    return text[found[size].start :] if 0 < size < len(found) else text
