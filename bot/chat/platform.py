"""The port that every platform implements: receiving requests and sending answers."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol, TypeAlias, runtime_checkable

from bot.chat.message import Message
from bot.chat.request import Attachment, Channel, Request

Pause: TypeAlias = Callable[[float], Awaitable[object]]
"""Waits for so many seconds at least, in which others are let in."""


class Changes(Protocol):
    """Takes note of changes to channels, by their names (`str` of a `Channel`)."""

    async def moved(self, former: str, now: str) -> None:
        """Note that a channel has a new name."""
        ...

    async def gone(self, channel: str, reason: str) -> None:
        """Note that a channel can no longer be reached."""
        ...

    async def back(self, channel: str) -> None:
        """Note that a channel can be reached again; nothing where it could before."""
        ...

    async def expect_back(self, channel: str) -> None:
        """Note a sign that a channel may be reached again: where it could not, it is asked."""
        ...

    async def forgotten(self, platform: str, workspace: str) -> None:
        """Note that a workspace removed the bot: all its data is to be deleted."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change to a channel.

    Attributes:
        kind: it has a new name; can't be reached; can be reached again; or may be.
        channel: which one.
        detail: its new id, or why it is gone.
    """

    kind: Literal["moved", "gone", "back", "perhaps-back"]
    channel: Channel
    detail: str = ""


async def report(change: Change, changes: Changes) -> None:
    """Pass a change on to what takes note of them."""
    channel = str(change.channel)
    match change.kind:
        case "moved":
            await changes.moved(channel, str(replace(change.channel, id=change.detail)))
        case "gone":
            await changes.gone(channel, change.detail)
        case "back":
            await changes.back(channel)
        case "perhaps-back":
            await changes.expect_back(channel)


class Receiver(Protocol):
    """What a platform passes requests to."""

    @property
    def channels(self) -> Changes:
        """What takes note of changes to channels."""
        ...

    async def take(self, requests: Sequence[Request]) -> None:
        """Store requests. When it returns, the platform may be told that they were received.

        Raises:
            StorageError: they could not be stored: the platform must deliver them again.
        """
        ...

    async def look(self, request: Request) -> Message:
        """Answer a request that need not be stored, as asking again does no harm."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How fast a platform may be sent to, as messages and seconds.

    Attributes:
        digests: messages a second for all digests together.
        digests_in_chat: for digests to one channel; None is no limit.
        in_group: for anything sent to one group.
    """

    digests: float = 25.0
    digests_in_chat: tuple[int, float] | None = None
    in_group: tuple[int, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """The commands that a platform offers while someone types.

    Attributes:
        commands: name and summary of each command, topics among them, by language (`en` always).
        admin_commands: names of those that only admins of a group may use there.
        arguments: words that can follow a command, by its name, such as topics and languages.
    """

    commands: Mapping[str, Sequence[tuple[str, str]]]
    admin_commands: frozenset[str] = frozenset()
    arguments: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class HookReply:
    """The reply to a platform that calls us."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """An address under PUBLIC_URL that a platform calls.

    Attributes:
        path: such as `/telegram`.
        method: GET or POST.
        handle: takes the headers (names in lower case), the raw body and the query string, and
            returns the reply. Never raises, whatever a stranger sends.
    """

    path: str
    method: str = "POST"
    handle: Callable[[Mapping[str, str], bytes, str], Awaitable[HookReply]]


class Rendered(Protocol):
    """A message rendered for a platform, ready to be sent."""

    @property
    def actions(self) -> Mapping[str, str]:
        """What its buttons do, by their keys (`chat.actions`): to be stored before it is sent."""
        ...


class Platform(Protocol):
    """A way to talk with people. A platform that can no longer be used raises `PlatformLost`."""

    name: str
    """What its channels' `platform` is."""

    repeats: bool
    """Whether what may have been sent is sent again, marked, where `is_delivered` can't tell."""

    ends: bool
    """Whether it may end by itself, as a terminal does with its input; else `run` never returns."""

    limits: Limits
    """How fast it lets itself be sent to."""

    def hooks(self) -> Sequence[Hook]:
        """Return the addresses that the platform calls; empty if we call it."""
        ...

    async def identity(self) -> str:
        """Ask the platform who the bot is, and return that, such as `@our_bot`.

        Raises:
            BotError: it doesn't recognise a token, or can't be reached.
        """
        ...

    async def run(self, receiver: Receiver) -> None:
        """Receive requests and pass them to `receiver` in order, until cancelled or at the end.

        Raises:
            PlatformLost: the platform no longer knows the bot, or doesn't reply for too long.
        """
        ...

    async def close(self) -> None:
        """Close all connections; nothing is sent afterwards."""
        ...

    def render(self, message: Message, request: Request) -> Rendered:
        """Return `message` rendered as an answer to `request`. Pure."""
        ...

    def reserve(self, request: Request) -> float:
        """Reserve the next slot in the request's channel; return the seconds until then."""
        ...

    async def answer(self, request: Request, rendered: Rendered, pause: Pause) -> None:
        """Send an answer where `request` was asked; `pause` between its messages.

        Raises:
            RetryLater: nothing was sent; try again after a while.
            MaybeSent: it may have been sent.
            ChannelMoved: the channel has a new id; nothing was sent.
            ChannelGone: the channel can no longer be reached; nothing was sent.
            SendFailed: it was refused.
            PlatformLost: the platform no longer knows the bot.
        """
        ...

    async def is_delivered(self, request: Request, rendered: Rendered, pause: Pause) -> bool | None:
        """Return whether an earlier attempt sent the answer; None if that can't be known.

        If part of it was sent, the rest is sent now, which raises what `answer` raises.
        """
        ...

    def is_aside(self, request: Request) -> bool:
        """Whether its answer takes a way that digests can't, so that it proves nothing of them."""
        ...

    async def can_post(self, channel: Channel) -> bool | None:
        """Ask whether a digest could be posted to a channel; None where that can't be known.

        Raises:
            ChannelMoved: the channel has a new id.
            BotError: the platform can't be asked now.
        """
        ...

    async def show_working(self, request: Request) -> None:
        """Show for some seconds that the bot is working; a failure does no harm."""
        ...

    async def is_admin(self, request: Request) -> bool:
        """Ask the platform whether the user is an admin of the channel.

        Raises:
            RetryLater: it can't be asked now.
            MaybeSent: the same: it did not reply, or has trouble of its own.
            PlatformLost: it no longer knows the bot.
        """
        ...

    async def offer(self, menu: Menu) -> bool:
        """Show the menu, if the platform has one; a failure is logged and does no harm.

        Returns whether that is done; where not, it is worth another try later.
        """
        ...


@runtime_checkable
class ReportsConnection(Protocol):
    """A platform that knows whether the bot can hear what is asked there now. Optional."""

    @property
    def is_connected(self) -> bool:
        """Whether the platform replied lately, or holds a connection open."""
        ...


@runtime_checkable
class HasAttachments(Protocol):
    """A platform on which files and posts can be sent to the bot. Optional."""

    async def attachment(self, request: Request) -> Attachment | None:
        """Return what was sent with a request, fetched from the platform; None for nothing.

        Raises:
            RetryLater: it can't be had now.
            MaybeSent: the same: the platform did not reply, or has trouble of its own.
            PlatformLost: the platform no longer knows the bot.
        """
        ...
