"""Turns a line of text into a command and its words."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.chat.message import Owner
from bot.chat.request import RECEIVED, Attachment, Channel, Place, Request, Role

DEFAULT_COMMAND = "brief"
"""The command that a line without a slash is taken for."""
HELP = "help"

_SLASHES = re.compile(r"^(?:[\s/／]+(?:brief\b)?)+", re.IGNORECASE)
_AFTER_A_NAME = ".,:;!?"
_MOST_DIGITS = 9
"""Of a number that anything here has: every database keeps so many."""
_RANGE = re.compile(r"(?P<first>\d{1,9})(?:\]?\s?[-–]\s?\[?(?P<last>\d{1,9}))?")
NUMBERS = re.compile(r"[\[#]?\d++\]?(?:\s?(?:[-–,]|\s)\s?[\[#]?\d++\]?)*")
"""One number or several, as people write those of quotations."""
_NEVER = datetime.min.replace(tzinfo=UTC)
_BRIEF_ID = re.compile(r"(?:^|(?<!\s)\s+)in\s+([0-9a-f]{16})$")
"""How a button names the brief it belongs to, after the words that a person would type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedCommand:
    """A command with its words, and where it was given.

    Attributes:
        channel: where.
        name: its name, in small letters, with ``-`` for ``_``; a bare slash asks for help.
        words: what follows, without the white space around it.
        unused: what follows, too, but is nothing that the command understands.
        brief: id of the brief that is meant; None is the one that the channel was shown last.
        place: what kind of channel it is.
        role: what the user is there.
        language: what the user's platform speaks, or None.
        zone: the time zone that the user's platform says they are in, or None.
        user: the user's id.
        user_name: what people call the user, or None.
        owner: who began what a pressed button goes on with, where that is one person's.
        attachment: the file or post that was sent with it.
        at: when.
    """

    channel: Channel
    name: str
    words: str
    unused: str = ""
    brief: str | None = None
    place: Place = "private"
    role: Role = "member"
    language: str | None = None
    zone: str | None = None
    user: str | None = None
    user_name: str | None = None
    owner: Owner | None = None
    attachment: Attachment | None = None
    at: datetime

    @property
    def now(self) -> datetime | None:
        """When it was given, where that is known."""
        return self.at if self.at != _NEVER else None

    @property
    def home(self) -> str:
        """The name of the channel without its threads: settings are one for all of them."""
        return str(self.channel.home)


def parse_command(request: Request) -> ParsedCommand:
    """Return what `request` asks for.

    ``/trade@our_bot`` is ``/trade`` (Telegram's groups), and so is ``/brief /trade``: some of our
    commands have the name of one of Slack's own and can only be reached that way.
    """
    name, words = _split(request.text.strip())
    if request.attachment is not None:
        name, words = RECEIVED.removeprefix("/"), request.attachment.name
    elif request.lookup:
        name, words = DEFAULT_COMMAND, _SLASHES.sub("", request.text)
    suffix = _BRIEF_ID.search(words) if name != DEFAULT_COMMAND else None
    return ParsedCommand(
        channel=request.channel,
        name=name,
        words=words[: suffix.start()] if suffix else words,
        brief=suffix.group(1) if suffix else None,
        place=request.place,
        role=request.role,
        language=request.user.language,
        zone=request.user.zone,
        user=request.user.id,
        user_name=request.user.name,
        owner=request.owner,
        attachment=request.attachment,
        at=request.at or _NEVER,
    )


def parse_number(words: str) -> int | None:
    """Return the number that `words` are, in digits of any script; None for none or a huge one."""
    return int(words) if words.isdecimal() and len(words) <= _MOST_DIGITS else None


def parse_numbers(words: str, last: int) -> frozenset[int]:
    """Return the numbers up to `last` that `words` are: ``3``, ``1-3``, ``[1]`` or ``1, 2``.

    None where they are anything else, or a number among them is none of these; a range may be
    longer, and begin with its last.
    """
    if not NUMBERS.fullmatch(words):
        return frozenset()
    parts = [
        sorted((int(one["first"]), int(one["last"] or one["first"])))
        for one in _RANGE.finditer(words)
    ]
    if not all(1 <= first <= last for first, _ in parts):
        return frozenset()
    return frozenset(n for first, end in parts for n in range(first, min(end, last) + 1))


def _split(text: str) -> tuple[str, str]:
    """Return a command's name and the words after it."""
    name, words = DEFAULT_COMMAND, text
    while name == DEFAULT_COMMAND and words.startswith(("/", "／")):
        head, *rest = words[1:].split(maxsplit=1) or [""]
        name = head.partition("@")[0].rstrip(_AFTER_A_NAME).casefold().replace("_", "-")
        words = "".join(rest)
    return name or HELP, words
