"""The commands that read what people send: an address, a file, or a post of a channel."""

from datetime import datetime

from bot.chat.message import Message
from bot.commands.parsing import ParsedCommand
from bot.commands.understanding.tidying import address
from bot.gathering.sent import Read, read_address, read_attachment
from bot.library.library import Library
from bot.wording.sources import reading as wording
from storage.errors import NotFound


def read(library: Library, command: ParsedCommand) -> Message:
    """Read what is at a web address."""
    url = address(command.words)
    if url is None:
        return wording.ask_address(command.words)
    if library.make_fetcher is None:
        return wording.not_here()
    found = read_address(url, library.make_fetcher, _now(library, command), _audience(command))
    return _stored(library, command, found)


def received(library: Library, command: ParsedCommand) -> Message:
    """Read a file or a post that was sent."""
    sent = command.attachment
    if sent is None or sent.flaw:
        return wording.not_had(command.words, is_too_large=bool(sent and sent.flaw == "too_large"))
    found = read_attachment(sent, _now(library, command), _audience(command))
    return _stored(library, command, found)


def open_article(library: Library, command: ParsedCommand) -> Message:
    """Let everyone see articles that are one channel's."""
    ids = []
    for word in command.words.split():
        try:
            ids.append(library.store.article(word).id)
        except NotFound:
            return wording.no_such_article()
    if not ids:
        return wording.no_such_article()
    library.open_articles(ids)
    return wording.confirm_open(len(ids))


def _stored(library: Library, command: ParsedCommand, found: Read) -> Message:
    if not found.articles:
        return wording.unread(found.name, found.reasons)
    report = library.ingest(found.articles)
    is_new = bool(report.new or report.replaced)
    is_private = _audience(command) is not None
    return wording.read_message(found, is_new=is_new, is_private=is_private)


def _audience(command: ParsedCommand) -> str | None:
    return command.channel.audience


def _now(library: Library, command: ParsedCommand) -> datetime:
    return command.now or library.clock() or command.at
