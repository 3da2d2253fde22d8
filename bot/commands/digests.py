"""The digest of a slot that is due, and the command that previews the next one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from bot.chat.message import Message, with_buttons
from bot.chat.request import TERMINAL, DueDigest
from bot.commands.parsing import ParsedCommand, parse_number
from bot.commands.settings import muted_topics
from bot.library.library import Library
from bot.library.overviews.stories import BigStory
from bot.subscriptions.digest import Digest, digest_for
from bot.subscriptions.slots import Slot
from bot.subscriptions.subscription import USUAL_POINTS, Subscription, decode_subscription, readable
from bot.wording import buttons, digests, subscriptions
from bot.wording.digests import Occasion
from bot.wording.topics.stories import also_new
from briefings.model import Topic
from storage.errors import NotFound

_LATE = timedelta(minutes=5)
_ALSO = 3
"""Stories on no topic that a digest names, of those that several publishers report."""
_SEVERAL = 2


def digest(library: Library, command: ParsedCommand) -> Message:
    """Preview the next digest: of the chat's subscription, of which one where there are several.

    Without any it is what a digest of all topics would be, with the way to subscribe.
    """
    topic = library.find_topic(command.words) if command.words else None
    if command.words and not topic:
        return _preview_of(library, command)
    existing = readable(library.store.subscriptions(str(command.channel)))
    if topic:
        existing = [each for each in existing if topic.name in each[1].topics]
    match existing:
        case [] if topic:
            return subscriptions.no_such(command.words)
        case []:
            return _preview_of_all(library, command)
        case [(stored, subscription)]:
            return _preview(library, command, subscription, stored.number)
    theirs = [(stored.number, subscription) for stored, subscription in existing]
    return subscriptions.which("digest", theirs)


def _preview_of_all(library: Library, command: ParsedCommand) -> Message:
    message = _preview(library, command, None, 0)
    if command.channel.platform == TERMINAL:
        return message
    return subscriptions.with_offer(message)


def _preview_of(library: Library, command: ParsedCommand) -> Message:
    """Preview the next digest of the subscription of that number."""
    number = parse_number(command.words)
    if number is None:
        return subscriptions.no_such(command.words)
    try:
        stored = library.store.subscription(number)
    except NotFound:
        return subscriptions.no_such(command.words)
    if stored.channel not in command.channel.names:
        return subscriptions.no_such(command.words)
    subscription = decode_subscription(stored.channel, stored.payload)
    return _preview(library, command, subscription, stored.number)


def deliver_digest(library: Library, command: ParsedCommand, due: DueDigest) -> Message:
    """Return the digest that is due; empty if its subscription has ended meanwhile.

    Raises:
        ValueError: there is no such slot.
    """
    try:
        stored = library.store.subscription(due.subscription)
    except NotFound:
        return Message(parts=())
    subscription = decode_subscription(stored.channel, stored.payload)
    command = replace(command, channel=subscription.channel)  # it may have moved since
    library = library.seen_by(subscription.channel.audience)
    slot = subscription.slot(due.slot)
    return _digest_of_slot(library, command, subscription, (stored.number, slot))


def _digest_of_slot(
    library: Library,
    command: ParsedCommand,
    subscription: Subscription,
    numbered_slot: tuple[int, Slot],
) -> Message:
    number, slot = numbered_slot
    missed: Counter[str] = Counter(
        each.state for each in library.store.missed_deliveries(number) if each.at < slot.at
    )
    topics = _topics(library, command, subscription.topics)
    found = digest_for(library, command.channel, topics, subscription.points, command.at)
    if subscription.silent and not (found.sections or found.corrections or missed):
        return Message(parts=(), delivered_quotes=found.delivered_quotes)
    occasion = replace(
        _occasion(library, command, subscription, number),
        at=slot.at.astimezone(subscription.plan.zone),
        late=command.at - slot.at > _LATE,
        missed=missed,
    )
    message = _message(library, command, found, occasion)
    return replace(message, repeatable=subscription.repeats)


def _preview(
    library: Library, command: ParsedCommand, subscription: Subscription | None, number: int
) -> Message:
    points = subscription.points if subscription else USUAL_POINTS
    topics = _topics(library, command, subscription.topics if subscription else ())
    occasion = replace(_occasion(library, command, subscription, number), preview=True)
    found = digest_for(library, command.channel, topics, points, command.at)
    return _message(library, command, found, occasion)


def _occasion(
    library: Library, command: ParsedCommand, subscription: Subscription | None, number: int
) -> Occasion:
    zone = subscription.plan.zone if subscription else ZoneInfo(library.zone)
    at = command.at.astimezone(zone)
    freshness = library.freshness(library.viewer, command.now)
    since = library.store.last_delivery_at(number)
    if since is None:
        stats = library.corpus_stats()
        first = Occasion(at=at, articles=stats.articles, sources=stats.sources)
        return replace(first, is_subscribed=subscription is not None, freshness=freshness)
    articles, sources = library.store.count_arrivals(since)
    return Occasion(
        at=at,
        is_subscribed=subscription is not None,
        since=since.astimezone(zone),
        articles=articles,
        sources=sources,
        freshness=freshness,
    )


def _topics(library: Library, command: ParsedCommand, names: Sequence[str]) -> list[Topic]:
    """Return the topics of those names, in that order, or all; without those that are muted."""
    muted = muted_topics(library.store.channel(command.home), command.at)
    topics = {topic.name: topic for topic in library.topics() if topic.name not in muted}
    return [topics[name] for name in names or topics if name in topics]


def _uncovered(library: Library, occasion: Occasion) -> Sequence[BigStory]:
    """Return the biggest stories since the last digest, or since yesterday, that are on no topic.

    From the full hour on, so that digests which are sent together look for the same ones.
    """
    since = (occasion.since or occasion.at - timedelta(days=1)).astimezone(UTC)
    since = since.replace(minute=0, second=0, microsecond=0)
    return library.big_stories.uncovered(since, _ALSO, _SEVERAL)


def _message(
    library: Library, command: ParsedCommand, found: Digest, occasion: Occasion
) -> Message:
    also = also_new(_uncovered(library, occasion))
    if not found.sections:
        return digests.digest_message(found, (), occasion, also)
    brief = found.brief(digests.title(occasion))
    library.save_brief(brief, command.at.replace(hour=0, minute=0, second=0, microsecond=0))
    library.show(command.channel, brief)
    message = digests.digest_message(found, library.passages(brief), occasion, also)
    return with_buttons(message, buttons.under_digest(brief, [each for each, _ in found.sections]))
