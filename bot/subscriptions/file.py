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
from bot.subscriptions.subscription import USUAL_POINTS, Subscription, read_subscription
from bot.subscriptions.words import DAYS, time_of, weekdays_of
from bot.subscriptions.zones import zone_named
from storage.ports.store import Store
from storage.ports.subscriptions import Subscription as Kept

_PLACES = ("private", "group", "broadcast")
_KNOWN = frozenset({
    "channel", "topics", "times", "weekdays", "zone", "quiet", "points", "silent", "repeats",
    "place", "language", "workspace",
})  # fmt: skip


def write_subscriptions(kept: Sequence[Kept]) -> str:
    """Return subscriptions as TOML, in their order, without their numbers."""
    tables = tomlkit.aot()
    for each in kept:
        tables.append(tomlkit.item(_stated(read_subscription(each.channel, each.written))))
    document = tomlkit.document()
    if kept:
        document.append("subscription", tables)
    return tomlkit.dumps(document)


def read_subscriptions(text: str) -> list[Subscription]:
    """Return the subscriptions of a TOML text.

    Raises:
        SubscriptionError: it is no TOML, or a value can't be used; it names which.
    """
    try:
        tables = tomlkit.parse(text).unwrap().get("subscription", [])
    except TOMLKitError as error:
        raise SubscriptionError("file", f"not TOML: {error}", "mend that line") from None
    return [_read(number, table) for number, table in enumerate(tables, start=1)]


def bring_in(store: Store, wanted: Sequence[Subscription], now: datetime) -> int:
    """Keep those of `wanted` that are not there; return how many those were."""
    there = {(each.channel, each.written) for each in store.subscriptions()}
    new = [each for each in wanted if (str(each.channel), each.written) not in there]
    for each in dict.fromkeys(new):
        store.subscribe(str(each.channel), each.written, each.due_after(now))
    return len(dict.fromkeys(new))


def _stated(wanted: Subscription) -> dict[str, Any]:
    plan = wanted.plan
    stated: dict[str, Any] = {
        "channel": str(wanted.channel),
        "topics": list(wanted.topics),
        "times": [f"{at:%H:%M}" for at in sorted(plan.times)],
        "weekdays": [DAYS[n] for n in sorted(plan.weekdays)],
        "zone": plan.zone.key,
        "points": wanted.points,
        "silent": wanted.silent,
        "repeats": wanted.repeats,
        "place": wanted.place,
    }
    if plan.quiet:
        stated["quiet"] = f"{plan.quiet.start:%H:%M}-{plan.quiet.end:%H:%M}"
    optional = {"language": wanted.language, "workspace": wanted.channel.workspace}
    return stated | {name: value for name, value in optional.items() if value}


def _read(number: int, table: dict[str, Any]) -> Subscription:
    wrong = partial(SubscriptionError, f"subscription {number}")
    if unknown := sorted(table.keys() - _KNOWN):
        raise wrong(f"unknown field {unknown[0]!r}", f"use {', '.join(sorted(_KNOWN))}")
    channel, zone = _channel(table, wrong), zone_named(str(table.get("zone", "")))
    if zone is None:
        raise wrong(f"no time zone {table.get('zone')!r}", "write it as Europe/Berlin")
    times = {written: time_of(str(written)) for written in table.get("times", [])}
    if not times or None in times.values():
        raise wrong(f"no times {table.get('times')!r}", 'write them as ["07:30"]')
    days = weekdays_of(table.get("weekdays", list(DAYS)))
    if not days:
        raise wrong(f"no weekdays {table.get('weekdays')!r}", f"use {', '.join(DAYS)}")
    place = table.get("place", "private")
    if place not in _PLACES:
        raise wrong(f"no place {place!r}", f"use {', '.join(_PLACES)}")
    plan = Plan(
        times=frozenset(at for at in times.values() if at),
        weekdays=days or EVERY_DAY,
        zone=ZoneInfo(zone),
        quiet=_quiet(table.get("quiet"), wrong),
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
    )


def _channel(table: dict[str, Any], wrong: "partial[SubscriptionError]") -> Channel:
    name = str(table.get("channel", ""))
    try:
        return Channel.named(name, table.get("workspace"))
    except ValueError:
        raise wrong(f"no channel {name!r}", "write it as telegram:123 or slack:C012") from None


def _quiet(written: object, wrong: "partial[SubscriptionError]") -> Quiet | None:
    if written is None:
        return None
    start, end = (time_of(part.strip()) for part in f"{written}-".split("-")[:2])
    if start is None or end is None:
        raise wrong(f"no quiet hours {written!r}", 'write them as "22:00-07:00"')
    return Quiet(start, end)
