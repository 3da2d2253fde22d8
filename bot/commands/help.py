"""Commands about the bot itself: the welcome and what it is."""

from importlib.metadata import version

from bot.chat.message import Message, with_buttons
from bot.commands import briefs
from bot.commands.parsing import ParsedCommand
from bot.library.library import Library
from bot.wording import answers, buttons, refusals

_TOPIC_LINK = "topic-"
"""How a link to the bot names a topic, as in `?start=topic_trade`."""


def start(library: Library, command: ParsedCommand) -> Message:
    """Greet, and say how to begin; a link may name the topic to begin with."""
    link = command.words.replace("_", "-")
    topic = library.find_topic(link.removeprefix(_TOPIC_LINK))
    if topic and link.startswith(_TOPIC_LINK):
        return briefs.topic_brief(library, command, topic)
    return with_buttons(answers.welcome(library.topics()), buttons.welcome())


def forwarded(_library: Library, _command: ParsedCommand) -> Message:
    """Say that a command of someone else was not run."""
    return refusals.not_forwarded()


def about(library: Library, _: ParsedCommand) -> Message:
    """Say what the bot is and how much it has read."""
    return answers.about_message(
        library.corpus_stats(), library.recipe.method, version("briefing-bot")
    )
