"""What can be chosen when subscribing, and the buttons that choose it."""

from datetime import time
from typing import Final

from bot.chat.message import Button
from bot.subscriptions.slots import EVERY_DAY
from bot.subscriptions.words import SubscriptionWords
from bot.wording.language.catalogue import pgettext

USUAL_TIMES: Final = tuple(time(hour) for hour in (6, 7, 8, 9, 12, 18))
"""Times of day that can be chosen by a tap."""


def title() -> str:
    """Return the heading of what is chosen, and of the form."""
    # NOTE: The heading of what is chosen when subscribing, and of the form to subscribe.
    return pgettext("heading", "Subscribe")


def topics_label() -> str:
    """Return what the choice of topics is called."""
    # NOTE: A button and a field when subscribing: the topics of the digest.
    return pgettext("setting", "Topics")


def times_label() -> str:
    """Return what the choice of a time of day is called."""
    # NOTE: A button and a field when subscribing: the time of day of the digest.
    return pgettext("setting", "Time")


def days_label() -> str:
    """Return what the choice of days is called."""
    # NOTE: A button and a field when subscribing: the days of the digest.
    return pgettext("setting", "Days")


def zone_label() -> str:
    """Return what the choice of a time zone is called."""
    # NOTE: A button and a field when subscribing.
    return pgettext("setting", "Time zone")


def all_topics() -> str:
    """Return what the choice of all topics is called."""
    # NOTE: A choice when subscribing.
    return pgettext("choice", "All topics")


def day_choices() -> tuple[tuple[str, frozenset[int]], ...]:
    """Return the days that can be chosen by a tap, by what they are called."""
    return (
        # NOTE: A choice when subscribing: digests on all days of the week.
        (pgettext("choice", "Every day"), EVERY_DAY),
        # NOTE: A choice when subscribing: digests from Monday to Friday.
        (pgettext("choice", "Monday to Friday"), frozenset(range(5))),
        # NOTE: A choice when subscribing: digests once a week, on Mondays.
        (pgettext("choice", "Mondays"), frozenset({0})),
    )


def screen_ask(name: str, said: str) -> str:
    """Return what asks for a screen, with what is chosen so far."""
    return f"/subscribing {name} {said}".strip()


def back_button(words: SubscriptionWords) -> Button:
    """Return the button that goes back to what is chosen so far."""
    # NOTE: A button: goes back to what is chosen so far.
    return Button(label=pgettext("button", "Back"), ask=screen_ask("review", words.text))


def toggle(label: str, chosen: bool, ask: str) -> Button:  # noqa: FBT001 - what it shows
    """Return a button that chooses something, or leaves it out where it is `chosen`."""
    if chosen:
        # NOTE: A button: something that is chosen, and can be left out again. {choice}: e.g. Trade
        # or Monday.
        label = pgettext("choice", "{choice} – on", choice=label)
    return Button(label=label, ask=ask)
