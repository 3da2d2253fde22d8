"""The one door for words: what someone wrote, on whatever platform, as a command with its words.

With a slash it is that command, in any language. Without one it is, in this order: courtesy alone;
a topic; a phrase that means a command, with nothing after it but what that command understands; a
plan, such as "trade every morning at 8"; a question whose words name a topic; the address of an
article; a slip in a command's name; else words to look for.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from bot.chat.request import Request
from bot.commands.arguments.days import local_time, split_days
from bot.commands.arguments.questions import find_topic_asked
from bot.commands.arguments.takes import (
    find_meant_topic,
    find_topic_name,
    is_time,
    split_count,
    split_topic,
)
from bot.commands.command import Rows
from bot.commands.parsing import DEFAULT_COMMAND, ParsedCommand, parse_command
from bot.commands.understanding import tidying
from bot.commands.understanding.courtesy import Asked, strip_courtesy, strip_polite
from bot.commands.understanding.slips import find_slip
from bot.library.library import Library
from bot.subscriptions.words import is_plan, may_be_plan
from bot.wording.vocabulary.phrases import Phrase, longest_start, strip_articles, vocabulary, words
from briefings.addresses import spellings_of

_SMALL = re.compile(r"\d{1,3}")
"""A number that can be meant as one of points; a longer one is a year."""
_YEAR = re.compile(r"\d{4}")
"""Belongs to the words of a search: "election 2024"."""
_FEW_WORDS = 2
"""Beside an address, such as "read this:"; more are words to look for."""
SUBSCRIBE = "subscribe"
GREETING, THANKS, ADDRESS, SUGGESTION = "hello", "thanks", "link", "suggest"
"""Names of unlisted commands, for what is no command and no search."""


def understand(library: Library, request: Request, row_of: Rows) -> ParsedCommand:
    """Return what `request` means: a command, the words that it uses, and those it doesn't.

    Args:
        library: the topics and articles that words may name.
        request: what was written.
        row_of: gives the row of the table that answers a command.
    """
    command = _named(library, parse_command(request), row_of)
    if command.name != DEFAULT_COMMAND:
        return _with_arguments(library, replace(command, words=strip_polite(command.words)), row_of)
    text = tidying.normalise(command.words)
    if not text:
        return command
    if request.lookup:
        return _search(library, command, tidying.first_words(text), row_of)
    asked = strip_courtesy(text)
    if asked.words.startswith("/"):
        return understand(library, replace(request, text=asked.words), row_of)
    return (
        _courtesy(command, text, asked)
        or _topic(library, command, asked.words, row_of)
        or _phrase(library, command, text, asked, row_of)
        or _plan(library, command, asked.words)
        or _search(library, command, text, row_of)
    )


def possible_commands(request: Request) -> list[ParsedCommand]:
    """Return the commands that `request` may mean, by the phrases that its words begin with."""
    command = parse_command(request)
    if command.name != DEFAULT_COMMAND or request.lookup:
        name = _name_in_any_language(command)
        return [replace(command, name=name)] if name else []
    text = tidying.normalise(command.words)
    asked = strip_courtesy(text)
    if asked.words.startswith("/"):
        slashed = replace(request, text=asked.words)
        return [parse_command(slashed), *possible_commands(slashed)]
    plans = [replace(command, name=SUBSCRIBE)] if may_be_plan(asked.words) else []
    return [*plans, *(each for _, each in _commands_in(command, text, asked))]


def _named(library: Library, command: ParsedCommand, row_of: Rows) -> ParsedCommand:
    """Return the command that a slash is before, also under a name of another language."""
    name = _name_in_any_language(command)
    if not name or row_of(command).name == command.name or library.find_topic(command.name):
        return command
    return replace(command, name=name)


def _name_in_any_language(command: ParsedCommand) -> str | None:
    """Return the command that a name after a slash means, such as "hilfe" or "tz"."""
    phrase = tuple(word.folded for word in words(command.name.replace("-", " ")))
    return vocabulary().commands.get(phrase)


def _plan(library: Library, command: ParsedCommand, text: str) -> ParsedCommand | None:
    """Return the subscription that all of `text` plans, such as "trade every morning at 8"."""
    is_whole = is_plan(text, partial(find_meant_topic, library))
    return replace(command, name=SUBSCRIBE, words=text) if is_whole else None


def _courtesy(command: ParsedCommand, text: str, asked: Asked) -> ParsedCommand | None:
    """Return the friendly answer to what is courtesy alone."""
    if asked.words or not (asked.courtesy or tidying.is_picture(text)):
        return None
    is_greeting = asked.courtesy == "greeting" or tidying.WAVE in text
    return replace(command, name=GREETING if is_greeting else THANKS, words="")


def _topic(
    library: Library, command: ParsedCommand, text: str, row_of: Rows
) -> ParsedCommand | None:
    """Return the topic that all of `text` names, with a number of points or a time after it."""
    for each in dict.fromkeys((text, strip_articles(text))):
        name, rest = split_topic(library, each)
        if not name:
            name, rest = _counted_topic(library, each)
        if not name or _YEAR.fullmatch(rest):
            continue
        read = _with_arguments(
            library, replace(command, name=name, words=strip_polite(rest)), row_of
        )
        if not read.unused or is_time(read.unused) or _SMALL.fullmatch(read.unused):
            return read
    return None


def _counted_topic(library: Library, text: str) -> tuple[str, str]:
    """Return the topic that "3 points on trade" names, and the number."""
    number, counted = split_count(text)
    if number is None:
        return "", text
    return find_meant_topic(library, strip_articles(counted)) or "", str(number)


def _phrase(
    library: Library, command: ParsedCommand, text: str, asked: Asked, row_of: Rows
) -> ParsedCommand | None:
    """Return the command that the words are a phrase for.

    None where it doesn't know all that follows, except after a phrase that is no search at all.
    """
    if tidying.is_quoted(text):
        return None
    meant = [
        (
            phrase,
            _with_arguments(library, each, row_of),
            row_of(each).takes(library, each).are_known,
        )
        for phrase, each in _commands_in(command, text, asked)
    ]
    known = (each for _, each, is_known in meant if is_known and not each.unused)
    certain = (each for phrase, each, _ in meant if phrase in vocabulary().certain)
    return next(known, None) or next(certain, None)


def _commands_in(
    command: ParsedCommand, text: str, asked: Asked
) -> Iterator[tuple[Phrase, ParsedCommand]]:
    """Yield the phrases that the words begin with, the longest first, and their commands."""
    phrases = vocabulary().commands
    bare = strip_polite(tidying.without_marks(text))
    for each in dict.fromkeys((bare, asked.words, strip_articles(asked.words))):
        found = words(each)
        size = longest_start(found, phrases)
        while size:
            phrase = tuple(word.folded for word in found[:size])
            rest = each[found[size].start :] if size < len(found) else ""
            yield phrase, replace(command, name=phrases[phrase], words=rest)
            size = longest_start(found[: size - 1], phrases)


def _search(library: Library, command: ParsedCommand, text: str, row_of: Rows) -> ParsedCommand:
    """Return what looks for the words of `text`: a topic or an article that they name, or them."""
    asked = strip_courtesy(text)
    if words(text) and not asked.words:
        return replace(command, words="")
    if url := tidying.address(text) or tidying.address(asked.search):
        return replace(command, name=ADDRESS, words=url)
    wanted = tidying.headline(tidying.without_marks(tidying.without_addresses(asked.search)))
    if meant := _topic_asked(library, command, text, wanted):
        return meant
    if (url := tidying.address_in(text)) and _is_on_article(library, url, wanted):
        return replace(command, name=ADDRESS, words=url)
    if slip := find_slip(library, command, wanted, row_of):
        return replace(command, name=SUGGESTION, words=slip)
    return replace(command, words=wanted or command.words)


def _topic_asked(
    library: Library, command: ParsedCommand, text: str, wanted: str
) -> ParsedCommand | None:
    """Return the topic that a text asks about, with the days that it says."""
    rest, days = split_days(text, local_time(library, command))
    for each, named, said in ((text, wanted, ""), (rest, tidying.without_marks(rest), days)):
        asked = strip_courtesy(each)
        name = find_topic_name(library, named) or find_topic_asked(
            library, each, asked.words, is_question=asked.is_question
        )
        if name and (said or each == text):
            return replace(command, name=name, words=said)
    return None


def _is_on_article(library: Library, url: str, words_beside: str) -> bool:
    """Whether a text is on the article that it has the address of: it is here, or alone said."""
    is_held = bool(library.store.find_addresses(spellings_of(url)))
    return is_held or len(words(words_beside)) <= _FEW_WORDS


def _with_arguments(library: Library, command: ParsedCommand, row_of: Rows) -> ParsedCommand:
    """Return a command with the words that it uses, apart from those that it doesn't know."""
    arguments = row_of(command).takes(library, command)
    return replace(command, words=arguments.used, unused=arguments.unused)
