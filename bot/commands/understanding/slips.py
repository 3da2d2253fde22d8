"""Finds the command that was meant where its name was mistyped; it is asked back, never run."""

from dataclasses import replace
from typing import Final

from bot.commands.command import Rows
from bot.commands.parsing import ParsedCommand
from bot.library.library import Library
from bot.library.similar import find_similar
from bot.wording.vocabulary.phrases import Word, fold, vocabulary, words
from briefings.errors import TopicError

_SHORTEST: Final = 5
_MOST_WORDS: Final = 6


def find_slip(library: Library, command: ParsedCommand, text: str, row_of: Rows) -> str | None:
    """Return the command that was meant, with its words; None where it is a search.

    The first word is like a command's, no article has it, and that command understands the rest.
    """
    found = words(text)
    if not found or len(found[0].folded) < _SHORTEST or len(found) > _MOST_WORDS:
        return None
    name = _most_similar(found[0])
    if name is None:
        return None
    rest = text[found[1].start :] if len(found) > 1 else ""
    meant = replace(command, name=name, words=rest)
    arguments = row_of(meant).takes(library, meant)
    is_understood = arguments.are_known and not arguments.unused
    if not is_understood or _is_in_an_article(library, text[found[0].start : found[0].end]):
        return None
    return f"{name} {rest}".rstrip()


def _most_similar(word: Word) -> str | None:
    """Return the command with a phrase of one word that is like `word`, and begins like it."""
    commands = vocabulary().commands
    singles = {phrase[0]: name for phrase, name in commands.items() if len(phrase) == 1}
    if word.folded in singles:
        return None
    like = find_similar(word.folded, dict.fromkeys(singles, ()), limit=1)
    return next((singles[each] for each in like if each[:1] == word.folded[:1]), None)


def _is_in_an_article(library: Library, word: str) -> bool:
    try:
        return library.brief_on(fold(word)).match == "about"
    except TopicError:
        return False
