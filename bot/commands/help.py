"""Commands about the bot itself: the welcome and what it is."""

from importlib.metadata import version

from bot.commands.asked import Asked
from bot.desk import Desk
from bot.message import Message
from bot.wording import answers


def start(desk: Desk, _: Asked) -> Message:
    """Greet, and say how to begin."""
    return answers.welcome(desk.topics())


def about(desk: Desk, _: Asked) -> Message:
    """Say what the bot is and how much it has read."""
    return answers.about_message(desk.holdings(), desk.recipe.method, version("briefing-bot"))
