"""The rows of this family in the table of commands."""

from typing import Final

from bot.commands import corpus
from bot.commands.arguments import takes
from bot.commands.command import OWNERS, READING, SETTINGS, Command
from bot.commands.topics import editing, stories

ROWS: Final = (
    Command(name="topics", help="the topics", rights=READING, run=corpus.topics),
    Command(
        name="stories",
        takes=takes.topic,
        arguments="[topic]",
        help="the biggest stories that no topic covers, or on a topic",
        rights=READING,
        run=stories.stories,
    ),
    Command(
        name="follow",
        takes=takes.number,
        arguments="<number>",
        help="make a topic of a story",
        rights=OWNERS,
        run=stories.follow,
    ),
    Command(
        name="topic",
        takes=takes.anything,
        arguments="[name: terms]",
        help="make, try or change a topic",
        rights=OWNERS,
        run=editing.topic,
    ),
    Command(
        name="verify",
        help="check every quotation against the stored text",
        rights=SETTINGS,
        run=corpus.verify,
    ),
)
