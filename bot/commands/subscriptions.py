"""Commands that list, change and end subscriptions: each change can be undone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.chat.message import Message
from bot.commands.parsing import ParsedCommand
from bot.library.library import Library
from bot.subscriptions.chosen import chosen_quiet, chosen_zone, encode_quiet
from bot.subscriptions.slots import Plan
from bot.subscriptions.subscription import Subscription, decode_subscription, readable, unreadable
from bot.subscriptions.times.clock import parse_time
from bot.subscriptions.times.durations import read_end
from bot.subscriptions.times.hours import is_off, read_quiet
from bot.subscriptions.words import means_everything, words_of
from bot.subscriptions.zones import find_zone, find_zones, named_zones, zones_at
from bot.wording import subscriptions as wording
from bot.wording import times as when
from briefings.model import Topic
from storage.ports.conversations.subscriptions import Subscription as StoredSubscription

_MOST_OFFERED = 12
_LONGEST_PAUSE = timedelta(days=1000)


def subscriptions(library: Library, command: ParsedCommand) -> Message:
    """List what this channel is subscribed to."""
    return wording.list_subscriptions(
        [(stored.number, _decode(stored), stored.due) for stored in _existing(library, command)]
    )


def unsubscribe(library: Library, command: ParsedCommand) -> Message:
    """End a subscription: the only one, that of a number, the one on a topic alone, or all."""
    existing = _existing(library, command)
    if existing and means_everything(command.words):
        ended = [_end(library, stored) for stored in existing]
        return replace(ended[0], parts=tuple(part for each in ended for part in each.parts))
    by_topic = _including(existing, library.find_topic(command.words)) if command.words else []
    chosen = by_topic or _choose(existing, command.words)
    if not chosen and command.words in _unreadable_numbers(library, command):
        library.store.unsubscribe(int(command.words))
        return subscriptions(library, command)
    if command.words and not chosen:
        return wording.no_such(command.words)
    if not existing:
        return wording.none_to_change()
    if len(chosen) > 1 or (by_topic and len(_decode(chosen[0]).topics) != 1):
        return wording.which("unsubscribe", [(each.number, _decode(each)) for each in chosen])
    return _end(library, chosen[0])


def _end(library: Library, stored: StoredSubscription) -> Message:
    library.store.unsubscribe(stored.number)
    ended = _decode(stored)
    return wording.confirm_end(ended, words_of(ended).text)


def pause(library: Library, command: ParsedCommand) -> Message:
    """Send no digests for some days, until a day, or until /resume."""
    number, until = _split_number(command.words, command.at)
    existing = _existing(library, command)
    if not existing:
        return wording.none_to_change()
    chosen = _choose(existing, number)
    if not chosen:
        is_counted = bool(until) and read_end(until, command.at) is None
        return wording.pause_unclear(command.words) if is_counted else wording.no_such(number)
    end = None
    for stored in chosen:
        subscription = _decode(stored)
        zone = subscription.plan.zone
        now = command.at.astimezone(zone)
        end = read_end(until, now)
        if until and end is None:
            return wording.pause_unclear(until)
        if end and not now < end <= now + _LONGEST_PAUSE:
            return wording.pause_out_of_reach(
                until.removeprefix("until "), (now + _LONGEST_PAUSE).date()
            )
        due = subscription.due_after(end) if end else None
        library.store.change_subscription(stored.number, stored.payload, due)
    return wording.confirm_pause(number, end.astimezone(zone) if end else None)


def resume(library: Library, command: ParsedCommand) -> Message:
    """Send digests again after a pause."""
    existing = _existing(library, command)
    if not existing:
        return wording.none_to_change()
    chosen = _choose(existing, command.words)
    if not chosen:
        return wording.no_such(command.words)
    for stored in chosen:
        due = _decode(stored).due_after(command.at)
        library.store.change_subscription(stored.number, stored.payload, due)
    first = min(chosen, key=lambda each: _decode(each).due_after(command.at) or command.at)
    return wording.confirm_resume(_decode(first), _decode(first).due_after(command.at))


def quiet(library: Library, command: ParsedCommand) -> Message:
    """Show or set the hours of the day in which no digest arrives."""
    existing = _existing(library, command)
    state = library.store.channel(command.home)
    former = chosen_quiet(state, [_decode(stored) for stored in existing])
    if not command.words:
        return when.ask_quiet(former)
    hours = read_quiet(command.words)
    if hours is None and not is_off(command.words):
        return when.quiet_unclear(command.words)
    library.store.set_quiet(command.home, encode_quiet(hours) if hours else None)
    for stored in existing:
        _change_plan(library, stored, command.at, replace(_decode(stored).plan, quiet=hours))
    return when.quiet_now(hours, former)


def timezone(library: Library, command: ParsedCommand) -> Message:
    """Show this channel's time zone, or set it by a city, a name or the time there."""
    existing = _existing(library, command)
    state = library.store.channel(command.home)
    former = chosen_zone(state, [_decode(stored) for stored in existing])
    if not command.words:
        zone = former or command.zone or library.zone
        return when.zone_now(zone, command.at.astimezone(ZoneInfo(zone)))
    zone_name = None if is_off(command.words) else find_zone(command.words)
    if zone_name is None:
        return _suggest_zones(command)
    library.store.set_zone(command.home, zone_name)
    zone_info = ZoneInfo(zone_name)
    for stored in existing:
        _change_plan(library, stored, command.at, replace(_decode(stored).plan, zone=zone_info))
    local = command.at.astimezone(zone_info)
    others = [zone for zone in zones_at(local.time(), command.at) if zone != zone_name]
    return when.zone_set(zone_name, local, former, others)


def _suggest_zones(command: ParsedCommand) -> Message:
    """Offer zones by the time there, as in "my time now is 14:05", or by a similar name."""
    if is_off(command.words):
        return when.zone_unknown(command.words, [])
    times = [at for at in map(parse_time, command.words.split()) if at is not None]
    if not times:
        if meant := named_zones(command.words):
            return when.zone_unsure(command.words, meant[:_MOST_OFFERED])
        return when.zone_unknown(command.words, find_zones(command.words))
    return when.zones_with(times[-1], zones_at(times[-1], command.at))


def _change_plan(library: Library, stored: StoredSubscription, at: datetime, plan: Plan) -> None:
    """Give a subscription another plan; a paused one stays paused."""
    changed = replace(_decode(stored), plan=plan)
    due = changed.due_after(at) if stored.due else None
    library.store.change_subscription(stored.number, changed.encode(), due)


def _existing(library: Library, command: ParsedCommand) -> Sequence[StoredSubscription]:
    """Return the channel's subscriptions, without those that can't be read."""
    every = _all_of(library, command)
    return [stored for stored, _subscription in readable(every)]


def _all_of(library: Library, command: ParsedCommand) -> Sequence[StoredSubscription]:
    """Return the channel's subscriptions, and those that were once made in this very thread."""
    names = reversed(command.channel.names)
    return [stored for name in names for stored in library.store.subscriptions(name)]


def _unreadable_numbers(library: Library, command: ParsedCommand) -> set[str]:
    every = _all_of(library, command)
    return {str(stored.number) for stored, _error in unreadable(every)}


def _choose(existing: Sequence[StoredSubscription], number: str) -> list[StoredSubscription]:
    """Return the subscription of a number, or all without one."""
    return [stored for stored in existing if number in {"", str(stored.number)}]


def _including(
    existing: Sequence[StoredSubscription], topic: Topic | None
) -> list[StoredSubscription]:
    """Return the subscriptions that name a topic; where none does, those on all topics."""
    if topic is None:
        return []
    named = [stored for stored in existing if topic.name in _decode(stored).topics]
    return named or [stored for stored in existing if not _decode(stored).topics]


def _decode(stored: StoredSubscription) -> Subscription:
    return decode_subscription(stored.channel, stored.payload)


def _split_number(words: str, at: datetime) -> tuple[str, str]:
    """Return the number of a subscription, if `words` begin with one, and the rest.

    A number that counts days or weeks is none: ``7 days``, but ``2 7d``.
    """
    first, _, rest = words.partition(" ")
    if not first.isdecimal() or read_end(words, at.astimezone(ZoneInfo("UTC"))):
        return "", words
    return first, rest.strip()
