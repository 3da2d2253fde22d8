"""Subscriptions as a TOML file has them: a [[subscription]] each, to take along or to edit."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any, cast
from zoneinfo import ZoneInfo

import tomlkit
from tomlkit.exceptions import TOMLKitError

from bot.chat.errors import SubscriptionError
from bot.chat.request import Channel, Place
from bot.subscriptions.slots import EVERY_DAY, Plan, Quiet
from bot.subscriptions.subscription import USUAL_POINTS, Subscription, readable
from bot.subscriptions.times.clock import parse_time
from bot.subscriptions.times.weekdays import parse_weekdays
from bot.subscriptions.words import DAYS
from bot.subscriptions.zones import find_zone
from storage.ports.conversations.subscriptions import Subscription as StoredSubscription
from storage.ports.store import Store

_PLACES = ("private", "group", "broadcast")
_KNOWN = frozenset({
    "channel", "topics", "times", "weekdays", "zone", "quiet", "points", "silent", "repeats",
    "place", "language", "workspace", "subscriber",
})  # fmt: skip


def encode_subscriptions(stored: Sequence[StoredSubscription]) -> str:
    """Return subscriptions as TOML, in order, without numbers and without what can't be read."""
    tables = tomlkit.aot()
    for _stored, subscription in readable(stored):
        tables.append(tomlkit.item(_to_table(subscription)))
    document = tomlkit.document()
    if tables:
        document.append("subscription", tables)
    return tomlkit.dumps(document)


def decode_subscriptions(text: str) -> list[Subscription]:
    """Return the subscriptions of a TOML text.

    Raises:
        SubscriptionError: it is no TOML, or a value can't be used; it names which.
    """
    try:
        tables = tomlkit.parse(text).unwrap().get("subscription", [])
    except TOMLKitError as error:
        raise SubscriptionError("file", f"not valid TOML: {error}", "fix that line") from None
    return [_from_table(number, table) for number, table in enumerate(tables, start=1)]


def add_missing(store: Store, subscriptions: Sequence[Subscription], now: datetime) -> int:
    """Add those of `subscriptions` that are not there yet; return how many those were."""
    existing = {subscription for _stored, subscription in readable(store.subscriptions())}
    new = [each for each in subscriptions if each not in existing]
    for each in dict.fromkeys(new):
        store.subscribe(str(each.channel), each.encode(), each.due_after(now))
    return len(dict.fromkeys(new))


def _to_table(subscription: Subscription) -> dict[str, Any]:
    plan = subscription.plan
    table: dict[str, Any] = {
        "channel": str(subscription.channel),
        "topics": list(subscription.topics),
        "times": [f"{at:%H:%M}" for at in sorted(plan.times)],
        "weekdays": [DAYS[n] for n in sorted(plan.weekdays)],
        "zone": plan.zone.key,
        "points": subscription.points,
        "silent": subscription.silent,
        "repeats": subscription.repeats,
        "place": subscription.place,
    }
    if plan.quiet:
        table["quiet"] = f"{plan.quiet.start:%H:%M}-{plan.quiet.end:%H:%M}"
    optional = {
        "language": subscription.language,
        "workspace": subscription.channel.workspace,
        "subscriber": subscription.subscriber,
    }
    return table | {name: value for name, value in optional.items() if value}


def _from_table(number: int, table: dict[str, Any]) -> Subscription:
    wrong = partial(SubscriptionError, f"subscription {number}")
    if unknown := sorted(table.keys() - _KNOWN):
        raise wrong(f"unknown field {unknown[0]!r}", f"use {', '.join(sorted(_KNOWN))}")
    channel, zone = _parse_channel(table, wrong), find_zone(str(table.get("zone", "")))
    if zone is None:
        raise wrong(f"{table.get('zone')!r} is not a time zone", "write it as Europe/Berlin")
    times = {written: parse_time(str(written)) for written in table.get("times", [])}
    if not times or None in times.values():
        raise wrong(f"{table.get('times')!r} are not times", 'write them as ["07:30"]')
    days = parse_weekdays(table.get("weekdays", list(DAYS)))
    if not days:
        raise wrong(f"{table.get('weekdays')!r} are not weekdays", f"use {', '.join(DAYS)}")
    place = table.get("place", "private")
    if place not in _PLACES:
        raise wrong(f"{place!r} is not a place", f"use {', '.join(_PLACES)}")
    plan = Plan(
        times=frozenset(at for at in times.values() if at),
        weekdays=days or EVERY_DAY,
        zone=ZoneInfo(zone),
        quiet=_parse_quiet(table.get("quiet"), wrong),
    )
    return Subscription(
        channel=channel,
        topics=tuple(map(str, table.get("topics", []))),
        plan=plan,
        points=int(table.get("points", USUAL_POINTS)),
        silent=bool(table.get("silent", False)),
        repeats=bool(table.get("repeats", True)),
        place=cast("Place", place),
        language=table.get("language"),
        subscriber=table.get("subscriber"),
    )


def _parse_channel(table: dict[str, Any], wrong: "partial[SubscriptionError]") -> Channel:
    name = str(table.get("channel", ""))
    try:
        return Channel.named(name, table.get("workspace"))
    except ValueError:
        raise wrong(
            f"{name!r} is not a channel", "write it as telegram:123 or slack:C012"
        ) from None


def _parse_quiet(written: object, wrong: "partial[SubscriptionError]") -> Quiet | None:
    if written is None:
        return None
    start, end = (parse_time(part.strip()) for part in f"{written}-".split("-")[:2])
    if start is None or end is None:
        raise wrong(f"{written!r} are not quiet hours", 'write them as "22:00-07:00"')
    return Quiet(start, end)
