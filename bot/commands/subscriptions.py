"""Commands that settle when digests come: each confirmation names the next time, and undoes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from bot.chat.message import Message
from bot.chat.request import TERMINAL
from bot.commands.asked import ParsedCommand
from bot.library.library import Library
from bot.subscriptions.slots import EVERY_DAY, Plan, Quiet, instant
from bot.subscriptions.subscription import USUAL_POINTS, Subscription, read_subscription
from bot.subscriptions.words import Wanted, time_of, wanted
from bot.subscriptions.zones import WELL_KNOWN, zone_named, zones_at, zones_near
from bot.wording import subscribing as asking
from bot.wording import subscriptions as wording
from storage.ports.subscriptions import Subscription as Kept

_MOST = 20
"""Subscriptions of a channel."""
_DAYS = re.compile(r"([1-9]\d{0,2})d", re.IGNORECASE)
_FIELD = re.compile(r"\b(?:topics|times|further|zone)=")
_OFF = "off"


def subscribe(library: Library, asked: ParsedCommand) -> Message:
    """Subscribe this channel; what was left out is asked for, one thing after the other."""
    if asked.channel.platform == TERMINAL:
        return wording.not_in_terminal()
    words = unquote(_FIELD.sub(" ", asked.words))
    said = wanted(words, partial(_topic_name, library))
    theirs = _theirs(library, asked)
    said.zone = said.zone or _zone_of(theirs) or asked.zone
    if said.unknown:
        first = said.unknown[0]
        return asking.not_understood(first, library.nearest_topics(first))
    return _asked_for(library, said) or _subscribed(library, asked, theirs, said)


def _asked_for(library: Library, said: Wanted) -> Message | None:
    """Return a question for what is still needed; None where all is there."""
    topics = library.topics()
    form = asking.form(topics, said.zone or library.zone, said.topics)
    if not (said.topics or said.everything):
        return asking.topics_wanted(topics, said.words, form)
    if not said.times:
        return asking.times_wanted(said.words, form)
    if not said.zone:
        zones = dict.fromkeys((library.zone, *WELL_KNOWN))
        return asking.zone_wanted(list(zones), said.words, form)
    return None


def _subscribed(
    library: Library, asked: ParsedCommand, theirs: Sequence[Kept], said: Wanted
) -> Message:
    subscription = Subscription(
        channel=asked.channel,
        topics=() if said.everything else tuple(said.topics),
        plan=Plan(
            times=frozenset(said.times),
            weekdays=frozenset(said.weekdays) or EVERY_DAY,
            zone=ZoneInfo(said.zone or library.zone),
            quiet=_quiet_of(theirs),
        ),
        points=said.points or USUAL_POINTS,
        silent=said.silent,
        repeats=said.repeats,
        place=asked.place,
        language=asked.language,
    )
    for kept in theirs:
        if kept.written == subscription.written:
            return wording.there_already(subscription, kept.due)
    if len(theirs) >= _MOST:
        return wording.too_many(_MOST)
    due = subscription.due_after(asked.at)
    number = library.store.subscribe(str(asked.channel), subscription.written, due)
    return wording.subscribed(subscription, due, number)


def subscriptions(library: Library, asked: ParsedCommand) -> Message:
    """List what this channel is subscribed to."""
    return wording.listed(
        [(kept.number, _read(kept), kept.due) for kept in _theirs(library, asked)]
    )


def unsubscribe(library: Library, asked: ParsedCommand) -> Message:
    """End a subscription."""
    theirs = _theirs(library, asked)
    found = _meant(theirs, asked.words)
    if not theirs:
        return wording.none_to_change()
    if asked.words and not found:
        return wording.no_such(asked.words)
    if len(found) > 1:
        return wording.which("unsubscribe", [(kept.number, _read(kept)) for kept in found])
    library.store.unsubscribe(found[0].number)
    ended = _read(found[0])
    return wording.unsubscribed(ended, _said_by(ended).words)


def pause(library: Library, asked: ParsedCommand) -> Message:
    """Let nothing come for some days, until a day, or until it is resumed."""
    number, until = _number_first(asked.words.removeprefix("until "))
    until = until.removeprefix("until ")
    theirs = _theirs(library, asked)
    if not theirs:
        return wording.none_to_change()
    found = _meant(theirs, number)
    if not found:
        return wording.no_such(number)
    end = None
    for kept in found:
        subscription = _read(kept)
        zone = subscription.plan.zone
        end = _end(until, asked.at, zone)
        if until and end is None:
            return wording.pause_unclear(until)
        due = subscription.due_after(end) if end else None
        library.store.change_subscription(kept.number, kept.written, due)
    return wording.paused(number, end.astimezone(zone) if end else None)


def resume(library: Library, asked: ParsedCommand) -> Message:
    """Go on after a pause."""
    theirs = _theirs(library, asked)
    if not theirs:
        return wording.none_to_change()
    found = _meant(theirs, asked.words)
    if not found:
        return wording.no_such(asked.words)
    for kept in found:
        due = _read(kept).due_after(asked.at)
        library.store.change_subscription(kept.number, kept.written, due)
    first = min(found, key=lambda kept: _read(kept).due_after(asked.at) or asked.at)
    return wording.resumed(_read(first), _read(first).due_after(asked.at))


def quiet(library: Library, asked: ParsedCommand) -> Message:
    """Let nothing come in some hours of the day."""
    theirs = _theirs(library, asked)
    former = _quiet_of(theirs)
    if not asked.words:
        return wording.quiet_wanted(former)
    if not theirs:
        return wording.none_to_change()
    hours = _hours(asked.words)
    if hours is None and asked.words.casefold() != _OFF:
        return wording.quiet_wanted(former)
    for kept in theirs:
        _change(library, kept, asked.at, replace(_read(kept).plan, quiet=hours))
    return wording.quiet_now(hours, former)


def timezone(library: Library, asked: ParsedCommand) -> Message:
    """Say where this channel's times are local, or change that: by a city, a name, or the time."""
    theirs = _theirs(library, asked)
    former = _zone_of(theirs)
    if not asked.words:
        zone = former or asked.zone or library.zone
        return wording.zone_now(zone, asked.at.astimezone(ZoneInfo(zone)))
    named = zone_named(asked.words)
    if named is None:
        return _zone_guessed(asked)
    if not theirs:
        return wording.none_to_change()
    for kept in theirs:
        _change(library, kept, asked.at, replace(_read(kept).plan, zone=ZoneInfo(named)))
    return wording.zone_now(named, asked.at.astimezone(ZoneInfo(named)), former)


def _zone_guessed(asked: ParsedCommand) -> Message:
    """Offer zones by what time it is there, as in "my time now is 14:05", or by a likely name."""
    times = [at for at in map(time_of, asked.words.split()) if at is not None]
    if not times:
        return wording.zone_unknown(asked.words, zones_near(asked.words))
    return wording.zones_with(times[-1], zones_at(times[-1], asked.at))


def _change(library: Library, kept: Kept, at: datetime, plan: Plan) -> None:
    """Give a subscription another plan; a paused one stays so."""
    changed = replace(_read(kept), plan=plan)
    due = changed.due_after(at) if kept.due else None
    library.store.change_subscription(kept.number, changed.written, due)


def _theirs(library: Library, asked: ParsedCommand) -> Sequence[Kept]:
    return library.store.subscriptions(str(asked.channel))


def _meant(theirs: Sequence[Kept], words: str) -> list[Kept]:
    """Return the subscription of a number, or all without one."""
    return [kept for kept in theirs if words in {"", str(kept.number)}]


def _read(kept: Kept) -> Subscription:
    return read_subscription(kept.channel, kept.written)


def _zone_of(theirs: Sequence[Kept]) -> str | None:
    return _read(theirs[-1]).plan.zone.key if theirs else None


def _quiet_of(theirs: Sequence[Kept]) -> Quiet | None:
    return _read(theirs[-1]).plan.quiet if theirs else None


def _said_by(subscription: Subscription) -> Wanted:
    """Return a subscription as someone would have asked for it."""
    plan = subscription.plan
    return Wanted(
        topics=list(subscription.topics),
        times=set(plan.times),
        weekdays=set(plan.weekdays),
        zone=plan.zone.key,
        everything=not subscription.topics,
        points=subscription.points,
        silent=subscription.silent,
        repeats=subscription.repeats,
    )


def _topic_name(library: Library, words: str) -> str | None:
    topic = library.topic_named(words)
    return topic.name if topic else None


def _number_first(words: str) -> tuple[str, str]:
    first, _, rest = words.partition(" ")
    return (first, rest.strip()) if first.isdecimal() else ("", words)


def _end(words: str, at: datetime, zone: ZoneInfo) -> datetime | None:
    """Return when a pause ends: after some days, or with the beginning of a day."""
    if days := _DAYS.fullmatch(words):
        return at + timedelta(days=int(days[1]))
    try:
        return instant(date.fromisoformat(words), time(), zone)
    except ValueError:
        return None


def _hours(words: str) -> Quiet | None:
    start, _, end = (part.strip() for part in words.replace("–", "-").partition("-"))
    begins, ends = time_of(start), time_of(end)
    return Quiet(begins, ends) if begins and ends and begins != ends else None
