"""What a chat chose for its digests before or since it subscribed: its zone and quiet hours."""

from collections.abc import Sequence
from datetime import time
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.subscriptions.slots import Quiet
from bot.subscriptions.subscription import Subscription
from storage.ports.conversations.channels import ChannelState, Managers

_MANAGED_BY_MEMBERS: Final = frozenset({"slack"})
"""Platforms where a channel's members decide, as in Slack's own apps; elsewhere its admins do."""


def chosen_zone(state: ChannelState, existing: Sequence[Subscription]) -> str | None:
    """Return the zone of the latest subscription, or else of the chat; None where none is known."""
    if existing:
        return existing[-1].plan.zone.key
    return state.zone if state.zone and _is_known(state.zone) else None


def chosen_quiet(state: ChannelState, existing: Sequence[Subscription]) -> Quiet | None:
    """Return the quiet hours of the latest subscription, or else of the chat."""
    if existing:
        return existing[-1].plan.quiet
    return decode_quiet(state.quiet) if state.quiet else None


def managers_of(state: ChannelState, platform: str) -> Managers:
    """Return who may change a channel's digests: as its admins decided, or as is usual there."""
    usual: Managers = "members" if platform in _MANAGED_BY_MEMBERS else "admins"
    return state.managers or usual


def encode_quiet(quiet: Quiet) -> str:
    """Return quiet hours as a chat keeps them, such as ``22:00-07:00``."""
    return f"{quiet.start:%H:%M}-{quiet.end:%H:%M}"


def decode_quiet(encoded: str) -> Quiet:
    """Return what `encode_quiet` encoded.

    Raises:
        ValueError: it is nothing of the kind.
    """
    start, _, end = encoded.partition("-")
    return Quiet(time.fromisoformat(start), time.fromisoformat(end))


def _is_known(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ValueError, ZoneInfoNotFoundError):
        return False
    return True
