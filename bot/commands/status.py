"""The command that says how digests go: in a channel, or for those who run the bot, everywhere."""

from bot.commands.asked import Asked
from bot.desk import Desk
from bot.message import Message
from bot.status import channel_status_of, status_of
from bot.wording.status import channel_status_message, status_message


def status(desk: Desk, asked: Asked) -> Message:
    """Say what waits, what comes next, and what went wrong."""
    if asked.role == "owner":
        return status_message(status_of(desk.store, asked.at), asked.at)
    return channel_status_message(channel_status_of(desk.store, str(asked.channel), asked.at))
