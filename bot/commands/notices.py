"""What the bot tells people of its own accord."""

from bot.chat.message import Message
from bot.commands.parsing import ParsedCommand
from bot.library.library import Library
from bot.subscriptions.subscription import readable
from bot.wording.subscriptions import digest_undelivered


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
