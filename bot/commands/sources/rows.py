"""The rows of this family in the table of commands."""

from typing import Final

from bot.commands.command import READING, Command
from bot.commands.sources import listing

ROWS: Final = (
    Command(
        name="sources",
        takes=listing.takes_page,
        arguments="[topic or words]",
        help="the sources, and how they are doing",
        rights=READING,
        run=listing.sources,
    ),
)
