"""The screens on which a subscription is chosen, each in place of the one before it.

A button asks for a screen and has all that is chosen so far in its words, so that nothing is lost
when the bot is restarted, and two people who choose at once are not in each other's way.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from bot.chat.message import Message, Owner, is_owned, owned_by
from bot.commands.parsing import ParsedCommand
from bot.commands.subscribing.drafts import Draft, draft_of
from bot.commands.subscribing.zones import likely_zones
from bot.library.library import Library
from bot.library.limits import SUBSCRIPTIONS
from bot.wording import subscriptions as confirmed
from bot.wording import times as when
from bot.wording.subscribing import questions
from bot.wording.subscribing import screens as wording

_Screen: TypeAlias = Callable[[Library, ParsedCommand, Draft], Message]

ASKED: Final[Mapping[str, Callable[[], Message]]] = {
    "city": questions.ask_city,
    "time": questions.ask_time,
}
"""What is asked to be written, by the name of its screen."""


def choose(library: Library, command: ParsedCommand) -> Message:
    """Show the screen that the first word names, with what the other words say as chosen."""
    name, _, text = command.words.partition(" ")
    name, _, page = name.partition("-")
    screen = _SCREENS.get(name, _review)
    draft = draft_of(library, command, text)
    shown = screen(library, replace(command, words=page), draft)
    return of_owner(replace(shown, in_place=True), command)


def first_screen(library: Library, command: ParsedCommand, draft: Draft) -> Message:
    """Return what is chosen without having been said, to be confirmed."""
    return of_owner(_review(library, command, draft), command)


def store_subscription(library: Library, command: ParsedCommand, draft: Draft) -> Message:
    """Subscribe to what a complete draft says, unless that is so already."""
    subscription = draft.subscription(command, draft.words.zone or library.zone)
    for stored, each in draft.existing:
        if each == subscription:
            return confirmed.there_already(subscription, stored.due)
    if draft.count >= SUBSCRIPTIONS:
        return confirmed.too_many(SUBSCRIPTIONS)
    due = subscription.due_after(command.at)
    number = library.store.subscribe(str(command.channel), subscription.encode(), due)
    read = when.zone_read(draft.words.zone_words, subscription.plan.zone.key, command.at)
    return confirmed.confirm_subscription(subscription, due, number, read)


def _review(library: Library, command: ParsedCommand, draft: Draft) -> Message:
    zone = draft.words.zone
    if zone is None:
        return _zones(library, command, draft)
    draft.complete()
    subscription = draft.subscription(command, zone)
    local = command.at.astimezone(ZoneInfo(zone))
    return wording.review(subscription, local, subscription.due_after(command.at), draft.words.text)


def _topics(library: Library, command: ParsedCommand, draft: Draft) -> Message:
    draft.complete()
    page = int(command.words) if command.words.isdecimal() else 1
    return wording.choose_topics(library.topics(), draft.words, page)


def _times(_library: Library, _command: ParsedCommand, draft: Draft) -> Message:
    draft.complete()
    return wording.choose_time(draft.words)


def _days(_library: Library, _command: ParsedCommand, draft: Draft) -> Message:
    draft.complete()
    return wording.choose_days(draft.words)


def _weekdays(_library: Library, _command: ParsedCommand, draft: Draft) -> Message:
    draft.complete()
    return wording.choose_weekdays(draft.words)


def _zones(library: Library, command: ParsedCommand, draft: Draft) -> Message:
    return wording.choose_zone(likely_zones(library, command), draft.words, command.at)


def _ask(name: str) -> _Screen:
    def ask(library: Library, command: ParsedCommand, draft: Draft) -> Message:
        """Ask for something to be written, and remember that for a while."""
        question = f"{name} {draft.words.text}"
        library.store.ask_question(
            str(command.channel), command.user or "", question.strip(), command.at
        )
        return questions.with_back(ASKED[name](), draft.words)

    return ask


def _confirm(library: Library, command: ParsedCommand, draft: Draft) -> Message:
    if draft.words.zone is None:
        return _zones(library, command, draft)
    draft.complete()
    return store_subscription(library, command, draft)


def of_owner(message: Message, command: ParsedCommand) -> Message:
    """Say in a group who is choosing, once, and have the buttons be theirs."""
    if command.place == "private" or command.user is None or is_owned(message):
        return message
    owner = command.owner or Owner(id=command.user, name=command.user_name or "")
    return owned_by(questions.with_owner(message, owner), owner)


_SCREENS: Final[Mapping[str, _Screen]] = {
    "review": _review,
    "topics": _topics,
    "times": _times,
    "days": _days,
    "weekdays": _weekdays,
    "zones": _zones,
    "city": _ask("city"),
    "time": _ask("time"),
    "confirm": _confirm,
}
