"""Commands that people aren't told of: for buttons, platforms, and what they write freely."""

from typing import Final

from bot.commands import briefs, corpus, help  # noqa: A004 - the family of /help
from bot.commands.arguments import takes
from bot.commands.command import READING, Command

UNLISTED: Final = (
    Command(name="home", help="topics and settings", rights=READING, run=corpus.home, listed=False),
    Command(
        name="forwarded",
        help="how to run a command that was forwarded",
        rights=READING,
        run=help.forwarded,
        listed=False,
    ),
    Command(
        name="show",
        takes=takes.anything,
        help="a brief by its id",
        rights=READING,
        run=briefs.show,
        listed=False,
    ),
    Command(name="hello", help="a greeting", rights=READING, run=help.greet, listed=False),
    Command(
        name="thanks", help="a friendly word", rights=READING, run=help.be_friendly, listed=False
    ),
    Command(
        name="suggest",
        takes=takes.anything,
        help="a command that may be meant",
        rights=READING,
        run=help.suggest,
        listed=False,
    ),
    Command(
        name="link",
        takes=takes.anything,
        help="a brief on the story of an article",
        rights=READING,
        run=briefs.of_address,
        listed=False,
    ),
)
