"""Commands about the bot itself: friendly words, and what it is."""

from importlib.metadata import version

from bot.chat.message import Message, with_buttons
from bot.commands.parsing import ParsedCommand
from bot.library.library import Library
from bot.wording import answers, buttons, refusals


def forwarded(_library: Library, _command: ParsedCommand) -> Message:
    """Say that a command of someone else was not run."""
    return refusals.not_forwarded()


def greet(library: Library, _: ParsedCommand) -> Message:
    """Answer a greeting."""
    topics = library.topics()
    return with_buttons(answers.greeting(topics), buttons.home(topics))


def be_friendly(library: Library, command: ParsedCommand) -> Message:
    """Answer thanks, an "ok" or a farewell."""
    has_brief = library.find_brief(command.channel, None) is not None
    return answers.friendly(library.topics(), has_brief=has_brief)


def suggest(_: Library, command: ParsedCommand) -> Message:
    """Ask whether the command was meant that the words are."""
    return with_buttons(refusals.suggest([command.words]), buttons.commands([command.words]))


def about(library: Library, _: ParsedCommand) -> Message:
    """Say what the bot is and how much it has read."""
    return answers.about_message(
        library.corpus_stats(), library.recipe.method, version("briefing-bot")
    )
