"""The port that each platform implements: how requests are heard and answers sent."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from bot.chat.message import Message
from bot.chat.request import Request

Pause: TypeAlias = Callable[[float], Awaitable[object]]
"""Waits for so many seconds at least, in which others are let in."""


class Changes(Protocol):
    """Is told what becomes of channels, by their names (`str` of a `Channel`)."""

    async def moved(self, former: str, now: str) -> None:
        """Take in that a channel has another name now."""
        ...

    async def gone(self, channel: str, reason: str) -> None:
        """Take in that a channel can't be reached any more."""
        ...

    async def back(self, channel: str) -> None:
        """Take in that a channel can be reached again."""
        ...

    async def forgotten(self, platform: str, workspace: str) -> None:
        """Take in that a workspace sent the bot away: nothing of it is to be kept."""
        ...


class Receiver(Protocol):
    """What a platform hands what it hears to."""

    @property
    def channels(self) -> Changes:
        """What is told of changes to channels."""
        ...

    async def take(self, requests: Sequence[Request]) -> None:
        """Take requests in. Once it returns the platform may be told that they were received.

        Raises:
            StorageError: they could not be kept, and are to come again.
        """
        ...

    async def look(self, request: Request) -> Message:
        """Return the answer to what is not kept, as asking again does no harm."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How fast a platform lets itself be sent to: so many messages within so many seconds.

    Attributes:
        digests: messages a second of all digests together.
        digests_in_chat: of the digests to one channel; None is without limit.
        in_group: of all that is sent to one channel of several people.
    """

    digests: float = 25.0
    digests_in_chat: tuple[int, float] | None = None
    in_group: tuple[int, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """What a platform offers while someone types.

    Attributes:
        commands: name and summary of each command, topics among them, by language (`en` always).
        admin_commands: names of those that only admins of a group may use there.
    """

    commands: Mapping[str, Sequence[tuple[str, str]]]
    admin_commands: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class HookReply:
    """What a platform that calls us is told: an HTTP status, and perhaps more."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """An address under PUBLIC_URL that a platform calls.

    Attributes:
        path: such as `/telegram`.
        method: GET or POST.
        handle: is given the headers (names in small letters), the body as it came and the query
            string, and says what to reply. Never raises for what a stranger may send.
    """

    path: str
    method: str = "POST"
    handle: Callable[[Mapping[str, str], bytes, str], Awaitable[HookReply]]


class Rendered(Protocol):
    """A message in a platform's own shape, ready to be sent."""

    @property
    def actions(self) -> Mapping[str, str]:
        """What its buttons do, by their keys (`chat.actions`): to be stored before it is sent."""
        ...


class Platform(Protocol):
    """A way to talk with people. One that can't be reached any more raises `PlatformLost`."""

    name: str
    """What its channels' `platform` is."""

    repeats: bool
    """Whether what may have been sent is sent again, marked, where `delivered` can't tell."""

    limits: Limits
    """How fast it lets itself be sent to."""

    def hooks(self) -> Sequence[Hook]:
        """Return what the platform calls where it is told to; empty where we call it."""
        ...

    async def identity(self) -> str:
        """Return who the bot is there, as the platform says, such as `@our_bot`.

        Raises:
            BotError: it does not know us, or can't be reached.
        """
        ...

    async def run(self, receiver: Receiver) -> None:
        """Hear requests and hand them to `receiver`, in order, until cancelled or all is said.

        Raises:
            PlatformLost: the platform does not know us any more, or for too long no one answers.
        """
        ...

    async def close(self) -> None:
        """Let go of connections; nothing is sent afterwards."""
        ...

    def rendered(self, message: Message, request: Request) -> Rendered:
        """Return `message` in the platform's own shape, as an answer to `request`. Pure."""
        ...

    def turn(self, request: Request) -> float:
        """Take the next turn to send a message where `request` was asked; return in how many s."""
        ...

    async def answer(self, request: Request, rendered: Rendered, pause: Pause) -> None:
        """Send an answer to where `request` was asked, in its turn; `pause` between its messages.

        Raises:
            RetryLater: nothing was sent; it may be tried again after a while.
            MaybeSent: whether it was sent is not known.
            ChannelMoved: the channel has another id now; nothing was sent.
            ChannelGone: the channel can't be reached any more; nothing was sent.
            SendFailed: it was refused.
            PlatformLost: the platform does not know us any more.
        """
        ...

    async def delivered(self, request: Request, rendered: Rendered, pause: Pause) -> bool | None:
        """Return whether an answer was sent by a former try; None: can't be known.

        Where a part of it was, the rest is sent; that raises what `answer` does.
        """
        ...

    async def working(self, request: Request) -> None:
        """Show for some seconds that the answer is being worked on; a failure does no harm."""
        ...

    async def is_admin(self, request: Request) -> bool:
        """Return whether who asked is an admin of that channel, as the platform says now."""
        ...

    async def offer(self, menu: Menu) -> None:
        """Show the menu, as far as the platform has one; a failure is logged and does no harm."""
        ...
