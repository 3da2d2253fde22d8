"""The digest of a slot that is due, and the command that previews the next one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.chat.message import Message, with_buttons
from bot.chat.request import DueDigest
from bot.commands.parsing import ParsedCommand
from bot.commands.settings import muted_now
from bot.library.library import Library
from bot.subscriptions.digest import Digest, digest_for
from bot.subscriptions.slots import Slot
from bot.subscriptions.subscription import USUAL_POINTS, Subscription, read_subscription
from bot.wording import buttons, digests, subscriptions
from bot.wording.digests import Occasion
from briefings.model import Topic
from storage.errors import NotFound

_LATE = timedelta(minutes=5)


def digest(library: Library, asked: ParsedCommand) -> Message:
    """Preview the next digest: of all topics, or of the subscription of that number."""
    if not asked.words.isdecimal():
        if asked.words[:1].isdecimal():
            return subscriptions.no_such(asked.words)
        return _preview(library, asked, None, 0)
    try:
        kept = library.store.subscription(int(asked.words))
    except NotFound:
        return subscriptions.no_such(asked.words)
    if kept.channel != str(asked.channel):
        return subscriptions.no_such(asked.words)
    return _preview(library, asked, read_subscription(kept.channel, kept.written), kept.number)


def deliver_digest(library: Library, asked: ParsedCommand, due: DueDigest) -> Message:
    """Return the digest that is due; empty where its subscription has ended meanwhile.

    Raises:
        ValueError: there is no such slot.
    """
    try:
        kept = library.store.subscription(due.subscription)
    except NotFound:
        return Message(parts=())
    wanted = read_subscription(kept.channel, kept.written)
    asked = replace(asked, channel=wanted.channel)  # it may be called otherwise since it was due
    return _delivered(library, asked, wanted, (kept.number, wanted.slot(due.slot)))


def _delivered(
    library: Library, asked: ParsedCommand, wanted: Subscription, which: tuple[int, Slot]
) -> Message:
    number, slot = which
    missed: Counter[str] = Counter(
        each.state for each in library.store.missed_deliveries(number) if each.at < slot.at
    )
    found = digest_for(
        library, asked.channel, _topics(library, asked, wanted.topics), wanted.points, asked.at
    )
    if wanted.silent and not (found.sections or found.corrections or missed):
        return Message(parts=(), tells=found.tells)
    occasion = replace(
        _occasion(library, wanted, number, asked),
        at=slot.at.astimezone(wanted.plan.zone),
        late=asked.at - slot.at > _LATE,
        missed=missed,
    )
    return replace(_message(library, asked, found, occasion), repeatable=wanted.repeats)


def _preview(
    library: Library, asked: ParsedCommand, wanted: Subscription | None, number: int
) -> Message:
    points = wanted.points if wanted else USUAL_POINTS
    topics = _topics(library, asked, wanted.topics if wanted else ())
    occasion = replace(_occasion(library, wanted, number, asked), preview=True)
    found = digest_for(library, asked.channel, topics, points, asked.at)
    return _message(library, asked, found, occasion)


def _occasion(
    library: Library, wanted: Subscription | None, number: int, asked: ParsedCommand
) -> Occasion:
    zone = wanted.plan.zone if wanted else ZoneInfo(library.zone)
    at = asked.at.astimezone(zone)
    since = library.store.last_delivery_at(number)
    if since is None:
        held = library.corpus_stats()
        return Occasion(at=at, articles=held.articles, sources=held.sources)
    many, sources = library.store.count_arrivals(since)
    return Occasion(at=at, since=since.astimezone(zone), articles=many, sources=sources)


def _topics(library: Library, asked: ParsedCommand, names: Sequence[str]) -> list[Topic]:
    """Return the topics of those names, in that order, or all; without those that are muted."""
    muted = muted_now(library.store.channel(asked.home), asked)
    kept = {topic.name: topic for topic in library.topics() if topic.name not in muted}
    return [kept[name] for name in names or kept if name in kept]


def _message(library: Library, asked: ParsedCommand, found: Digest, occasion: Occasion) -> Message:
    if not found.sections:
        return digests.digest_message(found, (), occasion)
    brief = found.brief(digests.title(occasion))
    library.save_brief(brief, asked.at.replace(hour=0, minute=0, second=0, microsecond=0))
    library.show(asked.channel, brief)
    message = digests.digest_message(found, library.passages(brief), occasion)
    return with_buttons(message, buttons.under_digest(brief, [each for each, _ in found.sections]))
