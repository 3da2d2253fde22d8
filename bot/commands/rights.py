"""Who may do what: a row a command, the least role by kind of channel. What has no row, no one."""

from collections.abc import Mapping

from bot.chat.request import Place, Role

RANK: Mapping[Role, int] = {"stranger": 0, "member": 1, "admin": 2, "owner": 3}
TOPIC = "<topic>"
"""The row of all topics."""

Least = Mapping[Place, Role]

_READS: Least = {"private": "member", "group": "member", "broadcast": "admin"}
_SETS: Least = {"private": "member", "group": "admin", "broadcast": "admin"}

RIGHTS: Mapping[str, Least] = {
    TOPIC: _READS,
    "about": _READS,
    "bad": _READS,
    "brief": _READS,
    "context": _READS,
    "digest": _READS,
    "feedback": _READS,
    "good": _READS,
    "help": _READS,
    "home": _READS,
    "language": _SETS,
    "more": _READS,
    "mute": _SETS,
    "pause": _SETS,
    "quiet": _SETS,
    "resume": _SETS,
    "settings": _SETS,
    "show": _READS,
    "sources": _READS,
    "start": _READS,
    "status": _SETS,
    "subscribe": _SETS,
    "subscriptions": _READS,
    "timezone": _SETS,
    "today": _READS,
    "topics": _READS,
    "unmute": _SETS,
    "unsubscribe": _SETS,
    "verify": _SETS,
    "votes": _READS,
    "votes reset": _SETS,
    "why": _READS,
}


def least(command: str, place: Place) -> Role | None:
    """Return the least role that may use `command` in such a place; None where nobody may."""
    row = RIGHTS.get(command)
    return row.get(place) if row else None


def may(role: Role, command: str, place: Place) -> bool:
    """Whether someone of that role may use `command` in such a place."""
    needed = least(command, place)
    return needed is not None and RANK[role] >= RANK[needed]
