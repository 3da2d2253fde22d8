"""What is remembered of channels, and what people there said about the bot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol, TypeAlias

Notice: TypeAlias = Literal["pending", "sent", "failed"]
"""What became of telling those who subscribed a channel that it can't be reached."""

Managers: TypeAlias = Literal["members", "admins"]
"""Who may change the digests of a channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A channel could not be reached any more.

    Attributes:
        since: when that was first seen.
        reason: what the platform said last.
        notice: what became of telling those who subscribed it; None: no digest was due.
    """

    since: datetime
    reason: str
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A channel that can't be reached, and that something has to be done about.

    Attributes:
        channel: its name, without a thread.
        workspace: the workspace that it is reached through, where it has one.
        since: when that was first seen.
        subscriptions: the numbers of those whose digest could not be delivered; empty where that
            is not what is to be done.
    """

    channel: str
    workspace: str | None
    since: datetime
    subscriptions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelState:
    """What is remembered of a channel; all of it has a default.

    Attributes:
        language: the language that its people chose; None: what their platform says.
        gone: since when it can't be reached, and why; None: it can.
        away_since: since when it could not be reached, where its people have not been told so yet.
        zone: the IANA name of the time zone that its people chose, or None.
        quiet: the hours without digests that its people chose, such as `22:00-07:00`, or None.
        managers: who may change its digests, where its admins decided that; None: as the platform
            has it.
        muted: topics that it wants to hear nothing of, each until when (None: until unmuted).
    """

    language: str | None = None
    gone: Gone | None = None
    away_since: datetime | None = None
    zone: str | None = None
    quiet: str | None = None
    managers: Managers | None = None
    muted: Mapping[str, datetime | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What someone said about the bot."""

    channel: str
    text: str
    at: datetime


class ChannelStore(Protocol):
    """Channels, by name."""

    def channel(self, name: str) -> ChannelState:
        """Return what is remembered of a channel; of an unknown one that is nothing."""
        ...

    def unreachable_channels(self) -> Mapping[str, Gone]:
        """Return the channels that can't be reached, by name."""
        ...

    def set_language(self, channel: str, language: str | None) -> None:
        """Remember what language the channel wants; None: as the platform says."""
        ...

    def set_zone(self, channel: str, zone: str) -> None:
        """Remember in which time zone the channel is; it holds for later subscriptions."""
        ...

    def set_quiet(self, channel: str, quiet: str | None) -> None:
        """Remember the hours without digests; it holds for later subscriptions. None: none."""
        ...

    def set_managers(self, channel: str, managers: Managers) -> None:
        """Remember who may change the channel's digests."""
        ...

    def mark_gone(self, channel: str, reason: str, at: datetime) -> None:
        """Remember that the channel can't be reached, since the first time that was seen.

        That is so until its people have been told (`mark_told_back`): also where it was marked as
        back in between.
        """
        ...

    def mark_back(self, channel: str, at: datetime, since: datetime) -> bool:
        """Remember that the channel can be reached again; return False where it could before.

        The latest digest of each of its subscriptions that was refused because of that, for a time
        since then, is due again; threads of the channel included.
        """
        ...

    def mark_told_back(self, channel: str) -> None:
        """Remember that the channel's people know since when it could not be reached."""
        ...

    def expect_back(self, channel: str) -> None:
        """Have the next probe of an unreachable channel made at once."""
        ...

    def take_probes(
        self, platforms: Sequence[str], before: datetime, now: datetime, most: int
    ) -> Sequence[Absence]:
        """Return unreachable channels that were not probed since `before`, as probed `now`.

        No two callers get the same one.
        """
        ...

    def untold_absences(self, platforms: Sequence[str], now: datetime) -> Sequence[Absence]:
        """Return unreachable channels whose subscribers are to be told of a digest.

        One was refused since the channel is gone, or is due; nobody was told of that channel yet.
        """
        ...

    def set_notice(self, channel: str, notice: Notice) -> None:
        """Remember what became of telling the subscribers of an unreachable channel."""
        ...

    def mute(self, channel: str, topic: str, until: datetime | None) -> None:
        """Remember that the channel wants nothing of the topic until then (None: till unmuted).

        Raises:
            NotFound: there is no such topic.
        """
        ...

    def unmute(self, channel: str, topic: str) -> None:
        """Remember that the channel wants the topic again."""
        ...

    def move_channel(self, former: str, now: str) -> None:
        """Give everything of a channel, threads of it included, its new name.

        Where both have a thing (a language, a last brief, votes), the new one keeps its own.
        """
        ...

    def forget_channel(self, channel: str) -> None:
        """Forget everything of a channel, threads of it included: also votes and feedback."""
        ...

    def forget_workspace(self, platform: str, workspace: str) -> None:
        """Forget everything of the channels that a workspace's requests came from.

        Where they came from a thread, that is the whole channel.
        """
        ...

    def add_feedback(self, feedback: Feedback) -> None:
        """Store what someone said about the bot."""
        ...

    def count_feedback(self, channel: str, since: datetime) -> int:
        """Return how often someone in a channel said something about the bot since then."""
        ...

    def feedback(self) -> Sequence[Feedback]:
        """Return what was said about the bot, latest first."""
        ...
