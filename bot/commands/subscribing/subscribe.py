"""The command that subscribes a channel: what was left out is asked for, one step at a time."""

import re
from collections.abc import Sequence
from functools import partial
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from bot.chat.message import Message
from bot.commands.parsing import ParsedCommand
from bot.library.library import Library
from bot.library.limits import SUBSCRIPTIONS
from bot.subscriptions.slots import EVERY_DAY, Plan
from bot.subscriptions.subscription import USUAL_POINTS, Subscription, readable
from bot.subscriptions.words import SubscriptionWords, parse_words
from bot.subscriptions.zones import WELL_KNOWN
from bot.wording import subscribing as questions
from bot.wording import subscriptions as wording
from bot.wording import times as when
from storage.ports.subscriptions import Subscription as StoredSubscription

_FIELD = re.compile(r"\b(?:topics|times|further|zone)=")
"""The names of a form's fields, which stand before what was filled in."""


def subscribe(library: Library, command: ParsedCommand) -> Message:
    """Subscribe this channel, or ask for what is still needed."""
    text = unquote(_FIELD.sub(" ", command.words))
    words = parse_words(text, partial(_find_topic_name, library))
    existing = library.store.subscriptions(str(command.channel))
    latest = _latest(existing)
    words.zone = words.zone or (latest.plan.zone.key if latest else None) or command.zone
    if words.unknown:
        first = words.unknown[0]
        return questions.not_understood(first, library.similar_topics(first))
    return _ask_for_rest(library, words) or _subscribe(library, command, existing, words)


def _ask_for_rest(library: Library, words: SubscriptionWords) -> Message | None:
    """Return a question for what is still needed; None where all is there."""
    topics = library.topics()
    form = questions.form(topics, words.zone or library.zone, words.topics)
    if not (words.topics or words.everything):
        return questions.ask_topics(topics, words.text, form)
    if not words.times:
        return questions.ask_times(words.text, form)
    if not words.zone:
        zones = dict.fromkeys((library.zone, *WELL_KNOWN))
        return questions.ask_zone(list(zones), words.text, form)
    return None


def _subscribe(
    library: Library,
    command: ParsedCommand,
    existing: Sequence[StoredSubscription],
    words: SubscriptionWords,
) -> Message:
    latest = _latest(existing)
    subscription = Subscription(
        channel=command.channel,
        topics=() if words.everything else tuple(words.topics),
        plan=Plan(
            times=frozenset(words.times),
            weekdays=frozenset(words.weekdays) or EVERY_DAY,
            zone=ZoneInfo(words.zone or library.zone),
            quiet=latest.plan.quiet if latest else None,
        ),
        points=words.points or USUAL_POINTS,
        silent=words.silent,
        repeats=words.repeats,
        place=command.place,
        language=command.language,
        subscriber=command.user,
    )
    for stored, each in readable(existing):
        if each == subscription:
            return wording.there_already(subscription, stored.due)
    if len(existing) >= SUBSCRIPTIONS:
        return wording.too_many(SUBSCRIPTIONS)
    due = subscription.due_after(command.at)
    number = library.store.subscribe(str(command.channel), subscription.encode(), due)
    read = when.zone_read(words.zone_words, subscription.plan.zone.key, command.at)
    return wording.confirm_subscription(subscription, due, number, read)


def _latest(existing: Sequence[StoredSubscription]) -> Subscription | None:
    """Return the subscription whose zone and quiet hours a new one takes over."""
    found = readable(existing)
    return found[-1][1] if found else None


def _find_topic_name(library: Library, words: str) -> str | None:
    topic = library.find_topic(words)
    return topic.name if topic else None
