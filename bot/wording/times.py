"""When digests come, in words: a plan, the next one, quiet hours and time zones."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from bot.chat.message import Button, Buttons, Message, with_buttons
from bot.subscriptions.places.spelling import normalise
from bot.subscriptions.slots import EVERY_DAY, Quiet
from bot.subscriptions.subscription import Subscription
from bot.subscriptions.zones import FoundZone
from bot.wording.buttons import in_rows
from bot.wording.language.catalogue import _
from bot.wording.language.dates import clock, full_day, weekday
from bot.wording.language.isolates import command_text
from bot.wording.language.lists import join_and
from bot.wording.language.zones import city, country_name, is_offset
from bot.wording.parts import for_example, says, unclear, undoable
from bot.wording.results import counts_as

_WORKDAYS: Final = frozenset(range(5))


def describe(subscription: Subscription) -> str:
    """Return what is subscribed to, as a sentence."""
    plan = subscription.plan
    times = join_and(clock(at) for at in sorted(plan.times))
    if not subscription.topics:
        return _describe_all(plan.weekdays, times, city(plan.zone.key))
    topics = join_and(command_text(name) for name in subscription.topics)
    values = {"topics": topics, "times": times, "city": city(plan.zone.key)}
    if plan.weekdays == EVERY_DAY:
        # NOTE: Describes a subscription. {topics}: commands: /trade and /energy. {times}: 07:30 and
        # 18:00. {city}: stands for a time zone, e.g. Berlin or UTC.
        return _("{topics}: every day at {times} ({city} time).", **values)
    if plan.weekdays == _WORKDAYS:
        # NOTE: Describes a subscription. {topics}: commands: /trade and /energy. {times}: 07:30 and
        # 18:00. {city}: stands for a time zone, e.g. Berlin or UTC.
        return _("{topics}: on weekdays at {times} ({city} time).", **values)
    # NOTE: Describes a subscription. {topics}: commands: /trade and /energy. {days}: Monday and
    # Friday, never declined. {times}: 07:30 and 18:00. {city}: stands for a time zone, e.g. Berlin.
    return _("{topics}: on {days} at {times} ({city} time).", days=_days(plan.weekdays), **values)


def _describe_all(weekdays: frozenset[int], times: str, place: str) -> str:
    if weekdays == EVERY_DAY:
        # NOTE: Describes a subscription. {times}: 07:30 and 18:00. {city}: stands for a time zone,
        # e.g. Berlin or UTC.
        return _("All topics: every day at {times} ({city} time).", times=times, city=place)
    if weekdays == _WORKDAYS:
        # NOTE: Describes a subscription. {times}: 07:30 and 18:00. {city}: stands for a time zone,
        # e.g. Berlin or UTC.
        return _("All topics: on weekdays at {times} ({city} time).", times=times, city=place)
    # NOTE: Describes a subscription. {days}: Monday and Friday, never declined. {times}: 07:30 and
    # 18:00. {city}: stands for a time zone, e.g. Berlin or UTC.
    return _(
        "All topics: on {days} at {times} ({city} time).",
        days=_days(weekdays),
        times=times,
        city=place,
    )


def _days(weekdays: frozenset[int]) -> str:
    return join_and(map(weekday, sorted(weekdays)))


def next_line(subscription: Subscription, due: datetime | None) -> str:
    """Say when the next digest comes, or that it is paused."""
    if due is None:
        # NOTE: Of a subscription: no digests come until someone sends /resume.
        return _("Paused. /resume restarts it.")
    local = due.astimezone(subscription.plan.zone)
    # NOTE: Says when a digest comes. {day}: e.g. Friday, 9 May 2025; keep it behind the colon.
    # {time}: e.g. 07:30.
    return _("Next digest: {day}, {time}.", day=full_day(local.date()), time=clock(local))


def quiet_now(quiet: Quiet | None, former: Quiet | None) -> Message:
    """Say in which hours nothing comes."""
    undo = f"/quiet {_hours(former)}" if former else "/quiet off"
    if quiet is None:
        # NOTE: Confirms /quiet off.
        return undoable(undo, _("Quiet hours are off. Digests arrive at their usual times."))
    # NOTE: Confirms /quiet. {start}, {end}: times of day, e.g. 22:00 and 07:00.
    text = _(
        "Quiet hours: {start}–{end}. Digests due in that time arrive at {end}.",
        start=clock(quiet.start),
        end=clock(quiet.end),
    )
    return undoable(undo, text)


def ask_quiet(quiet: Quiet | None) -> Message:
    """Say how quiet hours are written, and which there are."""
    if quiet:
        # NOTE: The answer to /quiet. {start}, {end}: times of day, e.g. 22:00 and 07:00.
        text = _("Quiet hours: {start}–{end}.", start=clock(quiet.start), end=clock(quiet.end))
    else:
        # NOTE: The answer to /quiet where there are no quiet hours.
        text = _("No quiet hours are set.")
    return says(text, for_example("/quiet 22:00-07:00", "/quiet off"))


@counts_as("bad_arguments")
def quiet_unclear(words: str) -> Message:
    """Say how quiet hours are written, where they were not understood."""
    return says(unclear(words), for_example("/quiet 22:00-07:00", "/quiet off"))


def zone_now(zone: str, at: datetime) -> Message:
    """Say where times are local, and what time it is there."""
    return says(zone_line(city(zone), at))


def zone_line(place: str, at: datetime) -> str:
    """Say in whose time this chat's times are, and what time it is there."""
    # NOTE: The answer to /timezone. {city}: stands for a time zone, e.g. Berlin or UTC.
    # {time}: what time it is there now, e.g. 14:05.
    return _("Times in this chat are {city} time ({time} now).", city=place, time=clock(at))


def zone_set(zone: str, at: datetime, former: str | None, others: Sequence[str]) -> Message:
    """Confirm a zone; of one without summer time, offer `others` where it is the same time now."""
    values = {"city": city(zone), "zone": zone, "time": clock(at)}
    if not is_offset(zone):
        # NOTE: Confirms /timezone. {city}: stands for a time zone, e.g. New York. {zone}: its
        # technical name, e.g. America/New_York. {time}: what time it is there now, e.g. 14:05.
        done = _("The time zone is now {city} ({zone}), where it is {time}.", **values)
        return undoable(f"/timezone {former}", done) if former else says(done)
    # NOTE: Confirms /timezone with hours from Greenwich. {city}: e.g. UTC+2. {time}: e.g. 14:05.
    done = _("The time zone is now {city}, where it is {time}.", **values)
    # NOTE: After "The time zone is now UTC+2", above buttons with cities. {city}: e.g. UTC+2.
    season = _("{city} has no summer time. If your clocks change, choose a city:", **values)
    confirmed = undoable(f"/timezone {former}", done, season) if former else says(done, season)
    return with_buttons(confirmed, _zones(others))


def zone_read(words: str, zone: str, at: datetime) -> str:
    """Say as which zone `words` were read; nothing where they are its own or its city's name."""
    if normalise(words) in map(normalise, ("", zone, city(zone), _english_city(zone))):
        return ""
    # NOTE: After what someone wrote was taken for a time zone. {words}: e.g. EST or Munich. {zone}:
    # a technical name, e.g. America/New_York. {time}: what time it is there now, e.g. 14:05.
    return _(
        "I read “{words}” as {zone}, where it is {time} now.",
        words=words,
        zone=city(zone) if is_offset(zone) else zone,
        time=clock(at.astimezone(ZoneInfo(zone))),
    )


@counts_as("bad_arguments")
def zone_unsure(words: str, meant: Sequence[FoundZone]) -> Message:
    """Offer the zones that `words` may name."""
    # NOTE: Above buttons with cities. {words}: what someone wrote, e.g. IST or Valencia.
    text = _("“{words}” can be several time zones: which one is yours?", words=words)
    return with_buttons(says(text), _found(meant))


@counts_as("bad_arguments")
def zone_unknown(words: str, nearest: Sequence[FoundZone]) -> Message:
    """Say that no place is called so, and offer those that are similar."""
    # NOTE: The answer to /timezone with an unknown name. {zone}: what someone wrote, e.g. Berln.
    text = _("I don't know a time zone called “{zone}”.", zone=words)
    # NOTE: After an unknown time zone. {command}: an example, e.g. /timezone 14:05
    how = _(
        "Write a city, or what time it is where you are: {command}",
        command=command_text("timezone 14:05"),
    )
    return with_buttons(says(text, how), _found(nearest))


def zones_with(at: time, zones: Sequence[str]) -> Message:
    """Offer the zones in which it is that time now."""
    # NOTE: Above buttons with cities. {time}: e.g. 14:05.
    text = _("It is {time} now in these time zones. Which one is yours?", time=clock(at))
    return with_buttons(says(text), _zones(zones))


def place_name(found: FoundZone) -> str:
    """Return a place with its country, such as ``Portland, Maine`` or ``Valencia, Spain``."""
    name = city(found.zone) if found.name in {found.zone, _english_city(found.zone)} else found.name
    region = found.state or (country_name(found.country) if found.country else "")
    if not region or region == name:
        return name
    # NOTE: A place on a button. {city}: e.g. Valencia. {region}: its country or state, e.g. Spain.
    return _("{city}, {region}", city=name, region=region)


def _english_city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _found(zones: Sequence[FoundZone]) -> Buttons:
    return in_rows(
        tuple(Button(label=place_name(each), ask=f"/timezone {each.zone}") for each in zones)
    )


def _zones(zones: Sequence[str]) -> Buttons:
    return in_rows(tuple(Button(label=city(zone), ask=f"/timezone {zone}") for zone in zones))


def _hours(quiet: Quiet) -> str:
    return f"{quiet.start:%H:%M}-{quiet.end:%H:%M}"
