"""A subscription: on what, when and where a channel wants digests; and what its slots ask."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.chat.errors import Unreadable
from bot.chat.request import Channel, DueDigest, Place, Request, User
from bot.subscriptions.slots import Plan, Quiet, Slot
from storage.ports.conversations.subscriptions import Subscription as StoredSubscription

USUAL_POINTS: Final = 3
"""Points on each topic of a digest, where nothing else is wanted."""
_USER: Final = "schedule"
_NEAR = timedelta(days=1)
_FAR = timedelta(days=9)
"""Within a week and a day there is a slot of every plan; one more where a date is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What a channel wants.

    Attributes:
        channel: where its digests go.
        topics: their names, in the order wanted; empty for all there are.
        plan: when.
        points: how many on each topic at most.
        silent: whether nothing is to be said where there is nothing new.
        repeats: whether what may have arrived is to be sent again, marked.
        place: what kind of channel it is.
        language: what whoever subscribed is spoken to in, or None.
        subscriber: the id of whoever subscribed; None: not known. It makes no other subscription.
    """

    channel: Channel
    topics: tuple[str, ...] = ()
    plan: Plan
    points: int = USUAL_POINTS
    silent: bool = False
    repeats: bool = True
    place: Place = "private"
    language: str | None = None
    subscriber: str | None = field(default=None, compare=False)

    def encode(self) -> str:
        """Return all of it as JSON, but for the channel's name, which may change."""
        plan = self.plan
        stated = {
            "topics": self.topics,
            "times": sorted(f"{at:%H:%M}" for at in plan.times),
            "weekdays": sorted(plan.weekdays),
            "zone": plan.zone.key,
            "quiet": [f"{plan.quiet.start:%H:%M}", f"{plan.quiet.end:%H:%M}"]
            if plan.quiet
            else None,
            "points": self.points,
            "silent": self.silent,
            "place": self.place,
            "language": self.language,
            "workspace": self.channel.workspace,
        }
        seldom: dict[str, object] = {} if self.repeats else {"repeats": False}
        if self.subscriber:
            seldom["subscriber"] = self.subscriber
        return json.dumps(stated | seldom, ensure_ascii=False)

    def due_after(self, at: datetime) -> datetime | None:
        """Return when the first slot after `at` is."""
        for until in (_NEAR, _FAR):
            if first := next(self.plan.slots(at, at + until), None):
                return first.at
        return None

    def request(self, number: int, slot: Slot) -> Request:
        """Return the request of a slot of this subscription, which is called `number`."""
        return Request(
            channel=self.channel,
            user=User(id=_USER, language=self.language),
            text="",
            key=f"slot:{number}:{slot.key}",
            digest=DueDigest(subscription=number, slot=slot.key),
            place=self.place,
            shared=True,
            at=slot.at,
        )

    def slot(self, key: str) -> Slot:
        """Return the slot of that key.

        Raises:
            ValueError: it is no slot's key.
        """
        day, _, at = key.partition("T")
        return self.plan.slot(date.fromisoformat(day), time.fromisoformat(at))


def decode_subscription(channel: str, payload: str) -> Subscription:
    """Return what `Subscription.encode` encoded.

    Raises:
        Unreadable: it is no subscription, or in a time zone that this machine does not know.
    """
    try:
        return _subscription(channel, json.loads(payload))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Unreadable("subscription", f"{type(error).__name__}: {error}") from error


def readable(
    every: Iterable[StoredSubscription],
) -> list[tuple[StoredSubscription, Subscription]]:
    """Return the subscriptions that this program can read, in order, each as it is stored, too."""
    return [
        (each, found) for each in every if isinstance(found := _try_to_read(each), Subscription)
    ]


def unreadable(
    every: Iterable[StoredSubscription],
) -> list[tuple[StoredSubscription, Unreadable]]:
    """Return the others, each with why."""
    found = ((each, _try_to_read(each)) for each in every)
    return [(each, one) for each, one in found if isinstance(one, Unreadable)]


def _try_to_read(stored: StoredSubscription) -> Subscription | Unreadable:
    try:
        return decode_subscription(stored.channel, stored.payload)
    except Unreadable as error:
        return error


def _subscription(channel: str, stated: dict[str, Any]) -> Subscription:
    quiet = stated["quiet"]
    plan = Plan(
        times=frozenset(map(time.fromisoformat, stated["times"])),
        weekdays=frozenset(stated["weekdays"]),
        zone=ZoneInfo(stated["zone"]),
        quiet=Quiet(*map(time.fromisoformat, quiet)) if quiet else None,
    )
    return Subscription(
        channel=Channel.named(channel, stated["workspace"]),
        topics=tuple(stated["topics"]),
        plan=plan,
        points=stated["points"],
        silent=stated["silent"],
        repeats=stated.get("repeats", True),
        place=stated["place"],
        language=stated["language"],
        subscriber=stated.get("subscriber"),
    )
