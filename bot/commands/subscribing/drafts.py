"""A subscription that is being chosen: what is said of it, completed by sensible defaults."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from bot.commands.arguments.takes import find_meant_topic
from bot.commands.parsing import ParsedCommand
from bot.library.library import Library
from bot.subscriptions.chosen import chosen_quiet, chosen_zone
from bot.subscriptions.slots import EVERY_DAY, Plan, Quiet
from bot.subscriptions.subscription import USUAL_POINTS, Subscription, readable
from bot.subscriptions.words import SubscriptionWords, parse_words
from storage.ports.conversations.subscriptions import Subscription as StoredSubscription

USUAL_TIME: Final = time(8)
"""When digests arrive, where nothing else is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is chosen so far, and where.

    Attributes:
        words: what is said; its zone is the one that is known, or None.
        existing: the channel's subscriptions that can be read, each as it is stored, too.
        count: how many there are, those that can't be read among them.
        quiet: the chat's quiet hours.
    """

    words: SubscriptionWords
    existing: Sequence[tuple[StoredSubscription, Subscription]]
    count: int
    quiet: Quiet | None

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to be asked or assumed."""
        words = self.words
        return bool((words.topics or words.everything) and words.times and words.zone)

    def complete(self) -> None:
        """Take all topics, eight in the morning and every day, where nothing else is said."""
        words = self.words
        words.everything = words.everything or not words.topics
        words.times = words.times or {USUAL_TIME}
        words.weekdays = words.weekdays or set(EVERY_DAY)

    def subscription(self, command: ParsedCommand, zone: str) -> Subscription:
        """Return the subscription that is chosen, with times local in `zone`."""
        words = self.words
        return Subscription(
            channel=command.channel,
            topics=() if words.everything else tuple(words.topics),
            plan=Plan(
                times=frozenset(words.times),
                weekdays=frozenset(words.weekdays) or EVERY_DAY,
                zone=ZoneInfo(zone),
                quiet=self.quiet,
            ),
            points=words.points or USUAL_POINTS,
            silent=words.silent,
            repeats=words.repeats,
            place=command.place,
            language=command.language,
            subscriber=command.user,
        )


def draft_of(library: Library, command: ParsedCommand, text: str) -> Draft:
    """Return what `text` says of a subscription in the channel of `command`."""
    stored = library.store.subscriptions(str(command.channel))
    existing = readable(stored)
    theirs = [each for _, each in existing]
    state = library.store.channel(command.home)
    words = parse_words(text, partial(find_meant_topic, library))
    words.zone = words.zone or chosen_zone(state, theirs) or command.zone
    return Draft(
        words=words, existing=existing, count=len(stored), quiet=chosen_quiet(state, theirs)
    )
