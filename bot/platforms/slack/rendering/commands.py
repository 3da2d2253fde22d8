"""How commands are written where they can be typed in Slack. Pure."""

import re
from dataclasses import replace

from bot.chat.message import Bullets, Heading, Message, Paragraph, Part
from bot.chat.own_text import OwnText, pieces_of, together

MAIN = "brief"
"""The command that all others follow as its words."""
_NAME = "@Brief"
"""What the manifest calls the bot, for a mention of it."""
_COMMAND = re.compile(r"(?<![A-Za-z0-9_/])/([\w<][\w-]*)")


def write_commands(message: Message, word: str, *, threaded: bool) -> Message:
    """Return `message` with its commands as they can be typed: `/brief help`, or `@Brief help`.

    Only the bot's own words are changed: what others wrote is shown as they wrote it.

    Args:
        message: what is said, with commands such as ``/help``.
        word: the slash command that takes all others as its words.
        threaded: whether it is answered in a thread, where slash commands can't be typed.
    """
    before = _NAME if threaded else f"/{word}"
    return replace(message, parts=tuple(_part(part, before) for part in message.parts))


def _part(part: Part, before: str) -> Part:
    match part:
        case Heading(text=text) | Paragraph(text=text):
            return replace(part, text=_own(text, before))
        case Bullets(rows=rows, commands=commands):
            terms = (OwnText(term) if commands else term for term, _ in rows)
            said = (text for _, text in rows)
            pairs = zip(terms, said, strict=True)
            return replace(part, rows=tuple((_own(a, before), _own(b, before)) for a, b in pairs))
        case _:
            return part


def _own(text: str, before: str) -> str:
    if "/" not in text:
        return text
    return together(
        (_written(piece, before) if is_own else piece, is_own) for piece, is_own in pieces_of(text)
    )


def _written(text: str, before: str) -> str:
    return _COMMAND.sub(lambda found: before if found[1] == MAIN else f"{before} {found[1]}", text)
