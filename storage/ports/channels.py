"""What is remembered of channels, and what people there said about the bot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A channel could not be reached any more.

    Attributes:
        since: when that was first seen.
        reason: what the platform said.
    """

    since: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelState:
    """What is remembered of a channel; all of it has a default.

    Attributes:
        language: the language that its people chose; None: what their platform says.
        gone: since when it can't be reached, and why; None: it can.
        muted: topics that it wants to hear nothing of, each until when (None: until unmuted).
    """

    language: str | None = None
    gone: Gone | None = None
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

    def mark_gone(self, channel: str, reason: str, at: datetime) -> None:
        """Remember that the channel can't be reached, since the first time that was seen."""
        ...

    def mark_back(self, channel: str) -> None:
        """Remember that the channel can be reached."""
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
