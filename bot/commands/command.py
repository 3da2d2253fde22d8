"""What a command is: one row with its name, arguments, help, rights and platforms, and a function.

Rights are part of the row and have no default: a command can't be added without saying who may
use it in each kind of channel.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from bot.chat.message import Message
from bot.chat.request import TERMINAL, Place, Role
from bot.commands.arguments.takes import Takes, nothing
from bot.commands.parsing import ParsedCommand
from bot.library.library import Library
from bot.wording import refusals, subscriptions
from storage.ports.conversations.channels import Managers

RANK: Final[Mapping[Role, int]] = {"stranger": 0, "member": 1, "admin": 2, "owner": 3}

Run: TypeAlias = Callable[[Library, ParsedCommand], Message]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """The least role that may use a command, by kind of channel.

    Attributes:
        private: the least role in a chat of one person with the bot.
        group: the same in a group, or a channel of Slack's.
        broadcast: the same where one publishes and many read.
        is_for_managers: whether a group's members may use it, too, where they manage its digests.
    """

    private: Role
    group: Role
    broadcast: Role
    is_for_managers: bool = False

    def required(self, place: Place, managers: Managers = "admins") -> Role:
        """Return the least role in such a channel, whose digests are changed by `managers`."""
        if place == "group" and self.is_for_managers and managers == "members":
            return "member"
        roles: Mapping[Place, Role] = {
            "private": self.private,
            "group": self.group,
            "broadcast": self.broadcast,
        }
        return roles[place]

    def allow(self, role: Role, place: Place, managers: Managers = "admins") -> bool:
        """Return whether someone of that role may use it in such a channel."""
        return RANK[role] >= RANK[self.required(place, managers)]


READING: Final = Rights(private="member", group="member", broadcast="admin")
"""For what changes nothing but the sender's own view."""
SETTINGS: Final = Rights(private="member", group="admin", broadcast="admin")
"""For what only admins decide of a channel, or what shows how the bot is doing."""
DIGESTS: Final = replace(SETTINGS, is_for_managers=True)
"""For what changes the digests of a channel, and how they read."""

OWNERS: Final = Rights(private="owner", group="owner", broadcast="owner")
"""For what the operator decides for all channels: topics and sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Platforms:
    """Where a command exists: on every platform that is not excluded.

    Attributes:
        excluded: names of platforms that don't have it.
        notice: what is said there when someone sends it, given its name.
    """

    excluded: frozenset[str] = frozenset()
    notice: Callable[[str], Message] = refusals.not_on_this_platform

    def have(self, platform: str | None) -> bool:
        """Return whether `platform` has the command; None is any platform."""
        return platform not in self.excluded


EVERYWHERE: Final = Platforms()
SCHEDULED: Final = Platforms(
    excluded=frozenset({TERMINAL}), notice=lambda _: subscriptions.not_in_terminal()
)
"""For what depends on messages that arrive by themselves, which a terminal can't receive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A way to use a command that has rights of its own, such as `/votes trade reset`."""

    applies: Callable[[ParsedCommand], bool]
    rights: Rights


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A row of the table.

    Attributes:
        name: what is typed after the slash.
        arguments: what may follow, for help.
        takes: what it understands of the words after it; what it doesn't is named in its answer.
        help: what it does, in a few English words; translated when shown.
        rights: who may use it.
        variants: ways to use it that need other rights.
        platforms: where it exists.
        run: what answers it.
        listed: whether people are told of it; other commands are for buttons and platforms.
        learns: whether it only matters where votes change briefs (the setting LEARN).
    """

    name: str
    arguments: str = ""
    takes: Takes = nothing
    help: str
    rights: Rights
    variants: tuple[Variant, ...] = ()
    platforms: Platforms = EVERYWHERE
    run: Run
    listed: bool = True
    learns: bool = False

    def rights_for(self, command: ParsedCommand) -> Rights:
        """Return the rights that `command` falls under."""
        variants = (each.rights for each in self.variants if each.applies(command))
        return next(variants, self.rights)


Rows: TypeAlias = Callable[[ParsedCommand], Command]
"""Gives the row of the table that answers a command."""
