"""The command that lists sources: those that are gathered from, and who publishes what is kept."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bot.chat.message import Message
from bot.commands.arguments import takes
from bot.commands.arguments.days import local_time
from bot.commands.parsing import ParsedCommand
from bot.commands.sources.numbering import list_sources
from bot.gathering.choosing import search_sources
from bot.library.library import Library
from bot.wording import corpus, refusals
from bot.wording.sources import listing as wording
from bot.wording.sources.listing import ListedSource

_PAGE: Final = re.compile(r"(?:^|\s+)page (\d{1,4})$")
PUBLISHERS: Final = "publishers"
"""In place of words: who publishes what is kept, wherever it came from."""


def takes_page(library: Library, command: ParsedCommand) -> takes.Arguments:
    """Take a topic or words, and which page is wanted."""
    words, page = _split_page(command.words)
    taken = takes.topic(library, replace(command, words=words))
    if words == PUBLISHERS:
        taken = replace(taken, are_known=True)
    return replace(taken, used=f"{taken.used} page {page}".strip()) if page > 1 else taken


def sources(library: Library, command: ParsedCommand) -> Message:
    """List the sources and how they are doing, those with some words, or who publishes."""
    words, page = _split_page(command.words)
    message = _listed(library, command, words, page)
    return replace(message, in_place=True) if page > 1 or command.words != words else message


def _listed(library: Library, command: ParsedCommand, words: str, page: int) -> Message:
    again = f"/sources {words}".strip()
    every = list_sources(library)
    topic = library.find_topic(words) if words else None
    if topic:
        return corpus.publishers_message(library.publishers(topic), topic, again, page)
    if (not words and not every) or words == PUBLISHERS:
        return corpus.publishers_message(library.publishers(), None, again, page)
    wanted = words.casefold()
    titled = library.publishers() if words else ()
    named = [each for each in titled if wanted in (each.title or "").casefold()]
    kept = {source.id for source in search_sources((each.source for each in every), words)}
    found = [each for each in every if each.source.id in kept or wanted in each.family.casefold()]
    similar = library.similar_topics(words) if words else []
    if not words or found:
        now = local_time(library, command)
        if len(found) == 1 and words:
            return wording.source_message(found[0], now, may_remove=command.role == "owner")
        rest = PUBLISHERS if not words else None
        return wording.sources_message(in_groups(found), now, again, page, rest)
    if named:
        return corpus.publishers_message(named, None, again, page, similar)
    return refusals.no_such_topic(words, similar)


def in_groups(found: Iterable[ListedSource]) -> list[tuple[str, ListedSource]]:
    """Return sources with the group of each: those that fail, those of one publisher, others."""
    by_family: dict[str, list[ListedSource]] = defaultdict(list)
    failing, others = list[ListedSource](), list[ListedSource]()
    for each in found:
        (failing if each.is_failing else by_family[each.family]).append(each)
    grouped = [("failing", each) for each in failing]
    for family in sorted(by_family, key=lambda name: (name.casefold(), name)):
        theirs = by_family[family]
        if not family or len(theirs) == 1:
            others += theirs
        else:
            grouped += [(f"family {family}", each) for each in theirs]
    return grouped + [("others", each) for each in sorted(others, key=lambda each: each.number)]


def _split_page(words: str) -> tuple[str, int]:
    found = _PAGE.search(words)
    return (words[: found.start()], int(found[1])) if found else (words, 1)
