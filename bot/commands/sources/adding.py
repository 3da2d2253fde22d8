"""The commands that add sources, and remove them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.chat.errors import SourceError
from bot.chat.message import Message
from bot.commands.parsing import ParsedCommand, parse_number
from bot.commands.sources.numbering import list_sources
from bot.gathering.addresses import parse_address
from bot.gathering.choosing import find_source, missing_sources
from bot.gathering.waiting import wait_for
from bot.library.library import Library
from bot.wording.sources import adding as wording
from bot.wording.sources import reading
from briefings.gathering.source import Source
from storage.ports.audiences import OPERATOR

if TYPE_CHECKING:
    from bot.gathering.adding import Candidate

_LOCAL: Final = frozenset({"folder"})
"""Kinds of sources that are on the server: named where that is, and not in a chat."""
_SURE: Final = "for good"
"""After a source, where it was asked whether to remove it."""


def add(library: Library, command: ParsedCommand) -> Message:
    """Add the source at an address, or have one of several chosen; show what comes of it."""
    if not command.words:
        return wording.ask_address()
    try:
        parse_address(command.words)  # what is no address is said to be none, wherever
        if library.make_fetcher is None:
            return reading.not_here()
        found = wait_for(_find(library, command))
    except SourceError as error:
        return wording.refused(error.address, error.reason)
    if len(found) > 1:
        return wording.choose([candidate.source for candidate in found])
    return _keep(library, found[0])


def _keep(library: Library, candidate: "Candidate") -> Message:
    if candidate.source.kind in _LOCAL:
        return wording.only_on_the_server()
    known = library.store.seen_by(OPERATOR).sources()
    if not missing_sources(known, [candidate.source]):
        return wording.there_already(candidate.source)
    library.store.save_source(candidate.source)
    return wording.confirm_added(candidate)


async def _find(library: Library, command: ParsedCommand) -> "Sequence[Candidate]":
    """Return what could be added; what is not everyone's is of the channel that brings it."""
    from bot.gathering.adding import find_sources  # noqa: PLC0415 - it imports what fetches

    assert library.make_fetcher is not None  # noqa: S101 - asked before
    async with library.make_fetcher() as fetcher:
        found = await find_sources(command.words, fetcher, command.at)
        return [
            replace(each, source=replace(each.source, audience=command.channel.audience))
            if each.source.kind == "mailbox" or fetcher.is_own(each.source.address)
            else each
            for each in found
        ]


def remove(library: Library, command: ParsedCommand) -> Message:
    """Gather from a source no more, once that was confirmed; its articles stay."""
    named = command.words.removesuffix(_SURE).strip()
    if not named:
        return wording.ask_source()
    source = _source_named(library, named)
    if source is None:
        return wording.no_such_source(named)
    if named == command.words:
        return wording.ask_remove(source, f"/removesource {source.id} {_SURE}")
    library.store.remove_source(source.id)
    return wording.confirm_removed(source)


def _source_named(library: Library, named: str) -> Source | None:
    """Return the source of a number in the list, of an id, an address, or words in one alone."""
    listed = list_sources(library)
    number = parse_number(named.strip("#."))
    if number is not None:
        return next((each.source for each in listed if each.number == number), None)
    try:
        return find_source([each.source for each in listed], named)
    except SourceError:
        return None
