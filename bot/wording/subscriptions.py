"""What the bot says about subscriptions: what is wanted, when the next comes, how to undo it."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Final

from bot.chat.message import (
    Bullets,
    Button,
    Buttons,
    Heading,
    Message,
    Paragraph,
    Part,
    with_buttons,
)
from bot.subscriptions.slots import EVERY_DAY, Quiet
from bot.subscriptions.subscription import Subscription
from bot.wording.buttons import in_rows
from bot.wording.catalogue import _, joined, ngettext
from bot.wording.phrases import full_day, weekday

_WORKDAYS: Final = frozenset(range(5))


def subscribed(subscription: Subscription, due: datetime | None, number: int) -> Message:
    """Confirm, and say when the first digest comes."""
    said = _("Subscribed: {what}.", what=described(subscription))
    return _undoable(f"/unsubscribe {number}", said, next_line(subscription, due))


def not_in_terminal() -> Message:
    """Say that nothing can come by itself here."""
    return _says(_("In a terminal nothing comes by itself; /digest shows what is new."))


def there_already(subscription: Subscription, due: datetime | None) -> Message:
    """Say that nothing changes."""
    said = _("You have that already: {what}.", what=described(subscription))
    return _says(said, next_line(subscription, due))


def too_many(most: int) -> Message:
    """Say how many there can be."""
    return _says(
        ngettext(
            "A channel can have {number} subscription. /unsubscribe ends one.",
            "A channel can have {number} subscriptions. /unsubscribe ends one.",
            most,
        )
    )


def listed(theirs: Sequence[tuple[int, Subscription, datetime | None]]) -> Message:
    """List what a channel wants, each with when it comes next."""
    if not theirs:
        none = _("There is no subscription here yet.")
        start = Button(label=_("Subscribe"), ask="/subscribe")
        return with_buttons(_says(none), Buttons(rows=((start,),)))
    rows = tuple(
        (f"{number}", joined(" ", (f"{described(each)}.", next_line(each, due))))
        for number, each, due in theirs
    )
    parts: tuple[Part, ...] = (Heading(text=_("Subscriptions")), Bullets(rows=rows))
    numbers = [(f"{number}", due) for number, _each, due in theirs]
    return with_buttons(
        Message(parts=parts), Buttons(rows=tuple(_changes(*one) for one in numbers))
    )


def which(command: str, theirs: Sequence[tuple[int, Subscription]]) -> Message:
    """Ask which of several subscriptions is meant."""
    rows = tuple((f"{number}", described(each)) for number, each in theirs)
    buttons = tuple(
        Button(label=f"{number}", ask=f"/{command} {number}") for number, _each in theirs
    )
    parts = (Heading(text=_("Which one?")), Bullets(rows=rows))
    return with_buttons(Message(parts=parts), in_rows(buttons))


def no_such(number: str) -> Message:
    """Say that there is none of that number."""
    return _says(_("There is no subscription {number} here.", number=number), _see_list())


def unsubscribed(subscription: Subscription, again: str) -> Message:
    """Confirm that it has ended."""
    said = _("Ended: {what}.", what=described(subscription))
    return _undoable(f"/subscribe {again}", said)


def paused(number: str, until: datetime | None) -> Message:
    """Confirm that nothing comes for a while."""
    if until is None:
        said = _("Paused until you /resume.")
    else:
        said = _("Paused until {day}.", day=full_day(until.date()))
    return _undoable(f"/resume {number}".strip(), said)


def resumed(subscription: Subscription, due: datetime | None) -> Message:
    """Confirm that it goes on."""
    return _says(_("Resumed."), next_line(subscription, due))


def pause_unclear(words: str) -> Message:
    """Say how a pause is written."""
    said = _(
        "I don't understand “{words}”. Write for example: {command}",
        words=words,
        command="/pause 7d, /pause 2026-12-24",
    )
    return _says(said)


def quiet_now(quiet: Quiet | None, former: Quiet | None) -> Message:
    """Say in which hours nothing comes."""
    undo = f"/quiet {_hours(former)}" if former else "/quiet off"
    if quiet is None:
        return _undoable(undo, _("No quiet hours: digests come at their times."))
    said = _(
        "Quiet from {start} to {end}: what is due then comes when that is over.",
        start=f"{quiet.start:%H:%M}",
        end=f"{quiet.end:%H:%M}",
    )
    return _undoable(undo, said)


def quiet_wanted(quiet: Quiet | None) -> Message:
    """Say how quiet hours are written, and which there are."""
    now = _hours(quiet) if quiet else _("none")
    said = _("Quiet hours: {hours}.", hours=now)
    return _says(said, _("Write for example: {command}", command="/quiet 22:00-07:00, /quiet off"))


def none_to_change() -> Message:
    """Say that there is nothing yet that could be changed."""
    start = Button(label=_("Subscribe"), ask="/subscribe")
    return with_buttons(_says(_("There is no subscription here yet.")), Buttons(rows=((start,),)))


def zone_now(zone: str, at: datetime, former: str | None = None) -> Message:
    """Say where times are local, and what time it is there."""
    said = _("Times here are those of {zone}, where it is {time} now.", zone=zone, time=_clock(at))
    return _undoable(f"/timezone {former}", said) if former else _says(said)


def zone_unknown(words: str, nearest: Sequence[str]) -> Message:
    """Say that no place is called so, and offer those that are near."""
    said = _("I know no time zone “{words}”.", words=words)
    how = _("Write a city, or what time it is with you: {command}", command="/timezone 14:05")
    return with_buttons(_says(said, how), _zones(nearest))


def zones_with(at: time, zones: Sequence[str]) -> Message:
    """Offer the zones in which it is that time now."""
    said = _("It is {time} now in these time zones. Which is yours?", time=f"{at:%H:%M}")
    return with_buttons(_says(said), _zones(zones))


def described(subscription: Subscription) -> str:
    """Return what is wanted, in words."""
    plan = subscription.plan
    return _(
        "{topics} – {days} at {times} ({zone})",
        topics=any_of_all(subscription.topics),
        days=_days(plan.weekdays),
        times=joined(_(", "), (f"{at:%H:%M}" for at in sorted(plan.times))),
        zone=plan.zone.key,
    )


def any_of_all(topics: Sequence[str]) -> str:
    """Return the topics as commands, or that it is all of them."""
    return joined(_(", "), (f"/{name}" for name in topics)) or _("all topics")


def next_time(subscription: Subscription, due: datetime | None) -> str:
    """Return when the next digest comes, in words."""
    if due is None:
        return _("paused")
    local = due.astimezone(subscription.plan.zone)
    return _("{day}, {time}", day=full_day(local.date()), time=_clock(local))


def next_line(subscription: Subscription, due: datetime | None) -> str:
    """Say when the next digest comes, or that it is paused."""
    if due is None:
        return _("It is paused; /resume goes on.")
    return _("Next: {when}.", when=next_time(subscription, due))


def _days(weekdays: frozenset[int]) -> str:
    if weekdays == EVERY_DAY:
        return _("every day")
    if weekdays == _WORKDAYS:
        return _("on weekdays")
    return joined(_(", "), map(weekday, sorted(weekdays)))


def _changes(number: str, due: datetime | None) -> tuple[Button, ...]:
    ended = Button(label=_("End {number}", number=number), ask=f"/unsubscribe {number}")
    if due is None:
        return (Button(label=_("Resume {number}", number=number), ask=f"/resume {number}"), ended)
    look = Button(label=_("Look at {number}", number=number), ask=f"/digest {number}")
    return (look, Button(label=_("Pause {number}", number=number), ask=f"/pause {number}"), ended)


def _zones(zones: Sequence[str]) -> Buttons:
    return in_rows(tuple(Button(label=zone, ask=f"/timezone {zone}") for zone in zones))


def _undoable(undo: str, *sentences: str) -> Message:
    return with_buttons(_says(*sentences), Buttons(rows=((Button(label=_("Undo"), ask=undo),),)))


def _hours(quiet: Quiet) -> str:
    return f"{quiet.start:%H:%M}-{quiet.end:%H:%M}"


def _clock(at: datetime) -> str:
    return f"{at:%H:%M}"


def _see_list() -> str:
    return _("/subscriptions lists them.")


def _says(*sentences: str) -> Message:
    return Message(parts=(Paragraph(text=" ".join(sentences)),))
