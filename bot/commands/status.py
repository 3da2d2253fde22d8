"""The command that says how the bot is doing: for those who run it."""

from bot.commands.asked import Asked
from bot.desk import Desk
from bot.message import Message
from bot.status import status_of
from bot.wording.status import status_message


def status(desk: Desk, asked: Asked) -> Message:
    """Say what waits, what comes next, and what went wrong."""
    return status_message(status_of(desk.store, asked.at), asked.at)
