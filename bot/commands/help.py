"""Commands about the bot itself."""

from importlib.metadata import version

from bot.chat.message import Message
from bot.commands.parsing import ParsedCommand
from bot.library.library import Library
from bot.wording import answers, refusals


def forwarded(_library: Library, _command: ParsedCommand) -> Message:
    """Say that a command of someone else was not run."""
    return refusals.not_forwarded()


def about(library: Library, _: ParsedCommand) -> Message:
    """Say what the bot is and how much it has read."""
    return answers.about_message(
        library.corpus_stats(), library.recipe.method, version("briefing-bot")
    )
