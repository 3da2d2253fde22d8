"""How fresh an answer is: said under each brief, where there are sources that are gathered."""

from dataclasses import replace
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from bot.chat.message import Message, Paragraph
from bot.commands.parsing import ParsedCommand
from bot.library.library import Library
from bot.wording.gathering.freshness import freshness_line
from bot.wording.language.catalogue import sentences


def with_freshness(library: Library, message: Message, command: ParsedCommand) -> Message:
    """Return a brief with a line on how fresh it is, for the channel that asked for it."""
    zone = library.store.channel(command.home).zone or command.zone or library.zone
    return add_freshness(library, message, library.viewer, ZoneInfo(zone), command.now)


def add_freshness(
    library: Library,
    message: Message,
    audience: str | None,
    zone: tzinfo,
    now: datetime | None,
) -> Message:
    """Return a brief with a line on how fresh it is, behind what its last paragraph says.

    Args:
        library: whose sources they are.
        message: the brief.
        audience: the channel that it is for.
        zone: where times are local.
        now: when.
    """
    freshness = library.freshness(audience, now)
    if freshness is None:
        return message
    line, parts = freshness_line(freshness, zone, now), list(message.parts)
    places = [place for place, part in enumerate(parts) if isinstance(part, Paragraph)]
    place = places[-1] if places else len(parts)
    before = parts[place : place + 1]
    said = [part.text for part in before if isinstance(part, Paragraph)]
    parts[place : place + 1] = [Paragraph(text=sentences(*said, line))]
    return replace(message, parts=tuple(parts))
