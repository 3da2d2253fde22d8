"""What was asked: a line of text taken apart into a command and its words."""

from dataclasses import dataclass

from bot.platform import Channel, Request

FREE_WORDS = "brief"
"""The command that a line without a slash is taken for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A command with its words, and where it was asked.

    Attributes:
        channel: where.
        command: its name, in small letters, with ``-`` for ``_``; empty for a bare slash.
        words: what follows, without the white space around it.
    """

    channel: Channel
    command: str
    words: str


def taken_apart(request: Request) -> Asked:
    """Return what `request` asks for; ``/trade@our_bot`` is ``/trade`` (Telegram's groups)."""
    text = request.text.strip()
    if not text.startswith("/"):
        return Asked(channel=request.channel, command=FREE_WORDS, words=text)
    head, *rest = text[1:].split(maxsplit=1) or [""]
    name = head.partition("@")[0].casefold().replace("_", "-")
    return Asked(channel=request.channel, command=name, words="".join(rest))
