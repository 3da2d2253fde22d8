"""Where we talk and who asks: the words that every platform's adapter shares."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from bot.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A place to talk; `thread` is a forum topic or a thread in it."""

    platform: str
    id: str
    thread: str | None = None

    def __str__(self) -> str:
        return ":".join(part for part in (self.platform, self.id, self.thread) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks; `name` is what people call them."""

    id: str
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What someone asked, as written."""

    channel: Channel
    asker: Asker
    text: str


Answer: TypeAlias = Callable[[Request], Message]
"""Answers one request. Adapters are given it and know no command names."""


class Platform(Protocol):
    """A way to talk with people."""

    def run(self, answer: Answer) -> None:
        """Take requests and send what `answer` says to each, until the platform ends."""
        ...

    def send(self, channel: Channel, message: Message) -> None:
        """Show `message` in `channel`."""
        ...
