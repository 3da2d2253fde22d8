"""What the bot tells people of its own accord."""

from collections.abc import Sequence
from contextlib import suppress

from bot.chat.message import Message
from bot.commands.arguments.days import local_time
from bot.commands.parsing import ParsedCommand
from bot.gathering.health import sources_of_notice
from bot.library.library import Library
from bot.subscriptions.subscription import readable
from bot.wording.gathering.failing import sources_failing
from bot.wording.subscriptions import digest_undelivered
from briefings.gathering.source import Source, SourceHealth
from storage.errors import NotFound


def notice(library: Library, command: ParsedCommand, told: str) -> Message:
    """Tell what a notice is about: sources that fail, or a channel that can't be reached."""
    if sources := sources_of_notice(told):
        return failing_sources(library, command, sources)
    return unreachable(library, command, told)


def failing_sources(library: Library, command: ParsedCommand, ids: Sequence[str]) -> Message:
    """Tell of sources that have failed for days; empty where all of them work by now."""
    healths = library.store.source_health()
    failing: list[tuple[Source, SourceHealth]] = []
    for each in ids:
        with suppress(NotFound):  # it was removed meanwhile
            failing.append((library.store.source(each), healths[each]))
    still = [(source, health) for source, health in failing if health.failing]
    if not still:
        return Message(parts=())
    return sources_failing(still, local_time(library, command).tzinfo)


def unreachable(library: Library, command: ParsedCommand, channel: str) -> Message:
    """Tell a subscriber that their channel can't be reached; empty where it can be by now."""
    gone = library.store.channel(channel).gone
    theirs = [
        subscription
        for stored, subscription in readable(library.store.subscriptions())
        if str(subscription.channel.home) == channel
        and subscription.subscriber == command.user
        and stored.due
    ]
    if gone is None or not theirs:
        return Message(parts=())
    return digest_undelivered(channel, gone.reason, theirs)
