"""The command that says how digests go: in a channel, or for those who run the bot, everywhere."""

from bot.chat.message import Message
from bot.commands.parsing import ParsedCommand
from bot.library.library import Library
from bot.subscriptions.status import channel_status_of, status_of, without_details
from bot.wording.status import channel_status_message, status_message


def status(library: Library, command: ParsedCommand) -> Message:
    """Say what waits, what comes next, and what went wrong."""
    if command.role == "owner":
        found = status_of(library.store, command.at, library.background())
        return status_message(without_details(found), command.at)
    return channel_status_message(
        channel_status_of(library.store, str(command.channel), command.at)
    )
