"""What commands take: which of the words after a command it uses, and which it doesn't understand.

A row of the table says what its command takes. Of what follows a slash, the rest is named in the
answer; without a slash, words are a command only if it understands all of them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from bot.commands.arguments.days import MOST_POINTS, local_time, read_wanted, split_days
from bot.commands.arguments.questions import find_topic_called
from bot.commands.parsing import NUMBERS, ParsedCommand, parse_number
from bot.library.library import Library
from bot.subscriptions.subscription import readable
from bot.subscriptions.times.durations import read_end
from bot.subscriptions.times.folding import fold
from bot.subscriptions.times.hours import is_off, read_quiet
from bot.subscriptions.times.periods import read_period
from bot.subscriptions.times.vocabulary import numbers as numerals
from bot.subscriptions.words import means_everything, parse_words
from bot.subscriptions.zones import find_zone
from bot.wording.language.languages import find_language
from bot.wording.vocabulary.phrases import longest_start, strip_articles, vocabulary, words
from briefings.model import Topic

_ARTICLE = re.compile(r"[0-9a-f]{4,64}", re.IGNORECASE)
_SHORT_TIME = re.compile(r"[1-9]\d{0,2}[dwhmy]", re.IGNORECASE)
_LINK = re.compile(r"subscribe|[A-Za-z0-9-]*_[A-Za-z0-9_-]+|[A-Za-z0-9]+-[A-Za-z0-9_-]+")
_TOPIC_LINK = re.compile(r"topic[_-]", re.IGNORECASE)
_ANY_DAY = datetime(2000, 1, 1, tzinfo=ZoneInfo("UTC"))
_LONGEST_NAME = 6
"""Words of a topic's name or title that are tried together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """The words after a command.

    Attributes:
        used: those that the command is given.
        unused: those that it doesn't understand, and isn't given.
        are_known: whether it surely understands the used ones; else it says itself what it doesn't.
    """

    used: str = ""
    unused: str = ""
    are_known: bool = True


Takes: TypeAlias = Callable[[Library, ParsedCommand], Arguments]
"""Reads the words of a command."""


def nothing(_library: Library, command: ParsedCommand) -> Arguments:
    """Take no words."""
    return Arguments(unused=command.words)


def anything(_library: Library, command: ParsedCommand) -> Arguments:
    """Take any words: a command without a slash needs to be alone, as they may be a search."""
    return Arguments(used=command.words, are_known=not command.words)


def numbers(_library: Library, command: ParsedCommand) -> Arguments:
    """Take numbers, such as ``3``, ``1-3`` or ``1, 2``."""
    return _split(NUMBERS, command.words)


def link(library: Library, command: ParsedCommand) -> Arguments:
    """Take what a link to the bot says, which always has a hyphen or a low line in it."""
    first, _, rest = command.words.partition(" ")
    is_gone = bool(_TOPIC_LINK.match(first)) and linked_topic(library, first) is None
    if _LINK.fullmatch(first) and not is_gone:
        return Arguments(used=first, unused=rest.strip(), are_known=False)
    return Arguments(unused=command.words)


def form(_library: Library, command: ParsedCommand) -> Arguments:
    """Take what a form hands in, which people don't write."""
    if "=" in command.words:
        return Arguments(used=command.words, are_known=False)
    return Arguments(unused=command.words)


def topic(library: Library, command: ParsedCommand) -> Arguments:
    """Take a topic; without one of that name, the command says so."""
    name, rest = split_topic(library, strip_articles(command.words))
    if name:
        return Arguments(used=name, unused=rest)
    return Arguments(used=command.words, are_known=not command.words)


def days(library: Library, command: ParsedCommand) -> Arguments:
    """Take days that lie back, such as "since Monday"."""
    if command.words and read_period(command.words, local_time(library, command)):
        return Arguments(used=command.words)
    return Arguments(unused=command.words)


def topic_or_words(library: Library, command: ParsedCommand) -> Arguments:
    """Take a topic or any words, and days: surely those of a topic."""
    rest, days = split_days(command.words, local_time(library, command))
    is_known = bool(find_meant_topic(library, rest or days)) or not command.words
    return Arguments(used=command.words, are_known=is_known)


def topic_then(
    knows: Callable[[str], object], library: Library, command: ParsedCommand
) -> Arguments:
    """Take a topic, and what `knows` is true of after it; without a topic, the command says so."""
    name, rest = split_topic(library, strip_articles(command.words))
    if not name:
        return Arguments(used=command.words, are_known=not command.words)
    return Arguments(used=f"{name} {rest}".rstrip(), are_known=not rest or bool(knows(rest)))


def points(_library: Library, command: ParsedCommand) -> Arguments:
    """Take how many points a brief shall have."""
    number, rest = split_count(command.words)
    if number is None or not 1 <= number <= MOST_POINTS:
        return Arguments(unused=command.words)
    return Arguments(used=str(number), unused=rest)


def points_and_days(library: Library, command: ParsedCommand) -> Arguments:
    """Take how many points a brief shall have, and which days it shall cover."""
    now = local_time(library, command)
    wanted = read_wanted(command.words, now)
    number, rest = split_count(command.words)
    if not wanted.said and number and number <= MOST_POINTS:
        wanted = read_wanted(rest, now)
        return Arguments(used=f"{number} {wanted.said}".strip(), unused=wanted.rest)
    return Arguments(used=wanted.said, unused=wanted.rest)


def linked_topic(library: Library, payload: str) -> Topic | None:
    """Return the topic that a link to the bot names, as in `?start=topic_trade`; None for none."""
    found = _TOPIC_LINK.match(payload)
    return library.find_topic(payload[found.end() :]) if found else None


def split_count(text: str) -> tuple[int | None, str]:
    """Return the number that a text begins with, and what follows it and "points on" or the like.

    A number in letters counts only before such words.
    """
    first, _, rest = text.strip().partition(" ")
    size = longest_start(found := words(rest), vocabulary().points)
    after = rest[found[size].start :] if size < len(found) else ""
    if parse_number(first) is not None:
        return parse_number(first), after if size else rest.strip()
    spelt = numerals().get(fold(first)) if size else None
    return spelt, after if spelt else text


def subscription(library: Library, command: ParsedCommand) -> Arguments:
    """Take topics, times, days and a zone; the command asks for what it doesn't understand."""
    parsed = parse_words(command.words, partial(find_meant_topic, library))
    return Arguments(used=command.words, are_known=not parsed.unknown)


def subscribed(library: Library, command: ParsedCommand) -> Arguments:
    """Take a subscription's number, "all", or a topic: surely that where there is one on it."""
    name, rest = split_topic(library, strip_articles(command.words))
    if not name:
        return number_or_all(library, command)
    every = (each for home in command.channel.names for each in library.store.subscriptions(home))
    is_known = any(name in each.topics for _, each in readable(list(every)))
    return Arguments(used=name, unused=rest, are_known=is_known)


def previewed(library: Library, command: ParsedCommand) -> Arguments:
    """Take the number of a subscription, or its topic."""
    name, _rest = split_topic(library, strip_articles(command.words))
    return subscribed(library, command) if name else numbers(library, command)


def own(knows: Callable[[str], object], _library: Library, command: ParsedCommand) -> Arguments:
    """Take what `knows` is true of; of other words the command says itself that it can't."""
    return Arguments(used=command.words, are_known=not command.words or bool(knows(command.words)))


def _knows_language(text: str) -> bool:
    return bool(find_language(text)) or text.casefold() == "auto"


def _knows_pause(text: str) -> bool:
    number, _, rest = text.partition(" ")
    return lasts(text) or (number.isdecimal() and (not rest or lasts(rest)))


def lasts(text: str) -> bool:
    """Whether words say how long something lasts, on whatever day they are written."""
    return read_end(text, _ANY_DAY) is not None


def _is_quotation(text: str) -> bool:
    return bool(NUMBERS.fullmatch(text) or _ARTICLE.fullmatch(text))


def _knows_hours(text: str) -> bool:
    return bool(read_quiet(text)) or is_off(text)


def _is_number_or_all(text: str) -> bool:
    return text.isdecimal() or means_everything(text)


number: Final[Takes] = partial(own, str.isdecimal)
number_or_all: Final[Takes] = partial(own, _is_number_or_all)
quotations: Final[Takes] = partial(own, NUMBERS.fullmatch)
quotation_or_article: Final[Takes] = partial(own, _is_quotation)
language: Final[Takes] = partial(own, _knows_language)
zone: Final[Takes] = partial(own, find_zone)
pause: Final[Takes] = partial(own, _knows_pause)
hours: Final[Takes] = partial(own, _knows_hours)
muted_topic: Final[Takes] = partial(topic_then, lasts)
votes_of_topic: Final[Takes] = partial(topic_then, re.compile("reset", re.IGNORECASE).fullmatch)


def split_topic(library: Library, text: str) -> tuple[str, str]:
    """Return the longest name or title of a topic that `text` begins with, and the rest of it."""
    found = words(text)
    for size in range(min(_LONGEST_NAME, len(found)), 0, -1):
        begin = text[found[0].start : found[size - 1].end]
        if name := find_topic_name(library, begin):
            return name, text[found[size].start :] if size < len(found) else ""
    return "", text


def find_topic_name(library: Library, text: str) -> str | None:
    """Return the name of the topic whose name or title `text` is, whatever marks are around it."""
    wanted = tuple(word.folded for word in words(text))
    if not wanted:
        return None
    if exact := library.find_topic(text.strip(" .,;:!?…\"'“”„«»")):
        return exact.name
    for each in library.topics():
        if wanted in (_folded(each.name.replace("-", " ")), _folded(each.title)):
            return each.name
    return None


def find_meant_topic(library: Library, text: str) -> str | None:
    """Return the name of the topic that some words are a name of, in any language.

    Of several words none may be left over, as in "is trade up".
    """
    name = find_topic_name(library, text)
    return name or (find_topic_called(library, text) if len(text.split()) == 1 else None)


def _folded(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words(text))


def is_time(text: str) -> bool:
    """Whether words are a time, such as "last week" or "30d", as far as that can be told."""
    known = vocabulary()
    found = [word.folded for word in words(text)]
    times = [word for word in found if (word,) in known.time_nouns or _SHORT_TIME.fullmatch(word)]
    others = [word for word in found if word not in times]
    return bool(times) and all(
        (word,) in known.time_words or word.replace("-", "").isdecimal() for word in others
    )


def _split(pattern: re.Pattern[str], text: str) -> Arguments:
    found = pattern.match(text)
    if not found or (found.end() < len(text) and not text[found.end()].isspace()):
        return Arguments(unused=text)
    return Arguments(used=found[0], unused=text[found.end() :].strip())
