"""Commands about the bot itself: the welcome and what it is."""

from importlib.metadata import version

from bot.commands import briefs
from bot.commands.asked import Asked
from bot.desk import Desk
from bot.message import Message, with_buttons
from bot.wording import answers, buttons

_TOPIC_LINK = "topic-"
"""How a link to the bot names a topic, as in `?start=topic_trade`."""


def start(desk: Desk, asked: Asked) -> Message:
    """Greet, and say how to begin; a link may name the topic to begin with."""
    linked = asked.words.replace("_", "-")
    topic = desk.topic_named(linked.removeprefix(_TOPIC_LINK))
    if topic and linked.startswith(_TOPIC_LINK):
        return briefs.topic_brief(desk, asked, topic)
    return with_buttons(answers.welcome(desk.topics()), buttons.welcome())


def about(desk: Desk, _: Asked) -> Message:
    """Say what the bot is and how much it has read."""
    return answers.about_message(desk.holdings(), desk.recipe.method, version("briefing-bot"))
